import { canonicalJson } from '../../canonical-json';
import type { Rule, Term } from '../types';

/** In: a plain rule or term. Out: text that is the same for all that say the same with other ids. */
export function bareText(of: Rule | Term): string {
  return canonicalJson(bare(of));
}

/** Rates belong to the day, so a unit's name stands for its factors. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== 'id' && key !== 'per');
  return Object.fromEntries(kept.map(([key, part]) => [key, bare(part)]));
}
