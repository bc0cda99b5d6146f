import { randomUUID } from 'node:crypto';
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { firm, membership, notice, noticeReader, noticeState, person } from '@/db/schema';
import {
  ENGINE_VERSION,
  type RankingPolicy,
  type ResultChange,
  resultChanges,
  toldNow,
} from '../../domain/matching';
import { FIRM_ROLES } from '../../domain/people';
import { paths } from '../../paths';
import { type CatalogueView, catalogueAt } from '../catalogue/revision';
import type { Context } from '../context';
import { queueMail } from '../mail/queue';
import { mutation } from '../mutation';
import { type ReferenceLists, referenceLists } from '../reference/lists';
import { policyAt } from '../reference/policy';
import { versionsOn } from '../reference/versions';
import { computeRun, knownOn, runInputSchema } from '../runs/input';
import { sensitiveAnswers } from '../runs/sources';
import { type Due, dueFirms, toldByRun } from './due';

/** A few at a time, so that no transaction lasts long; the next round goes on. */
const AT_ONCE = 20;
/** Older ones of the same firm are dropped. */
const KEPT_NOTICES = 200;

/**
 * Looks at the last results of firms under what is published today, and notes each offering whose status differs from
 * what the firm was told: once, however often this runs and on however many servers. `left`: there are more to look at.
 */
export const tellNotices = mutation({
  action: 'notice.tell',
  input: z.strictObject({}),
  target: async (ctx) => {
    // One at a time: what one has told, the next one finds told.
    await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtext('notices'))`);
    return {};
  },
  run: async (ctx) => {
    const setting = await settingOf(ctx);
    const due = await dueFirms(ctx, { versions: setting.versions, limit: AT_ONCE });
    let notices = 0;
    for (const one of due) notices += await lookAt(ctx, one, setting);
    const result = { firms: due.length, notices, left: due.length === AT_ONCE };
    // What was told stands in the notices; nothing of a firm has changed.
    return { result, audit: [] };
  },
});

type Setting = {
  /** All that a result rests on beside the answers, the day first. */
  versions: string;
  lists: ReferenceLists;
  view: CatalogueView;
  policy: RankingPolicy;
};

async function settingOf(ctx: Context): Promise<Setting> {
  const { catalogue, policy, reference } = await versionsOn(ctx.db, ctx.today);
  return {
    versions: [ctx.today, catalogue.revision, catalogue.hash, policy, reference, ENGINE_VERSION].join(' '),
    lists: await referenceLists(ctx.db, reference),
    view: await catalogueAt(ctx.db, catalogue),
    // Nobody reads here which question to answer next.
    policy: { ...(await policyAt(ctx.db, policy)), answerNextLimit: 0 },
  };
}

/** Out: how many notices were written. */
async function lookAt(ctx: Context, due: Due, setting: Setting): Promise<number> {
  const before = due.told ?? (await toldByRun(ctx, due.runId));
  const matches = await matchesToday(ctx, due, setting);
  // A result that cannot be read is looked at again when something is published, and is in nobody's way.
  const told = matches ? toldNow(before, matches) : before;
  const changes = matches ? resultChanges(before, matches) : [];
  const { diagnosticId, runSeq } = due;
  const state = { runSeq, versions: setting.versions, told };
  await ctx.db
    .insert(noticeState)
    .values({ diagnosticId, ...state })
    .onConflictDoUpdate({ target: noticeState.diagnosticId, set: state });
  if (changes.length > 0) await store(ctx, { diagnosticId, changes, revision: setting.view.revision });
  return changes.length;
}

/** From the answers that the result was worked out from; null where it cannot be read. */
async function matchesToday(ctx: Context, { diagnosticId, input }: Due, { lists, view, policy }: Setting) {
  const read = runInputSchema.safeParse(parsedJson(input));
  if (!read.success) return null;
  const { answers, sensitive } = read.data;
  const all = [...answers, ...(await sensitiveAnswers(ctx.db, diagnosticId, sensitive))];
  const known = all.map((given) => knownOn(given, ctx.today));
  return computeRun(known, { ...lists, view, policy, asOf: ctx.today }).run.matches;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type News = { diagnosticId: string; changes: readonly ResultChange[]; revision: number };

async function store(ctx: Context, { diagnosticId, changes, revision }: News): Promise<void> {
  const rows = changes.map(({ offering, from, to, because }) => ({
    ...{ id: randomUUID(), diagnosticId, offering, before: from, after: to, because },
    ...{ catalogueRevision: revision, asOf: ctx.today },
  }));
  await ctx.db.insert(notice).values(rows);
  const newest = ctx.db
    .select({ id: notice.id })
    .from(notice)
    .where(eq(notice.diagnosticId, diagnosticId))
    .orderBy(desc(notice.createdAt), desc(notice.id))
    .limit(KEPT_NOTICES);
  await ctx.db
    .delete(notice)
    .where(and(eq(notice.diagnosticId, diagnosticId), sql`${notice.id} not in ${newest}`));
  await writeMails(ctx, diagnosticId, rows);
}

/** To those of the firm who asked for it and still act for it. A mail names neither firm nor offering. */
async function writeMails(
  ctx: Context,
  diagnosticId: string,
  rows: readonly { id: string }[],
): Promise<void> {
  const readers = await ctx.db
    .selectDistinct({ email: person.email, locale: person.locale })
    .from(noticeReader)
    .innerJoin(firm, eq(firm.diagnosticId, noticeReader.diagnosticId))
    .innerJoin(
      membership,
      and(eq(membership.personId, noticeReader.personId), eq(membership.firmId, firm.id)),
    )
    .innerJoin(person, eq(person.id, noticeReader.personId))
    .where(
      and(
        eq(noticeReader.diagnosticId, diagnosticId),
        inArray(membership.role, [...FIRM_ROLES]),
        isNull(membership.endedAt),
        isNull(person.suspendedAt),
      ),
    );
  for (const { email, locale } of readers)
    await queueMail(ctx.db, {
      ...{ to: email, locale, kind: 'notices' as const, key: `notices:${rows[0]?.id}:${email}` },
      values: { link: paths.notices() },
    });
}
