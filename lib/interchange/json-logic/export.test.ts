import { describe, expect, it } from 'vitest';
import { day } from '@/lib/domain/dates';
import {
  evaluate,
  type FactCatalogue,
  type FactReader,
  type RuleLibrary,
  resolve,
  type WrittenRule,
  type WrittenTerm,
} from '@/lib/domain/rules';
import { type ExportCode, exportJsonLogic, type Json } from './index';

const LIBRARY: RuleLibrary = {
  predicates: {
    young: { id: 'y', op: 'between', fact: 'age', min: null, max: 5 },
    round: { id: 'a', op: 'use', predicate: 'round' },
  },
  parameters: {},
  zones: {},
  rates: [],
};
const small: WrittenRule = { id: 's', op: 'between', fact: 'employees', min: null, max: 49 };

describe('what JsonLogic can say', () => {
  it.each<[string, WrittenRule, Json]>([
    ['limits', { id: 'b', op: 'between', fact: 'n', min: 1, max: 9 }, { '<=': [1, { var: 'n' }, 9] }],
    [
      'a set',
      { id: 'i', op: 'contains', fact: 's', values: ['a', 'b'] },
      { and: [{ in: ['a', { var: 's' }] }, { in: ['b', { var: 's' }] }] },
    ],
    [
      'an exception',
      { id: 'u', op: 'unless', of: small, except: { id: 'f', op: 'is', fact: 'f' } },
      { or: [{ '<=': [{ var: 'employees' }, 49] }, { var: 'f' }] },
    ],
    ['a predicate, put in place', { id: 'p', op: 'use', predicate: 'young' }, { '<=': [{ var: 'age' }, 5] }],
    [
      'groups of nothing',
      {
        id: 'n',
        op: 'all',
        of: [
          { id: 'a', op: 'any', of: [] },
          { id: 'b', op: 'all', of: [] },
        ],
      },
      { and: [false, true] },
    ],
  ])('%s', (_, rule, logic) => {
    expect(exportJsonLogic(rule, { library: LIBRARY })).toEqual({ ok: true, logic, lost: [] });
  });

  it('tells what it cannot carry along', () => {
    const rule: WrittenRule = {
      id: 'c',
      op: 'criterion',
      kind: 'to_verify',
      barrier: 'size',
      text: { en: 'Up to 49 people' },
      of: small,
    };
    expect(exportJsonLogic(rule)).toEqual({
      ok: true,
      logic: { '<=': [{ var: 'employees' }, 49] },
      lost: [
        { node: 'c', what: 'kind' },
        { node: 'c', what: 'barrier' },
        { node: 'c', what: 'text' },
      ],
    });
  });
});

it('tells of every node with a sum or a quotient that it is not rounded there', () => {
  const n = (fact: string): WrittenTerm => ({ term: 'fact', fact });
  const sum = (...of: readonly WrittenTerm[]): WrittenTerm => ({ term: 'sum', of });
  const limit = (id: string, left: WrittenTerm): WrittenRule => ({
    ...{ id, op: 'compare', left, relation: '<=', right: { term: 'number', value: 0.3 } },
  });
  const ratio: WrittenTerm = { term: 'ratio', of: n('a'), by: { term: 'number', value: 3 } };
  const rule: WrittenRule = {
    ...{ id: 'r', op: 'all' },
    of: [limit('sum', sum(n('a'), sum(n('b'), n('b')))), limit('ratio', ratio), limit('plain', n('a'))],
  };
  expect(exportJsonLogic(rule)).toMatchObject({
    lost: [
      { node: 'sum', what: 'rounded' },
      { node: 'ratio', what: 'rounded' },
    ],
  });
  // What the note is about: here 0.1 and 0.2 are 0.3, and in floating point they are more.
  const read: FactReader = (fact) => ({ kind: 'range', ...(fact === 'a' ? at(0.1) : at(0.2)) });
  const plain = resolve(limit('sum', sum(n('a'), n('b'))), {
    ...{ ruleId: 'r', library: LIBRARY, asOf: day('2026-01-01') },
  });
  expect(plain.ok && evaluate(plain.rule, read).verdict).toBe('met');
  expect(0.1 + 0.2 <= 0.3).toBe(false);
});

