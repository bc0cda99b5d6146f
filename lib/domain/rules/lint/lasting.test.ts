import { describe, expect, it } from 'vitest';
import { day } from '../../dates';
import { NO_LIBRARY, type WrittenRule } from '../language';
import { between, documentOf, found, group, settingOf, told } from './lint.fixture';
import { lintRule } from './rule';

const on = { fact: 'founded' } as const;
const elapsed = (id: string, min: number | null, max: number | null = null): WrittenRule => ({
  ...{ ...on, id, op: 'elapsed', unit: 'years' },
  ...{ min, max },
});
const dates = (id: string, from: string, to: string | null = null): WrittenRule => ({
  ...{ ...on, id, op: 'dates' },
  ...{ from: day(from), to: to === null ? null : day(to) },
});
const lastYear: WrittenRule = { ...on, id: 'a', op: 'calendarYear', back: 1 };
const of = (rule: WrittenRule) => told(found(rule)).filter((one) => !one.startsWith('not_yet'));

/** Read on 15 May 2026. */
describe('what is certain today alone', () => {
  it('is not told, where time moves one limit on a day past another', () => {
    // From 1 January 2027 on a firm founded on 1 January 2025 is two years old.
    expect(of(group('all', 'r', elapsed('a', 2), dates('b', '2025-01-01')))).toEqual([]);
    expect(of(group('all', 'r', lastYear, dates('b', '2025-01-01', '2025-12-31')))).toEqual([]);
    // Until 1 June 2026 not those founded between the two days.
    expect(of(group('any', 'r', elapsed('a', 1), dates('b', '2025-06-01')))).toEqual([]);
  });

  it('is told where the limits move alike, or the calendar has no part in it', () => {
    expect(of(group('all', 'r', elapsed('a', 3), elapsed('b', null, 1)))).toEqual(['contradiction r']);
    const both = [elapsed('a', 1), dates('b', '2000-01-01')];
    const rule = group('all', 'r', ...both, between('l', 10, null), between('h', null, 5));
    expect(of(rule)).toEqual(['contradiction r']);
  });

  it('is not told of a node that stands beside something that ends, and is told of what is never met while in force', () => {
    const until = (inner: WrittenRule): WrittenRule => ({
      ...{ id: 'c', op: 'criterion', kind: 'hard', of: inner },
      to: day('2026-12-31'),
    });
    expect(of(group('all', 'r', until(between('l', 10, null)), between('h', null, 5)))).toEqual([]);
    const never = group('all', 'g', between('l', 10, null), between('h', null, 5));
    expect(of(group('all', 'r', until(never), between('x', 1, null)))).toEqual(['contradiction g']);
  });
});

describe('what comes into force later', () => {
  const from = (id: string, inner: WrittenRule): WrittenRule => ({
    ...{ id, op: 'criterion', kind: 'hard', of: inner },
    from: day('2027-01-01'),
  });
  const later = (rule: WrittenRule, parameters = {}) =>
    found(rule, { library: { ...NO_LIBRARY, parameters } });
  const errors = (rule: WrittenRule, parameters = {}) =>
    later(rule, parameters)
      .filter(({ severity }) => severity === 'error')
      .map(({ code, node, since }) => [code, node, since]);

  it('is looked into as well, and the day is named', () => {
    const now = between('n', 1, null, 'sites');
    expect(errors(group('all', 'r', now, from('c', { id: 'u', op: 'use', predicate: 'nobody' })))).toEqual([
      ['unknown_predicate', 'u', '2027-01-01'],
    ]);
    const half = { half: { history: [{ from: day('2024-01-01'), value: 1.5, source: { title: 's' } }] } };
    const old: WrittenRule = {
      ...{ id: 'e', op: 'elapsed', fact: 'founded' },
      ...{ unit: 'years', min: { parameter: 'half' }, max: null },
    };
    expect(errors(group('all', 'r', now, from('c', old)), half)).toEqual([['not_whole', 'e', '2027-01-01']]);
    // Each alone can be met, and from that day on both are asked.
    const both = group('all', 'r', between('h', null, 5), from('c', between('l', 10, null)));
    const contradictions = later(both).filter(({ code }) => code === 'contradiction');
    expect(contradictions.map(({ node, severity, since }) => [node, severity, since])).toEqual([
      ['r', 'warning', '2027-01-01'],
    ]);
    expect(errors(group('all', 'r', now, { id: 'u', op: 'use', predicate: 'nobody' }))).toEqual([
      ['unknown_predicate', 'u', undefined],
    ]);
  });
});

