import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';
import { type FactCatalogue, type NearMiss, nearMiss, planPlainRule } from '../index';
import type { FactReader, FactValue, Relation, Rule, Term } from '../types';
import { all, any, asOf, at, look, not, usd } from './firms.fixture';

const MOST = 7;
const NAMES = ['n0', 'n1', 'n2'];
const DIGITS = Array.from({ length: MOST + 1 }, (_, digit) => digit);
const fact = (name: string): Term => ({ term: 'fact', fact: name });
const amount = (name: string): Term => ({ term: 'fact', fact: name, unit: 'USD', per: {} });
const compare = (left: Term, relation: Relation, right: Term): Rule => ({
  ...{ id: 'x', op: 'compare', left, relation, right },
});
const number = (value: number): Term => ({ term: 'number', value });
const between = (name: string, min: number | null, max: number | null, unit?: string): Rule => ({
  ...{ id: `m-${name}`, op: 'between', fact: name, min, max },
  ...(unit === undefined ? {} : { unit, per: {} }),
});

describe('what is told of a number that has other conditions on it', () => {
  it('ends where a comparison that its nearest value keeps is lost', () => {
    const share = compare({ term: 'ratio', of: amount('sales'), by: amount('grants') }, '<=', number(0.5));
    const rule = all(between('sales', 5000, null, 'USD'), share);
    const [way] = look(rule, { sales: usd(1000), grants: usd(12_000) }).inPower;
    expect(way?.changes).toMatchObject([{ fact: 'sales', wanted: { min: 5000, max: 6000, nearest: 5000 } }]);
  });

  it('is in hundredths, as an amount is told', () => {
    const share = compare({ term: 'ratio', of: amount('sales'), by: number(3) }, '<=', amount('grants'));
    const less = compare({ term: 'sum', of: [amount('sales'), number(0.001)] }, '<', amount('grants'));
    const few = look(all(between('sales', 5, null, 'USD'), less), { sales: usd(1), grants: usd(7) });
    expect(few.inPower[0]?.changes).toMatchObject([{ wanted: { min: 5, max: 6.99 } }]);
    const third = look(all(between('sales', 5, null, 'USD'), share), { sales: usd(1), grants: usd(7.11) });
    expect(third.inPower[0]?.changes).toMatchObject([{ wanted: { min: 5, max: 21.33 } }]);
  });

  it('is its nearest value alone where more cannot be shown', () => {
    const twice = compare({ term: 'sum', of: [fact('staff'), fact('staff')] }, '<', number(14));
    const [way] = look(all(between('staff', 2, 6), twice), { staff: at(1) }).inPower;
    expect(way?.changes).toMatchObject([{ wanted: { min: 2, max: 6, nearest: 2 } }]);
    const [few] = look(all(between('staff', 2, 9), twice), { staff: at(1) }).inPower;
    expect(few?.changes).toMatchObject([{ wanted: { min: 2, max: 2, nearest: 2 } }]);
  });

  it('meets the rule whichever of the values told is taken', () => {
    const limit = fc.option(fc.nat(MOST), { nil: null });
    const name = fc.constantFrom(...NAMES);
    const small = fc.oneof(name.map(fact), fc.nat(MOST).map(number));
    const side = fc.oneof(
      small,
      fc.array(small, { minLength: 2, maxLength: 3 }).map((of): Term => ({ term: 'sum', of })),
      fc.tuple(small, small).map(([of, by]): Term => ({ term: 'ratio', of, by })),
    );
    const relation = fc.constantFrom<Relation>('<', '<=', '=', '>=', '>');
    const limits = fc.tuple(name, limit, limit).map(([of, min, max]) => between(of, min, max));
    const compared = fc
      .tuple(side, relation, side, fc.boolean())
      .map(([left, op, right, holds]) => (holds ? compare(left, op, right) : not(compare(left, op, right))));
    const both = fc
      .tuple(limits, compared, fc.oneof(limits, compared), fc.boolean())
      .map(([first, second, third, isAny]) => all(first, isAny ? any(second, third) : all(second, third)));
    const value = fc.oneof(
      { weight: 4, arbitrary: fc.nat(MOST).map(at) },
      { weight: 1, arbitrary: fc.constant<FactValue>({ kind: 'unknown' }) },
    );
    const power = fc.constantFrom('do' as const, 'fixed' as const);
    const firms = fc.tuple(...NAMES.map(() => fc.record({ value, power })));
    fc.assert(
      fc.property(both, firms, (rule, firm) => {
        const entries = NAMES.map((key, place) => {
          const entry = { kind: 'number', questions: [], whole: true, min: 0, max: MOST } as const;
          return [key, { ...entry, power: firm[place]?.power ?? 'do' }] as const;
        });
        const catalogue: FactCatalogue = Object.fromEntries(entries);
        const read: FactReader = (key) => firm[NAMES.indexOf(key)]?.value ?? { kind: 'unknown' };
        const { inPower, blocked } = nearMiss(planPlainRule(rule, { asOf, catalogue }), { read });
        for (const way of [...inPower, ...blocked])
          for (const chosen of everyChoiceOf(way))
            expect(evaluate(rule, (key) => chosen.get(key) ?? read(key)).verdict).toBe('met');
      }),
      { numRuns: 500 },
    );
  });
});

/** Every value that is told of each number of a way, with every one of the others. */
function everyChoiceOf({ changes }: NearMiss['inPower'][number]): readonly ReadonlyMap<string, FactValue>[] {
  let found: readonly ReadonlyMap<string, FactValue>[] = [new Map()];
  for (const { fact: key, wanted, to } of changes) {
    const values = wanted.wanted !== 'number' ? [to] : DIGITS.filter((one) => isTold(one, wanted)).map(at);
    found = found.flatMap((chosen) => values.map((value) => new Map([...chosen, [key, value]])));
  }
  return found;
}

function isTold(value: number, { min, max }: { min: number | null; max: number | null }): boolean {
  return (min ?? 0) <= value && value <= (max ?? MOST);
}
