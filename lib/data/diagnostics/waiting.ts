import { type FormFields, sameFields } from '../../schemas/fields';
import { isFieldOf } from '../../schemas/screen';
import type { Pending } from './state';

type OpenText = NonNullable<Pending['open']>[number];

/** One text that waits; without questions where it is not known which of them it changed. */
export type Text = Pick<OpenText, 'fields' | 'touched'>;

/** Fields of these questions only. */
export function fieldsOf(fields: FormFields, facts: readonly string[]): FormFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => isFieldOf(name, facts)));
}

/** True if both changed one question, and not to the same. */
export function meets(one: Text, other: Required<Text>): boolean {
  if (one.touched === undefined) return true;
  return one.touched.some(
    (fact) =>
      other.touched.includes(fact) &&
      !sameFields(fieldsOf(one.fields, [fact]), fieldsOf(other.fields, [fact])),
  );
}

/** What waits of other pages that said which they are, the newest last; what stands in front is the newest. */
export function ofOtherPages(pending: Pending, tab: string | undefined): readonly OpenText[] {
  return [...(pending.open ?? []), ...inFront(pending)].filter((one) => one.tab !== tab);
}

function inFront({ by, fields }: Pending): readonly OpenText[] {
  if (by === undefined) return [];
  const { seen: _, ...kept } = by;
  return [{ ...kept, fields: kept.touched ? fieldsOf(fields, kept.touched) : fields }];
}

/** What the page shows in its fields: of each question what was typed last, and of which questions, if not of all. */
export function typedOn(pending: Pending): { fields: FormFields; facts?: readonly string[] } {
  const { fields, facts, open = [] } = pending;
  if (facts === undefined) return { fields };
  return [...open].reverse().reduce<{ fields: FormFields; facts: readonly string[] }>(
    (shown, { fields: typed, touched = [] }) => {
      const more = touched.filter((fact) => !shown.facts.includes(fact));
      return { fields: { ...shown.fields, ...fieldsOf(typed, more) }, facts: [...shown.facts, ...more] };
    },
    { fields, facts },
  );
}
