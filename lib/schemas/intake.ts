import { z } from 'zod';
import { type IsoDate, isIsoDate, yearOf } from '../domain/dates';
import type { IntakeTerms } from '../domain/intakes';
import { CHOICE_METHODS } from '../domain/people';
import { FIRM_GROUPS, LOCALES } from '../domain/vocabulary';
import { readDay } from './day-text';
import { type FormFields, isStrange, readable, turnsDirection, withStandIns } from './fields';
import { readAmount } from './whole-number';

/** Rows of the form for reserved places and for what firms get points for. */
export const RESERVED_ROWS = 3;
export const CRITERION_ROWS = 4;
export const CRITERION_LENGTH = 80;
const MOST = { places: 10_000, days: 90, weight: 100 } as const;

const day = z.custom<IsoDate>((value) => typeof value === 'string' && isIsoDate(value));
const count = (least: number, most: number) => z.int().min(least).max(most);
const name = z.string().min(1).max(CRITERION_LENGTH);

export const Terms = z.strictObject({
  opens: day,
  closes: day,
  starts: day,
  places: count(0, MOST.places),
  reserved: z
    .array(z.strictObject({ group: z.enum(FIRM_GROUPS), places: count(1, MOST.places) }))
    .max(RESERVED_ROWS)
    .readonly(),
  releaseDays: count(0, MOST.days),
  answerDays: count(1, MOST.days),
  method: z.enum(CHOICE_METHODS),
  criteria: z
    .array(z.strictObject({ name: z.strictObject({ en: name, es: name }), weight: count(1, MOST.weight) }))
    .max(CRITERION_ROWS)
    .readonly(),
});

const offering = z.string().regex(/^[\w-]{1,60}$/);
/** Version that the form was drawn from; 0 for an intake that is new. */
const seen = z.int().min(0);

export const NewIntakeInput = z.strictObject({ offering, terms: Terms });
export const ChangeIntakeInput = z.strictObject({ intake: z.uuid(), seen, terms: Terms });
export const IntakeStepInput = z.strictObject({ intake: z.uuid(), seen });
export const IntakeInput = z.strictObject({ intake: z.uuid() });
export const MOST_MARKS = 10;
const mark = count(0, MOST_MARKS);
export const MarksInput = z.strictObject({
  intake: z.uuid(),
  rows: z
    .array(
      z.strictObject({
        number: z.int().min(1),
        /** The marks as the form showed them. */
        was: z.string().max(60),
        marks: z.array(mark).min(1).max(CRITERION_ROWS),
      }),
    )
    .max(500),
});

export type IntakeFieldCode =
  | 'needed'
  | 'day'
  | 'whole'
  | 'large'
  | 'positive'
  | 'option'
  | 'long'
  | 'strange'
  | 'group';
/** What is wrong with one field of the form; the sentence is `intakes.field.<code>`. */
export type IntakeFieldError = { field: string; code: IntakeFieldCode };

type Read = { ok: true; terms: IntakeTerms } | { ok: false; errors: readonly IntakeFieldError[] };
type Form = { fields: FormFields; fail: (field: string, code: IntakeFieldCode) => void; year: number };

/** In: the form as it was sent, and the day. Out: what it publishes, or what is to be mended. */
export function readIntakeForm(fields: FormFields, today: IsoDate): Read {
  const errors: IntakeFieldError[] = [];
  const fail: Form['fail'] = (field, code) => void errors.push({ field, code });
  const form: Form = { fields, fail, year: yearOf(today) };
  const method = CHOICE_METHODS.find((one) => one === fields.method?.[0]);
  if (!method) fail('method', 'option');
  const terms = {
    opens: dayOf(form, 'opens'),
    closes: dayOf(form, 'closes'),
    starts: dayOf(form, 'starts'),
    places: whole(form, 'places', MOST.places),
    reserved: rows(RESERVED_ROWS).flatMap((row) => reservedOf(form, row)),
    releaseDays: whole(form, 'releaseDays', MOST.days),
    answerDays: positive(form, 'answerDays', MOST.days),
    method,
    // Rows of another way of choosing may stand in the form and say nothing.
    criteria: method === 'points' ? rows(CRITERION_ROWS).flatMap((row) => criterionOf(form, row)) : [],
  };
  if (errors.length > 0) return { ok: false, errors };
  const read = Terms.safeParse(terms);
  return read.success
    ? { ok: true, terms: read.data }
    : { ok: false, errors: [{ field: 'opens', code: 'day' }] };
}

