import { ErrorSummary } from '@/app/_components/forms/error-summary';
import { MarksForm } from '@/app/_components/intakes/marks-form';
import { looksAfter } from '@/app/_desk/looks-after';
import { marksView } from '@/app/_intakes/marks-view';
import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, recordData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';

type Props = {
  params: Promise<{ intake: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Marks for the firms of a group whose places go by points. */
export default page(async function MarksPage({ params, searchParams }: Props) {
  const { intake } = await params;
  const query = await searchParams;
  const context = await requestContext();
  const path = paths.intakeMarks(intake);
  if (looksAfter(context) === null) return noAccess(context, path);
  const view = await recordData(path, () => marksView(context, intake, query));
  if (view?.method !== 'points') return noSuchPage();
  const { t, title, rows, errors, isStale, bar } = view;
  return (
    <PageFrame
      locale={t.locale}
      title={title}
      path={path}
      back={{ href: paths.deskIntake(intake), label: t('intakes.desk.backOne') }}
      failed={errors.length > 0 || isStale}
    >
      {(errors.length > 0 || isStale) && (
        <ErrorSummary
          title={t('intakes.desk.problem')}
          links={[
            ...(isStale ? [{ href: '#marks', label: t('intakes.marks.conflict') }] : []),
            ...errors.map(({ field, text }) => ({ href: `#${field}`, label: text })),
          ]}
        />
      )}
      <h1>{title}</h1>
      <p className="lede">{t(`intakes.marks.${bar ?? 'lede'}`)}</p>
      {bar === null && (
        <div id="marks">
          {rows.length > 0 ? (
            <MarksForm action={view.action} go={t('intakes.marks.save')} rows={rows} />
          ) : (
            <p>{t('intakes.marks.none')}</p>
          )}
        </div>
      )}
    </PageFrame>
  );
});
