import { pageData } from '@/app/_shell/page-data';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';
import { MatchDocument } from '../_view/match-document';
import { matchPage } from '../_view/match-view';

type Props = { params: Promise<{ offering: string }> };

export default async function Page({ params }: Props) {
  const { offering } = await params;
  const context = await requestContext();
  const result = await pageData(paths.match(offering), () => matchPage(context, offering));
  return <MatchDocument id={offering} result={result} />;
}
