import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, pageData } from '@/app/_shell/page-data';
import { requestContext } from '@/lib/auth/context';
import { getDiagnostic } from '@/lib/data/diagnostics/get';
import { paths, readReturn } from '@/lib/paths';
import { isScreenId } from '@/lib/schemas/screen';
import { readScreen, ScreenForm } from '../_screen/screen-form';
import { screenView } from '../_screen/view';

type Props = { params: Promise<{ screen: string }>; searchParams: Promise<{ from?: string | string[] }> };

export default page(async function QuestionPage({ params, searchParams }: Props) {
  const { screen } = await params;
  if (!isScreenId(screen)) return noSuchPage();
  const { from } = await searchParams;
  const context = await requestContext();
  if (!('draft' in context.actor)) return noAccess(context, paths.screen(screen));
  const returns = readReturn(typeof from === 'string' ? from : undefined);
  const parts = await pageData(
    paths.screen(screen, returns),
    async () => readScreen(screenView(context, await getDiagnostic(context), screen)),
    'noDraft',
  );
  return <ScreenForm parts={parts} from={returns} />;
});
