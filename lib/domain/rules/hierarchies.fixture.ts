import { day } from '../dates';
import { type FactCatalogue, resolve, type WrittenLeaf } from './language';
import type { Rule } from './types';

const OF_HIERARCHY = { power: 'fixed', questions: [], hierarchy: 'sector' } as const;
const HIERARCHIES: FactCatalogue = {
  code: { kind: 'code', ...OF_HIERARCHY },
  codes: { kind: 'set', ...OF_HIERARCHY },
};

/** In: a list of codes of a hierarchy. Out: the plain rule, as it is read where the facts are known. */
export function readOfHierarchy(leaf: WrittenLeaf): Rule {
  const read = resolve(leaf, { ruleId: 'r', asOf: day('2026-11-22'), facts: HIERARCHIES });
  if (!read.ok) throw new RangeError(JSON.stringify(read.problems));
  return read.rule;
}
