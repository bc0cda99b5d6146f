import type { FactReader } from '../types';
import type { Change } from './types';

/** In: a firm and changes. Out: the firm as it would be. */
export function readChanged(read: FactReader, changes: readonly Change[]): FactReader {
  const changed = new Map(changes.map(({ fact, to }) => [fact, to]));
  return (fact) => changed.get(fact) ?? read(fact);
}
