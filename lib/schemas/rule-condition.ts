import { isAsked } from '../domain/eligibility';
import {
  CRITERION_KINDS,
  type CriterionKind,
  type FactCatalogue,
  type RuleSource,
  type RuleText,
  TIME_UNITS,
  type WrittenLeaf,
  type WrittenRule,
} from '../domain/rules';
import { LOCALES } from '../domain/vocabulary';
import { readDayInFull } from './day-text';
import { type FormFields, isStrange, readable, turnsDirection, withStandIns } from './fields';
import { barrierOf, conditionForm, entryFor, PROSE, valuesOf } from './rule-facts';
import { readAmount } from './whole-number';

const MOST_TEXT = 1000;
const MOST_TITLE = 200;
const MOST_NUMBER = 1_000_000_000_000;
/** How a date is asked for. */
export const DATE_WAYS = ['atLeast', 'lessThan', 'dates'] as const;
/** How several things are asked for. */
export const SET_WAYS = ['any', 'all', 'none'] as const;
export const CHOICE_WAYS = ['in', 'notIn'] as const;

export type ConditionCode =
  | 'needed'
  | 'amount'
  | 'whole'
  | 'order'
  | 'date'
  | 'choose'
  | 'twoChoices'
  | 'both'
  | 'url'
  | 'sourceTitle'
  | 'long'
  | 'strange';
/** What is wrong with one field; the sentence is `desk.rule.field.<code>`. */
export type ConditionError = { field: string; code: ConditionCode };

type Criterion = Extract<WrittenRule, { op: 'criterion' }>;
type Read = { ok: true; criterion: Criterion } | { ok: false; errors: readonly ConditionError[] };
/** `codes`: every sector or place there is; `facts`: those of the offering too, if it has some. */
export type ConditionLists = {
  codes: ReadonlySet<string>;
  currencies: ReadonlySet<string>;
  facts?: FactCatalogue;
  /** This year, by which years of two digits are read. */
  year: number;
};
type Form = { fields: FormFields; fail: (field: string, code: ConditionCode) => void; lists: ConditionLists };

/** In: a form as it was sent, the fact it is about, the id of the condition and what can be chosen. Out: the condition, or what is to be mended. */
export function readCondition(
  fields: FormFields,
  { id, fact }: { id: string; fact: string },
  lists: ConditionLists,
): Read {
  const errors: ConditionError[] = [];
  const form: Form = { fields, lists, fail: (field, code) => void errors.push({ field, code }) };
  const of = leafOf(form, { id: `${id}.is`, fact });
  const text = fact === PROSE ? undefined : textOf(form, 'text', false);
  const source = sourceOf(form);
  const kind: CriterionKind = CRITERION_KINDS.find((one) => one === first(form, 'kind')) ?? 'hard';
  if (errors.length > 0 || !of) return { ok: false, errors };
  const about = { barrier: barrierOf(fact), ...(source && { source }), ...(text && { text }) };
  return { ok: true, criterion: { op: 'criterion', id, kind, ...about, of } };
}

function leafOf(form: Form, at: { id: string; fact: string }): WrittenRule | null {
  switch (conditionForm(at.fact, form.lists.facts)) {
    case 'prose': {
      const text = textOf(form, 'prose', true);
      return text ? { id: at.id, op: 'prose', text } : null;
    }
    case 'codes':
      return areaOf(form, at);
    case 'choice':
      return choiceOf(form, at);
    case 'several':
      return severalOf(form, at);
    case 'number':
    case 'amount':
      return numberOf(form, at);
    case 'date':
      return dateOf(form, at);
    case 'flag':
      return flagOf(form, at);
    case null:
      form.fail('fact', 'choose');
      return null;
  }
}

function areaOf(form: Form, at: { id: string; fact: string }): WrittenRule | null {
  const picked = (how: 'in' | 'out') =>
    Object.keys(form.fields)
      .filter((name) => name.startsWith('pick.') && form.fields[name]?.[0] === how)
      .map((name) => name.slice('pick.'.length))
      .filter((code) => form.lists.codes.has(code))
      .toSorted();
  const [codes, except] = [picked('in'), picked('out')];
  if (codes.length === 0 && except.length === 0) {
    form.fail('find', 'choose');
    return null;
  }
  // Only left out: everything but that.
  if (codes.length === 0) return opposite({ ...at, op: 'under', codes: except });
  return { ...at, op: 'under', codes, ...(except.length > 0 && { except }) };
}

