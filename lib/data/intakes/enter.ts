import { and, eq, lte, sql } from 'drizzle-orm';
import { intake, intakeEntry } from '@/db/schema';
import { type AnswerSheet, profileOf } from '../../domain/facts';
import { roundHalfUp } from '../../domain/fraction';
import { stageOf } from '../../domain/intakes';
import type { FirmGroup } from '../../domain/vocabulary';
import type { Context } from '../context';
import { DataError } from '../errors';
import { getReferenceLists } from '../reference/lists';
import type { MatchDetail } from '../runs/match';
import { lookFor } from '../scope';
import { type Intake, intakesWhere, lockIntake } from './load';

/** An intake that a firm can ask for a place in today. */
export type OpenIntake = {
  intake: Intake;
  /** Groups with reserved places that the firm is known to belong to. */
  groups: readonly FirmGroup[];
};

/** Intakes of an offering whose call is open, the first to start in front, for the firm that has given these answers. */
export async function openIntakes(
  ctx: Context,
  offering: string,
  answers: AnswerSheet,
): Promise<readonly OpenIntake[]> {
  const where = and(eq(intake.offering, offering), lte(intake.opens, ctx.today));
  const open = (await intakesWhere(ctx.db, where)).filter((one) => stageOf(one, ctx.today) === 'open');
  if (open.length === 0) return [];
  const { sizeRules, standards, capitals } = await getReferenceLists(ctx);
  const { groups } = profileOf({
    answers: Object.values(answers),
    ...{ sizeRules, standards, capitals, asOf: ctx.today },
  });
  return open.map((one) => ({
    intake: one,
    groups: one.reserved.flatMap(({ group }) => (groups.includes(group) ? [group] : [])),
  }));
}

/** How much of what the firm chose the offering works on, in ten thousandths; null where nothing was chosen yet. */
export function needOf(match: Pick<MatchDetail, 'match'> | null): number | null {
  const part = match?.match.parts?.need;
  if (!part || part.reason.code === 'need.unknown') return null;
  return roundHalfUp(part.value, 4) * 10_000;
}

/** What a firm asks for: the intake it named, or the next one; the groups it tells of. */
type Asked = { named: string | null; tells: readonly FirmGroup[]; match: MatchDetail | null };
/** `none`: there is no intake, and the institution answers by hand. */
export type Entering =
  | { outcome: 'enter'; intake: Intake; groups: readonly FirmGroup[]; need: number | null }
  | { outcome: 'none' | 'closed' | 'no_need' };

/** Which intake a request enters, and as what. The intake is locked, so that its call is not closed meanwhile. */
export async function entering(
  ctx: Context,
  open: readonly OpenIntake[],
  { named, tells, match }: Asked,
): Promise<Entering> {
  const found = named === null ? open[0] : open.find((one) => one.intake.id === named);
  if (!found) return { outcome: named === null ? 'none' : 'closed' };
  await lockIntake(ctx.db, found.intake.id);
  const [now] = await intakesWhere(ctx.db, eq(intake.id, found.intake.id));
  if (!now || stageOf(now, ctx.today) !== 'open') return { outcome: 'closed' };
  const need = now.method === 'need_rank' ? needOf(match) : null;
  if (now.method === 'need_rank' && need === null) return { outcome: 'no_need' };
  const groups = found.groups.filter((group) => tells.includes(group));
  return { outcome: 'enter', intake: now, groups, need };
}

/** Adds the request, which has just been stored, to its intake. */
export async function enter(
  ctx: Context,
  request: string,
  { intake: into, groups, need }: Extract<Entering, { outcome: 'enter' }>,
): Promise<void> {
  await lookFor(ctx.db, { intake: into.id });
  const [last] = await ctx.db
    .select({ number: sql<number>`coalesce(max(${intakeEntry.number}), 0)::int` })
    .from(intakeEntry)
    .where(eq(intakeEntry.intakeId, into.id));
  if (!last) throw new DataError('unavailable', { entity: 'intake' });
  await ctx.db.insert(intakeEntry).values({
    ...{ requestId: request, intakeId: into.id, number: last.number + 1 },
    ...{ groups: [...groups], need },
  });
}
