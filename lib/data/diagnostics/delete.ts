import { eq } from 'drizzle-orm';
import { diagnostic } from '@/db/schema';
import { DeleteDiagnosticInput } from '../../schemas/diagnostic';
import { mutation } from '../mutation';
import { lockDrawn } from './drawn-with';

/** Deletes the diagnostic with its answers, screens, consents and runs. The audit log keeps its id alone. */
export const deleteDiagnostic = mutation({
  action: 'diagnostic.delete',
  input: DeleteDiagnosticInput,
  target: lockDrawn,
  run: async (ctx, _, own) => {
    await ctx.db.delete(diagnostic).where(eq(diagnostic.id, own.id));
    const before = { version: own.version };
    return {
      result: undefined,
      audit: [{ kind: 'diagnostic', id: own.id, salt: own.auditSalt, before, after: null }],
    };
  },
});
