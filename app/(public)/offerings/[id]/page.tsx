import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, recordData } from '@/app/_shell/page-data';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';
import { OfferingDocument } from '../../_view/offering-document';
import { offeringView } from '../../_view/offering-view';
import { SetAsideDocument, setAsideView } from '../../_view/set-aside-document';

type Props = { params: Promise<{ id: string }> };

export default page(async function Page({ params }: Props) {
  const { id } = await params;
  const context = await requestContext();
  const view = await recordData(paths.offering(id), () => offeringView(context, id));
  if (view) return <OfferingDocument view={view} />;
  const left = await recordData(paths.offering(id), () => setAsideView(context, id));
  return left ? <SetAsideDocument view={left} /> : noSuchPage();
});
