import { looksAfter } from '@/app/_desk/looks-after';
import { IntakeFormDocument } from '@/app/_intakes/form-document';
import { editIntakeView } from '@/app/_intakes/form-view';
import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, recordData } from '@/app/_shell/page-data';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';

type Props = {
  params: Promise<{ intake: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The form in which a desk changes what is published of a group. */
export default page(async function EditIntakePage({ params, searchParams }: Props) {
  const { intake } = await params;
  const query = await searchParams;
  const context = await requestContext();
  const path = paths.editIntake(intake);
  if (looksAfter(context) === null) return noAccess(context, path);
  const view = await recordData(path, () => editIntakeView(context, intake, query));
  if (!view) return noSuchPage();
  const back = { href: paths.deskIntake(intake), label: view.form.t('intakes.desk.backOne') };
  return <IntakeFormDocument view={view} path={path} back={back} />;
});
