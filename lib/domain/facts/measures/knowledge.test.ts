import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toNumber } from '../../fraction';
import { firm, type Said } from '../firm.fixture';
import { LEARNING_STEPS } from './absorption';
import { gapOf } from './gap';

const step = fc.option(fc.nat(4));
const understanding = fc.option(fc.nat(2));

function learner(steps: readonly (number | null)[]) {
  const said = LEARNING_STEPS.map((fact, index) => [fact, steps[index] ?? null] as const);
  const known = said.flatMap(([fact, value]) => (value === null ? [] : [[fact, value] as const]));
  return firm(Object.fromEntries<Said[string]>(known)).absorption;
}

describe('absorption', () => {
  it.each([
    [[0, 0, 0, 0], 0],
    [[0, 0, 0, 1], 0],
    [[0, 0, 1, 1], 1],
    [[1, 1, 1, 2], 1],
    [[1, 1, 2, 2], 2],
    [[2, 2, 2, 3], 2],
    [[2, 2, 3, 3], 3],
    [[3, 3, 3, 4], 3],
    [[3, 3, 4, 4], 4],
    [[4, null, null, null], 4],
    [[null, 0, null, 1], 1],
  ])('of %j is level %i: a half rounds up', (steps, level) => {
    expect(learner(steps).level).toBe(level);
  });

  it('lies between the lowest and the highest step, within 0 to 4', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 4 }), (steps) => {
        const known = steps.filter((one) => one !== null);
        const { score, level, answered } = learner(steps);
        expect(answered).toBe(known.length);
        expect(score === null).toBe(known.length === 0);
        if (score === null || level === null) return;
        expect(toNumber(score)).toBeGreaterThanOrEqual(Math.min(...known));
        expect(toNumber(score)).toBeLessThanOrEqual(Math.max(...known));
        expect([0, 1, 2, 3, 4]).toContain(level);
        expect(Math.abs(level - toNumber(score))).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  it('does not depend on which step has which answer', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 3, 4], { minLength: 4 }), (steps) => {
        expect(learner(steps)).toEqual(learner([0, 1, 3, 4]));
      }),
    );
  });
});

describe('the gap', () => {
  it.each([
    [2, 1, 1, 'how'],
    [1, 1, 1, 'how'],
    [1, 2, 1, 'why'],
    [1, 2, 2, 'what'],
    [1, 1, 0, 'why'],
    [0, 2, 2, 'what'],
    [2, 2, 1, 'why'],
  ])('with what %i, how %i, why %i is %s', (what, how, why, want) => {
    expect(gapOf({ what, how, why }).type).toBe(want);
  });

  it('of nothing answered is unknown in every part', () => {
    expect(firm({}).gap).toEqual({ type: 'unknown', need: { what: null, how: null, why: null } });
    expect(firm({ 'need.know': { state: 'dont_know' } }).gap.type).toBe('unknown');
  });

  it('is known exactly if all parts are, and then names a largest need', () => {
    fc.assert(
      fc.property(understanding, understanding, understanding, (what, how, why) => {
        const { type, need } = gapOf({ what, how, why });
        const needs = [need.what, need.how, need.why];
        expect(type === 'unknown').toBe(needs.includes(null));
        if (type === 'unknown') return;
        const largest = Math.max(...needs.map((one) => one ?? 0));
        if (type === 'none') expect(largest).toBe(0);
        else expect(need[type]).toBe(largest);
      }),
    );
  });
});
