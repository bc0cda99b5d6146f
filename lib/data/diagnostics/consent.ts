import { and, desc, eq } from 'drizzle-orm';
import { consent, populationFirm } from '@/db/schema';
import { ConsentInput } from '../../schemas/diagnostic';
import { mutation } from '../mutation';
import { lockDrawn } from './drawn-with';
import { touch } from './lifetime';

/**
 * Gives consent for one purpose or takes it back; the next request goes by it. A box left as the page showed it says
 * nothing, and one ticked before the last statement, in a window left open, does not undo that; taking back always counts.
 */
export const recordConsent = mutation({
  action: 'diagnostic.consent',
  input: ConsentInput,
  target: lockDrawn,
  run: async (ctx, { purpose, given, textVersion, seen }, own) => {
    const said = await ctx.db
      .select({ given: consent.given, textVersion: consent.textVersion })
      .from(consent)
      .where(and(eq(consent.diagnosticId, own.id), eq(consent.purpose, purpose)))
      .orderBy(desc(consent.id));
    const isOld = seen !== undefined && (seen.given === given || (given && seen.times !== said.length));
    if (isOld) return { result: undefined, audit: [] };
    const before = said[0] ?? { given: false, textVersion };
    // A box left empty that was never ticked is no statement.
    if (before.given === given && before.textVersion === textVersion) return { result: undefined, audit: [] };
    const locale = ctx.locale ?? own.locale;
    await ctx.db.insert(consent).values({ diagnosticId: own.id, purpose, given, textVersion, locale });
    // Taken back, it is out of the totals with this very request; agreed to, the next count takes it up.
    if (!given) await ctx.db.delete(populationFirm).where(eq(populationFirm.firm, own.id));
    await touch(ctx.db, own.id);
    const after = { given, textVersion, purpose };
    return {
      result: undefined,
      audit: [{ kind: 'diagnostic', id: own.id, salt: own.auditSalt, before: { ...before, purpose }, after }],
    };
  },
});
