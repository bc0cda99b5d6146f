import { EDIT_FORM } from '@/app/_components/desk/edit-frame';
import { EditProblems } from '@/app/_components/desk/edit-problems';
import { PartForm } from '@/app/_components/desk/part-form';
import { PartNav } from '@/app/_components/desk/part-nav';
import { UnsavedEdit } from '@/app/_components/desk/unsaved-edit';
import { looksAfter } from '@/app/_desk/looks-after';
import { partView } from '@/app/_desk/part-view';
import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, recordData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';
import { readPart } from '@/lib/schemas/offering-parts';

type Props = {
  params: Promise<{ id: string; part: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The form of one part of an offering. */
export default page(async function EditPartPage({ params, searchParams }: Props) {
  const { id, part: asked } = await params;
  const query = await searchParams;
  const context = await requestContext();
  // After signing in again, what was typed before still stands there.
  const path = paths.editPart(id, asked, query.again === '1' ? { again: '1' } : {});
  if (looksAfter(context) === null) return noAccess(context, path);
  const part = readPart(asked);
  const view = part && (await recordData(path, () => partView(context, { id, part, query })));
  if (!view) return noSuchPage();
  const { t, name, errors, conflict } = view;
  const about = t(`desk.part.${view.part}.link`);
  return (
    <PageFrame
      locale={t.locale}
      title={`${about}: ${name}`}
      path={path}
      back={{ href: paths.deskOffering(id), label: t('desk.backOne') }}
      failed={errors.length > 0 || conflict !== null}
    >
      <EditProblems t={t} errors={errors} conflict={conflict} />
      <p className="where">{t('desk.edit.title', { name })}</p>
      <h1>{about}</h1>
      <p className="lede">{t(`desk.part.${view.part}.lede`)}</p>
      <PartNav {...view.nav} />
      <UnsavedEdit t={t} {...view.unsaved} form={EDIT_FORM} />
      <PartForm view={view} />
    </PageFrame>
  );
});
