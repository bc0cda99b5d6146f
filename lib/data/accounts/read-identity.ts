import { and, eq, sql } from 'drizzle-orm';
import { identity } from '@/db/schema';
import { IdentityInput } from '../../schemas/account';
import { personOf } from '../context';
import { iso } from '../diagnostics/state';
import { parseInput } from '../mutation';
import { reading } from '../reading';

/** `endedAt`: since when the provider may not sign its owner in any more. */
export type OwnIdentity = { id: string; since: string; endedAt: string | null };

/** Out: by which identity of a provider one's own account opens; null if by none. */
export const readIdentity = reading(
  'account.read',
  async (ctx, raw: { issuer: string }): Promise<OwnIdentity | null> => {
    const { issuer } = parseInput(IdentityInput, raw);
    const [row] = await ctx.db
      .select({
        id: identity.id,
        since: iso(sql`${identity.since}`),
        endedAt: sql<string | null>`${iso(sql`${identity.endedAt}`)}`,
      })
      .from(identity)
      .where(and(eq(identity.issuer, issuer), eq(identity.personId, personOf(ctx.actor) ?? '')));
    return row ?? null;
  },
);
