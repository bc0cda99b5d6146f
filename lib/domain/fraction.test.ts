import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  decimal,
  divide,
  type Fraction,
  fraction,
  multiply,
  roundedSum,
  roundHalfUp,
  toNumber,
} from './fraction';

const part = fc.integer({ min: -10_000, max: 10_000 });
const anyFraction = fc
  .tuple(
    part,
    part.filter((den) => den !== 0),
  )
  .map(([num, den]) => fraction(num, den));
const notZero = anyFraction.filter(({ num }) => num !== 0);

/** floor(x * 10^places + 1/2) in whole numbers of any size, as the text of the decimal number. */
function exactHalfUp({ num, den }: Fraction, places: number): bigint {
  const above = 2n * BigInt(num) * 10n ** BigInt(places) + BigInt(den);
  const below = 2n * BigInt(den);
  return above >= 0n ? above / below : -((-above + below - 1n) / below);
}

describe('a fraction', () => {
  it.each([
    [2, 4, 1, 2],
    [-2, 4, -1, 2],
    [2, -4, -1, 2],
    [-2, -4, 1, 2],
    [0, -7, 0, 1],
    [6, 3, 2, 1],
  ])('%i/%i is reduced to %i/%i', (num, den, wantNum, wantDen) => {
    expect(fraction(num, den)).toEqual({ num: wantNum, den: wantDen });
  });

  it('has no negative zero', () => {
    expect(Object.is(fraction(0, -3).num, 0)).toBe(true);
  });

  it.each([
    [1, 0],
    [0.5, 1],
    [1, 0.5],
    [Number.NaN, 1],
    [Number.POSITIVE_INFINITY, 1],
    [Number.MAX_SAFE_INTEGER + 1, 1],
  ])('refuses %d/%d', (num, den) => {
    expect(() => fraction(num, den)).toThrow(RangeError);
  });

  it('is always reduced with a denominator above zero', () => {
    fc.assert(
      fc.property(anyFraction, ({ num, den }) => {
        expect(den).toBeGreaterThan(0);
        expect(fraction(num, den)).toEqual({ num, den });
        expect(fraction(num * 3, den * 3)).toEqual({ num, den });
      }),
    );
  });
});

describe('arithmetic', () => {
  it('commutes and associates', () => {
    fc.assert(
      fc.property(
        anyFraction,
        anyFraction,
        anyFraction.map(({ num }) => fraction(num, 7)),
        (a, b, c) => {
          expect(add(a, b)).toEqual(add(b, a));
          expect(multiply(a, b)).toEqual(multiply(b, a));
          expect(add(add(a, c), b)).toEqual(add(a, add(c, b)));
        },
      ),
    );
  });

  it('has neutral elements and inverses', () => {
    fc.assert(
      fc.property(notZero, (a) => {
        expect(add(a, fraction(0))).toEqual(a);
        expect(multiply(a, fraction(1))).toEqual(a);
        expect(add(a, multiply(fraction(-1), a))).toEqual(fraction(0));
        expect(divide(a, a)).toEqual(fraction(1));
      }),
    );
  });

  it('distributes', () => {
    const small = fc.integer({ min: -50, max: 50 });
    const little = fc.tuple(small, fc.integer({ min: 1, max: 50 })).map(([num, den]) => fraction(num, den));
    fc.assert(
      fc.property(little, little, little, (a, b, c) => {
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
      }),
    );
  });

  it('undoes a product by a quotient', () => {
    fc.assert(
      fc.property(anyFraction, notZero, (a, b) => {
        expect(divide(multiply(a, b), b)).toEqual(a);
      }),
    );
  });

  it('refuses to divide by zero', () => {
    expect(() => divide(fraction(1), fraction(0))).toThrow(RangeError);
  });

  it('says so when a result leaves the safe integers', () => {
    const huge = fraction(Number.MAX_SAFE_INTEGER);
    expect(() => add(huge, fraction(1))).toThrow(RangeError);
    expect(() => multiply(huge, huge)).toThrow(RangeError);
    expect(() => divide(huge, fraction(1, 3))).toThrow(RangeError);
  });

  it('compares like whole numbers of any size do', () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, (a, b) => {
        const difference = BigInt(a.num) * BigInt(b.den) - BigInt(b.num) * BigInt(a.den);
        expect(compare(a, b)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
        expect(compare(b, a)).toBe(difference < 0n ? 1 : difference > 0n ? -1 : 0);
      }),
    );
  });

  it('keeps the order when the same is added', () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, part, (a, b, shift) => {
        expect(compare(add(a, fraction(shift)), add(b, fraction(shift)))).toBe(compare(a, b));
      }),
    );
  });
});

