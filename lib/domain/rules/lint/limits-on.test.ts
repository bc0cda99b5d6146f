import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, dayFromNumber, dayNumber } from '../../dates';
import { evaluate } from '../evaluate';
import { type Limit, type RuleLibrary, resolve, type TimeUnit, type WrittenRule } from '../language';
import { AS_OF, documentOf, group, libraryOf, SOURCE, settingOf } from './lint.fixture';
import { daysBack, firmOf } from './moving.fixture';
import { lintRule } from './rule';

type Entry = readonly [from: string, value: number | null];

/** In: what the parameter `years` was and will be. Out: a library with it. */
const years = (...entries: readonly Entry[]): RuleLibrary =>
  libraryOf({
    parameters: {
      years: { history: entries.map(([from, value]) => ({ from: day(from), value, source: SOURCE })) },
    },
  });
const always = (value: number) => years(['2020-01-01', value]);
const YEARS: Limit = { parameter: 'years' };
const on = { fact: 'founded' } as const;
const elapsed = (min: Limit, max: Limit): WrittenRule => ({
  ...{ ...on, id: 'e', op: 'elapsed', unit: 'years' },
  ...{ min, max },
});
const recent = (last: number, unit: TimeUnit = 'years'): WrittenRule => ({
  ...{ ...on, id: 'm', op: 'recent' },
  ...{ last, unit },
});
const inYear = (back: number): WrittenRule => ({ ...on, id: 'm', op: 'calendarYear', back });
const not = (of: WrittenRule): WrittenRule => ({ id: 'n', op: 'not', of });

const told = (rule: WrittenRule, library: RuleLibrary) =>
  lintRule(documentOf(rule), settingOf({ library }))
    .filter(({ code }) => code === 'contradiction' || code === 'tautology')
    .map(({ code, severity, since }) => [code, severity, since]);

/** Read on 15 May 2026. */
describe('a dated number of years beside days that move otherwise', () => {
  it.each<[string, WrittenRule, RuleLibrary, string]>([
    ['too old for it', group('all', 'r', recent(5), elapsed(YEARS, null)), always(7), 'contradiction error'],
    [
      'within a month',
      group('all', 'r', recent(1, 'months'), elapsed(3, YEARS)),
      always(5),
      'contradiction error',
    ],
    ['in last year', group('all', 'r', inYear(1), elapsed(3, YEARS)), always(5), 'contradiction error'],
    ['one of both', group('any', 'r', not(recent(5)), elapsed(null, YEARS)), always(7), 'tautology warning'],
  ])('is looked at like a number that is written: %s', (_, rule, library, expected) => {
    expect(told(rule, library).map(([code, severity]) => `${code} ${severity}`)).toEqual([expected]);
  });

  it('is looked at where a predicate names it', () => {
    const predicates = { old: elapsed(YEARS, null) };
    const rule = group('all', 'r', recent(5), { id: 'u', op: 'use', predicate: 'old' });
    expect(told(rule, { ...always(7), predicates })).toEqual([['contradiction', 'error', undefined]]);
    expect(told(rule, { ...always(3), predicates })).toEqual([]);
  });

  it('is told from the day on which it comes to be so for good', () => {
    const rule = group('all', 'r', recent(5), elapsed(YEARS, null));
    expect(told(rule, years(['2020-01-01', 3], ['2027-01-01', 7]))).toEqual([
      ['contradiction', 'warning', '2027-01-01'],
    ]);
    expect(told(rule, years(['2020-01-01', 7], ['2027-01-01', 9]))).toEqual([
      ['contradiction', 'error', undefined],
    ]);
    expect(told(rule, years(['2020-01-01', 7], ['2027-01-01', 3]))).toEqual([]);
    expect(told(rule, years(['2020-01-01', 7], ['2027-01-01', null]))).toEqual([]);
    expect(told(rule, years(['2027-01-01', 7]))).toEqual([['contradiction', 'warning', '2027-01-01']]);
  });

  it('is not told where only today leaves nothing between them', () => {
    // Who began on 29 February 2024 is two years old on 28 February 2026, and began after that day two years ago.
    expect(told(group('all', 'r', recent(24, 'months'), elapsed(YEARS, null)), always(2))).toEqual([]);
    expect(told(group('all', 'r', inYear(1), elapsed(YEARS, null)), always(1))).toEqual([]);
  });
});

const history = fc
  .tuple(fc.nat(4), fc.option(fc.tuple(fc.constantFrom('2026-09-01', '2027-06-01'), fc.option(fc.nat(4)))))
  .map(([first, then]) => years(['2020-01-01', first], ...(then ? [then] : [])));
const aged = fc.constantFrom(
  elapsed(YEARS, null),
  elapsed(null, YEARS),
  elapsed(2, YEARS),
  elapsed(YEARS, 3),
);
const moving = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((last) => recent(last, 'months')),
  fc.nat(4).map(inYear),
);
const rules = fc
  .tuple(fc.constantFrom('all' as const, 'any' as const), aged, moving, fc.boolean())
  .map(([op, one, other, isDenied]) => group(op, 'r', one, isDenied ? not(other) : other));
const inDays = (first: string, count: number, by: number) =>
  Array.from({ length: count }, (_, at) => dayFromNumber(dayNumber(day(first)) + by * at));
const [read, founded] = [inDays(AS_OF, 15, 61), inDays('2019-01-01', 120, 29)];

it('is told of the whole only where it is so of every firm on each day from then on', () => {
  fc.assert(
    fc.property(rules, history, (rule, library) => {
      for (const { code, node, since = AS_OF } of lintRule(documentOf(rule), settingOf({ library }))) {
        if (node !== 'r' || (code !== 'contradiction' && code !== 'tautology')) continue;
        for (const asOf of read.filter((one) => since <= one)) {
          const resolution = resolve(rule, { ruleId: 'R', library, asOf });
          if (!resolution.ok) throw new Error(resolution.problems[0].code);
          const others = [...founded, ...daysBack(asOf)].filter((at) => {
            const { verdict } = evaluate(resolution.rule, firmOf(at));
            return verdict !== (code === 'contradiction' ? 'unmet' : 'met');
          });
          expect(others).toEqual([]);
        }
      }
    }),
    { numRuns: 60 },
  );
});
