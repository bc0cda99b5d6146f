import { Choice } from '@/app/_components/forms/choice';
import { FieldGroup } from '@/app/_components/forms/field-group';
import { pageData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { draftCode, requestLocale } from '@/lib/auth/request';
import { hasRun } from '@/lib/data/runs/has-run';
import { translator } from '@/lib/messages';
import { paths, posts } from '@/lib/paths';
import { ExistingDraft } from './_screen/existing-draft';
import { findDraft } from './_screen/find-draft';
import { minutesOf, questionsOf } from './_screen/form-length';

type Props = { searchParams: Promise<{ notice?: string | string[] }> };

export default async function StartPage({ searchParams }: Props) {
  const { notice } = await searchParams;
  const locale = await requestLocale();
  const t = translator(locale);
  const context = await requestContext();
  const [draft, hasResults] = await pageData(paths.diagnostic(), () =>
    Promise.all([findDraft(context), hasRun(context)]),
  );
  const code = await draftCode();
  // A code is held and its answers are gone: whoever comes back to them is told.
  const isGone = !draft && (notice === 'noDraft' || (code !== undefined && code !== ''));
  return (
    <PageFrame
      locale={locale}
      title={t('pages.start.title')}
      path={paths.diagnostic()}
      back={{ href: paths.home() }}
    >
      {isGone && <p className="note warn">{t('pages.start.noDraft')}</p>}
      {notice === 'forgotten' && !draft && !isGone && <p className="note">{t('pages.saved.forgotten')}</p>}
      <h1>{t('pages.start.title')}</h1>
      {draft && code && <ExistingDraft t={t} draft={draft} code={code} hasResults={hasResults} />}
      {!draft && <p className="lede">{t('pages.start.lede')}</p>}
      <form method="post" action={posts.start()}>
        <FieldGroup t={t} name="form" legend={t('pages.start.form')}>
          {(['full', 'short'] as const).map((form) => {
            const length = { minutes: minutesOf(form), count: questionsOf(form).length };
            const option = {
              value: form,
              label: t(`pages.start.form.${form}`, length),
              hint: t(`pages.start.form.${form}.help`, length),
            };
            return <Choice key={form} type="radio" name="form" option={option} checked={form === 'full'} />;
          })}
        </FieldGroup>
        <FieldGroup t={t} name="filledBy" legend={t('pages.start.who')}>
          <Choice
            type="radio"
            name="filledBy"
            option={{ value: 'firm', label: t('pages.start.who.firm') }}
            checked
          />
          <Choice
            type="radio"
            name="filledBy"
            option={{
              value: 'adviser',
              label: t('pages.start.who.adviser'),
              hint: t('pages.start.who.adviser.help'),
            }}
            checked={false}
          />
        </FieldGroup>
        <button type="submit" className={draft ? 'btn second' : 'btn'}>
          {t('pages.start.go')}
        </button>
      </form>
      <p>
        <a href={paths.resume()}>{t('pages.start.resume')}</a>
      </p>
      <h2>{t('pages.start.readyTitle')}</h2>
      <p>{t('pages.start.ready')}</p>
      <h2>{t('pages.start.whyTitle')}</h2>
      <p>
        {t('pages.start.why')} <a href={paths.method()}>{t('pages.start.whyLink')}</a>
      </p>
      <h2>{t('pages.start.seesTitle')}</h2>
      <p>{t('pages.start.sees')}</p>
    </PageFrame>
  );
}