describe('a decimal', () => {
  it.each([
    [0.25, 1, 4],
    [41.5, 83, 2],
    [-0.1, -1, 10],
    [0.000001, 1, 1_000_000],
    [0, 0, 1],
  ])('%d is %i/%i', (value, num, den) => {
    expect(decimal(value)).toEqual({ num, den });
  });

  it.each([0.0000001, 1 / 3, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (value) => {
    expect(() => decimal(value)).toThrow(RangeError);
  });

  it('comes back as the number it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (millionths) => {
        expect(toNumber(decimal(millionths / 1e6))).toBe(millionths / 1e6);
      }),
    );
  });
});

describe('rounding half up', () => {
  it.each([
    [1, 2, 0, 1],
    [-1, 2, 0, 0],
    [-3, 2, 0, -1],
    [5, 4, 1, 1.3],
    [-5, 4, 1, -1.2],
    [7, 4, 0, 2],
    [5, 4, 0, 1],
    [1, 3, 2, 0.33],
    [2, 3, 2, 0.67],
    [1, 8, 2, 0.13],
    [1, 200, 2, 0.01],
    [1005, 1000, 2, 1.01],
    [868, 10, 1, 86.8],
  ])('%i/%i to %i places is %d', (num, den, places, want) => {
    expect(roundHalfUp(fraction(num, den), places)).toBe(want);
  });

  it('agrees with whole numbers of any size', () => {
    fc.assert(
      fc.property(anyFraction, fc.integer({ min: 0, max: 3 }), (value, places) => {
        expect(roundHalfUp(value, places)).toBe(Number(exactHalfUp(value, places)) / 10 ** places);
      }),
    );
  });

  it('agrees on every half', () => {
    fc.assert(
      fc.property(part, fc.integer({ min: 0, max: 2 }), (whole, places) => {
        const half = fraction(2 * whole + 1, 2 * 10 ** places);
        expect(roundHalfUp(half, places)).toBe((whole + 1) / 10 ** places);
      }),
    );
  });

  it('moves a value by half a place at most and keeps the order', () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, (a, b) => {
        expect(Math.abs(roundHalfUp(a, 2) - toNumber(a))).toBeLessThanOrEqual(0.005 + 1e-9);
        if (compare(a, b) <= 0) expect(roundHalfUp(a, 2)).toBeLessThanOrEqual(roundHalfUp(b, 2));
      }),
    );
  });
});

describe('near the end of the safe integers', () => {
  const huge = fc.maxSafeInteger();
  const hugeFraction = fc
    .tuple(
      huge,
      huge.filter((den) => den !== 0),
    )
    .map(([num, den]) => fraction(num, den));

  it('a result is exact or refused', () => {
    fc.assert(
      fc.property(hugeFraction, hugeFraction, (a, b) => {
        const [left, right] = [BigInt(a.num) * BigInt(b.den), BigInt(b.num) * BigInt(a.den)];
        const sum = orRefused(() => add(a, b));
        if (sum)
          expect(BigInt(sum.num) * BigInt(a.den) * BigInt(b.den)).toBe((left + right) * BigInt(sum.den));
        expect(compare(a, b)).toBe(left < right ? -1 : left > right ? 1 : 0);
      }),
    );
  });

  it('rounding is exact', () => {
    fc.assert(
      fc.property(hugeFraction, (value) => {
        expect(roundHalfUp(value, 1)).toBe(Number(exactHalfUp(value, 1)) / 10);
      }),
    );
  });

  it('a sum is rounded once, however fine it is', () => {
    expect(roundedSum([fraction(1, 9007199254740881), fraction(1, 2)], 0)).toBe(1);
    fc.assert(
      fc.property(fc.array(hugeFraction, { maxLength: 4 }), (values) => {
        const den = values.reduce((product, one) => product * BigInt(one.den), 1n);
        const num = values.reduce((sum, one) => sum + (BigInt(one.num) * den) / BigInt(one.den), 0n);
        const doubled = 20n * num + den;
        const quotient = doubled / (2n * den);
        const floor = doubled < 0n && quotient * 2n * den !== doubled ? quotient - 1n : quotient;
        expect(roundedSum(values, 1)).toBe(Number(floor) / 10);
      }),
    );
  });

  it('a result that can be kept is given, however large the products on the way', () => {
    const fine = fraction(1, 9007199254740881);
    expect(compare(fine, fraction(2, 9007199254740881))).toBe(-1);
    expect(add(fraction(1, 6_000_000_000), fraction(1, 6_000_000_000))).toEqual(fraction(1, 3_000_000_000));
    expect(multiply(fraction(9007199254740881, 7), fraction(7, 9007199254740881))).toEqual(fraction(1));
  });
});

function orRefused<T>(calculate: () => T): T | null {
  try {
    return calculate();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
