import { randomBytes, randomUUID } from 'node:crypto';
import { diagnostic } from '@/db/schema';
import { instrument } from '../../domain/facts';
import { StartDiagnosticInput } from '../../schemas/diagnostic';
import { hashOfCode, newCode } from '../draft-code';
import { DataError } from '../errors';
import { mutation } from '../mutation';
import { lasting } from './lifetime';

/** Opens a new diagnostic. Its code is told here and never again: the database holds only the hash. */
export const startDiagnostic = mutation({
  action: 'diagnostic.start',
  input: StartDiagnosticInput,
  target: async () => ({ draft: null }),
  run: async (ctx, { form, filledBy, locale }) => {
    const code = newCode();
    const codeHash = hashOfCode(code);
    if (codeHash === null) throw new DataError('unavailable', { entity: 'code' });
    const id = randomUUID();
    const auditSalt = randomBytes(16).toString('hex');
    const instrumentVersion = instrument.version;
    await ctx.db
      .insert(diagnostic)
      .values({ id, codeHash, auditSalt, form, filledBy, locale, instrumentVersion, expiresAt: lasting() });
    const after = { form, filledBy, locale };
    return {
      result: { id, code },
      audit: [{ kind: 'diagnostic', id, salt: auditSalt, before: null, after }],
    };
  },
});
