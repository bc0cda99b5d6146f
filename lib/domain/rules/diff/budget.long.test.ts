import { expect, it } from 'vitest';
import { day } from '../../dates';
import { NO_LIBRARY, type RuleDocument, type WrittenRule } from '../language';
import { diffCatalogues } from './catalogue';
import { diffDocuments } from './document';

const asOf = day('2026-05-15');
const setting = { asOf, facts: null, before: NO_LIBRARY, after: NO_LIBRARY };

/** In: how many, and a number by which each limit is another one. Out: a rule of limits by months and by days, which move apart. */
function limits(count: number, by: number): RuleDocument {
  const of = Array.from({ length: count }, (_, at): readonly WrittenRule[] => [
    { id: `m${at}`, op: 'elapsed', fact: `f${at % 3}`, unit: 'months', min: at + 1 + by, max: null },
    { id: `d${at}`, op: 'recent', fact: `f${at % 3}`, last: 400 + 31 * at + by, unit: 'days' },
  ]).flat();
  const rule: WrittenRule = { id: 'r', op: 'any', of };
  return { language: 'puente-rules/1', id: 'R', version: 1 + by, title: { en: 'R' }, rule };
}

const codesOf = (count: number) =>
  diffDocuments(limits(count, 0), limits(count, 1), setting).changes.map(({ code }) => code);

it('looks at all changes of two versions that people can read', () => {
  expect(codesOf(2)).toEqual(['version', 'limit', 'field', 'limit', 'field']);
});

it('takes a few seconds for two versions with hundreds of limits that move, and says that it left some out', () => {
  const from = performance.now();
  expect(codesOf(60)).toContain('partly_checked');
  // Without an end it takes minutes.
  expect(performance.now() - from).toBeLessThan(15_000);
}, 300_000);

it('says so of a rule once, whatever the others take', () => {
  const [many, few] = [limits(40, 0), { ...limits(1, 0), id: 'S' }];
  const later = [limits(40, 1), { ...limits(1, 1), id: 'S' }];
  const { rules } = diffCatalogues(
    { language: 'puente-rules/1', library: NO_LIBRARY, rules: [many, few] },
    { language: 'puente-rules/1', library: NO_LIBRARY, rules: later },
    { asOf, facts: null },
  );
  const told = rules.map(({ rule, changes }) => [
    rule,
    changes.filter(({ code }) => code === 'partly_checked').length,
  ]);
  expect(told).toEqual([
    ['R', 1],
    ['S', 0],
  ]);
}, 300_000);
