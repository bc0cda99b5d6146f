import { describe, expect, it } from 'vitest';
import { day } from '../../dates';
import type { FactCatalogue, Limit, RuleLibrary, WrittenRule } from '../language';
import { between, found, group, libraryOf, SOURCE } from './lint.fixture';
import type { LintCode } from './types';

const facts: FactCatalogue = {
  employees: { kind: 'number', power: 'fixed', questions: ['q'], whole: true, min: 0 },
};
const LIMIT: Limit = { parameter: 'limit' };
const on = { op: 'between', fact: 'employees' } as const;
const from = (id: string): WrittenRule => ({ ...on, id, min: LIMIT, max: null });
const upTo = (id: string): WrittenRule => ({ ...on, id, min: null, max: LIMIT });
const not = (of: WrittenRule): WrittenRule => ({ id: `not-${of.id}`, op: 'not', of });

/** What the parameter is since 2020, and what from 2027 on. */
function turning(now: number | null, later: number | null): RuleLibrary {
  const history = [
    { from: day('2020-01-01'), value: now, source: SOURCE },
    { from: day('2027-01-01'), value: later, source: SOURCE },
  ];
  return libraryOf({ parameters: { limit: { history } } });
}

const tellingOf = (code: LintCode, rule: WrittenRule, library: RuleLibrary) =>
  found(rule, { library, facts }).flatMap((one) =>
    one.code === code ? [[one.node, one.severity, one.since ?? 'today']] : [],
  );

/** Read on 15 May 2026. */
describe('a rule that nobody meets, for one reason today and for another from a later day on', () => {
  const inner = group('all', 'g', from('x'), between('y', null, 7));
  const beside = group('all', 'r', inner, between('z', null, 3));
  const whole = ['r', 'error', 'today'];

  it('is told of today, where a part of it alone is met by nobody later', () => {
    expect(tellingOf('contradiction', beside, turning(5, 9))).toContainEqual(whole);
    const few = group('all', 'r', upTo('x'), between('y', 4, null));
    expect(tellingOf('contradiction', few, turning(3, -1))).toContainEqual(whole);
  });

  it('is told of today, where a part of it alone is met by nobody before', () => {
    expect(tellingOf('contradiction', beside, turning(9, 5))).toEqual([whole]);
    const few = group('all', 'r', upTo('x'), between('y', 4, null));
    expect(tellingOf('contradiction', few, turning(-1, 3))).toEqual([whole]);
  });

  it('is told of today, where a limit comes to be none', () => {
    const neither = group('all', 'r', not(from('x')), not(between('y', null, 3)));
    expect(tellingOf('contradiction', neither, turning(3, null))).toContainEqual(whole);
  });

  it('is told of from the later day on, where it is met until then', () => {
    expect(tellingOf('contradiction', beside, turning(2, 5))).toEqual([['r', 'warning', '2027-01-01']]);
    expect(tellingOf('contradiction', beside, turning(2, 9))).toEqual([['g', 'warning', '2027-01-01']]);
  });

  it('is not told of, where it is met later', () => {
    expect(tellingOf('contradiction', beside, turning(9, 2))).toEqual([]);
  });
});

/** Read on 15 May 2026. */
describe('a part that everybody meets, for one reason today and for another from a later day on', () => {
  const either = group('any', 'r', from('x'), between('y', null, 3));

  it('is told of, where a limit comes to be none, or has been none until then', () => {
    expect(tellingOf('tautology', either, turning(3, null))).toEqual([['r', 'warning', 'today']]);
    expect(tellingOf('tautology', either, turning(null, 3))).toEqual([['r', 'warning', 'today']]);
  });

  it('is told of, where one of its parts alone comes to be met by everybody', () => {
    expect(tellingOf('tautology', either, turning(3, -1))).toEqual([['r', 'warning', 'today']]);
    expect(tellingOf('tautology', either, turning(0, 2))).toEqual([['r', 'warning', 'today']]);
  });

  it('is not told of, where somebody fails it on some day', () => {
    expect(tellingOf('tautology', either, turning(3, 5))).toEqual([]);
    expect(tellingOf('tautology', either, turning(5, null))).toEqual([]);
  });
});