function at(value: number) {
  return { lo: value, hi: value };
}

it('a criterion that only tells decides nothing there either', () => {
  const told: WrittenRule = { id: 'i', op: 'criterion', kind: 'informative', of: small };
  expect(exportJsonLogic({ id: 'a', op: 'all', of: [told, small] })).toEqual({
    ok: true,
    logic: { and: [true, { '<=': [{ var: 'employees' }, 49] }] },
    lost: [{ node: 'i', what: 'informative' }],
  });
});

describe('what JsonLogic cannot say is refused by its node', () => {
  const n = { min: 1, max: null };
  it.each<[ExportCode, string, WrittenRule]>([
    ['unknown_zone', 'place', { id: 'place', op: 'under', fact: 'firm.place', codes: ['zone:EU'] }],
    [
      'hierarchy',
      'reach',
      { id: 'reach', op: 'reaches', fact: 'markets', codes: ['GB'], except: ['GB-NIR'] },
    ],
    ['needs_today', 'age', { id: 'age', op: 'elapsed', fact: 'founded', unit: 'years', ...n }],
    ['needs_today', 'late', { id: 'late', op: 'recent', fact: 'founded', unit: 'years', last: 2 }],
    ['needs_today', 'year', { id: 'year', op: 'calendarYear', fact: 'founded', back: 1 }],
    ['date', 'd', { id: 'd', op: 'dates', fact: 'founded', from: day('2020-01-01'), to: null }],
    ['events', 'h', { id: 'h', op: 'happened', fact: 'history', codes: ['*'], ...n }],
    ['has_unit', 'm', { id: 'm', op: 'between', fact: 'turnover', unit: 'EUR', ...n }],
    ['dated_parameter', 'q', { id: 'q', op: 'between', fact: 'n', min: { parameter: 'least' }, max: null }],
    ['dated_criterion', 'c', { id: 'c', op: 'criterion', kind: 'hard', from: day('2020-01-01'), of: small }],
    ['informative_decides', 'i', { id: 'i', op: 'criterion', kind: 'informative', of: small }],
    ['prose', 't', { id: 't', op: 'prose', text: { en: 'A viable plan' } }],
    ['linked_count', 'l', { id: 'l', op: 'linked', fact: 'owners', where: small, min: 2, max: null }],
    ['unknown_predicate', 'p', { id: 'p', op: 'use', predicate: 'old' }],
    ['predicate_cycle', 'a', { id: 'p', op: 'use', predicate: 'round' }],
    [
      'linked_total',
      'v',
      {
        id: 'v',
        op: 'compare',
        left: { term: 'total', fact: 'owners', of: 'share' },
        relation: '>=',
        right: { term: 'number', value: 51 },
      },
    ],
    [
      'divisor_may_be_nought',
      'w',
      {
        id: 'w',
        op: 'compare',
        left: { term: 'ratio', of: { term: 'fact', fact: 'a' }, by: { term: 'fact', fact: 'b' } },
        relation: '>=',
        right: { term: 'number', value: 51 },
      },
    ],
  ])('%s at %s', (code, node, rule) => {
    const whole: WrittenRule = { id: 'whole', op: 'all', of: [small, { id: 'not', op: 'not', of: rule }] };
    const out = exportJsonLogic(whole, { library: LIBRARY });
    expect(out.ok ? [] : out.refusals.map((one) => [one.code, one.node])).toEqual([[code, node]]);
  });
});

