import { SignedOutNote } from '@/app/_components/account/signed-out-note';
import { Choice } from '@/app/_components/forms/choice';
import { FieldGroup } from '@/app/_components/forms/field-group';
import { noAccess } from '@/app/_shell/no-access';
import { inAccount } from '@/app/_shell/own-answers';
import { page, pageData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext, sessionHasEnded } from '@/lib/auth/context';
import { draftCode, requestLocale } from '@/lib/auth/request';
import type { DiagnosticState } from '@/lib/data/diagnostics/get';
import { hasRun } from '@/lib/data/runs/has-run';
import { type Translator, translator } from '@/lib/messages';
import { paths, posts } from '@/lib/paths';
import { DrawnWith } from './_screen/drawn-with';
import { ExistingDraft } from './_screen/existing-draft';
import { findDraft } from './_screen/find-draft';
import { minutesOf, questionsOf } from './_screen/form-length';

type Query = Partial<Record<'notice' | 'form' | 'filledBy', string | string[]>>;
type Props = { searchParams: Promise<Query> };

export default page(async function StartPage({ searchParams }: Props) {
  const { notice, ...chosen } = await searchParams;
  const locale = await requestLocale();
  const t = translator(locale);
  const context = await requestContext();
  if (!('draft' in context.actor)) return noAccess(context, paths.diagnostic());
  const isKept = inAccount(context);
  const [draft, hasResults] = await pageData(paths.diagnostic(), () =>
    Promise.all([findDraft(context), hasRun(context)]),
  );
  const hasEnded = !draft && (await sessionHasEnded());
  const code = isKept ? undefined : await draftCode();
  // A code is held and its answers are gone: whoever comes back to them is told.
  const isGone = !isKept && !draft && (notice === 'noDraft' || (code !== undefined && code !== ''));
  return (
    <PageFrame
      locale={locale}
      title={t('pages.start.title')}
      path={paths.diagnostic()}
      back={{ href: paths.home() }}
    >
      {hasEnded && <SignedOutNote t={t} path={paths.diagnostic()} />}
      {isGone && <p className="note warn">{t('pages.start.noDraft')}</p>}
      {notice === 'forgotten' && !draft && !isGone && <p className="note">{t('pages.saved.forgotten')}</p>}
      {notice === 'held' && draft && !isKept && <p className="note warn">{t('pages.start.held')}</p>}
      <h1>{t('pages.start.title')}</h1>
      {draft && (code || isKept) && <ExistingDraft t={t} draft={draft} code={code} hasResults={hasResults} />}
      {!draft && <p className="lede">{t('pages.start.lede')}</p>}
      {(!draft || !isKept) && (
        <StartForm
          t={t}
          draft={draft}
          short={chosen.form === 'short'}
          byAdviser={chosen.filledBy === 'adviser' || context.actor.kind === 'firm_adviser'}
        />
      )}
      {!isKept && (
        <p>
          <a href={paths.resume()}>{t('pages.start.resume')}</a>
        </p>
      )}
      <h2>{t('pages.start.readyTitle')}</h2>
      <p>{t('pages.start.ready')}</p>
      <h2>{t('pages.start.whyTitle')}</h2>
      <p>
        {t('pages.start.why')} <a href={paths.method()}>{t('pages.start.whyLink')}</a>
      </p>
      <h2>{t('pages.start.seesTitle')}</h2>
      <p>{t(isKept ? 'account.sees' : 'pages.start.sees')}</p>
    </PageFrame>
  );
});

type StartProps = {
  t: Translator;
  /** Where there are answers already: it starts anew. */
  draft: DiagnosticState | null;
  short: boolean;
  byAdviser: boolean;
};

/** How long, and by whom. */
function StartForm({ t, draft, short, byAdviser }: StartProps) {
  return (
    <form method="post" action={posts.start()}>
      <DrawnWith draft={draft} isKept={false} />
      <FieldGroup t={t} name="form" legend={t('pages.start.form')}>
        {(['full', 'short'] as const).map((form) => {
          const length = { minutes: minutesOf(form), count: questionsOf(form).length };
          const option = {
            value: form,
            label: t(`pages.start.form.${form}`, length),
            hint: t(`pages.start.form.${form}.help`, length),
          };
          return (
            <Choice
              key={form}
              type="radio"
              name="form"
              option={option}
              checked={form === (short ? 'short' : 'full')}
            />
          );
        })}
      </FieldGroup>
      <FieldGroup t={t} name="filledBy" legend={t('pages.start.who')}>
        <Choice
          type="radio"
          name="filledBy"
          option={{ value: 'firm', label: t('pages.start.who.firm') }}
          checked={!byAdviser}
        />
        <Choice
          type="radio"
          name="filledBy"
          option={{
            value: 'adviser',
            label: t('pages.start.who.adviser'),
            hint: t('pages.start.who.adviser.help'),
          }}
          checked={byAdviser}
        />
      </FieldGroup>
      <button type="submit" className={draft ? 'btn second' : 'btn'}>
        {t('pages.start.go')}
      </button>
    </form>
  );
}
