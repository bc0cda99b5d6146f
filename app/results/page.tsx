import { noAccess } from '@/app/_shell/no-access';
import { page, pageData } from '@/app/_shell/page-data';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';
import { ResultsDocument } from './_view/results-document';
import { resultsView } from './_view/results-view';

type Props = { searchParams: Promise<{ all?: string | string[] }> };

export default page(async function Page({ searchParams }: Props) {
  const all = (await searchParams).all === '1';
  const context = await requestContext();
  if (!('draft' in context.actor)) return noAccess(context, paths.results());
  return <ResultsDocument view={await pageData(paths.results(), () => resultsView(context, all))} />;
});
