import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, recordData } from '@/app/_shell/page-data';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';
import { MatchDocument } from '../_view/match-document';
import { matchPage } from '../_view/match-view';

type Props = { params: Promise<{ offering: string }> };

export default page(async function Page({ params }: Props) {
  const { offering } = await params;
  const context = await requestContext();
  if (!('draft' in context.actor)) return noAccess(context, paths.match(offering));
  const result = await recordData(paths.match(offering), () => matchPage(context, offering));
  return result ? <MatchDocument id={offering} result={result} /> : noSuchPage();
});
