import { pageData } from '@/app/_shell/page-data';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';
import { OfferingDocument } from '../../_view/offering-document';
import { offeringView } from '../../_view/offering-view';

type Props = { params: Promise<{ id: string }> };

export default async function Page({ params }: Props) {
  const { id } = await params;
  const context = await requestContext();
  return <OfferingDocument view={await pageData(paths.offering(id), () => offeringView(context, id))} />;
}
