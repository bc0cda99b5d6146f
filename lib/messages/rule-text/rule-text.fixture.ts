import { day, dayNumber, type IsoDate } from '../../domain/dates';
import { evaluate, type FactValue, type RuleLibrary, resolve, type WrittenRule } from '../../domain/rules';
import type { Locale } from '../../domain/vocabulary';
import { translator } from '../index';
import { readFinding } from './finding';
import { findingLines } from './lines';
import { plainRuleNames } from './names';
import { readRule } from './read';
import type { FindingReading, RuleNames, RuleSay } from './types';

/** The day on which everything is read. */
export const TODAY: IsoDate = day('2026-11-22');

const source = { title: 'Law 24467' };

/** Parameters, predicates and zones of a small country. */
export const library: RuleLibrary = {
  predicates: {
    sme: {
      id: 'sme',
      op: 'all',
      of: [
        { id: 'heads', op: 'between', fact: 'firm.employees', min: null, max: { parameter: 'sme.heads' } },
        { id: 'sales', op: 'between', fact: 'firm.turnover', min: null, max: 50_000_000, unit: 'EUR' },
      ],
    },
    circle: { id: 'circle', op: 'use', predicate: 'circle' },
  },
  parameters: {
    'sme.heads': {
      history: [
        { from: day('2027-01-01'), value: 299, source },
        { from: day('2003-05-06'), value: 249, source },
        { from: day('1996-04-03'), value: 199, source },
      ],
    },
    'aid.most': { unit: 'EUR', history: [{ from: day('2024-01-01'), value: 300_000, source }] },
    later: { history: [{ from: day('2030-01-01'), value: 3, source }] },
    lifted: { history: [{ from: day('2020-01-01'), value: null, source }] },
  },
  zones: {
    mercosur: { codes: ['AR', 'UY'] },
    north: { codes: ['AR-A', 'AR-Y'], except: ['AR-A-1'] },
  },
  rates: [
    { from: 'USD', to: 'EUR', factor: 0.5, day: day('2025-01-02'), source },
    { from: 'USD', to: 'EUR', factor: 0.9, day: day('2026-01-02'), source },
    { from: 'USD', to: 'UYU', factor: 40, day: day('2026-02-03'), source },
    { from: 't', to: 'kg', factor: 1000, day: day('2000-01-01'), source },
  ],
};

type Words = Readonly<Record<string, Readonly<Record<Locale, string>>>>;

const PLACES: Words = {
  AR: { en: 'Argentina', es: 'Argentina' },
  CL: { en: 'Chile', es: 'Chile' },
  PE: { en: 'Peru', es: 'Perú' },
  UY: { en: 'Uruguay', es: 'Uruguay' },
  'AR-A': { en: 'Salta', es: 'Salta' },
  'AR-A-1': { en: 'Cafayate', es: 'Cafayate' },
  'AR-Y': { en: 'Jujuy', es: 'Jujuy' },
};
const SECTORS: Words = {
  C: { en: 'Manufacturing', es: 'Industrias manufactureras' },
  '10': { en: 'Food', es: 'Alimentos' },
  '12': { en: 'Tobacco', es: 'Tabaco' },
  '25': { en: 'Metal products, without machines', es: 'Productos de metal, sin máquinas' },
};
const FACTS: Words = {
  owners: { en: 'owners', es: 'personas dueñas' },
  'owners.country': { en: 'country', es: 'país' },
  'owners.share': { en: 'share', es: 'participación' },
  markets: { en: 'export markets', es: 'mercados de exportación' },
  support: { en: 'support used', es: 'apoyos usados' },
  'last.sale': { en: 'last sale', es: 'última venta' },
  'project.cost': { en: 'cost of the project', es: 'costo del proyecto' },
  'project.grant': { en: 'grant', es: 'subsidio' },
  'project.books': { en: 'keeps books', es: 'lleva libros' },
};
const VALUES: Words = {
  fair: { en: 'the trade fair', es: 'la feria' },
  course: { en: 'the export course', es: 'el curso de exportación' },
};
const NAMES: Words = {
  sme: { en: 'SME', es: 'pyme' },
  circle: { en: 'circle', es: 'círculo' },
  'sme.heads': { en: 'most people of an SME', es: 'máximo de personas de una pyme' },
  'aid.most': { en: 'most aid', es: 'máximo de ayuda' },
  later: { en: 'new limit', es: 'límite nuevo' },
  lifted: { en: 'old limit', es: 'límite antiguo' },
  mercosur: { en: 'Mercosur', es: 'Mercosur' },
};

