import type { RuleDocument } from './types';
import { nodesOf } from './walk';

/** What a document breaks beyond its shape. */
export type DocumentProblem = { node: string; code: 'repeated_id' | 'too_large' };

const MOST_NODES = 5000;

/** In: a document of the right shape. Out: what still keeps it from being used; empty where nothing does. */
export function documentProblems({ rule }: Pick<RuleDocument, 'rule'>): readonly DocumentProblem[] {
  const nodes = nodesOf(rule);
  const seen = new Set<string>();
  const problems: DocumentProblem[] = [];
  for (const { id } of nodes) {
    if (seen.has(id)) problems.push({ node: id, code: 'repeated_id' });
    seen.add(id);
  }
  return nodes.length > MOST_NODES ? [...problems, { node: rule.id, code: 'too_large' }] : problems;
}
