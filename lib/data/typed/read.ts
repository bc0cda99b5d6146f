import { and, eq, gt, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { typedForm } from '@/db/schema';
import { TypedFormInput } from '../../schemas/typed-form';
import { keyed } from '../keyed';
import { reading } from '../reading';
import { lookFor } from '../scope';

export type TypedForm = Pick<z.output<typeof TypedFormInput>, 'fields' | 'errors'>;

/** What this browser typed into a form that could not be taken; null where there is none, or another form was last. */
export const readTypedForm = reading(
  'form.read',
  async (ctx, token: string, form: string): Promise<TypedForm | null> => {
    const tokenHash = keyed('form', token);
    await lookFor(ctx.db, { token: tokenHash });
    const [row] = await ctx.db
      .select({ fields: typedForm.fields, errors: typedForm.errors })
      .from(typedForm)
      .where(
        and(
          eq(typedForm.tokenHash, tokenHash),
          eq(typedForm.form, form),
          gt(typedForm.expiresAt, sql`now()`),
        ),
      );
    return row ? TypedFormInput.pick({ fields: true, errors: true }).parse(row) : null;
  },
);
