import { eq } from 'drizzle-orm';
import { intakeEntry } from '@/db/schema';
import { givePlaces, type PlaceKind, standingOf } from '../../domain/intakes';
import type { RequestState, RequestStep } from '../../domain/people';
import type { IntakeSays } from '../../domain/requests';
import type { Context } from '../context';
import { numbersOf } from './current';
import { choiceDecides, type Entered, lockIntake } from './load';

/** What an intake says to the steps of a request in it; null where it is in none. */
export async function intakeSays(ctx: Context, entered: Entered | null): Promise<IntakeSays | null> {
  if (!entered) return null;
  const { answerBy } = entered.entry;
  const decides = choiceDecides(entered, ctx);
  return {
    decides,
    isFree: !decides || (await freeKind(ctx, entered)) !== null,
    isLate: answerBy !== null && answerBy < ctx.today,
  };
}

/** The kind of a place that is free for this firm; null where none is. */
async function freeKind(ctx: Context, { intake, entry }: Entered): Promise<PlaceKind | null> {
  const held = (await numbersOf(ctx, intake.id)).flatMap(({ kind }) => kind ?? []);
  const [gift] = givePlaces({ terms: intake, held, waiting: [entry], today: ctx.today });
  return gift?.kind ?? null;
}

/** Before a step that takes a place for a firm: until the end of the transaction nobody else takes it. */
export async function holdPlaces({ db }: Context, entered: Entered | null, step: RequestStep): Promise<void> {
  if (entered && step === 'grant') await lockIntake(db, entered.intake.id);
}

/** Lets the entry follow its request. Places that are given by hand after the start are not of the group. */
export async function followRequest(
  ctx: Context,
  entered: Entered,
  { step, state }: { step: RequestStep; state: RequestState },
): Promise<void> {
  const { entry } = entered;
  const byHand = !choiceDecides(entered, ctx) && step !== 'take' && step !== 'withdraw';
  const standing = byHand && state !== 'declined' ? entry.standing : standingOf(state, entry.rank !== null);
  const isHeld = standing === 'place' || standing === 'offered';
  const kind = isHeld ? (entry.kind ?? (await freeKind(ctx, entered))) : null;
  const answerBy = standing === 'offered' && !byHand ? entry.answerBy : null;
  await ctx.db
    .update(intakeEntry)
    .set({ standing, kind, answerBy })
    .where(eq(intakeEntry.requestId, entry.request));
}
