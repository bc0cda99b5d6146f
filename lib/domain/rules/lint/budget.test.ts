import { expect, it } from 'vitest';
import type { WrittenRule } from '../language';
import { certainFindings } from './certain';
import { documentOf, found, group, settingOf, told } from './lint.fixture';
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
  expect(plain && certainFindings(plain, subject)).toEqual([]);
  expect(subject.budgets.judging.steps).toBe(0);
});

it('says nothing of what comes after the steps are spent, and all of what comes before', () => {
  // Parts are looked at from the last to the first.
  const repeats = group('any', 'twice', least('a', 5), least('b', 5));
  expect(told(found(group('all', 'w', counted, repeats)))).toEqual([]);
  expect(told(found(group('all', 'w', repeats)))).toEqual(['repeats b']);
});
