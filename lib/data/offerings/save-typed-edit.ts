import { eq, sql } from 'drizzle-orm';
import { typedForm } from '@/db/schema';
import type { FormFields } from '../../schemas/fields';
import { SaveTypedEditInput } from '../../schemas/offering';
import { type Context, personOf } from '../context';
import { keyed } from '../keyed';
import { mutation } from '../mutation';
import { lookFor } from '../scope';
import { loadDesk } from './load';

/** Longer than anybody's holidays. */
export const TYPED_EDIT_DAYS = 30;

/** In: who edits, and the offering. Out: what the form of the two is known by; one person's is no other's. */
export function typedEditHash({ actor }: Pick<Context, 'actor'>, offering: string): string {
  return keyed('edit of an offering', `${personOf(actor)} ${offering}`);
}

/**
 * Keeps the form of an offering as it is being typed, for the person who types; with no fields, forgets it. No draft is
 * changed by it.
 */
export const saveTypedEdit = mutation({
  action: 'offering.edit',
  input: SaveTypedEditInput,
  target: async (ctx, { offering }) => ({ institution: (await loadDesk(ctx, offering)).institution }),
  run: async (ctx, { offering, fields }) => {
    if (fields) await storeTypedEdit(ctx, offering, fields);
    else await dropTypedEdit(ctx, offering);
    // Nothing that a desk owns has changed.
    return { result: undefined, audit: [] };
  },
});

async function storeTypedEdit(ctx: Context, offering: string, fields: FormFields): Promise<void> {
  const tokenHash = typedEditHash(ctx, offering);
  await lookFor(ctx.db, { token: tokenHash });
  const expiresAt = sql`now() + make_interval(days => ${TYPED_EDIT_DAYS})`;
  await ctx.db
    .insert(typedForm)
    .values({
      ...{ tokenHash, form: `edit of ${offering}`, fields, errors: [], expiresAt },
      person: personOf(ctx.actor),
    })
    .onConflictDoUpdate({ target: typedForm.tokenHash, set: { fields, expiresAt } });
}

/** Forgets what the actor typed for an offering. */
export async function dropTypedEdit(ctx: Context, offering: string): Promise<void> {
  const tokenHash = typedEditHash(ctx, offering);
  await lookFor(ctx.db, { token: tokenHash });
  await ctx.db.delete(typedForm).where(eq(typedForm.tokenHash, tokenHash));
}
