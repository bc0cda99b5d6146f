import { randomBytes, randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { diagnostic, firm } from '@/db/schema';
import { instrument } from '../../domain/facts';
import { StartDiagnosticInput } from '../../schemas/diagnostic';
import { newSalt } from '../accounts/tokens';
import type { AuditEntry } from '../audit';
import type { Context } from '../context';
import { hashOfCode, newCode } from '../draft-code';
import { DataError } from '../errors';
import { mutation } from '../mutation';
import { lookFor } from '../scope';
import { holdsUnseen } from './drawn-with';
import { keptInAccount, lasting } from './lifetime';

/**
 * Opens a new diagnostic. Its code is told here and never again: the database holds only the hash. One for a firm with
 * an account has no code and lasts as long as the account; where there is one already, that is a conflict. So is a
 * visitor's where this browser holds one whose code was not on the page: its answers would be out of reach.
 */
export const startDiagnostic = mutation({
  action: 'diagnostic.start',
  input: StartDiagnosticInput,
  target: async () => ({ draft: null }),
  run: async (ctx, { form, filledBy, locale, draft }) => {
    if (await holdsUnseen(ctx, draft)) throw new DataError('conflict', { entity: 'diagnostic' });
    const id = randomUUID();
    const forFirm = 'firm' in ctx.actor ? ctx.actor.firm : null;
    if (forFirm !== null) await lockWithoutDiagnostic(ctx, forFirm);
    const { code, codeHash } = forFirm === null ? withCode() : withoutCode();
    const expiresAt = forFirm === null ? lasting() : keptInAccount();
    const auditSalt = newSalt();
    const instrumentVersion = instrument.version;
    await lookFor(ctx.db, { code: codeHash });
    await ctx.db
      .insert(diagnostic)
      .values({ id, codeHash, auditSalt, form, filledBy, locale, instrumentVersion, expiresAt });
    const given = forFirm === null ? [] : await giveTo(ctx, forFirm, id);
    const after = { form, filledBy, locale };
    return {
      result: { id, code },
      audit: [{ kind: 'diagnostic', id, salt: auditSalt, before: null, after }, ...given],
    };
  },
});

function withCode(): { code: string; codeHash: string } {
  const code = newCode();
  const codeHash = hashOfCode(code);
  if (codeHash === null) throw new DataError('unavailable', { entity: 'code' });
  return { code, codeHash };
}

/** Known by what no code leads to: the membership of who asks does. */
export function withoutCode(): { code: null; codeHash: string } {
  return { code: null, codeHash: randomBytes(32).toString('hex') };
}

async function lockWithoutDiagnostic(ctx: Context, id: string): Promise<void> {
  const [own] = await ctx.db.select().from(firm).where(eq(firm.id, id)).for('update');
  if (!own) throw new DataError('not_found', { entity: 'firm' });
  if (own.diagnosticId !== null) throw new DataError('conflict', { entity: 'diagnostic' });
}

async function giveTo(ctx: Context, id: string, diagnosticId: string): Promise<readonly AuditEntry[]> {
  const [row] = await ctx.db
    .update(firm)
    .set({ diagnosticId, version: sql`${firm.version} + 1` })
    .where(eq(firm.id, id))
    .returning({ salt: firm.auditSalt });
  const salt = row?.salt ?? '';
  return [{ kind: 'firm', id, salt, before: { diagnostic: null }, after: { diagnostic: diagnosticId } }];
}
