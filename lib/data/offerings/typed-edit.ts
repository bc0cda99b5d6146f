import { and, eq, gt, sql } from 'drizzle-orm';
import { typedForm } from '@/db/schema';
import type { FormFields } from '../../schemas/fields';
import { TypedFormInput } from '../../schemas/typed-form';
import { iso } from '../diagnostics/state';
import { reading } from '../reading';
import { lookFor } from '../scope';
import { loadDesk } from './load';
import { TYPED_EDIT_DAYS, typedEditHash } from './save-typed-edit';

/** What a person has typed for an offering and not saved. `at`: ISO date-time, UTC. */
export type TypedEdit = { fields: FormFields; at: string };

/** What the actor has typed for an offering of their desk and not saved; null where there is nothing. */
export const readTypedEdit = reading(
  'offering.read',
  async (ctx, offering: string): Promise<TypedEdit | null> => {
    await loadDesk(ctx, offering);
    const tokenHash = typedEditHash(ctx, offering);
    await lookFor(ctx.db, { token: tokenHash });
    const at = iso(sql`(${typedForm.expiresAt} - make_interval(days => ${TYPED_EDIT_DAYS}))`);
    const [row] = await ctx.db
      .select({ fields: typedForm.fields, at })
      .from(typedForm)
      .where(and(eq(typedForm.tokenHash, tokenHash), gt(typedForm.expiresAt, sql`now()`)));
    return row
      ? { ...TypedFormInput.pick({ fields: true }).parse({ fields: row.fields }), at: row.at }
      : null;
  },
);
