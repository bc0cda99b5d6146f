import { describe, expect, it } from 'vitest';
import { day } from '../../dates';
import {
  NO_LIBRARY,
  type RuleCatalogue,
  type RuleDocument,
  type RuleLibrary,
  type WrittenRule,
} from '../language';
import { diffCatalogues } from './catalogue';
import { diffDocuments } from './document';

const AS_OF = day('2026-05-15');
const SETTING = { asOf: AS_OF, facts: null, before: NO_LIBRARY, after: NO_LIBRARY };
const source = { title: 'Law' };

function documentOf(rule: WrittenRule, more: Partial<RuleDocument> = {}): RuleDocument {
  return { language: 'puente-rules/1', id: 'R', version: 1, title: { en: 'A rule' }, rule, ...more };
}

const yes = (id: string): WrittenRule => ({ id, op: 'is', fact: id });
const all = (id: string, ...of: readonly WrittenRule[]): WrittenRule => ({ id, op: 'all', of });
const between = (id: string, min: number, max: number): WrittenRule => ({
  id,
  op: 'between',
  fact: 'employees',
  min,
  max,
});

function changes(before: WrittenRule, after: WrittenRule) {
  const { changes: found, effect } = diffDocuments(documentOf(before), documentOf(after), SETTING);
  return { told: found.map(({ node, code, values, effect: own }) => [node, code, values, own]), effect };
}

describe('days that move', () => {
  const until = (to: string, of: WrittenRule = yes('a')): WrittenRule =>
    all('r', yes('b'), { id: 'c', op: 'criterion', kind: 'hard', of, to: day(to) });

  it('of a criterion do not leave the same firms, though today nothing differs', () => {
    // It is asked for longer, so that nobody comes in.
    expect(changes(until('2027-12-31'), until('2030-12-31'))).toEqual({
      told: [['c', 'days', { field: 'to', before: '2027-12-31', after: '2030-12-31' }, 'may_narrow']],
      effect: 'may_narrow',
    });
    const later: WrittenRule = {
      id: 'd',
      op: 'criterion',
      kind: 'hard',
      of: yes('d'),
      from: day('2027-01-01'),
    };
    expect(changes(all('r', yes('b')), all('r', yes('b'), later)).effect).toBe('may_narrow');
  });

  it('that stay leave the effect of other changes proven, up to the last day there is', () => {
    for (const to of ['2027-12-31', '9999-12-31'])
      expect(changes(until(to, between('n', 10, 50)), until(to, between('n', 5, 50))).effect).toBe('wider');
  });

  it('that have gone by let nobody in and shut nobody out', () => {
    const over = until('2020-12-31', between('n', 10, 50));
    for (const after of [
      until('2020-12-31', between('n', 5, 50)),
      until('2026-05-14', between('n', 10, 50)),
    ]) {
      const { told, effect } = changes(over, after);
      expect([told.map((one) => one.at(-1)), effect]).toEqual([['same'], 'same']);
    }
    // It is the last day on which it holds.
    expect(changes(over, until(AS_OF, between('n', 10, 50))).effect).toBe('narrower');
    expect(changes(until(AS_OF, between('n', 10, 50)), until(AS_OF, between('n', 5, 50))).effect).toBe(
      'wider',
    );
  });

  it.each(['from', 'to'] as const)('of a document are carried to the whole: %s', (field) => {
    const [before, after] = ['2027-01-01', '2030-01-01'].map((one) =>
      documentOf(yes('a'), { [field]: day(one) }),
    );
    if (!before || !after) throw new RangeError('two documents');
    expect(diffDocuments(before, after, SETTING)).toMatchObject({
      changes: [{ code: 'valid_days', effect: 'unproven' }],
      effect: 'unproven',
    });
  });
});

