import type { Finding } from './types';

/** Misses nothing, asks nothing. */
export const NOTHING: readonly string[] = [];

/** Parts of a finding that has none. */
export const NO_PARTS: readonly Finding[] = [];

/** In: the end of a range. Out: the number to show; an open end has none. */
export function shown(limit: number): number | '' {
  return Number.isFinite(limit) ? limit : '';
}
