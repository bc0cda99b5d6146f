import { evaluate, type FactValue, type Verdict } from '../rules';
import type { Leaf } from './formula';
import { sharedWords } from './shared';

/**
 * Verdicts of up to 32 atoms for each code of a column, two words a code: bit j of the first is set where atom j is
 * certainly true, of the second where it is certainly false.
 */
export type CodeVerdicts = Int32Array;

/** Bits of the verdicts of up to 32 leaves on one value: leaf j is bit j. */
type Bits = { isTrue: number; isFalse: number };
/** A list of one candidate, a set of one member, or one of which nothing is known but that it is a set. */
type OneElement = (kind: 'values' | 'set' | 'open', element: string) => Bits;

/**
 * Whether the verdict on a list of candidates is the one they agree on, and that on a set the one of any member that
 * fits; a leaf of which that is not so is evaluated on whole values.
 */
const BY_ELEMENTS: Readonly<Record<Leaf['op'], boolean>> = {
  ...{ in: true, under: true, intersects: true, reaches: true, exists: true },
  // Of these a table never has candidates or sets.
  ...{ between: true, is: true, happened: true, linked: true, compare: true },
};

/** Leaves that one table holds. */
export const TABLE_LEAVES = 32;

/** In: up to 32 leaves on one fact, and the values it takes. Out: the verdict of each leaf on each value. */
export function verdictTable(leaves: readonly Leaf[], values: readonly FactValue[]): CodeVerdicts {
  const verdicts = sharedWords(2 * values.length);
  const one = elementBits(leaves);
  const isByElements = leaves.every(({ op }) => BY_ELEMENTS[op]);
  values.forEach((value, code) => {
    const bits = isByElements ? bitsOn(leaves, value, one) : evaluated(leaves, value);
    verdicts[2 * code] = bits.isTrue;
    verdicts[2 * code + 1] = bits.isFalse;
  });
  return verdicts;
}

/**
 * A set or a list of candidates is put together from its elements, each of which is evaluated once: there may be
 * hundreds of thousands of different sets, but only of a few dozen elements.
 */
function bitsOn(leaves: readonly Leaf[], value: FactValue, one: OneElement): Bits {
  if (value.kind === 'values' && value.values.length > 0) return inEveryCase(value.values, one);
  if (value.kind !== 'set' || value.members.length === 0) return evaluated(leaves, value);
  const some = inOneMember(value.members, one);
  // What else the set may hold can make any leaf true that is not yet, but none whose list is empty.
  return value.open ? { ...some, isFalse: one('open', '').isFalse } : some;
}

function inEveryCase(candidates: readonly string[], one: OneElement): Bits {
  const bits = { isTrue: -1, isFalse: -1 };
  for (const candidate of candidates) {
    const part = one('values', candidate);
    bits.isTrue &= part.isTrue;
    bits.isFalse &= part.isFalse;
  }
  return bits;
}

function inOneMember(members: readonly string[], one: OneElement): Bits {
  const bits = { isTrue: 0, isFalse: -1 };
  for (const member of members) {
    const part = one('set', member);
    bits.isTrue |= part.isTrue;
    bits.isFalse &= part.isFalse;
  }
  return bits;
}

function elementBits(leaves: readonly Leaf[]): OneElement {
  const known = {
    values: new Map<string, Bits>(),
    set: new Map<string, Bits>(),
    open: new Map<string, Bits>(),
  };
  return (kind, element) => {
    const found = known[kind].get(element);
    if (found) return found;
    const bits = evaluated(leaves, listOf(kind, element));
    known[kind].set(element, bits);
    return bits;
  };
}

function listOf(kind: 'values' | 'set' | 'open', element: string): FactValue {
  if (kind === 'values') return { kind, values: [element] };
  return kind === 'set' ? { kind, members: [element] } : { kind: 'set', members: [], open: true };
}

function evaluated(leaves: readonly Leaf[], value: FactValue): Bits {
  const bits = { isTrue: 0, isFalse: 0 };
  leaves.forEach((leaf, index) => {
    const verdict = evaluateOn(leaf, value);
    if (verdict === 'met') bits.isTrue |= 1 << index;
    if (verdict === 'unmet') bits.isFalse |= 1 << index;
  });
  return bits;
}

function evaluateOn(leaf: Leaf, value: FactValue): Verdict {
  return evaluate(leaf, () => value).verdict;
}
