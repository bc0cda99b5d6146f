import { day } from '../../dates';
import type {
  CodeList,
  FactCatalogue,
  RuleCatalogue,
  RuleDocument,
  RuleLibrary,
  WrittenRule,
} from '../language';
import { lintCatalogue } from './catalogue';
import { counted } from './counted.fixture';
import { AS_OF, between, documentOf, group, libraryOf, SOURCE, under, WITHDRAWN } from './lint.fixture';
import type { LintCode, LintFinding, LintSetting } from './types';

/** A small part of a list of sectors, with two codes of a later one. */
export const SECTORS: CodeList = {
  name: 'ISIC Rev.4',
  codes: new Set('A 01 011 0111 0112 C 10 107 1071 1072 11 110 1101 62 J'.split(' ')),
  others: new Map([
    ['6390', { list: 'ISIC Rev.5', code: '62' }],
    ['1199', { list: 'ISIC Rev.5', code: null }],
  ]),
};

/** Places down to the second level; what lies below is for others to name. */
export const PLACES: CodeList = {
  name: 'ISO 3166',
  codes: new Set(['AR', 'AR-M', 'AR-J', 'UY', 'UY-MO', 'GB', 'GB-ENG', 'MX']),
  levels: 2,
  others: new Map([['ARG', { list: 'ISO 3166-1 alpha-3', code: 'AR' }]]),
};

const asked = ['q'];
/** One fact of every kind, with codes, bounds and units. */
export const EVERY_FACT: FactCatalogue = {
  employees: { kind: 'number', power: 'fixed', questions: asked, whole: true, min: 0 },
  level: { kind: 'number', power: 'do', questions: asked, whole: true, min: 0, max: 4 },
  silent: { kind: 'number', power: 'fixed', questions: [] },
  isic: { kind: 'code', power: 'fixed', questions: asked, hierarchy: 'sector', list: SECTORS },
  place: { kind: 'code', power: 'fixed', questions: asked, hierarchy: 'place', list: PLACES },
  form: {
    kind: 'code',
    power: 'fixed',
    questions: asked,
    values: ['company', 'cooperative'],
    retired: { guild: null },
  },
  turnover: { kind: 'amount', power: 'do', questions: asked, unit: 'EUR', min: 0 },
  tokens: { kind: 'set', power: 'do', questions: asked },
  women: { kind: 'flag', power: 'fixed', questions: asked },
  unread: { kind: 'flag', power: 'do', questions: ['q2'] },
};

const REGISTERS = [
  {
    register: 'mx',
    fact: 'employees',
    bands: [
      { id: '0-10', lo: 0, hi: 10 },
      { id: '11-30', lo: 11, hi: 30 },
      { id: '31+', lo: 31, hi: null },
    ],
  },
];

type Case = {
  rules: readonly RuleDocument[];
  library?: Partial<RuleLibrary>;
  texts?: LintSetting['texts'];
};

/** In: rules, a library and how texts are read. Out: all that is found in them. */
export function lintCase({ rules, library = {}, texts }: Case): readonly LintFinding[] {
  const catalogue: RuleCatalogue = { language: 'puente-rules/1', library: libraryOf(library), rules };
  return lintCatalogue(catalogue, {
    ...{ facts: EVERY_FACT, registers: REGISTERS, asOf: AS_OF, currencies: new Set(['EUR', 'USD']) },
    withdrawn: WITHDRAWN,
    ...(texts && { texts }),
  });
}

const is: WrittenRule = { id: 'n', op: 'is', fact: 'women' };
const alone = (rule: WrittenRule, more: Partial<RuleDocument> = {}): Case => ({
  rules: [documentOf(rule, more)],
});
const beside = (rule: WrittenRule): Case => alone(group('all', 'r', is, rule));
const value = (from: string, number: number) => ({ from: day(from), value: number, source: SOURCE });
const upTo: WrittenRule = {
  id: 'x',
  op: 'between',
  fact: 'employees',
  min: null,
  max: { parameter: 'most' },
};
const dated = (from: string, to?: string): WrittenRule => ({
  ...{ id: 'x', op: 'criterion', kind: 'hard', from: day(from), of: under('u', ['C']) },
  ...(to && { to: day(to) }),
});
const inPlace = (...codes: readonly string[]): WrittenRule => ({
  id: 'x',
  op: 'under',
  fact: 'place',
  codes,
});
const texts = {
  facts: { employees: 'employees', turnover: 'turnover', founded: 'founded', place: 'place' },
  ...{ units: [], places: {}, wide: [] },
};
const worded = (text: string, of: WrittenRule): Case => ({
  ...alone(group('all', 'r', is, { id: 'x', op: 'criterion', kind: 'hard', text: { en: text }, of })),
  texts,
});

