import { randomUUID } from 'node:crypto';
import { storable } from '@/app/_shell/typed-forms';
import type { Context } from '@/lib/data/context';
import { dropTypedEdit, saveTypedEdit } from '@/lib/data/offerings/save-typed-edit';
import { paths } from '@/lib/paths';
import type { FormFields } from '@/lib/schemas/fields';
import { type EditPage, withoutUnpicked } from '@/lib/schemas/offering-parts';
import { shownOf, typedInForm } from '@/lib/schemas/typed-edit';

type Sent = { offering: string; page: EditPage; fields: FormFields };
type Errors = readonly { field: string; code: string }[];

/** Address of a page on which something of an offering is changed. */
export function editPath(
  offering: string,
  page: EditPage,
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  return page === 'main' ? paths.editOffering(offering, query) : paths.editPart(offering, page, query);
}

/** What was typed on one page of an offering, and what can be done with it besides saving it. */
export function typedSteps(context: Context, { offering, page, fields }: Sent) {
  const { go, look, drop, ...rest } = storable(withoutUnpicked(fields));
  const { typedIn, fields: typed } = typedInForm(rest, randomUUID());
  const keep = (errors: Errors = [], kept: FormFields = typed) =>
    saveTypedEdit(context, {
      ...{ offering, typedIn, page, byItself: go?.[0] === 'keep' },
      ...{ fields: storable(kept), errors: [...errors] },
    });
  const again = (problem?: 'conflict') => editPath(offering, page, { typed: typedIn.form, problem });

  /** Out: the answer to a button that saves nothing; null for one that does. */
  async function aside(): Promise<string | Response | null> {
    const other = shownOf(look?.[0] ?? drop?.[0]);
    // Another text than the one in the form, which waits meanwhile.
    if (other) {
      await keep();
      if (look) return editPath(offering, page, { typed: other.form });
      await dropTypedEdit(context, { offering, typed: other });
      return again();
    }
    if (go?.[0] === 'drop') {
      await dropTypedEdit(context, { offering, typed: typedIn });
      return editPath(offering, page);
    }
    if (go?.[0] !== 'keep') return null;
    // Sent by the page itself, which stays as it is.
    const { isKept } = await keep();
    return new Response(null, { status: isKept ? 204 : 409, headers: { 'cache-control': 'no-store' } });
  }

  return { typedIn, typed, go: go?.[0] ?? '', keep, again, aside };
}
