import { LeftOut } from '@/app/_components/catalogue/left-out';
import { Pager } from '@/app/_components/catalogue/pager';
import { DeskNav } from '@/app/_components/desk/desk-nav';
import { LabelledSelect } from '@/app/_components/desk/labelled-select';
import { RequestList } from '@/app/_components/requests/request-list';
import { mayWithPeople } from '@/app/_people/sides';
import { answersRequests } from '@/app/_requests/answers-requests';
import { listView, readFilter, recordWords } from '@/app/_requests/list-view';
import { noAccess } from '@/app/_shell/no-access';
import { page, pageData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { DUE_FILTERS } from '@/lib/data/requests/list';
import { REQUEST_STATES } from '@/lib/domain/people';
import { paths } from '@/lib/paths';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What firms have asked of the institution; which state is shown stands in the address. */
export default page(async function DeskRequestsPage({ searchParams }: Props) {
  const asked = readFilter(await searchParams, 'institution');
  const [state] = asked.filter.states;
  const { page, due } = asked.filter;
  const context = await requestContext();
  const path = paths.deskRequests({ state, due, page: page > 1 ? page : undefined });
  const institution = answersRequests(context);
  if (institution === null) return noAccess(context, path);
  const { t, list, rows, leftOut } = await pageData(path, () => listView(context, asked, 'institution'));
  const name = list.view.institutions.get(institution)?.text.name[t.locale] ?? institution;
  const title = t('requests.desk.title', { institution: name });
  const record = recordWords(t, list);
  const all = Object.values(list.counts).reduce((sum, one) => sum + one, 0);
  return (
    <PageFrame locale={t.locale} title={title} path={path} back={{ href: paths.account() }}>
      <DeskNav t={t} here="requests" hasPeople={mayWithPeople(context, 'institution', 'people.read')} />
      <h1>{title}</h1>
      {record && <p>{record}</p>}
      {all > 0 && (
        <form method="get" action={paths.deskRequests()} className="search">
          <LabelledSelect
            name="state"
            label={t('requests.desk.filter')}
            value={state ?? ''}
            options={[
              { value: '', label: t('requests.desk.all', { count: all }) },
              ...REQUEST_STATES.filter((one) => (list.counts[one] ?? 0) > 0 || one === state).map((one) => ({
                value: one,
                label: t('requests.desk.some', {
                  state: t(`requests.state.${one}`),
                  count: list.counts[one] ?? 0,
                }),
              })),
            ]}
          />
          <LabelledSelect
            name="due"
            label={t('requests.desk.due')}
            value={due ?? ''}
            options={[
              { value: '', label: t('requests.desk.dueAny') },
              ...DUE_FILTERS.map((one) => ({ value: one, label: t(`requests.desk.due.${one}`) })),
            ]}
          />
          <p className="actions">
            <button type="submit" className="btn">
              {t('requests.desk.show')}
            </button>
          </p>
        </form>
      )}
      <LeftOut
        told={leftOut}
        clean={{ href: path, label: t('catalogue.list.clean', { count: leftOut.length }) }}
      />
      {rows.length > 0 ? (
        <RequestList rows={rows} />
      ) : (
        <p>{all > 0 ? t('requests.desk.noneFiltered') : t('requests.desk.none')}</p>
      )}
      <Pager
        t={t}
        page={list.page}
        pages={list.pages}
        href={(page) => paths.deskRequests({ state, due, page })}
      />
    </PageFrame>
  );
});
