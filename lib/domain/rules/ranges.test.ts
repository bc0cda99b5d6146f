import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, type IsoDate } from '../dates';
import { factorsInto } from './language/rates';
import {
  converted,
  hullOf,
  inUnit,
  isPoint,
  type Range,
  ratioOf,
  related,
  rounded,
  sumOf,
  within,
} from './ranges';
import type { Relation } from './types';

const half = fc.integer({ min: -12, max: 12 }).map((value) => value / 2);
const range: fc.Arbitrary<Range> = fc
  .tuple(half, half)
  .map(([a, b]) => ({ lo: Math.min(a, b), hi: Math.max(a, b) }));
const unbounded = fc
  .tuple(range, fc.boolean(), fc.boolean())
  .map(([{ lo, hi }, below, above]): Range => ({ lo: below ? -Infinity : lo, hi: above ? Infinity : hi }));
const relation = fc.constantFrom<Relation>('<', '<=', '=', '>=', '>');

/** Points of a range; beyond the numbers used here a few stand for all the rest. */
function samples({ lo, hi }: Range): readonly number[] {
  const [from, to] = [Math.max(lo, -9), Math.min(hi, 9)];
  const between = Array.from({ length: (to - from) * 4 + 1 }, (_, step) => from + step / 4);
  return between.length > 0 ? between : [lo];
}

function holds(left: number, one: Relation, right: number): boolean {
  const table = {
    '<': left < right,
    '<=': left <= right,
    '=': left === right,
    '>=': left >= right,
    '>': left > right,
  };
  return table[one];
}

function shared(answers: readonly boolean[]) {
  if (answers.every(Boolean)) return 'met';
  return answers.some(Boolean) ? 'unknown' : 'unmet';
}