/** In: a language. Out: names of the small country; what it has no name for is as at a terminal. */
export function namesIn(locale: Locale): RuleNames {
  const plain = plainRuleNames(translator(locale));
  const from = (words: Words, other: (code: string) => string) => (code: string) =>
    words[code]?.[locale] ?? other(code);
  return {
    country: from(PLACES, plain.country),
    place: from(PLACES, plain.place),
    sector: from(SECTORS, plain.sector),
    institution: () => 'INTI',
    fact: (key) => FACTS[key]?.[locale] ?? plain.fact(key),
    value: (fact, code) =>
      (fact.endsWith('country') ? PLACES : VALUES)[code]?.[locale] ?? plain.value(fact, code),
    question: () => null,
    predicate: from(NAMES, plain.predicate),
    parameter: from(NAMES, plain.parameter),
    zone: (name) => NAMES[name]?.[locale] ?? null,
  };
}

/** In: a language. Out: what reading takes, on the day of the tests. */
export function sayIn(locale: Locale, reader: RuleSay['reader'] = 'officer'): RuleSay {
  return { t: translator(locale), names: namesIn(locale), library, asOf: TODAY, ...(reader && { reader }) };
}

/** In: a rule and the facts of a firm. Out: what came of it, in words. */
export function findingIn(
  rule: WrittenRule,
  facts: Readonly<Record<string, FactValue>>,
  say: RuleSay,
): FindingReading {
  const resolution = resolve(rule, { ruleId: 'test', library, asOf: TODAY });
  if (!resolution.ok) throw new RangeError(resolution.problems[0].code);
  return readFinding(
    rule,
    evaluate(resolution.rule, (fact) => facts[fact] ?? { kind: 'unknown' }),
    say,
  );
}

/** In: a day. Out: the fact of that day. */
export function on(text: string): FactValue {
  const days = dayNumber(day(text));
  return { kind: 'range', lo: days, hi: days };
}

/** A rule and its sentence in English and Spanish. */
export type Row = [rule: WrittenRule, en: string, es: string];

/** In: a rule. Out: its sentence or heading in both languages, with plain spaces. */
export function textsOf(rule: WrittenRule): readonly string[] {
  return (['en', 'es'] as const).map((locale) => plain(readRule(rule, sayIn(locale)).text));
}

/** No-break spaces stand between a currency and its amount. */
export function plain(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}

/** In: a rule. Out: what says the opposite. */
export function not(of: WrittenRule): WrittenRule {
  return { id: 'not', op: 'not', of };
}

/** What is known of a firm, by the keys of facts. */
export type Facts = Readonly<Record<string, FactValue>>;

/** A rule, a firm and all that is told to it, in English and Spanish. */
export type FindingRow = [what: string, rule: WrittenRule, facts: Facts, en: string, es: string];

/** All that is told to a firm, in both languages. */
export function linesOf(rule: WrittenRule, facts: Facts): readonly string[] {
  return (['en', 'es'] as const).map((locale) =>
    plain(findingLines(findingIn(rule, facts, sayIn(locale, 'firm'))).join('\n')),
  );
}

/** In: a number and perhaps its unit. Out: the fact of exactly that. */
export function exact(value: number, unit?: string): FactValue {
  return { kind: 'range', lo: value, hi: value, ...(unit && { unit }) };
}
