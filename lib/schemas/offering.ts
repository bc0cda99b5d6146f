import { z } from 'zod';
import { type IsoDate, isIsoDate, yearOf } from '../domain/dates';
import { ruleStepSchema } from '../domain/eligibility';
import { type OfferingContent, stepDayProblem } from '../domain/offerings';
import { OFFERING_STEPS } from '../domain/people';
import {
  INTAKES,
  LEARNING_FORMS,
  LEARNING_LANGUAGES,
  LOCALES,
  type Locale,
  MODALITIES,
  OFFERING_TYPES,
  type OfferingType,
} from '../domain/vocabulary';
import { readPeriod } from './day-text';
import { type FormFields, isStrange, readable, turnsDirection, withStandIns } from './fields';
import { readAmount } from './whole-number';

/** Most characters of a name, of a text, and of all lines of a list together. */
export const NAME_LENGTH = 120;
export const WORDS_LENGTH = 2000;
const LINES_MAX = 30;
/** US dollars, hours a month, months, places. */
const MOST = { price: 10_000_000, hours: 744, months: 120, seats: 100_000 } as const;

const name = z.string().trim().min(1).max(NAME_LENGTH).refine(isWhole);
const words = z.string().trim().min(1).max(WORDS_LENGTH).refine(isWhole);
const lines = z.array(words).min(1).max(LINES_MAX);
const inBoth = <Shape extends z.ZodType>(shape: Shape) => z.strictObject({ en: shape, es: shape });

/** What a desk changes about an offering; whom it is for and what it asks is not part of it. */
export const OfferingEdit = z.strictObject({
  name: inBoth(name),
  summary: inBoth(words),
  conditions: inBoth(lines),
  how: inBoth(words),
  priceUsd: z.number().min(0).max(MOST.price).refine(isRounded),
  modality: z.enum(MODALITIES),
  place: z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/),
  languages: z.array(z.enum(LEARNING_LANGUAGES)).min(1),
  learningForm: z.array(z.enum(LEARNING_FORMS)).min(1),
  hoursMonth: z.number().positive().max(MOST.hours).refine(isRounded),
  months: z.number().positive().max(MOST.months).refine(isRounded),
  seats: z.int().min(0).max(MOST.seats),
  intake: z.enum(INTAKES),
});
export type OfferingEdit = z.output<typeof OfferingEdit>;

const offering = z.string().regex(/^[\w-]{1,60}$/);
/** What the page was drawn from; a form of another state of things is not taken. */
const seen = z.string().max(100);

const day = z.custom<IsoDate>((value) => typeof value === 'string' && isIsoDate(value));

export const ChangeRuleInput = z.strictObject({ offering, seen, step: ruleStepSchema });
export const OfferingStepInput = z.strictObject({ offering, seen });
export const CloseOfferingInput = OfferingStepInput.extend({ step: z.enum(['pause', 'withdraw']) });
export const ScheduleStepInput = OfferingStepInput.extend({ step: z.enum(OFFERING_STEPS), day });
export const CallOffInput = z.strictObject({ offering, scheduled: z.uuid() });
export const TakeScheduledInput = z.strictObject({ scheduled: z.uuid() });
export const SetPublishingInput = z.strictObject({ twoPeople: z.boolean() });
/** `key`: of the form, so that pressed twice it makes one offering. */
export const CreateOfferingInput = z.strictObject({
  key: z.uuid(),
  name: inBoth(name),
  type: z.enum(OFFERING_TYPES),
});
export const DuplicateInput = z.strictObject({ offering });

/** In: an id out of an address. Out: whether an offering can have it. */
export function isOfferingId(text: string): boolean {
  return offering.safeParse(text).success;
}

export type OfferingFieldCode =
  | 'needed'
  | 'long'
  | 'strange'
  | 'lines'
  | 'linesMany'
  | 'amount'
  | 'cents'
  | 'large'
  | 'whole'
  | 'positive'
  | 'option'
  | 'choose';
