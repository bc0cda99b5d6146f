import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, recordData } from '@/app/_shell/page-data';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';
import { InstitutionDocument } from '../../_view/institution-document';
import { institutionView } from '../../_view/institution-view';

type Props = { params: Promise<{ id: string }> };

export default page(async function Page({ params }: Props) {
  const { id } = await params;
  const context = await requestContext();
  const view = await recordData(paths.institution(id), () => institutionView(context, id));
  return view ? <InstitutionDocument view={view} /> : noSuchPage();
});
