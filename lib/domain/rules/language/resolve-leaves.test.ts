import { describe, expect, it } from 'vitest';
import { day, dayNumber } from '../../dates';
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