describe('an age beside a stretch of days that ends today', () => {
  const recent = (id: string, last: number, unit: 'days' | 'months' | 'years' = 'years'): WrittenRule => ({
    ...{ ...on, id, op: 'recent' },
    ...{ last, unit },
  });
  const thisYear: WrittenRule = { ...on, id: 'y', op: 'calendarYear', back: 0 };

  it('cannot be met where whoever is old enough lies before it on every day', () => {
    expect(of(group('all', 'r', elapsed('a', 3), recent('b', 2)))).toEqual(['contradiction r']);
    expect(of(group('all', 'r', elapsed('a', 1), thisYear))).toEqual(['contradiction r']);
    expect(of(group('all', 'r', recent('a', 4, 'months'), { ...thisYear, back: 2 }))).toEqual([
      'contradiction r',
    ]);
  });

  it('can be met where some day lies in both, if only at the turn of a year', () => {
    expect(of(group('all', 'r', elapsed('a', 1), recent('b', 2)))).toEqual([]);
    // Read in January; in May no day of the last four months lies in last year.
    expect(of(group('all', 'r', recent('a', 4, 'months'), { ...thisYear, back: 1 }))).toEqual([]);
    // Who began on 29 February 2024 is two years old on 28 February 2026, and began after that day two years ago.
    expect(of(group('all', 'r', elapsed('a', 2), recent('b', 24, 'months')))).toEqual([]);
    // Two years are more than 730 days where one of them has 366, and then it can.
    expect(of(group('all', 'r', elapsed('a', 2), recent('b', 731, 'days')))).toEqual([]);
  });
});

describe('a contradiction beside limits that move otherwise', () => {
  const passed = (
    id: string,
    unit: 'days' | 'months' | 'years',
    min: number | null,
    max: number | null,
  ): WrittenRule => ({
    ...{ ...on, id, op: 'elapsed', unit },
    ...{ min, max },
  });
  const recent = (id: string, last: number): WrittenRule => ({
    ...{ ...on, id, op: 'recent' },
    ...{ last, unit: 'days' },
  });
  const three = elapsed('a', 3);
  const never = ['contradiction r'];

  it('is told beside a day that stays, whatever else is asked', () => {
    const short = passed('b', 'months', null, 24);
    expect(of(group('all', 'r', three, short, dates('c', '2000-01-01')))).toEqual(never);
    expect(of(group('all', 'r', three, dates('c', '2000-01-01'), short))).toEqual(never);
    const apart = [dates('c', '2000-01-01', '2001-01-01'), dates('d', '2002-01-01')];
    expect(of(group('all', 'r', three, ...apart))).toEqual(never);
  });

  it('names the parts that exclude one another on every day', () => {
    // Today nobody who is ten years old began in 2024 either.
    const parts = [elapsed('a', 10), passed('b', 'months', null, 24), dates('c', '2024-01-01')];
    const [finding] = found(group('all', 'r', ...parts));
    expect(finding).toMatchObject({ code: 'contradiction', values: { parts: ['a', 'b'] } });
    expect(finding?.mend).toMatchObject({ code: 'give_way', values: { parts: ['a', 'b'] } });
  });

  it('is told where days are counted beside years', () => {
    expect(
      of(group('all', 'r', three, passed('b', 'months', null, 24), passed('c', 'days', 10, null))),
    ).toEqual(never);
    expect(of(group('all', 'r', three, passed('b', 'days', null, 365)))).toEqual(never);
    expect(of(group('all', 'r', three, recent('b', 30)))).toEqual(never);
    expect(of(group('all', 'r', passed('a', 'years', 1, 1), passed('b', 'days', 1, 30)))).toEqual(never);
    // Two years are never fewer than 730 days, and the last 730 hold those from 729 days ago.
    expect(of(group('all', 'r', elapsed('a', 2), recent('b', 730)))).toEqual(never);
  });

  it('is told of another fact, which has no part in it', () => {
    const accounts = (id: string, back: number): WrittenRule => ({
      ...{ id, op: 'calendarYear', fact: 'accounts_on' },
      back,
    });
    const rule = group(
      'all',
      'r',
      elapsed('a', 1),
      dates('b', '2000-01-01'),
      accounts('c', 0),
      accounts('d', 3),
    );
    expect(of(rule)).toEqual(never);
  });

  it('is not told where time takes it away', () => {
    // A year of 366 days leaves one day of those 365 days back on which none has gone by.
    expect(of(group('all', 'r', passed('a', 'years', null, 0), passed('b', 'days', 365, null)))).toEqual([]);
    expect(of(group('all', 'r', passed('a', 'years', null, 0), passed('b', 'days', 366, null)))).toEqual(
      never,
    );
    // 1100 days are three years and a few days more.
    expect(of(group('all', 'r', three, passed('b', 'days', null, 1100), dates('c', '2025-01-01')))).toEqual(
      [],
    );
  });
});