function choiceOf(form: Form, at: { id: string; fact: string }): WrittenRule | null {
  const values = chosen(form, at.fact);
  if (values.length === 0) return null;
  const leaf: WrittenLeaf = { ...at, op: 'in', values };
  return first(form, 'way') === 'notIn' ? opposite(leaf) : leaf;
}

function severalOf(form: Form, at: { id: string; fact: string }): WrittenRule | null {
  const values = chosen(form, at.fact);
  if (values.length === 0) return null;
  const way = SET_WAYS.find((one) => one === first(form, 'way')) ?? 'any';
  if (way === 'all') return { ...at, op: 'contains', values };
  const leaf: WrittenLeaf = { ...at, op: 'intersects', values };
  return way === 'none' ? opposite(leaf) : leaf;
}

function chosen({ fields, fail, lists }: Form, fact: string): readonly string[] {
  const values = valuesOf(fact, lists.facts).filter((value) => fields.values?.includes(value));
  if (values.length === 0) fail('values', 'choose');
  return values;
}

function numberOf(form: Form, at: { id: string; fact: string }): WrittenRule | null {
  const entry = entryFor(at.fact, form.lists.facts);
  const [min, max] = [limitOf(form, 'min', entry?.whole), limitOf(form, 'max', entry?.whole)];
  if (min === undefined || max === undefined) return null;
  if (min === null && max === null) form.fail('min', 'needed');
  if (min !== null && max !== null && min > max) form.fail('max', 'order');
  if (entry?.kind !== 'amount') return { ...at, op: 'between', min, max };
  // What is asked for in one currency is answered in it.
  if (isAsked(at.fact)) return { ...at, op: 'between', min, max, ...(entry.unit && { unit: entry.unit }) };
  const unit = first(form, 'unit');
  if (!form.lists.currencies.has(unit)) form.fail('unit', 'choose');
  return { ...at, op: 'between', min, max, unit };
}

function dateOf(form: Form, at: { id: string; fact: string }): WrittenRule | null {
  const way = DATE_WAYS.find((one) => one === first(form, 'way'));
  if (way === 'dates') {
    const [from, to] = [dayOf(form, 'from'), dayOf(form, 'to')];
    if (from === undefined || to === undefined) return null;
    if (from === null && to === null) form.fail('from', 'needed');
    if (from !== null && to !== null && from > to) form.fail('to', 'order');
    return { ...at, op: 'dates', from, to };
  }
  const count = limitOf(form, 'count', true);
  const unit = TIME_UNITS.find((one) => one === first(form, 'timeUnit'));
  if (!way) form.fail('way', 'choose');
  if (!unit) form.fail('timeUnit', 'choose');
  if (count === null || count === 0) form.fail('count', 'needed');
  if (!way || !unit || !count) return null;
  // Less than so many whole units have gone by: at most one less.
  return way === 'atLeast'
    ? { ...at, op: 'elapsed', unit, min: count, max: null }
    : { ...at, op: 'elapsed', unit, min: null, max: count - 1 };
}

function flagOf(form: Form, at: { id: string; fact: string }): WrittenRule | null {
  const way = first(form, 'way');
  if (way === 'yes') return { ...at, op: 'is' };
  if (way === 'no') return opposite({ ...at, op: 'is' });
  form.fail('way', 'choose');
  return null;
}

/** The opposite stands around the condition, under an id of its own. */
function opposite(leaf: WrittenLeaf): WrittenRule {
  return { id: `${leaf.id}.not`, op: 'not', of: leaf };
}

/** Null where nothing was typed; undefined where it is no number. */
function limitOf(form: Form, field: string, whole = false): number | null | undefined {
  const typed = first(form, field);
  if (typed === '') return null;
  const value = readAmount(typed);
  if (value === null || value > MOST_NUMBER) form.fail(field, 'amount');
  else if (whole && !Number.isInteger(value)) form.fail(field, 'whole');
  else return value;
  return undefined;
}

function dayOf(form: Form, field: string) {
  const typed = first(form, field);
  if (typed === '') return null;
  const day = readDayInFull(typed, form.lists.year);
  if (day !== null) return day;
  form.fail(field, 'date');
  return undefined;
}