it('refuses limits on days and on amounts where the facts are given, as the import does', () => {
  const facts: FactCatalogue = {
    founded: { kind: 'date', power: 'fixed', questions: [] },
    turnover: { kind: 'amount', unit: 'EUR', power: 'do', questions: [] },
    weight: { kind: 'number', unit: 'kg', power: 'do', questions: [] },
    staff: { kind: 'number', power: 'do', questions: [] },
    owners: {
      ...{ kind: 'entities', power: 'fixed', questions: [] },
      of: { born: { kind: 'date', power: 'fixed', questions: [] } },
    },
  };
  const least = (id: string, fact: string): WrittenRule => ({ id, op: 'between', fact, min: 5, max: null });
  const more = (id: string, fact: string): WrittenRule => ({
    ...{ id, op: 'compare', left: { term: 'fact', fact }, relation: '>' },
    right: { term: 'number', value: 5 },
  });
  const rule: WrittenRule = {
    ...{ id: 'r', op: 'all' },
    of: [
      least('day', 'founded'),
      least('money', 'turnover'),
      { id: 'exact', op: 'equals', fact: 'turnover', value: 5 },
      more('reckoned', 'weight'),
      more('later', 'founded'),
      { id: 'o', op: 'linked', fact: 'owners', min: 1, max: null, where: least('inner', 'born') },
      least('plain', 'staff'),
      more('over', 'staff'),
    ],
  };
  const out = exportJsonLogic(rule, { facts });
  expect(out.ok ? [] : out.refusals).toEqual([
    { node: 'day', code: 'date', name: 'founded' },
    { node: 'money', code: 'has_unit', name: 'EUR' },
    { node: 'exact', code: 'has_unit', name: 'EUR' },
    { node: 'reckoned', code: 'has_unit', name: 'kg' },
    { node: 'later', code: 'date', name: 'founded' },
    { node: 'inner', code: 'date', name: 'born' },
  ]);
  // Of facts that nobody described, nothing is known.
  expect(exportJsonLogic(rule).ok).toBe(true);
});

it('refuses every day that is held against a number, as every evaluator is spared it', () => {
  const facts: FactCatalogue = {
    founded: { kind: 'date', power: 'fixed', questions: [] },
    staff: { kind: 'number', power: 'do', questions: [] },
  };
  const founded: WrittenTerm = { term: 'fact', fact: 'founded' };
  const staff: WrittenTerm = { term: 'fact', fact: 'staff' };
  const terms: readonly WrittenTerm[] = [
    founded,
    { term: 'sum', of: [staff, founded] },
    { term: 'ratio', of: staff, by: founded },
    {
      ...{ term: 'choose', otherwise: staff },
      cases: [{ when: { id: 'w', op: 'is', fact: 'x' }, value: founded }],
    },
  ];
  for (const left of terms) {
    const right: WrittenTerm = { term: 'number', value: 2015 };
    const rule: WrittenRule = { id: 'r', op: 'compare', left, relation: '>=', right };
    const read = resolve(rule, { ruleId: 'R', asOf: day('2026-05-15'), facts });
    expect(read.ok ? [] : read.problems).toEqual([{ node: 'r', code: 'number_for_day', name: 'founded' }]);
    expect(exportJsonLogic(rule, { facts }).ok).toBe(false);
  }
});

it('tells of every node that names a code with others below it, where the facts are given', () => {
  const tree = { kind: 'code', hierarchy: 'sector', power: 'fixed', questions: [] } as const;
  const facts = {
    ...{ sector: tree, form: { kind: 'code', power: 'do', questions: [] } as const },
    sectors: { ...tree, kind: 'set' },
    owners: { kind: 'entities', power: 'fixed', questions: [], of: { sector: tree } },
  } as const;
  const rule: WrittenRule = {
    id: 'r',
    op: 'all',
    of: [
      { id: 'one', op: 'equals', fact: 'sector', value: 'C' },
      { id: 'some', op: 'in', fact: 'sector', values: ['10'] },
      { id: 'set', op: 'intersects', fact: 'sectors', values: ['10'] },
      { id: 'each', op: 'contains', fact: 'sectors', values: ['10'] },
      {
        ...{ id: 'o', op: 'linked', fact: 'owners', min: 1, max: null },
        where: { id: 'inner', op: 'equals', fact: 'sector', value: 'C' },
      },
      { id: 'under', op: 'under', fact: 'sector', codes: ['10'] },
      { id: 'form', op: 'equals', fact: 'form', value: 'llc' },
    ],
  };
  const lostFor = (known?: typeof facts) => {
    const found = exportJsonLogic(rule, known && { facts: known });
    return found.ok ? found.lost.filter(({ what }) => what === 'below').map(({ node }) => node) : null;
  };
  expect(lostFor(facts)).toEqual(['one', 'some', 'set', 'each', 'inner']);
  expect(lostFor()).toEqual([]);
});
