import { FIELDS_MAX, FORM_BYTES, VALUES_MAX } from './limits';

/** Fields of a posted form: every value of each name, in the order they came. */
export type FormFields = Readonly<Record<string, readonly string[]>>;

export type FieldErrorCode =
  | 'not_a_number'
  | 'not_whole'
  | 'too_small'
  | 'too_large'
  | 'too_long'
  | 'not_an_option'
  | 'not_in_list'
  | 'word_changed'
  | 'none_and_others'
  | 'unknown_and_answer'
  | 'same_twice'
  | 'gap_in_order'
  | 'not_a_date'
  | 'not_a_past_date'
  | 'not_a_year'
  | 'date_too_far'
  | 'date_past'
  | 'date_to_come'
  | 'not_in_country'
  | 'own_region'
  | 'own_country'
  | 'needs_status'
  | 'needs_kind'
  | 'needs_place'
  | 'too_many'
  | 'strange_characters'
  | 'marks_of_direction';

/** What is wrong with one field; the sentence is `common.field.<code>` with the values filled in. */
export type FieldError = {
  field: string;
  code: FieldErrorCode;
  values?: Readonly<Record<string, string | number>>;
};

/** Shown where a character stood that cannot be kept. */
const STAND_IN = '\uFFFD';

// Control characters but tab and line ends, and halves of surrogate pairs. Each alternative is one character long.
const UNKEEPABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Soft hyphens, joiners and marks of no width: copied along with a number, never seen and never meant. */
const INVISIBLE = /[\u00AD\u180E\u200B-\u200D\u2060-\u2065\uFEFF]/g;

/** Marks that turn the direction of writing: what a reader sees is then not what stands there. */
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** What was typed, with a stand-in for each character that neither the database nor a page can hold. */
export function keepable(text: string): string {
  // Cut first: a long text must not be searched in full, and a cut pair leaves half a character behind.
  return withStandIns(text.slice(0, FORM_BYTES));
}

/** The same for text that may be long, such as a message; how long a form may be in all is counted elsewhere. */
export function withStandIns(text: string): string {
  return text.replace(UNKEEPABLE, STAND_IN);
}

/**
 * In: text as kept. Out: as an answer is read: no marks without width, one kind of space, none at the ends. Marks of
 * direction stay, so that their field gets a message: with them, the number seen may not be the number read.
 */
export function readable(text: string): string {
  return text.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** The same for words that are only searched for: there marks of direction do no harm. */
export function plain(text: string): string {
  return readable(text.replace(DIRECTION, ''));
}

export function isStrange(text: string): boolean {
  return text.includes(STAND_IN);
}

export function turnsDirection(text: string): boolean {
  return text.search(DIRECTION) !== -1;
}

/** In: posted fields and which names count. Out: those, each value as it can be kept. */
export function keptFields(fields: FormFields, counts: (name: string) => boolean): FormFields {
  const names = Object.keys(fields).filter(counts).slice(0, FIELDS_MAX);
  return Object.fromEntries(
    names.map((name) => [name, (fields[name] ?? []).slice(0, VALUES_MAX).map(keepable)] as const),
  );
}

/** True if both hold the same names with the same values, whatever the order of the names. */
export function sameFields(one: FormFields, other: FormFields): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => sameValues(one[name], other[name]))
  );
}

function sameValues(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    one.length === other.length &&
    one.every((value, index) => value === other[index])
  );
}
