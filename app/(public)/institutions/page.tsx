import { page, pageData } from '@/app/_shell/page-data';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';
import type { UrlParameters } from '@/lib/schemas/filter-reader';
import { InstitutionsDocument } from '../_view/institutions-document';
import { institutionsView } from '../_view/institutions-view';

type Props = { searchParams: Promise<UrlParameters> };

export default page(async function Page({ searchParams }: Props) {
  const [context, parameters] = [await requestContext(), await searchParams];
  return (
    <InstitutionsDocument
      view={await pageData(paths.institutions(), () => institutionsView(context, parameters))}
    />
  );
});
