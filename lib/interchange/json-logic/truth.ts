import type { WrittenRule } from '@/lib/domain/rules';
import { type Importing, never, not, refused } from './import-context';
import type { Json, Place } from './json';
import { variable } from './variables';

/** In: a `var` where a condition stands. Out: when JsonLogic takes its value for true: yes, not nought, not empty. */
export function truthOfVariable(value: Json, at: Place, importing: Importing): WrittenRule {
  const named = variable(value, at, importing);
  if (!named) return never(at.id);
  const { fact, entry } = named;
  switch (entry.kind) {
    case 'flag':
      return { id: at.id, op: 'is', fact };
    case 'number':
      return entry.unit === undefined
        ? not(at.id, { id: `${at.id}.nought`, op: 'equals', fact, value: 0 })
        : refused(at, importing, 'has_unit', entry.unit);
    case 'set':
      return {
        id: at.id,
        op: 'compare',
        left: { term: 'count', fact },
        relation: '>',
        right: { term: 'number', value: 0 },
      };
    default:
      return refused(at, importing, 'wrong_kind', fact);
  }
}
