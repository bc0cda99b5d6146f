import type { Limits } from './limits';

/** Limits of a count as they are told. */
export type CountLimits = {
  /** Not once. */
  isNever: boolean;
  /** Not once, or as often as the limits say. */
  isNeverOr: boolean;
  asked: Limits;
  /** The opposite of the limits is meant. */
  turned: boolean;
};

/** In: limits of a count, and whether their opposite is meant. Out: how they are told: nothing is fewer than none, and what is not never is at least once. */
export function countLimits({ min, max, ...ends }: Limits, negated: boolean): CountLimits {
  const asked = { ...ends, min: min === 0 ? null : min, max };
  const isNone = asked.min === null && max === 0;
  const plain = { isNever: false, isNeverOr: false, asked, turned: negated };
  if (!negated) return { ...plain, isNever: isNone };
  if (isNone) return { ...plain, asked: { min: 1, max: null }, turned: false };
  if (min !== 1) return plain;
  return max === null
    ? { ...plain, isNever: true }
    : { ...plain, isNeverOr: true, asked: { ...asked, min: null } };
}
