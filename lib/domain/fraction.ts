/** An exact rational number, always reduced, denominator above zero. Scores are added and rounded without floating point. */
export type Fraction = { readonly num: number; readonly den: number };

/** In: two safe integers, `den` not 0. Out: the reduced fraction. Throws RangeError if a part leaves the safe integers. */
export function fraction(num: number, den = 1): Fraction {
  if (!Number.isSafeInteger(num) || !Number.isSafeInteger(den) || den === 0)
    throw new RangeError(`not a fraction: ${num}/${den}`);
  const divisor = gcd(Math.abs(num), Math.abs(den)) * (den < 0 ? -1 : 1);
  return { num: num / divisor || 0, den: den / divisor };
}

/** In: a decimal number with at most six places, such as 0.25 or 41.5. Out: the exact fraction. */
export function decimal(value: number): Fraction {
  const scaled = Math.round(value * 1e6);
  if (Math.abs(scaled / 1e6 - value) > 1e-9) throw new RangeError(`more than six decimal places: ${value}`);
  return fraction(scaled, 1e6);
}

/** Sum. */
export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(safe(a.num * b.den) + safe(b.num * a.den), a.den * b.den);
}

/** Product. */
export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.num, a.den * b.den);
}

/** Quotient; throws RangeError on division by zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.den, a.den * b.num);
}

/** Below, equal, above: -1, 0, 1. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const difference = safe(a.num * b.den) - safe(b.num * a.den);
  return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

/** In: a fraction and a number of decimal places. Out: the number, rounded half up. */
export function roundHalfUp(value: Fraction, places: number): number {
  const scale = 10 ** places;
  return Math.floor(safe(2 * value.num * scale + value.den) / safe(2 * value.den)) / scale;
}

/** The nearest floating-point number, for display and distance only. */
export function toNumber(value: Fraction): number {
  return value.num / value.den;
}

/** Beyond the safe integers a product is rounded, and the result would be wrong without a word. */
function safe(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not exact: ${value}`);
  return value;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
