import { type IsoDate, yearOf } from '../domain/dates';
import { ELIGIBILITY, isAsked, type Persona } from '../domain/eligibility';
import {
  checkedKey,
  type FactCatalogue,
  factsOf,
  nodesOf,
  type Profile,
  type ProfileFact,
  type WrittenRule,
} from '../domain/rules';
import { readDayInFull } from './day-text';
import { type FormFields, isStrange, readable, turnsDirection, withStandIns } from './fields';
import { entryFor } from './rule-facts';
import { readAmount } from './whole-number';

const MOST_NAME = 120;
/** Ticked where a list is known to be empty. */
export const NOTHING = '-';

/** Something a test firm can say: a fact that the rule reads, or what only the institution can tell of a node of it. */
export type AskedOfFirm = { key: string; prose: Extract<WrittenRule, { op: 'prose' }> | null };

/** In: a rule. Out: all that a test firm of it can say, each once. */
export function askedOfFirm(rule: WrittenRule): readonly AskedOfFirm[] {
  const facts = factsOf(rule).map((key) => ({ key, prose: null }));
  const checks = nodesOf(rule).flatMap((node) =>
    node.op === 'prose' ? [{ key: checkedKey(ELIGIBILITY, node.id), prose: node }] : [],
  );
  return [...facts, ...checks];
}

export type PersonaCode = 'needed' | 'long' | 'strange' | 'amount' | 'date' | 'choose';
type PersonaError = { field: string; code: PersonaCode };
type Read = { ok: true; persona: Persona } | { ok: false; errors: readonly PersonaError[] };
/** `codes`: every sector or place there is. */
type Setting = {
  id: string;
  day: IsoDate;
  rule: WrittenRule;
  codes: ReadonlySet<string>;
  facts?: FactCatalogue;
};

/** In: the form of a test firm as it was sent. Out: the test firm, or what is to be mended. What is left empty is not known of it. */
export function readPersona(fields: FormFields, { id, day, rule, codes, facts: known }: Setting): Read {
  const errors: PersonaError[] = [];
  const fail = (field: string, code: PersonaCode) => void errors.push({ field, code });
  const name = first(fields, 'name');
  if (name === '') fail('name', 'needed');
  else if (name.length > MOST_NAME) fail('name', 'long');
  else if (isStrange(name) || turnsDirection(name)) fail('name', 'strange');
  const expect = (['met', 'unmet', 'unknown'] as const).find((one) => one === first(fields, 'expect'));
  if (!expect) fail('expect', 'choose');
  const facts = askedOfFirm(rule).flatMap(({ key }) => {
    const told = toldOf(fields, key, { fail, codes, known, year: yearOf(day) });
    return told === null ? [] : [[key, told] as const];
  });
  if (errors.length > 0 || !expect) return { ok: false, errors };
  return { ok: true, persona: { id, name, day, facts: Object.fromEntries(facts), expect } };
}

type Reading = {
  fail: (field: string, code: PersonaCode) => void;
  codes: ReadonlySet<string>;
  known: FactCatalogue | undefined;
  year: number;
};

function toldOf(fields: FormFields, key: string, { fail, codes, known, year }: Reading): ProfileFact {
  const field = `fact.${key}`;
  const typed = first(fields, field);
  const entry = entryFor(key, known);
  if (entry?.kind === 'set') return setOf(fields[field] ?? [], entry.values ?? []);
  if (typed === '') return null;
  switch (entry?.kind) {
    case 'flag':
      return typed === 'yes' || typed === 'no' ? typed === 'yes' : null;
    case 'date': {
      const day = readDayInFull(typed, year);
      if (day !== null) return { day };
      fail(field, 'date');
      return null;
    }
    case 'number':
    case 'amount': {
      const value = readAmount(typed);
      if (value === null) fail(field, 'amount');
      if (value === null || entry.kind === 'number') return value;
      return { amount: value, unit: entry.unit ?? '' };
    }
    case 'code':
      if (entry.values?.includes(typed) || (!isAsked(key) && codes.has(typed))) return typed;
      fail(field, 'choose');
      return null;
    default:
      return null;
  }
}

/** Nothing ticked is not known; the tick of nothing is known to be none. */
function setOf(ticked: readonly string[], values: readonly string[]): ProfileFact {
  const set = values.filter((value) => ticked.includes(value));
  return set.length > 0 || ticked.includes(NOTHING) ? { set } : null;
}

function first(fields: FormFields, field: string): string {
  return readable(withStandIns(fields[field]?.[0] ?? ''));
}

/** In: a test firm. Out: the form that shows it. */
export function formOfPersona({ name, expect, facts }: Persona): FormFields {
  const told = Object.entries(facts).map(([key, fact]) => [`fact.${key}`, textsOf(fact)]);
  return { name: [name], expect: [expect], ...Object.fromEntries(told) };
}

function textsOf(fact: Profile[string]): readonly string[] {
  if (fact === null || fact === undefined) return [];
  if (typeof fact === 'boolean') return [fact ? 'yes' : 'no'];
  if (typeof fact !== 'object') return [String(fact)];
  if ('set' in fact) return fact.set.length > 0 ? fact.set : [NOTHING];
  if ('day' in fact) return [fact.day];
  return 'amount' in fact ? [String(fact.amount)] : [];
}
