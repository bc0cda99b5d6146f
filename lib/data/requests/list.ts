import { and, asc, count, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { request } from '@/db/schema';
import type { IsoDate } from '../../domain/dates';
import { REQUEST_STATES, type RequestKind, type RequestState } from '../../domain/people';
import type { AnswerRecord } from '../../domain/requests';
import type { Locale } from '../../domain/vocabulary';
import { currentCatalogue } from '../catalogue/current';
import { offeringNames } from '../catalogue/last-known';
import type { CatalogueView } from '../catalogue/revision';
import type { Context } from '../context';
import { iso } from '../diagnostics/state';
import { reading } from '../reading';
import { clocksOf, recordOf } from './clocks';
import { ownRequests, sideOf } from './scope';

export const REQUESTS_A_PAGE = 25;

export type RequestRow = {
  id: string;
  kind: RequestKind;
  state: RequestState;
  offering: string;
  institution: string;
  /** Name of the firm, as it was when it asked. */
  firm: string;
  createdAt: string;
  changedAt: string;
  /** Last day to answer in time; null while nobody waits for an answer. */
  due: IsoDate | null;
  isLate: boolean;
};

export type RequestList = {
  rows: readonly RequestRow[];
  total: number;
  page: number;
  pages: number;
  /** How many there are of each state, whatever is filtered. */
  counts: Readonly<Partial<Record<RequestState, number>>>;
  /** How the institution has answered in the last twelve months; null where it has not, and for a firm. */
  record: AnswerRecord | null;
  view: CatalogueView;
  /** Name of an offering of these requests, whether it is still offered or not. */
  nameOf: (offering: string, locale: Locale) => string;
};

/** Requests that wait for an answer, the first due in front: all of them, those due in the next days, the late ones. */
export const DUE_FILTERS = ['all', 'soon', 'late'] as const;
export type DueFilter = (typeof DUE_FILTERS)[number];

export type RequestFilter = {
  states: readonly RequestState[];
  offering: string | null;
  page: number;
  due?: DueFilter | undefined;
};

/** The requests of the firm, or those made to the institution, newest change first. */
export const listRequests = reading(
  'request.read',
  async (ctx, filter: RequestFilter): Promise<RequestList> => {
    const where = and(ownRequests(ctx.actor), ...filtered(filter));
    const due = filter.due ? await dueIds(ctx, where, filter.due) : null;
    const total = due?.length ?? (await totalOf(ctx, where));
    const pages = Math.max(1, Math.ceil(total / REQUESTS_A_PAGE));
    const page = Math.min(Math.max(1, filter.page), pages);
    const start = (page - 1) * REQUESTS_A_PAGE;
    const rows = await rowsWhere(ctx, where, due?.slice(start, start + REQUESTS_A_PAGE) ?? start);
    return {
      rows,
      total,
      page,
      pages,
      counts: await countsOf(ctx),
      record: sideOf(ctx.actor) === 'institution' ? await recordOf(ctx) : null,
      view: (await currentCatalogue(ctx)).view,
      nameOf: await offeringNames(
        ctx,
        rows.map((row) => row.offering),
      ),
    };
  },
);

async function totalOf({ db }: Context, where: SQL | undefined): Promise<number> {
  const [found] = await db.select({ total: count() }).from(request).where(where);
  return found?.total ?? 0;
}

/** Those that wait for an answer, by the day it is due, which follows from their steps. */
async function dueIds(ctx: Context, where: SQL | undefined, filter: DueFilter): Promise<readonly string[]> {
  const owed = await ctx.db
    .select({ id: request.id })
    .from(request)
    .where(and(where, inArray(request.state, ['sent', 'appealed'])))
    .orderBy(asc(request.id));
  const clocks = await clocksOf(
    ctx,
    owed.map(({ id }) => id),
  );
  const calls = { all: null, soon: 'remind', late: 'escalate' } as const;
  return [...clocks]
    .filter(([, { call }]) => calls[filter] === null || call === calls[filter])
    .toSorted(([, a], [, b]) => ((a.due ?? '') < (b.due ?? '') ? -1 : a.due === b.due ? 0 : 1))
    .map(([id]) => id);
}

/** A page of rows: these, in their order, or those from a place on, newest change first. */
async function rowsWhere(
  ctx: Context,
  where: SQL | undefined,
  from: readonly string[] | number,
): Promise<readonly RequestRow[]> {
  const ids = typeof from === 'number' ? null : from;
  const rows = await ctx.db
    .select({
      id: request.id,
      kind: request.kind,
      state: request.state,
      offering: request.offering,
      institution: request.institution,
      firm: sql<string>`${request.shared} ->> 'firm'`,
      createdAt: iso(sql`${request.createdAt}`),
      changedAt: iso(sql`${request.changedAt}`),
    })
    .from(request)
    .where(ids ? and(where, inArray(request.id, [...ids])) : where)
    .orderBy(desc(request.changedAt), desc(request.id))
    .limit(REQUESTS_A_PAGE)
    .offset(typeof from === 'number' ? from : 0);
  const clocks = await clocksOf(
    ctx,
    rows.map(({ id }) => id),
  );
  const shown = rows.map((row) => {
    const clock = clocks.get(row.id);
    return { ...row, due: clock?.due ?? null, isLate: clock?.call === 'escalate' };
  });
  return ids ? shown.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)) : shown;
}

function filtered({ states, offering }: RequestFilter): (SQL | undefined)[] {
  return [
    states.length > 0 && states.length < REQUEST_STATES.length
      ? inArray(request.state, [...states])
      : undefined,
    offering === null ? undefined : eq(request.offering, offering),
  ];
}

async function countsOf({ db, actor }: Context): Promise<RequestList['counts']> {
  const rows = await db
    .select({ state: request.state, count: count() })
    .from(request)
    .where(ownRequests(actor))
    .groupBy(request.state);
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
}
