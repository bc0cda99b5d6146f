import { savedMatch } from '@/db/schema';
import { KeepOfferingInput } from '../../schemas/kept';
import { getOffering } from '../catalogue/offering';
import { mutation } from '../mutation';
import { matchIfAny } from '../requests/prepare';
import { lockOwnSaved, ofOffering } from './own';

/** Keeps an offering in mind as it stands in the last result, or changes the note on one that is kept. */
export const keepOffering = mutation({
  action: 'saved.change',
  input: KeepOfferingInput,
  target: lockOwnSaved,
  run: async (ctx, { offering, note }, { own }) => {
    const [kept] = await ctx.db.select().from(savedMatch).where(ofOffering(own, offering));
    const after = { saved: offering, note: note ?? kept?.note ?? '' };
    const entry = { kind: 'diagnostic', id: own.id, salt: own.auditSalt, after };
    if (kept) {
      // One that has left the catalogue can still be written about.
      if (kept.note === after.note) return { result: undefined, audit: [] };
      await ctx.db.update(savedMatch).set({ note: after.note }).where(ofOffering(own, offering));
      return { result: undefined, audit: [{ ...entry, before: { saved: offering, note: kept.note } }] };
    }
    const today = await getOffering(ctx, offering);
    const match = await matchIfAny(ctx, offering);
    await ctx.db.insert(savedMatch).values({
      diagnosticId: own.id,
      offering,
      note: after.note,
      status: match?.match.status ?? null,
      intake: match?.match.intake ?? null,
      offeringVersion: match?.entry.version ?? today.version,
    });
    return { result: undefined, audit: [{ ...entry, before: null }] };
  },
});
