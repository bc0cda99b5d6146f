import { pageData } from '@/app/_shell/page-data';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';
import { InstitutionDocument } from '../../_view/institution-document';
import { institutionView } from '../../_view/institution-view';

type Props = { params: Promise<{ id: string }> };

export default async function Page({ params }: Props) {
  const { id } = await params;
  const context = await requestContext();
  return (
    <InstitutionDocument view={await pageData(paths.institution(id), () => institutionView(context, id))} />
  );
}
