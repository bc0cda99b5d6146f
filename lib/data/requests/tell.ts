import { and, asc, eq, gt, inArray, isNull, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { z } from 'zod';
import { mail, membership, person, request, requestEvent } from '@/db/schema';
import type { IsoDate } from '../../domain/dates';
import type { Locale } from '../../domain/vocabulary';
import { formatDate } from '../../messages/format';
import { paths } from '../../paths';
import { currentCatalogue } from '../catalogue/current';
import { offeringNames } from '../catalogue/last-known';
import type { CatalogueView } from '../catalogue/revision';
import type { Context } from '../context';
import { queueMail } from '../mail/queue';
import { mutation } from '../mutation';
import { clocksOf } from './clocks';

/** A step nobody was told of for so long is old news: a worker that stood still does not flood anybody. */
const NEWS_DAYS = 3;
const AT_ONCE = 200;

type Reader = { email: string; locale: Locale };
type Row = Pick<typeof request.$inferSelect, 'id' | 'institution' | 'offering'>;
type Asked = { firm: string; contact: string };

/**
 * Writes the mails about requests: to the firm that wants them, after each step of the institution; to the institution
 * after each step of a firm, before an answer is due, and to its admins, if it has any, once it is late. Each is written once, however
 * often this runs and on however many servers.
 */
export const tellRequests = mutation({
  action: 'request.remind',
  input: z.strictObject({}),
  target: async () => ({}),
  run: async (ctx) => {
    const { view } = await currentCatalogue(ctx);
    const news = await tellNews(ctx, view);
    const reminders = await remind(ctx, view);
    // What was written stands in the queue of mails; nothing of a request has changed.
    return { result: { news, reminders }, audit: [] };
  },
});

async function tellNews(ctx: Context, view: CatalogueView): Promise<number> {
  const key = sql<string>`'request:' || ${request.id} || ':' || ${requestEvent.number}`;
  const contact = sql<string>`${request.shared} #>> '{contact,email}'`;
  const rows = await ctx.db
    .select({
      id: request.id,
      institution: request.institution,
      offering: request.offering,
      side: requestEvent.side,
      notify: request.notify,
      firm: request.firmId,
      contact,
      key,
    })
    .from(requestEvent)
    .innerJoin(request, eq(request.id, requestEvent.requestId))
    .where(
      and(
        gt(requestEvent.at, sql`now() - make_interval(days => ${NEWS_DAYS})`),
        sql`not exists (select from ${mail} where ${mail.key} like ${key} || ':%')`,
        // What nobody can be told of would be in the way of all that comes after it.
        sql`case ${requestEvent.side}
          when 'firm' then exists (${staffOf(ctx, request.institution)})
          else ${request.notify} and exists (${firmReaders(ctx, request.firmId, contact)}) end`,
      ),
    )
    .orderBy(asc(requestEvent.at))
    .limit(AT_ONCE);
  let written = 0;
  for (const row of rows) {
    const isForFirm = row.side === 'institution';
    const readers = isForFirm ? await contactOf(ctx, row) : await staffOf(ctx, row.institution);
    for (const reader of readers) {
      const link = isForFirm ? paths.request(row.id) : paths.deskRequest(row.id);
      const kind = isForFirm ? 'request_answered' : 'request_news';
      const values = { ...(await namesOf(ctx, view, row, reader.locale)), link };
      await queueMail(ctx.db, { ...to(reader, row.key), kind, values });
      written += 1;
    }
  }
  return written;
}

async function remind(ctx: Context, view: CatalogueView): Promise<number> {
  let written = 0;
  let after: string | null = null;
  // All that are open, some at a time: those that were told already stay open, and must not hide the others.
  do {
    const rows: readonly Row[] = await openRequests(ctx, after);
    written += await remindSome(ctx, view, rows);
    after = rows.length === AT_ONCE ? (rows.at(-1)?.id ?? null) : null;
  } while (after !== null && written < AT_ONCE);
  return written;
}

function openRequests({ db }: Context, after: string | null): Promise<Row[]> {
  return db
    .select({ id: request.id, institution: request.institution, offering: request.offering })
    .from(request)
    .where(
      and(inArray(request.state, ['sent', 'appealed']), after === null ? undefined : gt(request.id, after)),
    )
    .orderBy(asc(request.id))
    .limit(AT_ONCE);
}

type Reminder = { key: string; row: Row; reader: Reader; due: IsoDate; isLate: boolean };

async function remindSome(ctx: Context, view: CatalogueView, rows: readonly Row[]): Promise<number> {
  const reminders = await remindersOf(ctx, rows);
  const keys = reminders.map(({ key }) => key);
  const told = await ctx.db.select({ key: mail.key }).from(mail).where(inArray(mail.key, keys));
  const known = new Set(told.map(({ key }) => key));
  const fresh = reminders.filter(({ key }) => !known.has(key));
  for (const { key, row, reader, due, isLate } of fresh) {
    const { email, locale } = reader;
    const link = paths.deskRequest(row.id);
    const values = { ...(await namesOf(ctx, view, row, locale)), due: formatDate(locale, due), link };
    await queueMail(ctx.db, {
      to: email,
      locale,
      key,
      kind: isLate ? 'request_late' : 'request_due',
      values,
    });
  }
  return fresh.length;
}

async function remindersOf(ctx: Context, rows: readonly Row[]): Promise<readonly Reminder[]> {
  const clocks = await clocksOf(
    ctx,
    rows.map(({ id }) => id),
  );
  const staff = new Map<string, readonly Reader[]>();
  const reminders: Reminder[] = [];
  for (const row of rows) {
    const { call, due } = clocks.get(row.id) ?? { call: 'none', due: null };
    if (call === 'none' || due === null) continue;
    const isLate = call === 'escalate';
    const of = `${call} ${row.institution}`;
    const readers = staff.get(of) ?? (await remindedOf(ctx, row.institution, isLate));
    staff.set(of, readers);
    for (const reader of readers) {
      const { key } = to(reader, `${isLate ? 'late' : 'due'}:${row.id}:${due}`);
      reminders.push({ key, row, reader, due, isLate });
    }
  }
  return reminders;
}

function to({ email, locale }: Reader, key: string) {
  return { to: email, locale, key: `${key}:${email}` };
}

/** The person who asked while they act for the firm; once they do not, its owners; nobody where there is none. */
async function contactOf(ctx: Context, { firm, contact }: Asked): Promise<readonly Reader[]> {
  const readers = await firmReaders(ctx, firm, contact);
  const asker = readers.filter(({ email }) => email === contact);
  return asker.length > 0 ? asker : readers;
}

function firmReaders(ctx: Context, firm: string | SQLWrapper, contact: string | SQLWrapper) {
  const isTheirs = or(eq(membership.role, 'firm_owner'), eq(person.email, contact));
  return readersWhere(ctx, and(eq(membership.firmId, firm), isTheirs));
}

/** Who is told of an answer that is late: the admins, or the officers where an institution has no admin. */
async function remindedOf(ctx: Context, institution: string, isLate: boolean): Promise<readonly Reader[]> {
  const admins = isLate ? await staffOf(ctx, institution, true) : [];
  return admins.length > 0 ? admins : staffOf(ctx, institution);
}

export function staffOf(ctx: Context, institution: string | SQLWrapper, adminsOnly = false) {
  const roles = adminsOnly
    ? (['institution_admin'] as const)
    : (['programme_officer', 'institution_admin'] as const);
  return readersWhere(
    ctx,
    and(eq(membership.institution, institution), inArray(membership.role, [...roles])),
  );
}

/** Whoever may act under such a membership. */
function readersWhere({ db }: Context, condition: SQL | undefined) {
  return db
    .selectDistinct({ email: person.email, locale: person.locale })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(and(condition, isNull(membership.endedAt), isNull(person.suspendedAt)));
}

type Named = Pick<Row, 'offering' | 'institution'>;

export async function namesOf(
  ctx: Context,
  view: CatalogueView,
  { offering, institution }: Named,
  locale: Locale,
) {
  const nameOf = await offeringNames(ctx, [offering]);
  return {
    offering: nameOf(offering, locale),
    institution: view.institutions.get(institution)?.text.name[locale] ?? institution,
  };
}
