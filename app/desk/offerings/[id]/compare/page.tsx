import { DifferenceTable } from '@/app/_components/desk/difference-table';
import { LabelledSelect } from '@/app/_components/desk/labelled-select';
import { compareView } from '@/app/_desk/compare-view';
import { looksAfter } from '@/app/_desk/looks-after';
import { deskView } from '@/app/_desk/offering-view';
import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, recordData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Two versions of an offering side by side; which ones stands in the address. */
export default page(async function DeskComparePage({ params, searchParams }: Props) {
  const { id } = await params;
  const { from, to } = await searchParams;
  const context = await requestContext();
  if (looksAfter(context) === null) return noAccess(context, paths.deskOffering(id));
  const loaded = await recordData(paths.deskOffering(id), () => deskView(context, id));
  if (!loaded) return noSuchPage();
  const { t } = loaded.say;
  const view = compareView(loaded, { from, to });
  const title = t('desk.compare.title', { name: loaded.name });
  return (
    <PageFrame
      locale={t.locale}
      title={title}
      path={paths.deskCompare(id, { from: view.from, to: view.to })}
      back={{ href: paths.deskOffering(id), label: t('desk.backOne') }}
      width="wide"
    >
      <h1>{title}</h1>
      <form method="get" action={paths.deskCompare(id)} className="search">
        <LabelledSelect name="from" label={t('desk.compare.from')} options={view.options} value={view.from} />
        <LabelledSelect name="to" label={t('desk.compare.to')} options={view.options} value={view.to} />
        <p className="actions">
          <button type="submit" className="btn">
            {t('desk.compare.show')}
          </button>
        </p>
      </form>
      {view.rows.length > 0 ? (
        <DifferenceTable
          caption={t('desk.compare.caption')}
          what={t('desk.compare.what')}
          before={view.before}
          after={view.after}
          rows={view.rows}
        />
      ) : (
        <p>{t('desk.compare.same')}</p>
      )}
    </PageFrame>
  );
});