function rows(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function first({ fields }: Form, field: string): string {
  return readable(withStandIns(fields[field]?.[0] ?? ''));
}

/** A month or a year alone is no day. */
function dayOf(form: Form, field: string): IsoDate | null {
  const typed = first(form, field);
  const day = readDay(typed, form.year);
  if (typed === '') form.fail(field, 'needed');
  else if (day === null) form.fail(field, 'day');
  return day;
}

function whole(form: Form, field: string, most: number): number {
  const typed = first(form, field);
  const value = readAmount(typed);
  if (typed === '') form.fail(field, 'needed');
  else if (value === null || !Number.isInteger(value) || value < 0) form.fail(field, 'whole');
  else if (value > most) form.fail(field, 'large');
  return value ?? 0;
}

function positive(form: Form, field: string, most: number): number {
  const value = whole(form, field, most);
  if (value === 0 && readAmount(first(form, field)) === 0) form.fail(field, 'positive');
  return value;
}

/** A row that is empty reserves nothing. */
function reservedOf(form: Form, row: number): IntakeTerms['reserved'] {
  const [group, places] = [first(form, `reserved.${row}.group`), first(form, `reserved.${row}.places`)];
  if (group === '' && (places === '' || readAmount(places) === 0)) return [];
  const known = FIRM_GROUPS.find((one) => one === group);
  if (!known) form.fail(`reserved.${row}.group`, 'group');
  const count = positive(form, `reserved.${row}.places`, MOST.places);
  return known ? [{ group: known, places: count }] : [];
}

function criterionOf(form: Form, row: number): IntakeTerms['criteria'] {
  const at = (part: string) => `criterion.${row}.${part}`;
  if (['en', 'es', 'weight'].every((part) => first(form, at(part)) === '')) return [];
  for (const locale of LOCALES) {
    const text = first(form, at(locale));
    if (text === '') form.fail(at(locale), 'needed');
    else if (text.length > CRITERION_LENGTH) form.fail(at(locale), 'long');
    else if (isStrange(text) || turnsDirection(text)) form.fail(at(locale), 'strange');
  }
  const weight = positive(form, at('weight'), MOST.weight);
  return [{ name: { en: first(form, at('en')), es: first(form, at('es')) }, weight }];
}

/** In: an intake as it is published. Out: the form that shows it. */
export function formOfTerms(terms: IntakeTerms): FormFields {
  const { opens, closes, starts, places, releaseDays, answerDays, method } = terms;
  const reserved = terms.reserved.flatMap(({ group, places: kept }, index) => [
    [`reserved.${index + 1}.group`, [group]] as const,
    [`reserved.${index + 1}.places`, [String(kept)]] as const,
  ]);
  const criteria = terms.criteria.flatMap(({ name: words, weight }, index) => [
    ...LOCALES.map((locale) => [`criterion.${index + 1}.${locale}`, [words[locale]]] as const),
    [`criterion.${index + 1}.weight`, [String(weight)]] as const,
  ]);
  return {
    opens: [typedDay(opens)],
    closes: [typedDay(closes)],
    starts: [typedDay(starts)],
    places: [String(places)],
    releaseDays: [String(releaseDays)],
    answerDays: [String(answerDays)],
    method: [method],
    ...Object.fromEntries([...reserved, ...criteria]),
  };
}

/** As people write a day. */
function typedDay(date: IsoDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day}/${month}/${year}`;
}

/** In: a form of marks, who is in it, and how many criteria there are. Out: the marks, or what is to be mended. */
export function readMarksForm(
  fields: FormFields,
  numbers: readonly number[],
  criteria: number,
):
  | { ok: true; rows: z.output<typeof MarksInput>['rows'] }
  | { ok: false; errors: readonly IntakeFieldError[] } {
  const errors: IntakeFieldError[] = [];
  const form: Form = { fields, fail: (field, code) => void errors.push({ field, code }), year: 0 };
  const found = numbers.flatMap((number) => {
    const names = rows(criteria).map((row) => `marks.${number}.${row}`);
    // A firm that nobody has looked at yet can wait.
    if (names.every((field) => first(form, field) === '')) return [];
    const marks = names.map((field) => whole(form, field, MOST_MARKS));
    return [{ number, was: fields[`was.${number}`]?.[0] ?? '', marks }];
  });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, rows: found };
}
