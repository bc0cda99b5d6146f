import { canonicalJson } from '../canonical-json';
import type { FactValue } from '../rules';

/** In: what is known of a fact. Out: a text that is the same for the same knowledge, whatever the order of a list. */
export function valueKey(value: FactValue): string {
  switch (value.kind) {
    case 'unknown':
      return '?';
    case 'flag':
      return value.value ? 'y' : 'n';
    case 'values':
      // One value is by far the commonest, and a list of no values says as little as any other such list.
      return value.values.length === 1 ? `v${value.values[0]}` : `V${listKey(value.values)}`;
    case 'set':
      return `${value.open ? 'S' : 's'}${listKey(value.members)}`;
    case 'range':
      return `r${value.lo} ${value.hi} ${value.unit ?? ''}`;
    case 'events':
    case 'entities':
      return canonicalJson(value);
  }
}

function listKey(list: readonly string[]): string {
  if (list.length === 0) return '';
  return list.length === 1 ? JSON.stringify(list) : JSON.stringify([...new Set(list)].sort());
}
