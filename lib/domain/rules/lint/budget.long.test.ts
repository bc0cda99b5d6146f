import { describe, expect, it } from 'vitest';
import { onEveryClock } from '../diff/clock-days';
import { findWorld, STEPS_PER_LOOK, spaceOf } from '../domains';
import { NO_LIBRARY, type WrittenRule } from '../language';
import type { Rule } from '../types';
import { certainFindings } from './certain';
import { counted } from './counted.fixture';
import { between, documentOf, found, group, settingOf, told } from './lint.fixture';
import { plainOf, subjectOf } from './mending';

const least = (id: string, min: number): WrittenRule => ({ id, op: 'between', fact: 'n', min, max: null });

it('gives up a rule that takes too many steps, however many searches they are of', () => {
  const subject = subjectOf(documentOf(counted), settingOf());
  const before = subject.budgets.judging.steps;
  // One search of the many takes at most 4,000 steps; a third of a second is some 20,000.
  expect(before).toBeLessThanOrEqual(20_000);
  const plain = plainOf(counted, subject);
  expect(plain && certainFindings(plain, subject)).toEqual({ findings: [], decided: [], isNever: false });
  expect(subject.budgets.judging.steps).toBe(0);
});

it('says nothing of what comes after the steps are spent, and all of what comes before', () => {
  // Parts are looked at from the last to the first.
  const repeats = group('any', 'twice', least('a', 5), least('b', 5));
  expect(told(found(group('all', 'w', repeats, counted)))).toEqual(['partly_checked w']);
  expect(told(found(group('all', 'w', counted, repeats)))).toEqual(['repeats b', 'partly_checked w']);
  expect(told(found(group('all', 'w', repeats)))).toEqual(['repeats b']);
});

it('tells what was left out: of the rule, and of changes that were not tried', () => {
  const left = (rule: WrittenRule, more = {}) =>
    found(rule, more).flatMap(({ code, severity, values }) =>
      code === 'partly_checked' ? [[values.what, severity]] : [],
    );
  expect(left(counted)).toEqual([['rule', 'warning']]);
  const bands = [
    { id: '0-9', lo: 0, hi: 9 },
    { id: '10+', lo: 10, hi: null },
  ];
  const registers = [{ register: 'one', fact: 'employees', bands }];
  const cuts = (count: number) =>
    group('any', 'r', ...Array.from({ length: count }, (_, at) => between(`n${at}`, 6, null)));
  expect(left(cuts(2), { registers })).toEqual([]);
  expect(left(cuts(300), { registers })).toContainEqual(['changes', 'hint']);
});

/** Limits on one day that move in three ways, each of another length. */
const moving = (count: number) =>
  Array.from({ length: count }, (_, at): WrittenRule => {
    const on = { id: `d${at}`, fact: 'founded' };
    if (at % 3 === 0) return { ...on, op: 'elapsed', unit: 'years', min: at % 50, max: null };
    return at % 3 === 1
      ? { ...on, op: 'recent', last: 30 + at, unit: 'days' }
      : { ...on, op: 'calendarYear', back: at % 20 };
  });

it('tells what the calendar has no part in beside hundreds of limits that move', () => {
  const others = moving(200);
  expect(told(found(group('any', 'w', ...others, least('a', 5), least('b', 5))))).toContain('repeats b');
});

it('walks the calendar of the same limits once, for as many steps as it takes, or not at all', () => {
  const version = { rule: group('all', 'r', ...moving(6)), library: NO_LIBRARY };
  const budget = { steps: 20_000 };
  const walked = onEveryClock([version], budget).standing();
  const { steps } = budget;
  expect(walked).toHaveLength(onEveryClock([version]).standing()?.length ?? 0);
  // Six limits in each of the days of at least one year.
  expect(20_000 - steps).toBeGreaterThanOrEqual(6 * 365 * STEPS_PER_LOOK);
  expect(onEveryClock([version], budget).standing()).toHaveLength(walked?.length ?? 0);
  expect(budget.steps).toBe(steps);
  const few = { steps: 1 };
  expect(onEveryClock([version], few).standing()).toBeNull();
  expect(few.steps).toBe(0);
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
