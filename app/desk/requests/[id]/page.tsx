import { answersRequests } from '@/app/_requests/answers-requests';
import { loadRequest, RequestDocument } from '@/app/_requests/request-document';
import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, recordData } from '@/app/_shell/page-data';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** One request as the institution sees it. */
export default page(async function DeskRequestPage({ params, searchParams }: Props) {
  const { id } = await params;
  const query = await searchParams;
  const context = await requestContext();
  if (!answersRequests(context)) return noAccess(context, paths.deskRequest(id));
  const loaded = await recordData(paths.deskRequest(id), () =>
    loadRequest(context, { id, side: 'institution', query }),
  );
  return loaded ? <RequestDocument loaded={loaded} /> : noSuchPage();
});
