import { describe, expect, it } from 'vitest';
import type { SizeFacts, SizeMeasure } from './index';
import { classOf, named, workers } from './size-rules.fixture';

describe('why more than one class is left', () => {
  const range = { kind: 'interval', lo: 100_000, hi: 1_000_001, unit: 'USD' } as const;

  it.each<[string, Partial<SizeFacts>, string, SizeMeasure['open']]>([
    ['one class', { country: 'MX', divisions: ['01'], employees: workers(30) }, 'small', null],
    [
      'a country without limits for farms',
      { country: 'MX', divisions: ['01'], employees: workers(31) },
      'small|medium',
      { why: 'no_row', facts: [] },
    ],
    [
      'the same above the next limit',
      { country: 'MX', divisions: ['01'], employees: workers(101) },
      'medium|large',
      { why: 'no_row', facts: [] },
    ],
    [
      'the same by a test that counts nothing else',
      { country: 'BR', divisions: ['01'], employees: workers(15) },
      'micro|small',
      { why: 'no_row', facts: [] },
    ],
    [
      'a sector that is not known',
      { country: 'MX', employees: workers(31) },
      'small|medium',
      { why: 'facts', facts: ['sector'] },
    ],
    [
      'one of several sectors',
      { country: 'MX', divisions: ['10', '47'], employees: workers(31) },
      'small|medium',
      { why: 'facts', facts: ['sector'] },
    ],
    [
      'a headcount that is not known',
      { country: 'MX', divisions: ['01'] },
      'unknown',
      { why: 'facts', facts: ['employees'] },
    ],
    [
      'a headcount known in part',
      { country: 'NI', divisions: ['10'], employees: { kind: 'interval', lo: 1, hi: 10 } },
      'micro|small',
      { why: 'facts', facts: ['employees'] },
    ],
    [
      'sales on both sides of a limit',
      { country: 'EC', divisions: ['10'], employees: workers(5), sales: range },
      'micro|small|medium',
      { why: 'range', facts: [] },
    ],
    [
      'sales that decide alone, on both sides of a limit',
      { country: 'AR', divisions: ['10'], sales: { ...range, lo: 1, hi: 1e9, unit: 'ARS' } },
      'micro|small',
      { why: 'range', facts: [] },
    ],
    [
      'a headcount that is not known, by limits that are the same in every sector',
      { country: 'CO' },
      'unknown',
      { why: 'facts', facts: ['employees'] },
    ],
    [
      'a headcount that is not known, by limits that are not',
      { country: 'MX' },
      'unknown',
      { why: 'facts', facts: ['employees', 'sector'] },
    ],
    [
      'one of several sectors, none of which has limits',
      { country: 'MX', divisions: ['01', '02'], employees: workers(35) },
      'small|medium',
      { why: 'no_row', facts: [] },
    ],
    [
      'one of several sectors, one of which has limits',
      { country: 'MX', divisions: ['01', '10'], employees: workers(35) },
      'small|medium',
      { why: 'facts', facts: ['sector'] },
    ],
    [
      'a headcount in part, in a sector with limits',
      { country: 'BR', employees: { kind: 'interval', lo: 1, hi: 600 }, divisions: ['10'] },
      'micro|small|medium|large',
      { why: 'facts', facts: ['employees'] },
    ],
    ['a country that is not known', {}, 'unknown', { why: 'facts', facts: ['employees', 'country'] }],
  ])('%s', (_, facts, classes, open) => {
    const measure = classOf(facts);
    expect(named(measure.class)).toBe(classes);
    expect(measure.open).toEqual(open);
  });
});
