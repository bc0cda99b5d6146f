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
  if ('term' in value && value.term === 'sum' && 'of' in value && Array.isArray(value.of))
    return { term: 'sum', of: inOrder(value.of.map(bare)) };
  const kept = Object.entries(value).filter(([key]) => key !== 'id' && key !== 'per');
  return Object.fromEntries(kept.map(([key, part]) => [key, bare(part)]));
}

/** What a sum is made of comes to the same in any order. */
function inOrder(parts: readonly unknown[]): readonly unknown[] {
  return parts
    .map((part) => ({ part, text: canonicalJson(part) }))
    .toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ part }) => part);
}