/** For each code rules in which it is found, at least once. */
export const EVERY_CODE: Readonly<Record<LintCode, Case>> = {
  repeated_id: beside({ ...is, fact: 'unread' }),
  too_large: alone(
    group(
      'all',
      'r',
      is,
      group('any', 'big', ...Array.from({ length: 5001 }, (_, n) => ({ ...is, id: `n${n}` }))),
    ),
  ),
  partly_checked: alone(counted),
  unknown_predicate: {
    ...beside({ id: 'x', op: 'use', predicate: 'smal_firm' }),
    library: { predicates: { small_firm: upTo, large_firm: upTo } },
  },
  predicate_cycle: {
    ...beside({ id: 'x', op: 'use', predicate: 'a' }),
    library: {
      predicates: { a: { id: 'y', op: 'use', predicate: 'b' }, b: { id: 'z', op: 'use', predicate: 'a' } },
    },
  },
  unknown_parameter: beside(upTo),
  unit_mismatch: {
    ...beside({
      ...upTo,
      op: 'between',
      fact: 'turnover',
      min: null,
      max: { parameter: 'most' },
      unit: 'USD',
    }),
    library: { parameters: { most: { unit: 'EUR', history: [value('2020-01-01', 5)] } } },
  },
  not_whole: {
    ...beside({
      ...upTo,
      op: 'elapsed',
      fact: 'founded',
      unit: 'years',
      min: { parameter: 'least' },
      max: null,
    }),
    library: { parameters: { least: { history: [value('2020-01-01', 1.5)] } } },
  },
  unknown_zone: {
    ...beside(inPlace('zone:riverplate')),
    library: { zones: { river_plate: { codes: ['AR', 'UY'] } } },
  },
  zone_in_zone: {
    ...beside(inPlace('zone:outer')),
    library: { zones: { outer: { codes: ['zone:inner'] }, inner: { codes: ['AR'] } } },
  },
  zone_except: {
    ...beside({ id: 'x', op: 'under', fact: 'place', codes: ['*'], except: ['zone:south'] }),
    library: { zones: { south: { codes: ['AR'], except: ['AR-M'] } } },
  },
  bad_range: beside(under('x', ['11..10'])),
  informative_decides: alone(
    group('any', 'r', is, { id: 'x', op: 'criterion', kind: 'informative', of: under('u', ['C']) }),
  ),
  empty_group: beside(group('any', 'x')),
  count_too_high: beside({ id: 'x', op: 'atLeast', count: 3, of: [under('u', ['C'])] }),
  too_few_in_force: beside({
    id: 'x',
    op: 'atLeast',
    count: 2,
    of: [under('u', ['C']), dated('2027-01-01')],
  }),
  count_zero: beside({ id: 'x', op: 'atLeast', count: 0, of: [under('u', ['C'])] }),
  min_above_max: beside(between('x', 9, 1)),
  divided_by_nought: beside({
    ...{ id: 'x', op: 'compare', relation: '>', right: { term: 'number', value: 1 } },
    left: { term: 'ratio', of: { term: 'fact', fact: 'employees' }, by: { term: 'number', value: 0 } },
  }),
  empty_area: beside(under('x', ['10', '11'], ['C'])),
  contradiction: alone(group('all', 'r', between('low', 31, null), between('high', null, 10))),
  tautology: beside(between('x', null, null)),
  repeats: beside({ ...is, id: 'x' }),
  implied: alone(group('all', 'r', between('n', 31, null), between('x', 11, null))),
  covered: alone(group('any', 'r', under('n', ['C']), under('x', ['10']))),
  unreachable: alone(
    group(
      'all',
      'r',
      under('first', ['11']),
      group('any', 'c', group('all', 'x', under('u', ['10']), is), { ...is, id: 'w', fact: 'unread' }),
    ),
  ),
  unknown_fact: beside(between('x', 1, null, 'employes')),
  wrong_kind: beside({ id: 'x', op: 'in', fact: 'tokens', values: ['iso_9001'] }),
  unit_missing: beside(between('x', 1, null, 'turnover')),
  unit_not_expected: beside({ id: 'x', op: 'between', fact: 'employees', min: 11, max: null, unit: 'EUR' }),
  bare_number: beside({
    ...{ id: 'x', op: 'compare', relation: '<=', left: { term: 'count', fact: 'tokens' } },
    right: { term: 'fact', fact: 'turnover', unit: 'EUR' },
  }),
  retired_unit: beside({ id: 'x', op: 'between', fact: 'turnover', min: 1, max: null, unit: 'DEM' }),
  unknown_unit: beside({ id: 'x', op: 'between', fact: 'turnover', min: 1, max: null, unit: 'EUX' }),
  no_rate: beside({ id: 'x', op: 'between', fact: 'turnover', min: 1, max: null, unit: 'USD' }),
  fact_not_asked: beside(between('x', 1, null, 'silent')),
  unknown_code: beside(under('x', ['9999', 'J'])),
  retired_code: beside({ id: 'x', op: 'in', fact: 'form', values: ['guild'] }),
  other_list: beside(under('x', ['6390', 'C'])),
  code_covered: beside(under('x', ['C', '1071'])),
  except_outside: beside(under('x', ['C'], ['62'])),
  children_for_parent: beside(under('x', ['0111', '0112'])),
  limit_in_band: beside(between('x', null, 5)),
  never_valid: beside(dated('2027-01-01', '2026-01-01')),
  expired: alone(is, { to: day('2026-01-01') }),
  not_yet_valid: beside(dated('2027-01-01')),
  outside_days: alone(group('all', 'r', is, dated('2029-01-01')), { to: day('2028-01-01') }),
  nothing_in_force: alone(dated('2027-01-01')),
  parameter_without_value: {
    ...beside(upTo),
    library: { parameters: { most: { history: [value('2027-01-01', 10)] } } },
  },
  parameter_order: {
    ...beside(upTo),
    library: { parameters: { most: { history: [value('2021-01-01', 30), value('2020-01-01', 10)] } } },
  },
  parameter_twice: {
    ...beside(upTo),
    library: { parameters: { most: { history: [value('2020-01-01', 30), value('2020-01-01', 10)] } } },
  },
  unused_parameter: {
    ...alone(is),
    library: { parameters: { most: { history: [value('2020-01-01', 10)] } } },
  },
  unused_predicate: { ...alone(is), library: { predicates: { small: upTo } } },
  unused_zone: { ...alone(is), library: { zones: { south: { codes: ['AR'] } } } },
  repeated_rule: { rules: [documentOf(is), documentOf(is)] },
  question_not_used: alone(is),
  text_contradicts_limit: worded('For firms employing up to 50 people', between('u', null, 30)),
  text_adds_limit: worded('For firms employing up to 50 people', under('u', ['C'])),
};
