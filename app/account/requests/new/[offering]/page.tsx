import { ErrorSummary } from '@/app/_components/forms/error-summary';
import { NewRequest } from '@/app/_components/requests/new-request';
import { newRequestView } from '@/app/_requests/new-view';
import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, recordData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { typedAgain } from '@/app/_shell/typed-forms';
import { requestContext } from '@/lib/auth/context';
import { paths, posts } from '@/lib/paths';

type Props = {
  params: Promise<{ offering: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Where what is to be looked at again stands. */
const PLACES = { changed: '#q-share', closed: '#q-kind', no_need: '#q-kind', asks: '#q-asked' } as const;

/** Before a request is sent. */
export default page(async function NewRequestPage({ params, searchParams }: Props) {
  const { offering } = await params;
  const query = await searchParams;
  const context = await requestContext();
  const path = paths.newRequest(offering);
  if (!('firm' in context.actor)) return noAccess(context, path);
  const typed = await typedAgain(context, posts.sendRequest(), query);
  const prepared = await recordData(path, () => newRequestView(context, offering, typed));
  if (!prepared) return noSuchPage();
  const { t, view, form } = prepared;
  const problem = (['changed', 'closed', 'no_need', 'asks'] as const).find((one) => one === query.problem);
  return (
    <PageFrame
      locale={t.locale}
      title={view.title}
      path={path}
      back={{ href: view.back }}
      failed={form.failed || problem !== undefined}
    >
      {form.summary}
      {problem && (
        <ErrorSummary
          title={t('requests.problem.title')}
          links={[{ href: PLACES[problem], label: t(`requests.problem.${problem}`) }]}
        />
      )}
      <NewRequest t={t} view={view} />
    </PageFrame>
  );
});
