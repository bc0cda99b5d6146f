import { page, pageData } from '@/app/_shell/page-data';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';
import { institutionsView } from '../_view/institution-view';
import { InstitutionsDocument } from '../_view/institutions-document';
import '@/app/_styles/content.css';

export default page(async function Page() {
  const context = await requestContext();
  return (
    <InstitutionsDocument view={await pageData(paths.institutions(), () => institutionsView(context))} />
  );
});
