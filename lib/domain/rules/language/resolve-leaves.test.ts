import { describe, expect, it } from 'vitest';
import { day, dayNumber } from '../../dates';
import { evaluate } from '../evaluate';
import type { FactReader, Verdict } from '../types';
import type { FactCatalogue } from './fact-catalogue';
import { resolve } from './resolve';
import type { RuleLibrary, WrittenRule } from './types';

const source = { title: 'Official journal' };
const TODAY = day('2026-03-15');
const library: RuleLibrary = {
  predicates: {},
  parameters: { money: { unit: 'EUR', history: [{ from: day('2020-01-01'), value: 5, source }] } },
  zones: { south: { codes: ['CL'], except: ['CL-RM'] } },
  rates: [{ from: 'USD', to: 'EUR', factor: 0.8, day: day('2026-01-01'), source }],
};

function plain(rule: WrittenRule) {
  const found = resolve(rule, { ruleId: 'rule', library, asOf: TODAY });
  return found.ok ? found.rule : found.problems;
}

describe('a leaf becomes', () => {
  const n = { id: 'n', fact: 'f' } as const;
  const euros = { unit: 'EUR', per: { USD: 0.8 } };
  const days = (from: string, to: string) => ({
    ...{ ...n, op: 'between' },
    ...{ min: dayNumber(day(from)), max: dayNumber(day(to)) },
  });
  it.each<[string, WrittenRule, unknown]>([
    ['a text', { ...n, op: 'equals', value: 'a' }, { ...n, op: 'in', values: ['a'] }],
    ['a number', { ...n, op: 'equals', value: 3 }, { ...n, op: 'between', min: 3, max: 3 }],
    ['yes', { ...n, op: 'equals', value: true }, { ...n, op: 'is' }],
    [
      'no',
      { ...n, op: 'equals', value: false },
      { id: 'n', op: 'not', of: { id: 'n.is', op: 'is', fact: 'f' } },
    ],
    [
      'a zone',
      { ...n, op: 'under', codes: ['zone:south'] },
      { ...n, op: 'under', codes: ['CL'], except: ['CL-RM'] },
    ],
    [
      'a day between two',
      { ...n, op: 'dates', from: day('2026-01-01'), to: day('2026-12-31') },
      days('2026-01-01', '2026-12-31'),
    ],
    [
      'a day with an open end',
      { ...n, op: 'dates', from: null, to: day('1970-01-02') },
      { ...n, op: 'between', min: null, max: 1 },
    ],
    ['a year back', { ...n, op: 'calendarYear', back: 1 }, days('2025-01-01', '2025-12-31')],
    ['the last months', { ...n, op: 'recent', last: 3, unit: 'months' }, days('2025-12-16', '2026-03-15')],
    [
      'one to two years ago',
      { ...n, op: 'elapsed', unit: 'years', min: 1, max: 2 },
      days('2023-03-16', '2025-03-15'),
    ],
    [
      'an amount',
      { ...n, op: 'between', unit: 'EUR', min: 1, max: null },
      { ...n, op: 'between', min: 1, max: null, ...euros },
    ],
    [
      'the unit of a parameter',
      { ...n, op: 'between', min: { parameter: 'money' }, max: null },
      { ...n, op: 'between', min: 5, max: null, ...euros },
    ],
    [
      'prose',
      { id: 'n', op: 'prose', text: { en: 'A plan' } },
      { id: 'n', op: 'is', fact: 'checked.rule:n' },
    ],
    [
      'a fact less than a number',
      {
        id: 'n',
        op: 'compare',
        left: { term: 'fact', fact: 'f' },
        relation: '<',
        right: { term: 'number', value: 9 },
      },
      { ...n, op: 'between', min: null, max: 9, maxOpen: true },
    ],
    [
      'events of the last year',
      { ...n, op: 'happened', codes: ['grant'], last: { count: 1, unit: 'years' }, min: null, max: 0 },
      {
        ...days('2025-03-16', '2026-03-15'),
        op: 'happened',
        codes: ['grant'],
        from: dayNumber(day('2025-03-16')),
        to: dayNumber(TODAY),
        min: null,
        max: 0,
      },
    ],
  ])('%s', (_, rule, expected) => expect(plain(rule)).toEqual(expected));
});

