import type { z } from 'zod';
import type { OfferingStepInput } from '../../schemas/offering';
import type { Context } from '../context';
import { loadDesk } from './load';
import { lockCatalogue, lockOffering } from './scope';

type Named = Pick<z.output<typeof OfferingStepInput>, 'offering'>;

/** One offering of the actor's institution, with the catalogue locked: whoever publishes next sees this revision. */
export async function lockForStep(ctx: Context, { offering }: Named) {
  await lockOffering(ctx.db, offering);
  await lockCatalogue(ctx.db);
  const desk = await loadDesk(ctx, offering);
  return { institution: desk.institution, desk };
}