describe('how bad it is that nobody can meet a part', () => {
  const nobody = group('all', 'c', between('l', 10, null), between('h', null, 5));
  const severity = (rule: WrittenRule) =>
    found(rule)
      .filter(({ code, node }) => code === 'contradiction' && node === 'c')
      .map((one) => one.severity);
  const recent: WrittenRule = { ...on, id: 'b', op: 'recent', last: 1, unit: 'years' };
  const in2028 = group('all', 'y', dates('a', '2028-01-01'), recent);
  const from2027: WrittenRule = {
    ...{ id: 'd', op: 'criterion', kind: 'hard', from: day('2027-01-01') },
    of: between('n', 1, null, 'sites'),
  };

  it('does not hang on the day of reading', () => {
    expect(severity(group('any', 'r', nobody, between('n', 1, null, 'sites')))).toEqual(['warning']);
    // The other part can be met from 2028 on.
    expect(severity(group('any', 'r', nobody, in2028))).toEqual(['warning']);
    expect(severity(group('any', 'r', nobody, from2027))).toEqual(['warning']);
    expect(severity(group('all', 'r', nobody, in2028))).toEqual(['error']);
    expect(severity(group('all', 'r', nobody, from2027))).toEqual(['error']);
  });

  it('is an error only where nobody meets the whole rule on any of its days', () => {
    const led: WrittenRule = { id: 'led', op: 'is', fact: 'women_led' };
    const during = (from: string | null, to: string | null, of: WrittenRule = nobody): WrittenRule => ({
      ...{ id: 'p', op: 'criterion', kind: 'hard', of },
      ...(from && { from: day(from) }),
      ...(to && { to: day(to) }),
    });
    const only = (from: string | null, to: string | null) =>
      severity(group('all', 'r', led, during(from, to)));
    expect(only(null, '2027-12-31')).toEqual(['warning']);
    expect(only('2027-12-31', null)).toEqual(['warning']);
    expect(only('2027-01-01', '2027-12-31')).toEqual(['warning']);
    expect(only('2025-01-01', null)).toEqual(['error']);
    // After the last day of the rule nobody is asked any more.
    const until = {
      ...documentOf(group('all', 'r', led, during(null, '2027-12-31'))),
      to: day('2027-12-31'),
    };
    expect(lintRule(until, settingOf()).map((one) => [one.node, one.severity])).toEqual([['c', 'error']]);
    // From 2028 on another part that nobody meets takes the place of the first.
    const other: WrittenRule = {
      ...{ id: 'q', op: 'criterion', kind: 'hard', from: day('2028-01-01') },
      of: group('all', 'd', between('dl', 10, null), between('dh', null, 5)),
    };
    expect(severity(group('all', 'r', led, during(null, '2027-12-31'), other))).toEqual(['error']);
    // The limits cross until 2027 alone.
    const source = { title: 's' };
    const p = {
      history: [
        { from: day('2020-01-01'), value: 10, source },
        { from: day('2027-01-01'), value: 3, source },
      ],
    };
    const crossing = group(
      'all',
      'c',
      { id: 'l', op: 'between', fact: 'employees', min: { parameter: 'p' }, max: null },
      between('h', null, 5),
    );
    const ends = group('all', 'r', led, during(null, '2026-12-31', crossing));
    const library = { ...NO_LIBRARY, parameters: { p } };
    expect(found(ends, { library }).map((one) => [one.node, one.severity])).toEqual([['c', 'warning']]);
  });
});

