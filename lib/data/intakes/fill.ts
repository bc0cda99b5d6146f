import { and, eq, gt, inArray, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import { intake, intakeEntry } from '@/db/schema';
import { answerBy, givePlaces, stageOf } from '../../domain/intakes';
import { IntakeInput } from '../../schemas/intake';
import type { AuditEntry } from '../audit';
import type { Context } from '../context';
import { type Change, mutation } from '../mutation';
import { entriesWhere, type Intake, intakesWhere, lockIntake, type StoredEntry } from './load';
import { lockRequests, stepByRule } from './rule-step';
import { lockOwn } from './save';

/** How many places went on to somebody else, and how many offers were not answered in time. */
export type Filled = { offered: number; lapsed: number };

/** Offers the free places of one intake to those who wait, for the desk that does not want to wait for the job. */
export const offerFreePlaces = mutation({
  action: 'intake.choose',
  input: IntakeInput,
  target: lockOwn,
  run: async (ctx, _, { own }): Promise<Change<Filled>> => {
    const { audit, ...filled } = await fill(ctx, own);
    return { result: filled, audit };
  },
});

/** The same for all intakes whose places have been given and whose group has not started. Safe to run at any time. */
export const fillIntakes = mutation({
  action: 'intake.fill',
  input: z.strictObject({}),
  target: async () => ({}),
  run: async (ctx): Promise<Change<Filled>> => {
    const where = and(isNotNull(intake.chosenAt), gt(intake.starts, ctx.today));
    const audit: AuditEntry[] = [];
    const result = { offered: 0, lapsed: 0 };
    for (const { id } of await intakesWhere(ctx.db, where)) {
      await lockIntake(ctx.db, id);
      const [now] = await intakesWhere(ctx.db, eq(intake.id, id));
      if (!now) continue;
      const filled = await fill(ctx, now);
      audit.push(...filled.audit);
      result.offered += filled.offered;
      result.lapsed += filled.lapsed;
    }
    return { result, audit };
  },
});

/**
 * Takes back what was offered and not taken in time, and offers every free place to the next in the order: reserved
 * ones to their group until the day of release.
 */
async function fill(ctx: Context, own: Intake): Promise<Filled & { audit: readonly AuditEntry[] }> {
  if (stageOf(own, ctx.today) !== 'chosen') return { offered: 0, lapsed: 0, audit: [] };
  const requests = await lockRequests(ctx, own.id, ['waiting', 'offered']);
  const entries = await entriesWhere(
    ctx.db,
    and(eq(intakeEntry.intakeId, own.id), inArray(intakeEntry.standing, ['place', 'offered', 'waiting'])),
  );
  const late = entries.filter((one) => one.standing === 'offered' && (one.answerBy ?? ctx.today) < ctx.today);
  const held = entries.filter((one) => !late.includes(one)).flatMap(({ kind }) => kind ?? []);
  const waiting = entries
    .filter(({ standing }) => standing === 'waiting')
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const gifts = givePlaces({ terms: own, held, waiting, today: ctx.today });
  const audit: AuditEntry[] = [];
  const step = async (entry: StoredEntry | undefined, changes: Parameters<typeof stepByRule>[2]) => {
    const row = entry && requests.get(entry.request);
    if (row) audit.push(await stepByRule(ctx, row, changes));
  };
  for (const entry of late)
    await step(entry, { step: 'lapse', day: null, standing: 'out', kind: null, answerBy: null });
  const until = answerBy(own, ctx.today);
  for (const { number, kind } of gifts)
    await step(
      waiting.find((one) => one.number === number),
      { step: 'offer', day: own.starts, standing: 'offered', kind, answerBy: until },
    );
  return { offered: gifts.length, lapsed: late.length, audit };
}
