import { EditForm } from '@/app/_components/desk/edit-form';
import { EDIT_FORM } from '@/app/_components/desk/edit-frame';
import { EditProblems } from '@/app/_components/desk/edit-problems';
import { PartNav } from '@/app/_components/desk/part-nav';
import { UnsavedEdit } from '@/app/_components/desk/unsaved-edit';
import { editView } from '@/app/_desk/edit-view';
import { looksAfter } from '@/app/_desk/looks-after';
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

/** The form in which a desk changes an offering. */
export default page(async function EditOfferingPage({ params, searchParams }: Props) {
  const { id } = await params;
  const query = await searchParams;
  const context = await requestContext();
  // After signing in again, what was typed before still stands there.
  const path = paths.editOffering(id, query.again === '1' ? { again: '1' } : {});
  if (looksAfter(context) === null) return noAccess(context, path);
  const view = await recordData(path, () => editView(context, id, query));
  if (!view) return noSuchPage();
  const { t, name, errors, conflict } = view;
  const title = t('desk.edit.title', { name });
  return (
    <PageFrame
      locale={t.locale}
      title={title}
      path={path}
      back={{ href: paths.deskOffering(id), label: t('desk.backOne') }}
      failed={errors.length > 0 || conflict !== null}
    >
      <EditProblems t={t} errors={errors} conflict={conflict} />
      <h1>{title}</h1>
      <p className="lede">{t('desk.edit.lede')}</p>
      <PartNav {...view.nav} />
      <UnsavedEdit t={t} {...view.unsaved} form={EDIT_FORM} />
      <EditForm view={view} />
    </PageFrame>
  );
});
