import { savedMatch } from '@/db/schema';
import { LetGoInput } from '../../schemas/kept';
import { DataError } from '../errors';
import { mutation } from '../mutation';
import { lockOwnSaved, ofOffering } from './own';

/** Takes an offering off the list, with the note. */
export const letGoOffering = mutation({
  action: 'saved.change',
  input: LetGoInput,
  target: lockOwnSaved,
  run: async (ctx, { offering }, { own }) => {
    const [gone] = await ctx.db
      .delete(savedMatch)
      .where(ofOffering(own, offering))
      .returning({ note: savedMatch.note });
    if (!gone) throw new DataError('not_found', { entity: 'saved' });
    const before = { saved: offering, note: gone.note };
    return {
      result: undefined,
      audit: [{ kind: 'diagnostic', id: own.id, salt: own.auditSalt, before, after: null }],
    };
  },
});
