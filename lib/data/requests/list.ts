import { and, count, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { request } from '@/db/schema';
import { REQUEST_STATES, type RequestKind, type RequestState } from '../../domain/people';
import type { Locale } from '../../domain/vocabulary';
import { currentCatalogue } from '../catalogue/current';
import { offeringNames } from '../catalogue/last-known';
import type { CatalogueView } from '../catalogue/revision';
import type { Context } from '../context';
import { iso } from '../diagnostics/state';
import { reading } from '../reading';
import { ownRequests } from './scope';

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
};

export type RequestList = {
  rows: readonly RequestRow[];
  total: number;
  page: number;
  pages: number;
  /** How many there are of each state, whatever is filtered. */
  counts: Readonly<Partial<Record<RequestState, number>>>;
  view: CatalogueView;
  /** Name of an offering of these requests, whether it is still offered or not. */
  nameOf: (offering: string, locale: Locale) => string;
};

export type RequestFilter = { states: readonly RequestState[]; offering: string | null; page: number };

/** The requests of the firm, or those made to the institution, newest change first. */
export const listRequests = reading(
  'request.read',
  async (ctx, filter: RequestFilter): Promise<RequestList> => {
    const where = and(ownRequests(ctx.actor), ...filtered(filter));
    const [found] = await ctx.db.select({ total: count() }).from(request).where(where);
    const total = found?.total ?? 0;
    const pages = Math.max(1, Math.ceil(total / REQUESTS_A_PAGE));
    const page = Math.min(Math.max(1, filter.page), pages);
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
      .where(where)
      .orderBy(desc(request.changedAt), desc(request.id))
      .limit(REQUESTS_A_PAGE)
      .offset((page - 1) * REQUESTS_A_PAGE);
    return {
      rows,
      total,
      page,
      pages,
      counts: await countsOf(ctx),
      view: (await currentCatalogue(ctx)).view,
      nameOf: await offeringNames(
        ctx,
        rows.map((row) => row.offering),
      ),
    };
  },
);

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
