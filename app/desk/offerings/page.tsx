import { LeftOut } from '@/app/_components/catalogue/left-out';
import { Pager } from '@/app/_components/catalogue/pager';
import { BulkChoice } from '@/app/_components/desk/bulk-choice';
import { DeskNav } from '@/app/_components/desk/desk-nav';
import { LabelledSelect } from '@/app/_components/desk/labelled-select';
import { PlainField } from '@/app/_components/forms/plain-field';
import { deskList, readDeskFilter } from '@/app/_desk/list-view';
import { looksAfter } from '@/app/_desk/looks-after';
import { mayWithPeople } from '@/app/_people/sides';
import { noAccess } from '@/app/_shell/no-access';
import { page, pageData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Offerings of the institution; what is shown stands in the address. */
export default page(async function DeskOfferingsPage({ searchParams }: Props) {
  const asked = readDeskFilter(await searchParams);
  const context = await requestContext();
  const { state, type, q } = asked.filter;
  const pageAt = (page: number) =>
    paths.deskOfferings({
      state: state ?? undefined,
      type: type ?? undefined,
      q: q || undefined,
      page: page > 1 ? page : undefined,
    });
  const path = pageAt(asked.filter.page);
  const institution = looksAfter(context);
  if (institution === null) return noAccess(context, path);
  const { t, title, lede, found, states, types, rows, bulk, filtered, leftOut, page, pages } = await pageData(
    path,
    () => deskList(context, { institution, ...asked }),
  );
  return (
    <PageFrame locale={t.locale} title={title} path={path} back={{ href: paths.account() }}>
      <DeskNav t={t} here="offerings" hasPeople={mayWithPeople(context, 'institution', 'people.read')} />
      <h1>{title}</h1>
      <p className="lede">{lede}</p>
      <p>
        <a className="btn" href={paths.newOffering()}>
          {t('desk.new.link')}
        </a>
      </p>
      <form method="get" action={paths.deskOfferings()} className="search">
        <PlainField name="q" label={t('desk.list.words')} value={q} />
        <LabelledSelect name="state" label={t('desk.list.state')} options={states} value={state ?? ''} />
        <LabelledSelect name="type" label={t('desk.list.type')} options={types} value={type ?? ''} />
        <p className="actions">
          <button type="submit" className="btn">
            {t('desk.list.show')}
          </button>
          {filtered && (
            <a className="tap" href={paths.deskOfferings()}>
              {t('desk.list.clear')}
            </a>
          )}
        </p>
      </form>
      <LeftOut
        told={leftOut}
        clean={{ href: path, label: t('catalogue.list.clean', { count: leftOut.length }) }}
      />
      <p role="status">{found}</p>
      <BulkChoice rows={rows} {...bulk} />
      <Pager t={t} page={page} pages={pages} href={pageAt} />
      <p>
        <a className="tap" href={paths.importOfferings()}>
          {t('import.link')}
        </a>
      </p>
    </PageFrame>
  );
});
