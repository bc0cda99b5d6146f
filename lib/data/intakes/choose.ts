import { eq, sql } from 'drizzle-orm';
import { intakeEntry, intakeSeed } from '@/db/schema';
import type { IsoDate } from '../../domain/dates';
import { type Gift, givePlaces, inOrder, type PlaceKind, stageOf } from '../../domain/intakes';
import { IntakeStepInput } from '../../schemas/intake';
import type { AuditEntry } from '../audit';
import type { Context } from '../context';
import { DataError } from '../errors';
import { type Change, mutation } from '../mutation';
import { callEnds, entriesWhere, type Intake, type StoredEntry } from './load';
import { lockRequests, stepByRule } from './rule-step';
import { lockOwn, sha256, stateOf, writeIntake } from './save';

/**
 * `there`: the places have been given already, and nothing was done again. `not_now`: the call is still open, or the
 * group has started. `marks`: some firms have no marks yet.
 */
export type Chosen = { outcome: 'chosen' | 'there' | 'conflict' | 'not_now' | 'marks' };

/** Gives the places of an intake by its published way of choosing, once, and publishes the seed. */
export const choosePlaces = mutation({
  action: 'intake.choose',
  input: IntakeStepInput,
  target: lockOwn,
  run: async (ctx, { seen }, { own }): Promise<Change<Chosen>> => {
    const nothing = (outcome: Chosen['outcome']) => ({ result: { outcome }, audit: [] });
    if (own.chosen) return nothing('there');
    if (seen !== own.version) return nothing('conflict');
    if (stageOf(own, ctx.today) !== 'to_choose') return nothing('not_now');
    const requests = await lockRequests(ctx, own.id, ['in']);
    const entries = await entriesWhere(ctx.db, eq(intakeEntry.intakeId, own.id));
    const asked = entries.filter(({ standing }) => standing === 'in');
    if (own.method === 'points' && asked.some(({ marks }) => marks === null)) return nothing('marks');
    const seed = await seedOf(ctx, own);
    const ordered = inOrder({ ...own, seed, hash: sha256 }, asked).flatMap(
      ({ number }) => asked.find((entry) => entry.number === number) ?? [],
    );
    const held = entries.flatMap(({ kind }) => (kind === null ? [] : [kind]));
    const gifts = giftsOf(own, held, { ordered, today: ctx.today });
    const audit: AuditEntry[] = [];
    for (const [index, entry] of ordered.entries()) {
      const row = requests.get(entry.request);
      if (!row) throw new DataError('conflict', { entity: 'request' });
      audit.push(await stepByRule(ctx, row, { ...placeOf(own, entry, gifts), rank: index + 1 }));
    }
    audit.push(await publishChoice(ctx, own, seed));
    return { result: { outcome: 'chosen' }, audit };
  },
});

/**
 * Who asked in time has what was kept for its group at the end of the call, however late the button is pressed; what
 * nobody of the group asked for is for everybody from its day on.
 */
function giftsOf(
  own: Intake,
  held: readonly PlaceKind[],
  { ordered, today }: { ordered: readonly StoredEntry[]; today: IsoDate },
): readonly Gift[] {
  const inTime = givePlaces({ terms: own, held, waiting: ordered, today: callEnds(own) });
  const waiting = ordered.filter((entry) => !inTime.some(({ number }) => number === entry.number));
  const taken = [...held, ...inTime.map(({ kind }) => kind)];
  return [...inTime, ...givePlaces({ terms: own, held: taken, waiting, today })];
}

/** A place on the first day of the group, or one on the waiting list, on which no day is known yet. */
function placeOf({ starts }: Intake, { number }: StoredEntry, gifts: readonly Gift[]) {
  const gift = gifts.find((one) => one.number === number);
  return gift
    ? ({ step: 'accept', day: starts, standing: 'place', kind: gift.kind } as const)
    : ({ step: 'list', day: null, standing: 'waiting' } as const);
}

async function publishChoice(ctx: Context, own: Intake, seed: string): Promise<AuditEntry> {
  const version = own.version + 1;
  await writeIntake(ctx, own, { seed, chosenAt: sql`now()`, version });
  const after = { ...stateOf(own), version, chosen: true, seed };
  return { kind: 'intake', id: own.id, salt: own.id, before: stateOf(own), after };
}

async function seedOf({ db }: Context, { id }: Intake): Promise<string> {
  const [row] = await db
    .select({ seed: intakeSeed.seed })
    .from(intakeSeed)
    .where(eq(intakeSeed.intakeId, id));
  if (!row) throw new DataError('not_found', { entity: 'intake' });
  return row.seed;
}
