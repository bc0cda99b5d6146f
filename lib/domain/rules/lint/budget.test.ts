import { describe, expect, it } from 'vitest';
import { findWorld, STEPS_PER_LOOK, spaceOf } from '../domains';
import type { WrittenRule } from '../language';
import type { Rule } from '../types';
import { certainFindings } from './certain';
import { between, documentOf, found, group, settingOf, told } from './lint.fixture';
import { plainOf, subjectOf } from './mending';

const FLAGS = Array.from({ length: 40 }, (_, index) => `f${index}`);
const is = (id: string, fact: string): WrittenRule => ({ id, op: 'is', fact });
const isNot = (id: string, fact: string): WrittenRule => ({ id, op: 'equals', fact, value: false });

/** More than half of the flags, and half of their opposites: no firm has both, and only counting tells. */
const counted: WrittenRule = {
  ...{ id: 'r', op: 'all' },
  of: [
    { id: 'yes', op: 'atLeast', count: 21, of: FLAGS.map((fact) => is(`yes.${fact}`, fact)) },
    { id: 'no', op: 'atLeast', count: 20, of: FLAGS.map((fact) => isNot(`no.${fact}`, fact)) },
    ...Array.from({ length: 18 }, (_, index) =>
      group(
        'any',
        `g${index}`,
        ...[0, 1, 2].map((place) => is(`g${index}.${place}`, `f${2 * index + place}`)),
      ),
    ),
  ],
};
const least = (id: string, min: number): WrittenRule => ({ id, op: 'between', fact: 'n', min, max: null });

it('gives up a rule that takes too many steps, however many searches they are of', () => {
  const subject = subjectOf(documentOf(counted), settingOf());
  const before = subject.budgets.judging.steps;
  // One search of the many takes at most 4,000 steps; a third of a second is some 20,000.
  expect(before).toBeLessThanOrEqual(20_000);
  const plain = plainOf(counted, subject);
  expect(plain && certainFindings(plain, subject)).toEqual({ findings: [], isNever: false });
  expect(subject.budgets.judging.steps).toBe(0);
});

it('says nothing of what comes after the steps are spent, and all of what comes before', () => {
  // Parts are looked at from the last to the first.
  const repeats = group('any', 'twice', least('a', 5), least('b', 5));
  expect(told(found(group('all', 'w', repeats, counted)))).toEqual([]);
  expect(told(found(group('all', 'w', counted, repeats)))).toEqual(['repeats b']);
  expect(told(found(group('all', 'w', repeats)))).toEqual(['repeats b']);
});

describe('a step', () => {
  const spent = (rule: Rule): number => {
    const budget = { steps: 1000 };
    const space = spaceOf([rule], {}, budget);
    findWorld([space.formula(rule)], space, budget);
    return 1000 - budget.steps;
  };
  const many = (count: number, of: (at: number) => Rule): Rule => {
    return { id: 'r', op: 'all', of: Array.from({ length: count }, (_, at) => of(at)) };
  };

  it('counts the conditions that are looked at', () => {
    const flags = (count: number) => many(count, (at) => ({ id: `f${at}`, op: 'is', fact: `f${at}` }));
    expect(spent(flags(2000)) - spent(flags(1000))).toBeGreaterThanOrEqual(1000 * STEPS_PER_LOOK);
  });

  it('counts the pairs of counts of events that are held against one another', () => {
    const events = (count: number) =>
      many(count, (at) => ({
        ...{ id: `h${at}`, op: 'happened', fact: 'events', codes: ['a'] },
        ...{ from: -at, to: null, min: 1, max: null },
      }));
    expect(spent(events(100))).toBeGreaterThanOrEqual(((100 * 99) / 2) * STEPS_PER_LOOK);
  });
});

it('asks of thousands of codes, and of limits on one fact, no more than once which lie in which', () => {
  const codes = (from: number) => Array.from({ length: 2000 }, (_, at) => String(10_000 + from + at));
  const areas = [0, 10].map((from): WrittenRule => {
    return { id: `a${from}`, op: 'under', fact: 'isic', codes: codes(from) };
  });
  expect(told(found(group('any', 'r', ...areas)))).toEqual([]);
  const limits = Array.from({ length: 400 }, (_, at) => between(`l${at}`, 2 * at, 2 * at + 1));
  expect(told(found(group('any', 'r', ...limits)))).toEqual([]);
});
