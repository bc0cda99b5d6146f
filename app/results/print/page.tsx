import { noAccess } from '@/app/_shell/no-access';
import { page, pageData } from '@/app/_shell/page-data';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';
import { PrintDocument } from '../_view/print-document';
import { printPage } from '../_view/print-view';

export default page(async function Page() {
  const context = await requestContext();
  if (!('draft' in context.actor)) return noAccess(context, paths.print());
  return <PrintDocument result={await pageData(paths.print(), () => printPage(context))} />;
});
