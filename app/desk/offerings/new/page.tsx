import { mistakeLink } from '@/app/_components/desk/mistake-link';
import { NewOfferingForm } from '@/app/_components/desk/new-offering-form';
import { ErrorSummary } from '@/app/_components/forms/error-summary';
import { looksAfter } from '@/app/_desk/looks-after';
import { newOfferingView } from '@/app/_desk/new-offering-view';
import { noAccess } from '@/app/_shell/no-access';
import { page, pageData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The least that a new offering begins with. */
export default page(async function NewOfferingPage({ searchParams }: Props) {
  const query = await searchParams;
  const context = await requestContext();
  const path = paths.newOffering(query.again === '1' ? { again: '1' } : {});
  if (looksAfter(context) === null) return noAccess(context, path);
  const view = await pageData(path, () => newOfferingView(context, query));
  const { t, errors } = view;
  return (
    <PageFrame
      locale={t.locale}
      title={t('desk.new.title')}
      path={path}
      back={{ href: paths.deskOfferings(), label: t('desk.back') }}
      failed={errors.length > 0}
    >
      {errors.length > 0 && (
        <ErrorSummary title={t('desk.edit.problem')} links={errors.map((one) => mistakeLink(t, one))} />
      )}
      <h1>{t('desk.new.title')}</h1>
      <p className="lede">{t('desk.new.lede')}</p>
      <NewOfferingForm view={view} />
    </PageFrame>
  );
});