/** What is wrong with one field of the form; the sentence is `desk.field.<code>`. */
export type OfferingFieldError = { field: string; code: OfferingFieldCode };

type Read = { ok: true; edit: OfferingEdit } | { ok: false; errors: readonly OfferingFieldError[] };
type Check = (field: string, code: OfferingFieldCode) => void;
type Form = { fields: FormFields; fail: Check };

/** In: the form as it was sent, and the codes of places one can choose. Out: the change, or what is to be mended. */
export function readOfferingForm(fields: FormFields, places: ReadonlySet<string>): Read {
  const errors: OfferingFieldError[] = [];
  const fail: Check = (field, code) => void errors.push({ field, code });
  const form: Form = { fields, fail };
  const edit = {
    name: { en: text(form, 'name.en', NAME_LENGTH), es: text(form, 'name.es', NAME_LENGTH) },
    summary: { en: text(form, 'summary.en'), es: text(form, 'summary.es') },
    conditions: conditions(form),
    how: { en: text(form, 'how.en'), es: text(form, 'how.es') },
    priceUsd: amount(form, 'price'),
    modality: one(form, 'modality', MODALITIES),
    place: placeOf(form, places),
    languages: some(form, 'languages', LEARNING_LANGUAGES),
    learningForm: some(form, 'learning', LEARNING_FORMS),
    hoursMonth: positive(form, 'hours'),
    months: positive(form, 'months'),
    seats: whole(form, 'seats'),
    intake: one(form, 'intake', INTAKES),
  };
  if (errors.length > 0) return { ok: false, errors };
  const read = OfferingEdit.safeParse(edit);
  if (read.success) return { ok: true, edit: read.data };
  return { ok: false, errors: [{ field: 'name.en', code: 'option' }] };
}

type New = { name: Record<Locale, string>; type: OfferingType };

/** In: the form of a new offering. Out: what it begins with, or what is to be mended. */
export function readNewOffering(
  fields: FormFields,
): { ok: true; begin: New } | { ok: false; errors: readonly OfferingFieldError[] } {
  const errors: OfferingFieldError[] = [];
  const form: Form = { fields, fail: (field, code) => void errors.push({ field, code }) };
  const name = { en: text(form, 'name.en', NAME_LENGTH), es: text(form, 'name.es', NAME_LENGTH) };
  const type = one(form, 'type', OFFERING_TYPES);
  return errors.length > 0 || !type ? { ok: false, errors } : { ok: true, begin: { name, type } };
}

/** What is wrong with the day that a step is meant for; the sentence is `desk.schedule.field.<code>`. */
export type StepDayCode = 'needed' | 'day' | 'past' | 'far';

/** In: the day as it was typed, and today. Out: the day that a step is meant for, or what is to be mended. */
export function readStepDay(typed: string, today: IsoDate): { day: IsoDate } | { problem: StepDayCode } {
  const text = readable(withStandIns(typed));
  if (text === '') return { problem: 'needed' };
  const period = readPeriod(text, yearOf(today));
  // A month or a year alone is no day.
  if (!period || period.first !== period.last) return { problem: 'day' };
  const problem = stepDayProblem(period.first, today);
  return problem ? { problem } : { day: period.first };
}

function first({ fields }: Form, field: string): string {
  return readable(withStandIns(fields[field]?.[0] ?? ''));
}

function text(form: Form, field: string, longest = WORDS_LENGTH): string {
  const typed = withStandIns(form.fields[field]?.[0] ?? '')
    .replaceAll('\r\n', '\n')
    .trim();
  if (typed === '') form.fail(field, 'needed');
  else if (typed.length > longest) form.fail(field, 'long');
  else if (!isWhole(typed)) form.fail(field, 'strange');
  return typed;
}

