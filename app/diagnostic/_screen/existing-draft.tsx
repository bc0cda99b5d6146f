import type { DiagnosticState } from '@/lib/data/diagnostics/get';
import type { Translator } from '@/lib/messages';
import { formatDate } from '@/lib/messages/format';
import { paths } from '@/lib/paths';
import { formatCode } from '@/lib/schemas/draft-code';
import { firstOpenScreen } from './flow';

type Props = {
  t: Translator;
  draft: DiagnosticState /** None where they are kept in an account. */;
  code: string | undefined;
  hasResults: boolean;
};

/** Answers this device holds already: see what fits, change them, go on, or note their code before starting anew. */
export function ExistingDraft({ t, draft, code, hasResults }: Props) {
  const dates = { date: formatDate(t.locale, draft.savedAt), until: formatDate(t.locale, draft.expiresAt) };
  const [first, ...others] = waysOn(t, draft, hasResults);
  return (
    <>
      <h2>{t(code ? 'pages.start.existingTitle' : 'account.answers.title')}</h2>
      <p>{t(code ? 'pages.start.existing' : 'account.answers.saved', dates)}</p>
      {first && (
        <p>
          <a className="btn" href={first.href}>
            {first.text}
          </a>
        </p>
      )}
      <ul className="plain taps">
        {others.map(({ href, text }) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
      {code && (
        <>
          <h2>{t('pages.start.existing.anew')}</h2>
          <p>{t('pages.start.existing.anewHelp', { code: formatCode(code) })}</p>
        </>
      )}
    </>
  );
}

/** Questions left come first until there is a result; then the result does. */
function waysOn(t: Translator, { answers, form }: DiagnosticState, hasResults: boolean) {
  const open = firstOpenScreen(answers, form);
  const results = hasResults ? [{ href: paths.results(), text: t('pages.start.existing.results') }] : [];
  const goOn = open ? [{ href: paths.screen(open), text: t('pages.start.existing.continue') }] : [];
  const change = { href: paths.check(), text: t('pages.start.existing.change') };
  return [...results, ...goOn, change];
}
