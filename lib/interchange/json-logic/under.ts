import type { WrittenRule } from '@/lib/domain/rules';
import type { Below } from './hierarchy';
import { type Importing, never, refused } from './import-context';
import type { Place } from './json';
import { isVariable, variable } from './variables';

/** A code that lies under one of others, of a fact whose codes are known to form a tree. */
export function under({ code, codes }: Below, at: Place, importing: Importing): WrittenRule {
  if (!isVariable(code)) return refused(at, importing, 'made_text', 'substr');
  const named = variable(code, at, importing);
  if (!named) return never(at.id);
  // The start of a text is the upper level of a code only where the codes are made that way.
  if (named.entry.kind !== 'code' || named.entry.hierarchy === undefined)
    return refused(at, importing, 'wrong_kind', named.fact);
  return { id: at.id, op: 'under', fact: named.fact, codes };
}
