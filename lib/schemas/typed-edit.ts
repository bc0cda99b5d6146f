import { z } from 'zod';
import { isId } from './id';
import { PART_BYTES } from './limits';
import { OfferingEdit, OfferingStepInput } from './offering';
import { EDIT_PAGES, OFFERING_PARTS } from './offering-parts';
import { postedVersion } from './posted-version';
import { TypedFormInput } from './typed-form';

const shown = z.strictObject({ form: z.uuid(), version: z.int().positive() });

/** Which opened form something was typed in, and what it was drawn with. */
export const TypedIn = z.strictObject({
  form: z.uuid(),
  /** How many messages the form had sent; null without scripts, where nothing comes late. */
  turn: z.int().positive().nullable(),
  /** The unsaved text that stood in the form when it was drawn, and so goes on in it. */
  from: shown.nullable(),
});
export type TypedIn = z.output<typeof TypedIn>;
export type ShownEdit = z.output<typeof shown>;

/** `typedIn`: the form it was typed in, where that was a form of this site. */
export const SaveDraftInput = OfferingStepInput.extend({ edit: OfferingEdit, typedIn: TypedIn.optional() });
/** `cells`: what the part says, as the cells of a file say it. */
export const SavePartInput = OfferingStepInput.extend({
  part: z.enum(OFFERING_PARTS),
  cells: z.record(z.string().max(40), z.string().max(PART_BYTES)),
  typedIn: TypedIn.optional(),
});
export const SaveTypedEditInput = OfferingStepInput.pick({ offering: true }).extend({
  typedIn: TypedIn,
  /** On which page of the offering. */
  page: z.enum(EDIT_PAGES),
  /** Sent without a button being pressed, and so perhaps late. */
  byItself: z.boolean(),
  ...TypedFormInput.pick({ fields: true, errors: true }).shape,
});
/** A text by itself, or the form that it stands in. */
export const DropTypedEditInput = OfferingStepInput.pick({ offering: true }).extend({
  typed: z.union([shown, TypedIn]),
});

/** In: an unsaved text. Out: how a field or a button names it. */
export function shownText({ form, version }: ShownEdit): string {
  return `${form} ${version}`;
}

/** The other way round; null for what names none. */
export function shownOf(text: string | undefined): ShownEdit | null {
  const [form, version, ...rest] = text?.split(' ') ?? [];
  const number = postedVersion(version);
  return isId(form) && number > 0 && rest.length === 0 ? { form, version: number } : null;
}

/** In: fields as posted, and an id for a form that names none. Out: what was typed, and in which form. */
export function typedInForm(
  { form, from, turn, ...fields }: Record<string, string[]>,
  newId: string,
): { typedIn: TypedIn; fields: Record<string, string[]> } {
  const typedIn = {
    form: isId(form?.[0]) ? form[0] : newId,
    turn: postedVersion(turn?.[0]) || null,
    from: shownOf(from?.[0]),
  };
  return { typedIn, fields };
}
