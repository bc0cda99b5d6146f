import { stageOf } from '../../domain/intakes';
import type { Context } from '../context';
import { actsForFirms, takesPart } from '../requests/scope';
import type { Intake } from './load';

/**
 * Why somebody gives no marks in an intake: a firm of their own takes part in it, or may still ask, after they have
 * marked the others. It looks at what they are today: marks stand that were given by who came to such a firm afterwards.
 */
export type MarksBar = 'own' | 'mayAsk';

/** In: an intake. Out: what keeps the actor from giving marks in it today; null if nothing does. */
export async function marksBar(ctx: Context, intake: Intake): Promise<MarksBar | null> {
  if (await takesPart(ctx, intake.id)) return 'own';
  return stageOf(intake, ctx.today) === 'open' && (await actsForFirms(ctx)) ? 'mayAsk' : null;
}
