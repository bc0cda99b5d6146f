import { eq, sql } from 'drizzle-orm';
import { typedForm } from '@/db/schema';
import { TypedFormInput } from '../../schemas/typed-form';
import { personOf } from '../context';
import { keyed } from '../keyed';
import { mutation } from '../mutation';
import { lookFor } from '../scope';

/** Long enough to mend a form after a telephone call. */
const MINUTES = 60;

/** Remembers a form that could not be taken, for this browser alone. One form a browser: the last one. */
export const keepTypedForm = mutation({
  action: 'form.keep',
  input: TypedFormInput,
  target: async () => ({}),
  run: async (ctx, { token, form, fields, errors }) => {
    const tokenHash = keyed('form', token);
    await lookFor(ctx.db, { token: tokenHash });
    await ctx.db.delete(typedForm).where(eq(typedForm.tokenHash, tokenHash));
    const expiresAt = sql`now() + make_interval(mins => ${MINUTES})`;
    await ctx.db
      .insert(typedForm)
      .values({ tokenHash, form, fields, errors, expiresAt, person: personOf(ctx.actor) });
    // Nothing that anybody owns has changed.
    return { result: undefined, audit: [] };
  },
});
