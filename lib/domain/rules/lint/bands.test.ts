import { expect, it } from 'vitest';
import { resolve, type WrittenRule } from '../language';
import { bandFindings } from './bands';
import { AS_OF, between, documentOf, settingOf } from './lint.fixture';
import { subjectOf } from './mending';

const registers = [
  {
    ...{ register: 'one', fact: 'employees' },
    bands: [
      { id: '0-9', lo: 0, hi: 9 },
      { id: '10+', lo: 10, hi: null },
    ],
  },
];

/** "At least 6" as often as asked, and how often the list of them was read. */
function manyLimits(length: number) {
  const of = Array.from({ length }, (_, index) => between(`n${index}`, 6, null));
  const seen = { reads: 0 };
  const rule: WrittenRule = {
    ...{ id: 'r', op: 'any' },
    get of() {
      seen.reads += 1;
      return of;
    },
  };
  return { rule, seen };
}

it('looks through the rule once, however many limits cut through a class', () => {
  const readsOf = (length: number) => {
    const { rule, seen } = manyLimits(length);
    const subject = subjectOf(documentOf(rule), settingOf({ registers }));
    subject.budgets.proving.steps = 0;
    const plain = resolve(rule, { ruleId: 'R', asOf: AS_OF });
    if (!plain.ok) throw new RangeError('not plain');
    seen.reads = 0;
    expect(bandFindings(plain.rule, subject)).toHaveLength(length);
    return seen.reads;
  };
  expect(readsOf(200)).toBe(readsOf(2));
});

it('checks no more changes than it has steps for, and tells every limit all the same', () => {
  const { rule } = manyLimits(200);
  const subject = subjectOf(documentOf(rule), settingOf({ registers }));
  // Each check takes as many steps as there are nodes, here 201, and those of its search.
  subject.budgets.proving.steps = 1000;
  const plain = resolve(rule, { ruleId: 'R', asOf: AS_OF });
  const told = plain.ok ? bandFindings(plain.rule, subject) : [];
  const checked = told.filter(({ mend }) => mend.replacement !== undefined);
  expect(told).toHaveLength(200);
  expect(told.every(({ mend }) => mend.code === 'move_limit')).toBe(true);
  expect(checked.length).toBeGreaterThan(0);
  expect(checked.length).toBeLessThanOrEqual(5);
});
