import { reading } from '../reading';
import { currentCatalogue } from './current';

/** Whether anything in today's catalogue is invented, so that a page can say so before a firm answers questions. */
export const isDemonstration = reading('catalogue.read', async (ctx) => {
  const { view } = await currentCatalogue(ctx);
  const { institutions, offerings } = view.catalogue;
  return [...institutions, ...offerings].some(({ illustrative }) => illustrative);
});