describe('what nobody meets for good, while something in it is so for now alone', () => {
  const year = (id: string, back: number): WrittenRule => ({ id, op: 'calendarYear', fact: 'founded', back });
  const days = (id: string, from: string, to: string | null): WrittenRule => ({
    ...{ id, op: 'dates', fact: 'founded', from: day(from), to: to === null ? null : day(to) },
  });
  const age: WrittenRule = {
    ...{ id: 'd', op: 'elapsed', fact: 'founded', unit: 'months', min: null, max: 12 },
  };
  const inner = group('all', 'i', year('b', 1), days('c', '2026-01-01', '2027-12-31'));
  const open = group('all', 'i', year('b', 1), days('c', '2026-01-01', null));
  const recent: WrittenRule = { id: 'e', op: 'recent', fact: 'founded', last: 31, unit: 'days' };
  const on = (asOf: string, rule: WrittenRule) =>
    found(rule, { asOf: day(asOf) }).map(({ code, node, severity }) => [code, node, severity]);

  // Of two years before, and of the last one: never both.
  it.each<[string, WrittenRule]>([
    ['in one of the parts', group('all', 'r', year('a', 2), inner)],
    ['in one of several', { id: 'r', op: 'atLeast', count: 2, of: [year('a', 2), open] }],
    ['of ages', group('all', 'r', group('all', 'i', age, year('a', 2)), recent)],
    ['within others', group('all', 'q', between('x', 1, null), group('all', 'r', year('a', 2), inner))],
  ])('is told: %s', (_, rule) => {
    for (const asOf of ['2025-05-15', '2026-05-15', '2029-05-15'])
      expect(on(asOf, rule).filter(([code]) => code === 'contradiction')).toHaveLength(1);
    expect(on('2025-05-15', rule)).toContainEqual([
      ...['contradiction', 'r', rule.id === 'r' ? 'error' : 'warning'],
    ]);
  });

  const never = (id: string) => group('all', id, between(`${id}l`, 10, null), between(`${id}h`, null, 5));
  const owners = (min: number): WrittenRule => ({
    ...{ id: 'o', op: 'linked', fact: 'owners', where: never('n'), min, max: null },
  });
  const two = (...of: readonly WrittenRule[]): WrittenRule => ({ id: 'y', op: 'atLeast', count: 2, of });
  const known = between('x', 1, null);

  it.each<[string, WrittenRule]>([
    ['a choice', group('any', 'y', inner, never('n'))],
    ['a choice within another', group('any', 'y', inner, group('all', 'z', known, never('n')))],
    ['two of three', two(inner, never('n'), known)],
    ['an exception', { id: 'y', op: 'unless', of: inner, except: never('n') }],
    ['a number of owners that may be nought', group('all', 'y', inner, owners(0))],
  ])('is told beside one that %s leads around', (_, part) => {
    const told = on('2025-05-15', group('all', 'r', year('a', 2), part));
    expect(told).toContainEqual(['contradiction', 'r', 'error']);
  });

  it.each<[string, WrittenRule]>([
    ['that is asked as well', group('all', 'y', inner, never('n'))],
    ['of an owner that there has to be', group('all', 'y', inner, owners(1))],
    ['in all of a choice', group('all', 'y', inner, group('any', 'z', never('n'), never('o')))],
    ['in too many of three', group('all', 'w', inner, two(never('n'), never('o'), known))],
    [
      'but for an exception',
      { id: 'y', op: 'unless', of: group('all', 'z', inner, never('n')), except: known },
    ],
  ])('is not told beside one %s', (_, part) => {
    const told = on('2025-05-15', group('all', 'r', year('a', 2), part));
    expect(told.map(([, node]) => node)).not.toContain('r');
    expect(told.map(([code, node]) => [code, node])).toContainEqual(['contradiction', 'n']);
  });

  it('is not told of what some firm meets on a later day', () => {
    const one = { id: 'r', op: 'any', of: [group('all', 'i', year('b', 1), days('c', '2026-01-01', null))] };
    expect(on('2026-05-15', one as WrittenRule)).toEqual([]);
  });
});
