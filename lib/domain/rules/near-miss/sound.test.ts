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

  it('leaves out an end that is reached by a rounding', () => {
    const by = (of: Term): Term => ({ term: 'ratio', of, by: fact('sales') });
    const catalogue: FactCatalogue = { share: { kind: 'number', power: 'do', questions: [], min: 0 } };
    const read: FactReader = (key) => at(key === 'share' ? 5 : 18.5);
    const rule = compare(by(fact('share')), '<', by(number(3.1)));
    const [way] = nearMiss(planPlainRule(rule, { asOf, catalogue }), { read }).inPower;
    const [change] = way?.changes ?? [];
    if (change?.wanted.wanted !== 'number') throw new RangeError('no number');
    // 3.1 itself is not less than 3.1, though 3.1 / 18.5 * 18.5 is more by a rounding.
    expect(change.wanted.max).toBeLessThan(3.1);
    expect(change.wanted.max).toBeGreaterThan(3.09999);
  });

  it('is the one amount that is left to two that are moved together', () => {
    const more = compare(amount('exports'), '>', amount('sales'));
    const [way] = look(all(more, between('sales', 5000, null, 'USD')), {
      ...{ exports: usd(10), sales: usd(1000) },
    }).inPower;
    expect(way?.changes).toMatchObject([
      { fact: 'exports', wanted: { min: 5000, minOpen: true, max: null } },
      { fact: 'sales', wanted: { min: 5000, max: 5000, nearest: 5000 } },
    ]);
    expect(way?.changes[1]?.wanted).not.toHaveProperty('maxOpen');
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

  it('meets the rule whichever amounts are taken of those told, to the hundredth', () => {
    const names = ['sales', 'exports', 'grants'];
    const name = fc.constantFrom(...names);
    const cents = fc.integer({ min: 0, max: 2000 }).map((value) => value / 100);
    const small = fc.oneof(
      { weight: 3, arbitrary: name.map(amount) },
      { weight: 1, arbitrary: cents.map(number) },
    );
    const side = fc.oneof(
      small,
      fc.array(small, { minLength: 2, maxLength: 3 }).map((of): Term => ({ term: 'sum', of })),
    );
    const relation = fc.constantFrom<Relation>('<', '<=', '=', '>=', '>');
    const compared = fc.tuple(side, relation, side).map(([left, op, right]) => compare(left, op, right));
    const floor = fc.tuple(name, cents).map(([of, min]) => between(of, min, null, 'USD'));
    const rules = fc
      .tuple(compared, floor, fc.oneof(compared, floor))
      .map(([first, second, third]) => all(first, second, third));
    const value = fc.oneof(
      { weight: 4, arbitrary: cents.map(usd) },
      { weight: 1, arbitrary: fc.constant<FactValue>({ kind: 'unknown' }) },
    );
    fc.assert(
      fc.property(rules, fc.tuple(value, value, value), (rule, values) => {
        const table = Object.fromEntries(names.map((key, place) => [key, values[place] ?? usd(0)]));
        const { inPower, blocked } = look(rule, table);
        for (const { changes } of [...inPower, ...blocked]) {
          const told = changes.map((change) => ({ key: change.fact, amounts: amountsTold(change) }));
          for (const chosen of everyOneOf(told))
            expect(evaluate(rule, (key) => chosen.get(key) ?? table[key] ?? usd(0)).verdict).toBe('met');
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** Every value that is told of each number of a way, with every one of the others. */
function everyChoiceOf({ changes }: NearMiss['inPower'][number]): readonly ReadonlyMap<string, FactValue>[] {
  return everyOneOf(
    changes.map(({ fact: key, wanted, to }) => ({
      key,
      amounts: wanted.wanted !== 'number' ? [to] : DIGITS.filter((one) => isTold(one, wanted)).map(at),
    })),
  );
}

function everyOneOf(
  told: readonly { key: string; amounts: readonly FactValue[] }[],
): readonly ReadonlyMap<string, FactValue>[] {
  let found: readonly ReadonlyMap<string, FactValue>[] = [new Map()];
  for (const { key, amounts } of told)
    found = found.flatMap((chosen) => amounts.map((value) => new Map([...chosen, [key, value]])));
  return found;
}

/** The ends of what is told, a hundredth inside of them, and what lies further away. */
function amountsTold({ wanted, to }: NearMiss['inPower'][number]['changes'][number]): readonly FactValue[] {
  if (wanted.wanted !== 'number') return [to];
  const { min, max, minOpen = false, maxOpen = false } = wanted;
  const [low, high] = [min ?? 0, max ?? 1e6];
  const isIn = (one: number) => (minOpen ? one > low : one >= low) && (maxOpen ? one < high : one <= high);
  const inside = [low + 0.01, low + 1, (low + high) / 2, high - 0.01].map(
    (one) => Math.round(one * 100) / 100,
  );
  return [low, high, ...inside].filter(isIn).map(usd);
}

function isTold(value: number, { min, max }: { min: number | null; max: number | null }): boolean {
  return (min ?? 0) <= value && value <= (max ?? MOST);
}