describe('a leaf that cannot be read', () => {
  it.each<[code: string, name: string, rule: WrittenRule]>([
    [
      'unknown_parameter',
      'least',
      { id: 'b', op: 'between', fact: 'f', min: { parameter: 'least' }, max: null },
    ],
    [
      'unit_mismatch',
      'EUR',
      { id: 'b', op: 'between', fact: 'f', unit: 'USD', min: { parameter: 'money' }, max: null },
    ],
    ['unknown_zone', 'north', { id: 'b', op: 'under', fact: 'f', codes: ['zone:north'] }],
    ['bad_range', '20..10', { id: 'b', op: 'reaches', fact: 'f', codes: ['20..10'] }],
  ])('%s', (code, name, rule) => expect(plain(rule)).toEqual([{ code, node: 'b', name }]));
});

describe('a list of codes of a hierarchy', () => {
  const entry = { power: 'fixed', questions: [] } as const;
  const own: FactCatalogue = {
    country: { kind: 'code', hierarchy: 'place', ...entry },
    sector: { kind: 'code', hierarchy: 'sector', ...entry },
    markets: { kind: 'set', hierarchy: 'place', ...entry },
    form: { kind: 'code', ...entry },
  };
  const facts: FactCatalogue = { ...own, owners: { kind: 'entities', ...entry, of: own } };
  const given =
    (...codes: readonly string[]): FactReader =>
    (fact) => {
      if (fact === 'markets') return { kind: 'set', members: codes };
      if (fact !== 'owners') return { kind: 'values', values: codes };
      return { kind: 'entities', entities: [{ country: { kind: 'values', values: codes } }] };
    };
  const n = { id: 'n' } as const;
  const meat = { ...n, op: 'in', fact: 'sector', values: ['1010'] } as const;
  const mexico = { ...n, op: 'equals', fact: 'country', value: 'MX' } as const;
  const sells = (op: 'intersects' | 'contains', ...values: readonly string[]): WrittenRule => ({
    ...{ ...n, op, fact: 'markets', values },
  });

  it.each<[string, WrittenRule, readonly string[], Verdict]>([
    ['a part of a country lies in it', mexico, ['MX-JAL'], 'met'],
    ['another country does not', mexico, ['CL'], 'unmet'],
    ['a division may still be the class', meat, ['10'], 'unknown'],
    ['the class is the class', meat, ['1010'], 'met'],
    ['a class beside it is not', meat, ['1020'], 'unmet'],
    ['a zone and a range are areas there', { ...meat, values: ['10..12'] }, ['1020'], 'met'],
    ['a member lies in it', sells('intersects', 'MX'), ['MX-JAL', 'CL'], 'met'],
    ['a member may lie in it', sells('intersects', 'MX-JAL'), ['MX'], 'unknown'],
    ['each of them has a member', sells('contains', 'MX', 'CL'), ['MX-JAL', 'CL'], 'met'],
    ['one of them may have none', sells('contains', 'MX-JAL', 'CL'), ['MX', 'CL'], 'unknown'],
    ['one of them has none', sells('contains', 'MX', 'CL'), ['MX'], 'unmet'],
    ['none at all is asked', sells('contains'), [], 'met'],
    [
      'an owner lies in it',
      { ...n, op: 'linked', fact: 'owners', where: { ...mexico, id: 'w' }, min: 1, max: null },
      ['MX-JAL'],
      'met',
    ],
    ['a list without a hierarchy is what it says', { ...meat, fact: 'form', values: ['1'] }, ['10'], 'unmet'],
  ])('%s', (_, rule, codes, verdict) => {
    const found = resolve(rule, { ruleId: 'rule', asOf: TODAY, facts });
    expect(found.ok && evaluate(found.rule, given(...codes)).verdict).toBe(verdict);
  });

  it('names nothing but its codes where nothing is known of the facts', () => {
    expect(plain(meat)).toEqual(meat);
    expect(plain(mexico)).toMatchObject({ op: 'in', values: ['MX'] });
  });
});
