import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { membership } from '@/db/schema';
import { EraseInput } from '../../schemas/account';
import type { Context } from '../context';
import { DataError } from '../errors';
import { mutation, parseInput } from '../mutation';
import { requireKind } from '../policy';
import { checkOwnPassword } from './check-own-password';
import type { Erased } from './erase-firm';
import { erasePerson } from './leaving';
import { lockOneself } from './own';
import { goBack } from './sessions';

/** Deletes one's own person and nothing of a firm. An owner erases the firm, or makes somebody else its owner. */
export async function eraseOwn(ctx: Context, raw: z.input<typeof EraseInput>): Promise<Erased> {
  requireKind(ctx.actor, 'account.erase');
  const { password } = parseInput(EraseInput, raw);
  const checked = await checkOwnPassword(ctx, { password });
  return checked.outcome === 'right' ? erase(ctx, {}) : checked;
}

const erase = mutation({
  action: 'account.erase',
  input: z.strictObject({}),
  target: lockOneself,
  run: async (ctx, _, { own }) => {
    const owns = and(
      eq(membership.personId, own.id),
      eq(membership.role, 'firm_owner'),
      isNull(membership.endedAt),
    );
    if ((await ctx.db.$count(membership, owns)) > 0) throw new DataError('conflict', { entity: 'owner' });
    const audit = await erasePerson(ctx.db, own.id);
    await goBack(ctx);
    return { result: { outcome: 'erased' as const }, audit };
  },
});
