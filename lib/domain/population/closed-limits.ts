import type { Leaf } from './formula';

/** Limits a column of numbers is held against, both included. */
export type PlaneLimits = { min: number; max: number };

/**
 * In: limits of a rule. Out: the same with both ends included: above m is from the next number a computer can tell
 * from m. Null for limits with no number between them, which fail whatever the number.
 */
export function closedLimits(leaf: Extract<Leaf, { op: 'between' }>): PlaneLimits | null {
  const { min, max } = leaf;
  const from = min === null ? -Infinity : leaf.minOpen ? nextAbove(min) : min;
  const to = max === null ? Infinity : leaf.maxOpen ? -nextAbove(-max) : max;
  const isNothing = from > to || (min === Infinity && leaf.minOpen) || (max === -Infinity && leaf.maxOpen);
  return isNothing ? null : { min: from, max: to };
}

/** IEEE 754: seen as whole numbers, neighbours of one sign are one apart. */
function nextAbove(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  if (value === Infinity) return Infinity;
  const number = Float64Array.of(value);
  const bits = new BigInt64Array(number.buffer);
  bits[0] = (bits[0] ?? 0n) + (value > 0 ? 1n : -1n);
  return number[0] ?? value;
}
