import { type Cells, cellsOfOffering, filledUp } from '../../schemas/offering-import';
import { readOffering } from '../catalogue/revision';
import { reading, readingAtOnce } from '../reading';
import { latestAtDesk } from './latest';

const everything = reading('offering.read', (ctx) => latestAtDesk(ctx, null));

/**
 * All offerings of the actor's institution as they stand at the desk, one row each; one that cannot be read has none.
 * The database waits for none of the work on them.
 */
export const exportOfferings = readingAtOnce('offering.read', async (ctx): Promise<readonly Cells[]> => {
  const all = await everything(ctx);
  return [...all.values()]
    .filter(({ stored }) => readOffering(filledUp(stored)) !== null)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ stored }) => cellsOfOffering(stored));
});
