import type { RequestRowView } from '@/app/_components/requests/types';
import { leftOutWords } from '@/app/_shell/left-out-words';
import type { Context } from '@/lib/data/context';
import {
  DUE_FILTERS,
  listRequests,
  type RequestFilter,
  type RequestList,
  type RequestRow,
} from '@/lib/data/requests/list';
import { REQUEST_STATES, type RequestSide } from '@/lib/domain/people';
import { DEFAULT_TERMS } from '@/lib/domain/requests';
import { type Translator, translator } from '@/lib/messages';
import { formatDate, formatNumber } from '@/lib/messages/format';
import { paths } from '@/lib/paths';
import { among, filterReader, type Ignored, pageFrom, type UrlParameters } from '@/lib/schemas/filter-reader';

type Filter = 'state' | 'due' | 'page';
export type RequestsAsked = { filter: RequestFilter; ignored: readonly Ignored<Filter>[] };

/** In: the query of the address. Out: the filter, and what of it means nothing. A firm sees its requests of all states. */
export function readFilter(query: UrlParameters, side: RequestSide): RequestsAsked {
  const reader = filterReader<Filter>(query);
  const state = side === 'firm' ? null : reader.oneOf('state', among(REQUEST_STATES));
  const due = side === 'firm' ? null : reader.oneOf('due', among(DUE_FILTERS));
  const filter = {
    ...{ states: state ? [state] : [], offering: null, page: pageFrom(reader) },
    ...(due && { due }),
  };
  return { filter, ignored: reader.ignored };
}

/** A page of requests as one side reads it. */
export async function listView(context: Context, { filter, ignored }: RequestsAsked, side: RequestSide) {
  const list = await listRequests(context, filter);
  const t = translator(context.locale ?? 'en');
  const names = {
    state: t('requests.desk.filter'),
    due: t('requests.desk.due'),
    page: t('catalogue.list.pages'),
  };
  return {
    t,
    list,
    leftOut: leftOutWords(t, ignored, names),
    rows: list.rows.map((row) => rowView(t, row, list, side)),
  };
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
    due: row.due && side === 'institution' ? dueWords(t, row.due, row.isLate) : null,
  };
}

function dueWords(t: Translator, due: string, isLate: boolean): string {
  return t(isLate ? 'requests.desk.late' : 'requests.desk.dueBy', { due: formatDate(t.locale, due) });
}

/** How the institution has answered lately; null where it has not. */
export function recordWords(t: Translator, { record }: Pick<RequestList, 'record'>): string | null {
  if (!record) return null;
  const { count, inTime, medianDays } = record;
  const median = formatNumber(t.locale, medianDays);
  return t('requests.desk.record', { count, inTime, median, days: DEFAULT_TERMS.answerDays });
}
