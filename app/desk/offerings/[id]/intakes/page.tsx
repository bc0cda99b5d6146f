import { DeskRows } from '@/app/_components/desk/desk-rows';
import { looksAfter } from '@/app/_desk/looks-after';
import { intakesView } from '@/app/_intakes/desk-view';
import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, recordData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';

type Props = { params: Promise<{ id: string }> };

/** Groups of one offering that start together, with their calls and places. */
export default page(async function IntakesPage({ params }: Props) {
  const { id } = await params;
  const context = await requestContext();
  const path = paths.deskIntakes(id);
  if (looksAfter(context) === null) return noAccess(context, path);
  const view = await recordData(path, () => intakesView(context, id));
  if (!view) return noSuchPage();
  const { t, name, rows, canOpen } = view;
  const title = t('intakes.desk.title', { name });
  return (
    <PageFrame
      locale={t.locale}
      title={title}
      path={path}
      back={{ href: paths.deskOffering(id), label: t('desk.backOne') }}
    >
      <h1>{title}</h1>
      <p className="lede">{t('intakes.desk.lede')}</p>
      {canOpen ? (
        <p className="actions">
          <a className="btn" href={paths.newIntake(id)}>
            {t('intakes.desk.new')}
          </a>
        </p>
      ) : (
        <p className="note">{t('intakes.desk.notPublished')}</p>
      )}
      {rows.length > 0 ? <DeskRows rows={rows} /> : <p>{t('intakes.desk.none')}</p>}
    </PageFrame>
  );
});
