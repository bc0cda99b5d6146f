import { describe, expect, it } from 'vitest';
import { day } from '../../dates';
import type { FactCatalogue, Limit, RuleLibrary, WrittenRule } from '../language';
import { between, found, group, libraryOf, SOURCE, told } from './lint.fixture';

type Entry = readonly [from: string, value: number | null];

/** In: what the parameter `most` was and will be. Out: a library with it. */
function most(...entries: readonly Entry[]): RuleLibrary {
  const history = entries.map(([from, value]) => ({ from: day(from), value, source: SOURCE }));
  return libraryOf({ parameters: { most: { history } } });
}

const MOST: Limit = { parameter: 'most' };
const N: WrittenRule = { id: 'n', op: 'between', fact: 'employees', min: 20, max: MOST };
const YOUNG = between('young', null, 5, 'age');
const OLD = between('old', 10, null, 'age');
const BESIDE = group('all', 'r', N, YOUNG, OLD);

describe('a contradiction beside limits that a dated number crosses', () => {
  it.each<[string, RuleLibrary]>([
    ['always', most(['2020-01-01', 10])],
    ['always, in several entries', most(['2020-01-01', 10], ['2027-01-01', 10])],
    ['by more and more', most(['2020-01-01', 10], ['2027-01-01', 5])],
  ])('is told: %s', (_, library) => {
    expect(told(found(BESIDE, { library }))).toEqual(['min_above_max n', 'contradiction r']);
  });

  it.each<[string, RuleLibrary, number]>([
    ['until a later day', most(['2020-01-01', 10], ['2027-01-01', 50]), 1],
    ['for some time', most(['2020-01-01', 10], ['2027-01-01', 50], ['2028-01-01', 5]), 2],
  ])('is told first, where they cross %s', (_, library, times) => {
    const crossing = Array.from({ length: times }, () => 'min_above_max n');
    expect(told(found(BESIDE, { library }))).toEqual(['contradiction r', ...crossing]);
  });

  it('is told where they come to cross on a later day alone', () => {
    const library = most(['2020-01-01', 50], ['2027-01-01', 10]);
    const findings = found(BESIDE, { library });
    expect(told(findings).toSorted()).toEqual(['contradiction r', 'min_above_max n']);
    expect(findings.find(({ node }) => node === 'n')).toMatchObject({ since: '2027-01-01' });
    expect(findings.find(({ node }) => node === 'r')).not.toHaveProperty('since');
  });

  it('is not told where it lasts on some of the days alone, but from which day on', () => {
    const other: WrittenRule = { id: 'o', op: 'between', fact: 'age', min: MOST, max: 20 };
    const library = most(['2020-01-01', 10], ['2027-01-01', 50]);
    // Crossed first are the limits of `n`, then those of `o`.
    expect(found(group('all', 'r', N, other), { library })).toMatchObject([
      { code: 'min_above_max', node: 'n' },
      { code: 'min_above_max', node: 'o', since: '2027-01-01' },
    ]);
  });
});

describe('to swap crossed limits', () => {
  const mend = (rule: WrittenRule, library: RuleLibrary, facts: FactCatalogue | null = null) =>
    found(rule, { library, facts }).find(({ code }) => code === 'min_above_max')?.mend;

  it.each<[string, RuleLibrary]>([
    ['a number that stays', most(['2020-01-01', 10])],
    ['one that is the same in several entries', most(['2020-01-01', 10], ['2027-01-01', 10])],
    ['one that moves below the other limit', most(['2020-01-01', 10], ['2027-01-01', 5])],
  ])('is proposed with %s', (_, library) => {
    expect(mend(N, library)).toMatchObject({
      code: 'swap_limits',
      replacement: { with: { min: MOST, max: 20 }, effect: 'repaired' },
    });
  });

  it.each<[string, RuleLibrary]>([
    ['moves beyond the other limit', most(['2020-01-01', 10], ['2027-01-01', 50])],
    ['stood beyond it before', most(['2020-01-01', 50], ['2024-01-01', 10])],
    ['is no limit later', most(['2020-01-01', 10], ['2027-01-01', null])],
  ])('is not, with one that %s: swapped they would be wrong on those days', (_, library) => {
    expect(mend(N, library)).toEqual({ code: 'give_way', values: { parts: [], count: 0 } });
  });

  const during = (from: string | null, to: string | null): WrittenRule => ({
    ...{ id: 'c', op: 'criterion', kind: 'hard', of: N },
    ...(from && { from: day(from) }),
    ...(to && { to: day(to) }),
  });
  const LATER = most(['2020-01-01', 10], ['2027-01-01', 50]);
  const BEFORE = most(['2020-01-01', 50], ['2024-01-01', 10]);

  it.each<[string, WrittenRule, RuleLibrary]>([
    ['ends before the number moves', during(null, '2026-12-31'), LATER],
    ['begins once it has moved', during('2024-01-01', null), BEFORE],
  ])('is proposed in a criterion that %s', (_, rule, library) => {
    const beside = group('all', 'r', rule, between('m', 1, null, 'age'));
    expect(mend(beside, library)).toMatchObject({ code: 'swap_limits' });
  });

  it.each<[string, WrittenRule, RuleLibrary]>([
    ['lasts a day longer', during(null, '2027-01-01'), LATER],
    ['begins a day before', during('2023-12-31', null), BEFORE],
  ])('is not in a criterion that %s', (_, rule, library) => {
    const beside = group('all', 'r', rule, between('m', 1, null, 'age'));
    expect(mend(beside, library)).toMatchObject({ code: 'give_way' });
  });

  const facts: FactCatalogue = {
    employees: { kind: 'number', power: 'do', questions: ['q'], whole: true, min: 0 },
  };
  const none = libraryOf({});
  it.each<[string, WrittenRule]>([
    ['what the fact can never be', between('n', -1, -5)],
    ['what another condition shuts out', group('all', 'r', between('n', 9, 1), between('m', 20, null))],
  ])('is not, where they come to %s', (_, rule) => {
    expect(mend(rule, none, facts)?.code).not.toBe('swap_limits');
  });

  it('is, where what is wrong beside it would be wrong without it as well', () => {
    const rule = group('all', 'r', between('n', 9, 1), YOUNG, OLD);
    expect(mend(rule, none, facts)).toMatchObject({ code: 'swap_limits' });
  });
});
