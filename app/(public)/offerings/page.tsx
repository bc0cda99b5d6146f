import { page, pageData } from '@/app/_shell/page-data';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';
import type { UrlParameters } from '@/lib/schemas/filter-reader';
import { OfferingsDocument } from '../_view/offerings-document';
import { offeringsView } from '../_view/offerings-view';

type Props = { searchParams: Promise<UrlParameters> };

export default page(async function Page({ searchParams }: Props) {
  const [context, parameters] = [await requestContext(), await searchParams];
  return (
    <OfferingsDocument view={await pageData(paths.offerings(), () => offeringsView(context, parameters))} />
  );
});
