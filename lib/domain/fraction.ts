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

/** Sum; exact whatever the size of the products on the way, RangeError only if the reduced sum cannot be kept. */
export function add(a: Fraction, b: Fraction): Fraction {
  const [left, right, den] = [a.num * b.den, b.num * a.den, a.den * b.den];
  if (isKept(left) && isKept(right) && isKept(left + right) && isKept(den))
    return fraction(left + right, den);
  return fromBig(
    BigInt(a.num) * BigInt(b.den) + BigInt(b.num) * BigInt(a.den),
    BigInt(a.den) * BigInt(b.den),
  );
}

/** Product; RangeError only if the reduced product cannot be kept. */
export function multiply(a: Fraction, b: Fraction): Fraction {
  const [num, den] = [a.num * b.num, a.den * b.den];
  if (isKept(num) && isKept(den)) return fraction(num, den);
  return fromBig(BigInt(a.num) * BigInt(b.num), BigInt(a.den) * BigInt(b.den));
}

/** Quotient; throws RangeError on division by zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  if (b.num === 0) throw new RangeError('division by zero');
  return multiply(a, { num: b.num < 0 ? -b.den : b.den, den: Math.abs(b.num) });
}

/** Below, equal, above: -1, 0, 1. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const [left, right] = [a.num * b.den, b.num * a.den];
  if (isKept(left) && isKept(right)) return left < right ? -1 : left > right ? 1 : 0;
  const [bigLeft, bigRight] = [BigInt(a.num) * BigInt(b.den), BigInt(b.num) * BigInt(a.den)];
  return bigLeft < bigRight ? -1 : bigLeft > bigRight ? 1 : 0;
}

/** In: a fraction and a number of decimal places. Out: the number, rounded half up. */
export function roundHalfUp(value: Fraction, places: number): number {
  const scale = 10 ** places;
  const doubled = 2 * value.num * scale;
  if (isKept(doubled) && isKept(doubled + value.den) && isKept(2 * value.den))
    return Math.floor((doubled + value.den) / (2 * value.den)) / scale;
  return roundBig(BigInt(value.num), BigInt(value.den), places);
}

/** In: fractions. Out: their sum, rounded half up once, at the end; the sum itself may be finer than a `Fraction`. */
export function roundedSum(values: readonly Fraction[], places: number): number {
  let [num, den] = [0, 1];
  for (const value of values) {
    const common = value.den === den ? den : den * (value.den / gcd(den, value.den));
    const [left, right] = [num * (common / den), value.num * (common / value.den)];
    if (![common, left, right, left + right].every(isKept)) return roundedBigSum(values, places);
    num = left + right;
    den = common;
  }
  return roundHalfUp({ num, den }, places);
}

/** The nearest floating-point number, for display and distance only. */
export function toNumber(value: Fraction): number {
  return value.num / value.den;
}

/** Beyond the safe integers a product is rounded, and the result would be wrong without a word. */
function isKept(value: number): boolean {
  return Number.isSafeInteger(value);
}

function fromBig(num: bigint, den: bigint): Fraction {
  const divisor = bigGcd(num < 0n ? -num : num, den);
  const reduced = { num: Number(num / divisor), den: Number(den / divisor) };
  if (!isKept(reduced.num) || !isKept(reduced.den)) throw new RangeError(`not exact: ${num}/${den}`);
  return reduced;
}

function roundedBigSum(values: readonly Fraction[], places: number): number {
  let [num, den] = [0n, 1n];
  for (const value of values) {
    num = num * BigInt(value.den) + BigInt(value.num) * den;
    den *= BigInt(value.den);
  }
  return roundBig(num, den, places);
}

function roundBig(num: bigint, den: bigint, places: number): number {
  const doubled = 2n * num * 10n ** BigInt(places) + den;
  const quotient = doubled / (2n * den);
  const floor = doubled < 0n && quotient * 2n * den !== doubled ? quotient - 1n : quotient;
  return Number(floor) / 10 ** places;
}

function bigGcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : bigGcd(b, a % b);
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
