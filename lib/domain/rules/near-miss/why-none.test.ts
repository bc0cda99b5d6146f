import { describe, expect, it } from 'vitest';
import type { FactValue, Rule } from '../types';
import { all, at, code, not } from './firms.fixture';
import { between, form, lookAt, more, owners, some, total } from './owners.fixture';

const codesOf = (rule: Rule, value: FactValue) => {
  const { inPower, notProposed, isCut } = lookAt(rule, value);
  expect(inPower).toEqual([]);
  return [[...new Set(notProposed.map((one) => one.code))], isCut];
};
const NOBODY: FactValue = { kind: 'unknown' };

describe('why nothing is proposed for linked entities', () => {
  it('is what is known of them where it keeps them from it', () => {
    expect(codesOf(total('staff', '<', 3), some({ staff: at(3) }, {}))).toEqual([['linked'], false]);
    expect(codesOf(owners(form('person'), 1, null), some({ form: code('fund') }))).toEqual([
      ['linked'],
      false,
    ]);
  });

  it.each([
    ['nobody', NOBODY],
    ['one of whom nothing is', more({})],
    ['one of whom all is', more({ form: code('fund'), staff: at(3), share: at(10) })],
  ])('is what is asked where nobody can be so, with %s known', (_, value) => {
    expect(codesOf(total('staff', '<', 0, form('person')), value)).toEqual([['no_value'], false]);
    expect(codesOf(owners(all(form('person'), not(form('person'))), 1, null), value)).toEqual([
      ['no_value'],
      false,
    ]);
    const both = all(owners(between('staff', 2, null), 1, null), total('staff', '<', 0, form('person')));
    expect(codesOf(both, value)).toEqual([['no_value'], false]);
  });

  it('is told of each condition for itself', () => {
    const impossible = total('staff', '<', 0, undefined, 'a');
    const known = total('staff', '>=', 3, between('share', 25, null), 'b');
    const value = some({ staff: at(0), share: at(30) });
    const told = (rule: Rule) =>
      Object.fromEntries(lookAt(rule, value).notProposed.map(({ node, code }) => [node, code]));
    for (const rule of [all(impossible, known), all(known, impossible)])
      expect(told(rule)).toEqual({ ...told(impossible), ...told(known) });
    expect(new Set(Object.values(told(all(impossible, known))))).toEqual(new Set(['no_value', 'linked']));
  });

  it('is not that no value is right where another than the first would be', () => {
    // More than nobody would do; less than nobody cannot be.
    expect(codesOf(not(total('staff', '=', 0)), some({ staff: at(0) }))).toEqual([['linked'], false]);
  });

  it('is that not all was tried where each could be had alone', () => {
    const rule = all(total('staff', '>=', 3, form('person')), total('staff', '<=', 2));
    expect(codesOf(rule, NOBODY)).toEqual([['not_tried'], true]);
    expect(codesOf(rule, some({}, {}))).toEqual([['not_tried'], true]);
  });
});
