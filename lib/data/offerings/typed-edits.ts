import { and, desc, eq, gt, isNotNull, or, sql } from 'drizzle-orm';
import { typedEdit } from '@/db/schema';
import type { FormFields } from '../../schemas/fields';
import type { EditPage } from '../../schemas/offering-parts';
import type { ShownEdit } from '../../schemas/typed-edit';
import { TypedFormInput } from '../../schemas/typed-form';
import { personOf } from '../context';
import { iso } from '../diagnostics/state';
import { reading } from '../reading';
import type { TypedForm } from '../typed/read';
import { loadDesk } from './load';

/** What a person has typed into one opened form of an offering and not saved. `at`: ISO date-time, UTC. */
export type TypedEdit = TypedForm & ShownEdit & { fields: FormFields; at: string };

/** `pushedOut`: when the texts were typed that had to go for newer ones. `pages`: those on which anything is not saved. */
export type TypedEdits = { texts: TypedEdit[]; pushedOut: string[]; pages: ReadonlySet<string> };

/** What the actor has typed on one page of an offering of their desk and not saved, the latest first. */
export const readTypedEdits = reading(
  'offering.read',
  async (ctx, offering: string, page: EditPage = 'main'): Promise<TypedEdits> => {
    await loadDesk(ctx, offering);
    const { form, fields, errors, version } = {
      ...{ form: typedEdit.formId, fields: typedEdit.fields },
      ...{ errors: typedEdit.errors, version: typedEdit.version },
    };
    const rows = await ctx.db
      .select({ form, fields, errors, version, part: typedEdit.part, at: iso(sql`${typedEdit.typedAt}`) })
      .from(typedEdit)
      .where(
        and(
          eq(typedEdit.person, personOf(ctx.actor) ?? ''),
          eq(typedEdit.offering, offering),
          or(isNotNull(typedEdit.fields), typedEdit.pushedOut),
          gt(typedEdit.expiresAt, sql`now()`),
        ),
      )
      .orderBy(desc(typedEdit.typedAt), typedEdit.formId);
    const typed = TypedFormInput.pick({ fields: true, errors: true });
    const here = rows.filter(({ part }) => part === page);
    const texts = here.flatMap(({ part: _, ...row }) =>
      row.fields === null ? [] : [{ ...row, ...typed.parse({ fields: row.fields, errors: row.errors }) }],
    );
    const gone = here.filter((row) => row.fields === null).map(({ at }) => at);
    const pages = new Set(rows.filter((row) => row.fields !== null).map(({ part }) => part));
    return { texts, pushedOut: texts.length > 0 ? gone : [], pages };
  },
);