describe('a range against limits', () => {
  it('holds if all its points do, and fails if none does', () => {
    const limit = fc.option(half, { nil: null });
    const ends = fc.record(
      { minOpen: fc.constant(true as const), maxOpen: fc.constant(true as const) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(unbounded, limit, limit, ends, (given, min, max, open) => {
        const isIn = (value: number) =>
          (min === null || (open.minOpen ? value > min : value >= min)) &&
          (max === null || (open.maxOpen ? value < max : value <= max));
        expect(within(given, { min, max, ...open })).toBe(shared(samples(given).map(isIn)));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('two ranges', () => {
  it('stand in a relation if every pair of points does', () => {
    fc.assert(
      fc.property(unbounded, relation, unbounded, (left, one, right) => {
        const pairs = samples(left).flatMap((a) => samples(right).map((b) => holds(a, one, b)));
        expect(related(left, one, right)).toBe(shared(pairs));
      }),
      { numRuns: 1000 },
    );
  });

  it('say the same read from the other side', () => {
    const other = { '<': '>', '<=': '>=', '=': '=', '>=': '<=', '>': '<' } as const;
    fc.assert(
      fc.property(unbounded, relation, unbounded, (left, one, right) => {
        expect(related(left, one, right)).toBe(related(right, other[one], left));
      }),
    );
  });
});

describe('what is worked out of ranges', () => {
  it('a sum holds every sum of points, and its ends are sums of ends', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 3 }), (list) => {
        const { lo, hi } = sumOf(list);
        expect(lo).toBe(list.map((one) => one.lo).reduce((a, b) => a + b, 0));
        expect(hi).toBe(list.map((one) => one.hi).reduce((a, b) => a + b, 0));
      }),
    );
  });

  it('nothing adds up to nought, and what is endless stays so', () => {
    expect(sumOf([])).toEqual({ lo: 0, hi: 0 });
    expect(
      sumOf([
        { lo: 1, hi: Infinity },
        { lo: -Infinity, hi: 4 },
      ]),
    ).toEqual({ lo: -Infinity, hi: Infinity });
  });

  it('a quotient holds every quotient of points, and no wider', () => {
    fc.assert(
      fc.property(range, range, (of, by) => {
        fc.pre(by.lo > 0 || by.hi < 0);
        const quotients = samples(of).flatMap((a) => samples(by).map((b) => a / b));
        const { lo, hi } = ratioOf(of, by);
        expect(lo).toBeCloseTo(Math.min(...quotients), 9);
        expect(hi).toBeCloseTo(Math.max(...quotients), 9);
      }),
    );
  });

  it.each<[Range, Range, Range]>([
    [
      { lo: 1, hi: 2 },
      { lo: 0, hi: 5 },
      { lo: -Infinity, hi: Infinity },
    ],
    [
      { lo: 1, hi: 2 },
      { lo: -1, hi: 1 },
      { lo: -Infinity, hi: Infinity },
    ],
    [
      { lo: 3, hi: Infinity },
      { lo: 2, hi: Infinity },
      { lo: 0, hi: Infinity },
    ],
    [
      { lo: -Infinity, hi: 4 },
      { lo: 2, hi: 2 },
      { lo: -Infinity, hi: 2 },
    ],
    [
      { lo: 4, hi: 8 },
      { lo: -4, hi: -2 },
      { lo: -4, hi: -1 },
    ],
  ])('%o over %o is %o', (of, by, quotient) => {
    expect(ratioOf(of, by)).toEqual(quotient);
  });

  it('a hull holds them all and ends where one of them does', () => {
    fc.assert(
      fc.property(unbounded, fc.array(unbounded, { maxLength: 3 }), (first, others) => {
        const all = [first, ...others];
        const hull = hullOf(first, others);
        for (const one of all) expect(hull.lo <= one.lo && hull.hi >= one.hi).toBe(true);
        expect(all.some(({ lo }) => lo === hull.lo) && all.some(({ hi }) => hi === hull.hi)).toBe(true);
      }),
    );
  });

  it('a point has one value', () => {
    expect(isPoint({ lo: 3, hi: 3 })).toBe(true);
    expect(isPoint({ lo: 3, hi: 4 })).toBe(false);
  });
});

describe('an amount in another unit', () => {
  const amount = { kind: 'range', lo: 2, hi: 4, unit: 'EUR' } as const;
  it('is multiplied, taken as it is, or waits for its rate', () => {
    expect(inUnit(amount, { unit: 'USD', per: { EUR: 1.5 } })).toEqual({ lo: 3, hi: 6 });
    expect(inUnit(amount, { unit: 'EUR', per: { EUR: 9 } })).toEqual({ lo: 2, hi: 4 });
    expect(inUnit(amount, { unit: 'USD', per: { UYU: 2 } })).toEqual({ rate: 'rate.EUR.USD' });
    expect(inUnit(amount, { unit: 'USD' })).toEqual({ rate: 'rate.EUR.USD' });
  });

  it('is not read without a unit, nor a number with one', () => {
    expect(() => inUnit(amount, {})).toThrow(RangeError);
    expect(() => inUnit({ kind: 'range', lo: 1, hi: 1 }, { unit: 'USD' })).toThrow(RangeError);
  });
});

describe('what is worked out', () => {
  const cents = fc.integer({ min: -10_000_000, max: 10_000_000 });
  const hundredths = fc.integer({ min: 1, max: 5_000 });
  const asOf: IsoDate = day('2026-02-01');

  it('lies exactly on a limit that people reckon it to lie on, by a rate and by its inverse', () => {
    fc.assert(
      fc.property(cents, hundredths, (amount, rate) => {
        const source = { title: 'Illustrative' };
        const rates = [{ from: 'EUR', to: 'USD', factor: rate / 100, day: asOf, source }];
        const [euros, dollars] = [amount / 100, (amount * rate) / 10_000];
        expect(converted(euros, factorsInto('USD', rates, asOf).EUR ?? 0)).toBe(dollars);
        expect(converted(dollars, factorsInto('EUR', rates, asOf).USD ?? 0)).toBe(euros);
      }),
    );
  });

  // Of one sign: of parts that nearly cancel, twelve figures of what is left are more than the machine's own hold.
  it('adds tenths and hundredths up as whole numbers are added', () => {
    const amounts = fc.array(fc.nat(10_000_000), { maxLength: 6 });
    fc.assert(
      fc.property(amounts, fc.constantFrom(1, -1), (given, sign) => {
        const parts = given.map((part) => sign * part + 0);
        const total = parts.reduce((sum, part) => sum + part, 0) / 100;
        expect(sumOf(parts.map((part) => ({ lo: part / 100, hi: part / 100 })))).toEqual({
          lo: total,
          hi: total,
        });
      }),
    );
  });

  it('divides back what was multiplied', () => {
    fc.assert(
      fc.property(cents, hundredths, (amount, by) => {
        const [of, divisor] = [(amount * by) / 10_000, by / 100];
        expect(ratioOf({ lo: of, hi: of }, { lo: divisor, hi: divisor }).lo).toBe(amount / 100);
      }),
    );
  });

  it('has twelve figures, and keeps what has fewer', () => {
    expect(rounded(0.1 + 0.2)).toBe(0.3);
    expect(rounded(1 / 3)).toBe(0.333333333333);
    expect(rounded(123_456_789_012.4)).toBe(123_456_789_012);
    expect(rounded(-Infinity)).toBe(-Infinity);
    expect(rounded(999_999_999_999)).toBe(999_999_999_999);
  });

  it('leaves whole numbers as they are, and is nowhere coarser than they are', () => {
    const whole = fc.integer({ min: -(2 ** 52), max: 2 ** 52 });
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        const sum = Number(BigInt(a) + BigInt(b));
        expect(sumOf([a, b].map((end) => ({ lo: end, hi: end })))).toEqual({ lo: sum, hi: sum });
      }),
    );
    expect(converted(1_000_000_000_001, 3)).toBe(3_000_000_000_003);
    expect(rounded(Number.MAX_SAFE_INTEGER)).toBe(9_007_199_254_740_991);
    expect(rounded(1_234_567_890_123.5)).toBe(1_234_567_890_124);
    expect(rounded(-1_234_567_890_123.5)).toBe(-1_234_567_890_124);
    expect(rounded(1_234_567_890_123.4)).toBe(1_234_567_890_123);
  });

  it('keeps the order of numbers', () => {
    const near = fc.tuple(fc.constantFrom(1, 999_999_999_999, 1e12, 2 ** 50), fc.nat(4000), fc.nat(4000));
    fc.assert(
      fc.property(near, ([about, a, b]) => {
        const [low, high] = [about + Math.min(a, b) / 1000, about + Math.max(a, b) / 1000];
        expect(rounded(low)).toBeLessThanOrEqual(rounded(high));
      }),
    );
  });
});

describe('an end that may be no limit', () => {
  const noLimit = { lo: Infinity, hi: Infinity };
  const [three, five] = [3, 5].map((value): Range => ({ lo: value, hi: value }));

  it('leaves "the same as" open until it is known which of the two it is', () => {
    const either = hullOf(five ?? noLimit, [noLimit]);
    expect(related(three ?? noLimit, '=', either)).toBe('unknown');
    expect(related(either, '=', three ?? noLimit)).toBe('unknown');
    expect(related(three ?? noLimit, '=', noLimit)).toBe('met');
    expect(related(three ?? noLimit, '=', five ?? noLimit)).toBe('unmet');
    expect(related(three ?? noLimit, '<=', either)).toBe('met');
  });
});