/** In both languages, or in none where it need not be there. */
function textOf(form: Form, field: string, isNeeded: boolean): RuleText | undefined {
  const [en = '', es = ''] = LOCALES.map((locale) => whole(form, `${field}.${locale}`, MOST_TEXT));
  if (en === '' && es === '') {
    if (isNeeded) form.fail(`${field}.en`, 'needed');
    return undefined;
  }
  if (en === '') form.fail(`${field}.en`, 'both');
  if (es === '') form.fail(`${field}.es`, 'both');
  return { en, es };
}

function sourceOf(form: Form): RuleSource | undefined {
  const [title, url] = [whole(form, 'source.title', MOST_TITLE), whole(form, 'source.url', MOST_TEXT)];
  if (title === '' && url !== '') form.fail('source.title', 'sourceTitle');
  // Read as an address first: only pages can be a source, never a script.
  if (url !== '' && !(URL.canParse(url) && /^https?:\/\//i.test(url))) form.fail('source.url', 'url');
  if (title === '') return undefined;
  return url === '' ? { title } : { title, url };
}

function whole(form: Form, field: string, longest: number): string {
  const typed = withStandIns(form.fields[field]?.[0] ?? '')
    .replaceAll('\r\n', '\n')
    .trim();
  if (typed.length > longest) form.fail(field, 'long');
  else if (typed.includes('\0') || isStrange(typed) || turnsDirection(typed)) form.fail(field, 'strange');
  return typed;
}

function first({ fields }: Form, field: string): string {
  return readable(withStandIns(fields[field]?.[0] ?? ''));
}

/** In: a condition, and what is known of facts. Out: the fact it is about and the form that shows it; null where the builder has no form for it. */
export function formOfCondition(
  criterion: Criterion,
  facts?: FactCatalogue,
): { fact: string; fields: FormFields } | null {
  const isNot = criterion.of.op === 'not';
  const leaf = criterion.of.op === 'not' ? criterion.of.of : criterion.of;
  const told = leafFields(leaf, isNot);
  const fact = leaf.op === 'prose' ? PROSE : 'fact' in leaf ? leaf.fact : '';
  if (!told || conditionForm(fact, facts) === null) return null;
  const { kind, text, source } = criterion;
  const about = {
    kind,
    'text.en': text?.en ?? '',
    'text.es': text?.es ?? '',
    'source.title': source?.title ?? '',
    'source.url': source?.url ?? '',
  };
  const fields = Object.entries({ ...about, ...told }).map(([name, value]) => [
    name,
    typeof value === 'string' ? [value] : value,
  ]);
  return { fact, fields: Object.fromEntries(fields) };
}

type Told = Readonly<Record<string, string | readonly string[]>>;

function leafFields(leaf: WrittenRule, isNot: boolean): Told | null {
  switch (leaf.op) {
    case 'prose':
      return { 'prose.en': leaf.text.en ?? '', 'prose.es': leaf.text.es ?? '' };
    case 'under':
      return {
        ...Object.fromEntries(leaf.codes.map((code) => [`pick.${code}`, isNot ? 'out' : 'in'])),
        ...Object.fromEntries((leaf.except ?? []).map((code) => [`pick.${code}`, 'out'])),
      };
    case 'in':
      return { way: isNot ? 'notIn' : 'in', values: leaf.values };
    case 'intersects':
      return { way: isNot ? 'none' : 'any', values: leaf.values };
    case 'contains':
      return { way: 'all', values: leaf.values };
    case 'between':
      return { min: numberText(leaf.min), max: numberText(leaf.max), unit: leaf.unit ?? '' };
    case 'elapsed':
      return leaf.min === null
        ? { way: 'lessThan', count: numberText(leaf.max, 1), timeUnit: leaf.unit }
        : { way: 'atLeast', count: numberText(leaf.min), timeUnit: leaf.unit };
    case 'dates':
      return { way: 'dates', from: leaf.from ?? '', to: leaf.to ?? '' };
    case 'is':
      return { way: isNot ? 'no' : 'yes' };
    case 'equals':
    case 'reaches':
    case 'exists':
    case 'recent':
    case 'calendarYear':
    case 'compare':
    case 'happened':
    case 'linked':
    case 'all':
    case 'any':
    case 'not':
    case 'atLeast':
    case 'unless':
    case 'use':
    case 'criterion':
      return null;
  }
}

function numberText(limit: unknown, more = 0): string {
  return typeof limit === 'number' ? String(limit + more) : '';
}
