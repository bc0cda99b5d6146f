import { looksAfter } from '@/app/_desk/looks-after';
import { IntakeFormDocument } from '@/app/_intakes/form-document';
import { newIntakeView } from '@/app/_intakes/form-view';
import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, recordData } from '@/app/_shell/page-data';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The form of a group that is not published yet. */
export default page(async function NewIntakePage({ params, searchParams }: Props) {
  const { id } = await params;
  const query = await searchParams;
  const context = await requestContext();
  const path = paths.newIntake(id);
  if (looksAfter(context) === null) return noAccess(context, path);
  const view = await recordData(path, () => newIntakeView(context, id, query));
  if (!view) return noSuchPage();
  const back = { href: paths.deskIntakes(id), label: view.form.t('intakes.desk.back') };
  return <IntakeFormDocument view={view} path={path} back={back} />;
});
