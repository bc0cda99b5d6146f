import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { diagnostic, firm } from '@/db/schema';
import { EraseInput } from '../../schemas/account';
import type { AuditEntry } from '../audit';
import type { Context } from '../context';
import { mutation, parseInput } from '../mutation';
import { requireKind } from '../policy';
import { eraseRequests } from '../requests/erase';
import { checkOwnPassword } from './check-own-password';
import { erasePerson, forgetInvitations, onlyOfFirm } from './leaving';
import { lockOwnFirm } from './own';
import { goBack } from './sessions';
import type { TooMany, Wrong } from './sign-in';

export type Erased = { outcome: 'erased' } | Wrong | TooMany;

/**
 * Deletes the firm with its diagnostic, its requests, and everybody who acts for it alone. The audit log keeps ids,
 * which then name nobody.
 */
export async function eraseFirm(ctx: Context, raw: z.input<typeof EraseInput>): Promise<Erased> {
  requireKind(ctx.actor, 'firm.erase');
  const { password } = parseInput(EraseInput, raw);
  const checked = await checkOwnPassword(ctx, { password });
  return checked.outcome === 'right' ? erase(ctx, {}) : checked;
}

const erase = mutation({
  action: 'firm.erase',
  input: z.strictObject({}),
  target: lockOwnFirm,
  run: async (ctx, _, { own }) => {
    const audit: AuditEntry[] = [
      { kind: 'firm', id: own.id, salt: own.auditSalt, before: { version: own.version }, after: null },
    ];
    if (own.diagnosticId !== null) audit.push(...(await eraseDiagnostic(ctx, own.diagnosticId)));
    audit.push(...(await eraseRequests(ctx, own.id)));
    await forgetInvitations(ctx.db, own.id);
    const people = await onlyOfFirm(ctx.db, own.id);
    await ctx.db.delete(firm).where(eq(firm.id, own.id));
    for (const person of people) audit.push(...(await erasePerson(ctx.db, person)));
    await goBack(ctx);
    return { result: { outcome: 'erased' as const }, audit };
  },
});

async function eraseDiagnostic(ctx: Context, id: string): Promise<readonly AuditEntry[]> {
  const gone = await ctx.db
    .delete(diagnostic)
    .where(eq(diagnostic.id, id))
    .returning({ salt: diagnostic.auditSalt, version: diagnostic.version });
  return gone.map(({ salt, version }) => ({
    kind: 'diagnostic',
    id,
    salt,
    before: { version },
    after: null,
  }));
}
