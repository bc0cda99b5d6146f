import { lastKnownOffering } from '../catalogue/last-known';
import { DataError } from '../errors';
import { reading } from '../reading';
import { currentIntakes } from './current';

/**
 * An offering that may have left the catalogue while firms are in a group of it: what was published of the call and of
 * the draw has to stay where everybody can check it. Missing where no group of it is current.
 */
export const getOfferingWithGroups = reading('catalogue.read', async (ctx, id: string) => {
  const { offering, text, by } = await lastKnownOffering(ctx, id);
  const intakes = await currentIntakes(ctx, id);
  if (intakes.length === 0) throw new DataError('not_found', { entity: 'offering' });
  return { offering, text, by, intakes };
});
