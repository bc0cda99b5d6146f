import { isGroup, partsOf } from '../groups';
import type { Rule } from '../types';

/** A node of a rule, and where its parts begin and end in the layout. */
export type Placed = { rule: Rule; from: number; to: number };

/**
 * In: rules. Out: they and all their parts, one after another: the rules first, parts after their wholes, and the
 * parts of one side by side. A pass from the end meets every part before its whole, and reads memory in order.
 */
export function laidOut(rules: readonly Rule[]): readonly Placed[] {
  const nodes = [...rules];
  const placed: Placed[] = [];
  // The list grows while it is walked.
  for (const rule of nodes) {
    const from = nodes.length;
    if (isGroup(rule)) for (const part of partsOf(rule)) nodes.push(part);
    placed.push({ rule, from, to: nodes.length });
  }
  return placed;
}