describe('days in the library', () => {
  const limited = documentOf({
    id: 'n',
    op: 'between',
    fact: 'employees',
    min: null,
    max: { parameter: 'most' },
  });
  const catalogue = (rules: readonly RuleDocument[], library: Partial<RuleLibrary> = {}): RuleCatalogue => ({
    ...{ language: 'puente-rules/1', library: { ...NO_LIBRARY, ...library }, rules },
  });
  const diff = (before: RuleCatalogue, after: RuleCatalogue) =>
    diffCatalogues(before, after, { asOf: AS_OF, facts: null });

  it('tell a rule that decides otherwise only from a later day, and none that did on an earlier one', () => {
    const entries = (first: number, last: number) => ({
      most: {
        history: [
          { from: day('2010-01-01'), value: first, source },
          { from: day('2020-01-01'), value: 50, source },
          { from: day('2028-01-01'), value: last, source },
        ],
      },
    });
    const before = catalogue([limited], { parameters: entries(40, 60) });
    // From 2028 more may have up to 70 in place of 60, and until then nothing changes: nobody loses.
    const later = { parameters: entries(40, 70) };
    expect(diff(before, catalogue([limited], later))).toMatchObject({
      rules: [{ effect: 'may_widen', changes: [{ code: 'through_library', effect: 'may_widen' }] }],
    });
    const earlier = { parameters: entries(30, 60) };
    expect(diff(before, catalogue([limited], earlier))).toMatchObject({
      ...{ library: [{ code: 'parameter', effect: null }], rules: [] },
    });
  });

  it('tell a rule whose rates change on a later day', () => {
    const rate = {
      ...{ from: 'EUR', to: 'USD', factor: 1.1, source },
      day: day('2028-01-01'),
    };
    const sales = documentOf({ id: 'n', op: 'between', fact: 'sales', unit: 'USD', min: 5, max: null });
    expect(diff(catalogue([sales]), catalogue([sales], { rates: [rate] })).rules).toMatchObject([
      { rule: 'R', effect: 'unproven' },
    ]);
  });
});

describe('limits that move with the days', () => {
  const effectOf = (before: WrittenRule, after: WrittenRule) => changes(before, after).effect;
  const on = { id: 'f', fact: 'founded' } as const;
  const fixed = (from: string, to: string): WrittenRule => ({
    ...on,
    op: 'dates',
    from: day(from),
    to: day(to),
  });
  const recent = (last: number, unit: 'days' | 'months' | 'years'): WrittenRule => ({
    ...{ ...on, op: 'recent' },
    ...{ last, unit },
  });
  const elapsed = (min: number, unit: 'days' | 'months' | 'years'): WrittenRule => ({
    ...{ ...on, op: 'elapsed' },
    ...{ unit, min, max: null },
  });

  it('leave the same firms as others only where they move alike', () => {
    // On 15 May 2026 each pair means the same days, and no longer a year or two later.
    expect(effectOf({ ...on, op: 'calendarYear', back: 1 }, fixed('2025-01-01', '2025-12-31'))).toBe(
      'unproven',
    );
    expect(effectOf(recent(1, 'years'), fixed('2025-05-16', '2026-05-15'))).toBe('unproven');
    // Where one of the days is 29 February a year has one day more: on these days alone a firm moves.
    expect(effectOf(recent(1, 'years'), recent(365, 'days'))).toBe('may_narrow');
    expect(effectOf(elapsed(1, 'years'), elapsed(365, 'days'))).toBe('may_widen');
    expect(effectOf(elapsed(1, 'years'), elapsed(12, 'months'))).toBe('same');
    expect(effectOf(elapsed(2, 'years'), elapsed(30, 'months'))).toBe('narrower');
    // No year has more than 366 days.
    expect(effectOf(recent(1, 'years'), recent(400, 'days'))).toBe('wider');
    expect(effectOf(elapsed(1, 'years'), elapsed(400, 'days'))).toBe('narrower');
    expect(effectOf(recent(300, 'days'), recent(400, 'days'))).toBe('wider');
  });

  it('are told beside a year of the calendar, which moves otherwise', () => {
    const beside = (last: number, back: number) =>
      all('r', recent(last, 'years'), { ...on, id: 'y', op: 'calendarYear', back });
    // The last two years hold the last one, on whatever day.
    expect(effectOf(beside(1, 1), beside(2, 1))).toBe('wider');
    expect(effectOf(beside(2, 1), beside(1, 1))).toBe('narrower');
    // Any day of last year, and of this one up to today, lies in the last two years.
    expect(effectOf(beside(2, 1), beside(3, 1))).toBe('same');
    // On some days more of one year, on others more of the other lies in the last year.
    expect(effectOf(beside(1, 0), beside(1, 1))).toBe('unproven');
    // 400 days are more than a year on every day; 365 are not where one has 366.
    expect(effectOf(beside(1, 1), all('r', recent(400, 'days'), beside(1, 1)))).toBe('same');
    expect(effectOf(beside(1, 1), all('r', recent(365, 'days'), beside(1, 1)))).toBe('may_narrow');
  });

  it('do not keep what else changed from being told', () => {
    const both = (max: number) =>
      all('r', elapsed(1, 'years'), { ...fixed('2000-01-01', '2024-01-01'), id: 'x' }, between('b', 1, max));
    expect(effectOf(both(50), both(40))).toBe('narrower');
    expect(effectOf(both(50), all('r', both(50)))).toBe('same');
  });
});
