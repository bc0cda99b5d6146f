import type { DiagnosticState } from '@/lib/data/diagnostics/get';
import type { Translator } from '@/lib/messages';
import { formatDate } from '@/lib/messages/format';
import { paths } from '@/lib/paths';
import { formatCode } from '@/lib/schemas/draft-code';
import { firstOpenScreen } from './flow';

/** Answers this device holds already: go on with them, or note their code before starting anew. */
export function ExistingDraft({ t, draft, code }: { t: Translator; draft: DiagnosticState; code: string }) {
  const open = firstOpenScreen(draft.answers, draft.form);
  const dates = { date: formatDate(t.locale, draft.savedAt), until: formatDate(t.locale, draft.expiresAt) };
  return (
    <>
      <h2>{t('pages.start.existingTitle')}</h2>
      <p>{t('pages.start.existing', dates)}</p>
      <p>
        <a className="btn" href={open ? paths.screen(open) : paths.check()}>
          {t('pages.start.existing.continue')}
        </a>
        <a className="tap" href={paths.check()}>
          {t('pages.check.title')}
        </a>
      </p>
      <h2>{t('pages.start.existing.anew')}</h2>
      <p>{t('pages.start.existing.anewHelp', { code: formatCode(code) })}</p>
    </>
  );
}
