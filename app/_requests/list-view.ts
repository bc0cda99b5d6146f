import type { RequestRowView } from '@/app/_components/requests/types';
import { queryNumber } from '@/app/_shell/query-number';
import type { Context } from '@/lib/data/context';
import {
  listRequests,
  type RequestFilter,
  type RequestList,
  type RequestRow,
} from '@/lib/data/requests/list';
import { REQUEST_STATES, type RequestSide } from '@/lib/domain/people';
import { type Translator, translator } from '@/lib/messages';
import { formatDate } from '@/lib/messages/format';
import { paths } from '@/lib/paths';

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** In: the query of the address. Out: the filter; what is none of ours counts as not asked for. */
export function readFilter(query: Query): RequestFilter {
  const state = REQUEST_STATES.find((one) => one === query.state);
  const page = queryNumber(query.page, 1);
  return { states: state ? [state] : [], offering: null, page };
}

/** A page of requests as one side reads it. */
export async function listView(context: Context, filter: RequestFilter, side: RequestSide) {
  const list = await listRequests(context, filter);
  const t = translator(context.locale ?? 'en');
  return { t, list, rows: list.rows.map((row) => rowView(t, row, list, side)) };
}

function rowView(
  t: Translator,
  row: RequestRow,
  { view, nameOf }: RequestList,
  side: RequestSide,
): RequestRowView {
  const offering = nameOf(row.offering, t.locale);
  const institution = view.institutions.get(row.institution)?.text.name[t.locale] ?? row.institution;
  const changed = formatDate(t.locale, row.changedAt.slice(0, 10));
  return {
    id: row.id,
    href: side === 'firm' ? paths.request(row.id) : paths.deskRequest(row.id),
    title: side === 'firm' ? offering : row.firm,
    who: side === 'firm' ? institution : offering,
    what: t(`requests.kind.${row.kind}`),
    state: t(`requests.state.${row.state}`),
    changed: t('requests.changed', { date: changed }),
  };
}
