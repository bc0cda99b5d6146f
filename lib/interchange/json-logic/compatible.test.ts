import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { day } from '@/lib/domain/dates';
import { evaluate, type FactCatalogue, resolve } from '@/lib/domain/rules';
import { importJsonLogic } from './index';
import type { Json } from './json';
import { catalogueOf, readerOf } from './testing/data';

type Case = { rule: Json; data?: Json; result: Json };

const TODAY = day('2026-01-15');
/** What the lists of the suite hold: some cases give them empty. */
const LISTS: FactCatalogue = catalogueOf({ items: [{ qty: 1, sku: 'apple' }], integers: [1] });

const suite: readonly (Case | string)[] = JSON.parse(read('compatible.json'));
const cases = suite
  .filter((entry) => typeof entry !== 'string')
  .map((entry, index) => ({ ...entry, number: index + 1 }));

function read(file: string): string {
  return readFileSync(new URL(`testing/${file}`, import.meta.url), 'utf8');
}

function imported({ rule, data = null }: Case) {
  return importJsonLogic(rule, { facts: { ...catalogueOf(data), ...LISTS } });
}

/** A case whose result is neither yes nor no asks for a value, which no rule gives. */
function reasonAgainst(one: Case): readonly string[] | null {
  if (typeof one.result !== 'boolean') return ['result_is_no_verdict'];
  const read = imported(one);
  return read.ok
    ? null
    : read.refusals.map(({ path, code, name }) => [code, name, path].filter((part) => part !== '').join(' '));
}

describe("JsonLogic's original test cases", () => {
  it('are 278', () => expect(cases).toHaveLength(278));

  const importable = cases.filter((one) => reasonAgainst(one) === null);
  it.each(importable)('$number: $rule gives $result', (one) => {
    const read = imported(one);
    if (!read.ok) throw new Error('not imported');
    const plain = resolve(read.rule, { ruleId: 'case', asOf: TODAY });
    if (!plain.ok) throw new Error('not resolved');
    const { verdict } = evaluate(plain.rule, readerOf(one.data ?? null));
    expect(verdict).toBe(one.result === true ? 'met' : 'unmet');
  });

  it('are each imported or on the list with the reason', async () => {
    const left = cases.flatMap((one) => {
      const reasons = reasonAgainst(one);
      return reasons ? [`${one.number}  ${JSON.stringify(one.rule)}  ${reasons.join(', ')}\n`] : [];
    });
    expect(importable.length + left.length).toBe(278);
    await expect(left.join('')).toMatchFileSnapshot('testing/not-imported.txt');
  });
});
