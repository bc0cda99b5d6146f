import { evaluate } from '../evaluate';
import { leafVerdict } from '../leaves';
import type { FactReader, FactValue } from '../types';
import type { Literal } from './goals';

/** The condition comes to what is wanted of it. */
export function isSatisfied({ leaf, holds }: Literal, read: FactReader): boolean {
  return evaluate(leaf, read).verdict === (holds ? 'met' : 'unmet');
}

/** The same for a condition on one fact, without the reasons. */
export function isSatisfiedBy({ leaf, holds }: Literal, value: FactValue): boolean {
  const wanted = holds ? 'met' : 'unmet';
  if (leaf.op === 'linked' || leaf.op === 'compare') return evaluate(leaf, () => value).verdict === wanted;
  return leafVerdict(leaf, value) === wanted;
}
