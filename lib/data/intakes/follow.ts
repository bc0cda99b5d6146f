import { and, eq, gte, lt, sql } from 'drizzle-orm';
import { intakeEntry } from '@/db/schema';
import { givePlaces, inOrder, type PlaceKind, standingOf } from '../../domain/intakes';
import type { RequestState, RequestStep } from '../../domain/people';
import { type IntakeSays, isGrant } from '../../domain/requests';
import type { Context } from '../context';
import { numbersOf } from './current';
import { choiceDecides, type Entered, enteredBy, lockIntake, type StoredEntry } from './load';
import { sha256 } from './save';

/** What an intake says to the steps of a request in it; null where it is in none. */
export async function intakeSays(ctx: Context, entered: Entered | null): Promise<IntakeSays | null> {
  if (!entered) return null;
  const { intake, entry } = entered;
  const decides = choiceDecides(entered, ctx);
  return {
    decides,
    isChosen: intake.chosen,
    isFree: !decides || (intake.chosen && (await freeKind(ctx, entered)) !== null),
    isLate: entry.answerBy !== null && entry.answerBy < ctx.today,
  };
}

/** The kind of a place that is free for this firm, with those who wait before it served first; null where none is. */
async function freeKind(ctx: Context, { intake, entry }: Entered): Promise<PlaceKind | null> {
  const entries = await numbersOf(ctx, intake.id);
  const held = entries.flatMap(({ kind }) => kind ?? []);
  const rank = rankOf({ intake, entry }, entries);
  const others = entries.filter((one) => one.standing === 'waiting' && one.number !== entry.number);
  const waiting = [
    ...others.map((one) => ({ one, at: one.rank ?? 0 })),
    // Beside the one that stands there now, and before it.
    { one: entry, at: entry.rank ?? rank - 0.5 },
  ]
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);
  const gifts = givePlaces({ terms: intake, held, waiting, today: ctx.today });
  return gifts.find(({ number }) => number === entry.number)?.kind ?? null;
}

/** Where a firm would stand in the order of a choice that was made without it. */
function rankOf({ intake, entry }: Entered, entries: readonly StoredEntry[]): number {
  const by = { ...intake, seed: intake.seed ?? '', hash: sha256 };
  const isBefore = (one: StoredEntry) => inOrder(by, [one, entry])[0] === one;
  return 1 + entries.filter((one) => one.rank !== null && isBefore(one)).length;
}

/** Before a step that takes a place for a firm: until the end of the transaction nobody else takes it. */
export async function holdPlaces({ db }: Context, request: string, step: RequestStep): Promise<void> {
  const entered = isGrant(step) ? await enteredBy(db, request) : null;
  if (entered) await lockIntake(db, entered.intake.id);
}

/** Lets the entry follow its request. Places that are given by hand after the start are not of the group. */
export async function followRequest(
  ctx: Context,
  entered: Entered,
  { step, state }: { step: RequestStep; state: RequestState },
): Promise<void> {
  const { intake, entry } = entered;
  const decides = choiceDecides(entered, ctx);
  const byHand = !decides && step !== 'take' && step !== 'withdraw';
  const isLateGrant = isGrant(step) && decides && intake.chosen;
  const rank = entry.rank ?? (isLateGrant ? rankOf(entered, await numbersOf(ctx, intake.id)) : null);
  const standing = byHand && state !== 'declined' ? entry.standing : standingOf(state, rank !== null);
  const isHeld = standing === 'place' || standing === 'offered';
  const kind = isHeld ? (entry.kind ?? (await freeKind(ctx, entered))) : null;
  const answerBy = standing === 'offered' && !byHand ? entry.answerBy : null;
  if (rank !== null && entry.rank === null) await makeRoom(ctx, intake.id, rank);
  await ctx.db
    .update(intakeEntry)
    .set({ standing, kind, answerBy, rank })
    .where(eq(intakeEntry.requestId, entry.request));
}

/** Moves everybody from this place in the order one back; in two turns, since no two may stand at one place. */
async function makeRoom({ db }: Context, intake: string, rank: number): Promise<void> {
  const of = eq(intakeEntry.intakeId, intake);
  const moved = { rank: sql`-${intakeEntry.rank} - 1` };
  await db
    .update(intakeEntry)
    .set(moved)
    .where(and(of, gte(intakeEntry.rank, rank)));
  await db
    .update(intakeEntry)
    .set({ rank: sql`-${intakeEntry.rank}` })
    .where(and(of, lt(intakeEntry.rank, 0)));
}