/** One condition a line, as many in each language, so that each is told in both. */
function conditions(form: Form): Record<Locale, string[]> {
  const linesOf = (locale: Locale) =>
    text(form, `conditions.${locale}`)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const [en, es] = [linesOf('en'), linesOf('es')];
  if (en.length > LINES_MAX) form.fail('conditions.en', 'linesMany');
  if (en.length > 0 && es.length > 0 && en.length !== es.length) form.fail('conditions.es', 'lines');
  return { en, es };
}

function amount(form: Form, field: 'price' | 'hours' | 'months'): number {
  const typed = first(form, field);
  const value = readAmount(typed);
  if (typed === '') form.fail(field, 'needed');
  else if (value === null) form.fail(field, 'amount');
  else if (value > MOST[field]) form.fail(field, 'large');
  else if (!isRounded(value)) form.fail(field, 'cents');
  return value ?? 0;
}

function positive(form: Form, field: 'hours' | 'months'): number {
  const value = amount(form, field);
  if (value === 0 && readAmount(first(form, field)) === 0) form.fail(field, 'positive');
  return value;
}

function whole(form: Form, field: 'seats'): number {
  const typed = first(form, field);
  const value = readAmount(typed);
  if (typed === '') form.fail(field, 'needed');
  else if (value === null || !Number.isInteger(value)) form.fail(field, 'whole');
  else if (value > MOST[field]) form.fail(field, 'large');
  return value ?? 0;
}

function one<Value extends string>(form: Form, field: string, values: readonly Value[]): Value | undefined {
  const found = values.find((value) => value === form.fields[field]?.[0]);
  if (found === undefined) form.fail(field, 'option');
  return found;
}

function some<Value extends string>(form: Form, field: string, values: readonly Value[]): Value[] {
  const found = values.filter((value) => form.fields[field]?.includes(value));
  if (found.length === 0) form.fail(field, 'choose');
  return found;
}

function placeOf(form: Form, places: ReadonlySet<string>): string {
  const typed = first(form, 'place');
  if (!places.has(typed)) form.fail('place', 'option');
  return typed;
}

/** In: an offering as it stands. Out: the form that shows it. */
export function formOfContent({ offering: facts, text }: OfferingContent): FormFields {
  const words = LOCALES.flatMap((locale) => [
    [`name.${locale}`, [text.name[locale]]] as const,
    [`summary.${locale}`, [text.summary[locale]]] as const,
    [`conditions.${locale}`, [text.conditions[locale].join('\n')]] as const,
    [`how.${locale}`, [text.how[locale]]] as const,
  ]);
  return {
    ...Object.fromEntries(words),
    price: [String(facts.priceUsd)],
    modality: [facts.modality],
    place: [facts.place],
    languages: facts.languages,
    learning: facts.learningForm,
    hours: [String(facts.hoursMonth)],
    months: [String(facts.months)],
    seats: [String(facts.seats)],
    intake: [facts.intake],
  };
}

const FIELDS: Readonly<Record<string, string>> = {
  ...{ price_usd: 'price', hours_month: 'hours', learning_form: 'learning' },
};

/** In: the form that shows an offering, and the columns of which it says nothing yet. Out: the form with those empty. */
export function withoutUnsaid(fields: FormFields, unsaid: readonly string[]): FormFields {
  const names = unsaid.map((name) => FIELDS[name] ?? name.replace(/_(en|es)$/, '.$1'));
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

/** In: an offering, and what a form would change about it. Out: what it would say then. */
export function withEdit({ offering: facts }: OfferingContent, edit: OfferingEdit): OfferingContent {
  const { name, summary, conditions, how, ...changed } = edit;
  return { offering: { ...facts, ...changed }, text: { name, summary, conditions, how } };
}

/** Nothing in it that a page or the database cannot hold, or that shows other than it is. */
function isWhole(text: string): boolean {
  return !text.includes('\0') && !isStrange(text) && !turnsDirection(text);
}

/** Two decimals at most. */
function isRounded(value: number): boolean {
  return Number(value.toFixed(2)) === value;
}
