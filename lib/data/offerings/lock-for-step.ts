import type { z } from 'zod';
import type { OfferingStepInput } from '../../schemas/offering';
import type { Context } from '../context';
import { loadDesk } from './load';
import { lockCatalogue, lockOffering } from './scope';

/** One offering of the actor's institution, with the catalogue locked: whoever publishes next sees this revision. */
export async function lockForStep(ctx: Context, { offering }: z.output<typeof OfferingStepInput>) {
  await lockOffering(ctx.db, offering);
  await lockCatalogue(ctx.db);
  const desk = await loadDesk(ctx, offering);
  return { institution: desk.institution, desk };
}
