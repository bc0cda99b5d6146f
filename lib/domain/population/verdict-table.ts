import { evaluate, type FactValue } from '../rules';
import type { Leaf } from './formula';
import { sharedBytes, sharedWords } from './shared';
import { type ValueParts, type Values, valueParts } from './value-parts';

/**
 * Verdicts of up to 32 atoms for each code of a column, two words a code: bit j of the first is set where atom j is
 * certainly true, of the second where it is certainly false.
 */
export type CodeVerdicts = Int32Array;

/** Verdicts of one atom for each code of a column, a byte a code: `MET`, `UNMET`, or 0 where it cannot be told. */
export type AtomVerdicts = Uint8Array;

/** Certainly true: the first bit of the lower half of a byte. */
export const MET = 1;

/** Certainly false: the first bit of the upper half, so that a byte has room for the verdicts of four firms. */
export const UNMET = 16;

/** Leaves that one table holds. */
export const TABLE_LEAVES = 32;

/** In: up to 32 leaves on one fact, and the values it takes. Out: the verdict of each leaf on each value. */
export function verdictTable(leaves: readonly Leaf[], column: Values): CodeVerdicts {
  const verdicts = sharedWords(2 * column.values.length);
  const parts = valueParts(column);
  const bits = parts.parts.map((part) => evaluated(leaves, part));
  const [trues, falses] = [bits.map(({ isTrue }) => isTrue), bits.map(({ isFalse }) => isFalse)];
  const isTrue = putTogether(parts, { bits: trues, enough: -1 }, new Int32Array(column.values.length));
  const isFalse = putTogether(parts, { bits: falses, enough: 0 }, new Int32Array(column.values.length));
  for (let code = 0; code < column.values.length; code += 1) {
    verdicts[2 * code] = isTrue[code] ?? 0;
    verdicts[2 * code + 1] = isFalse[code] ?? 0;
  }
  return verdicts;
}

/** In: one leaf, and the values its fact takes. Out: its verdict on each value. */
export function atomVerdicts(leaf: Leaf, column: Values): AtomVerdicts {
  const parts = valueParts(column);
  const bits = parts.parts.map((part) => verdictBits(leaf, part));
  return putTogether(parts, { bits, enough: MET }, sharedBytes(column.values.length));
}

/** Bits of each part, and those of them for which one part of a set is enough. */
type Evaluated = { bits: readonly number[]; enough: number };

/**
 * Writes the bits of each value by its code. Candidates have the bits that all of them have. So has a set, but for those
 * for which one part is enough: a member that fits makes a leaf true; it is false only if no member fits and, in an open
 * set, none could.
 */
function putTogether<Bits extends Int32Array | Uint8Array>(
  { parts, made, ends, values }: ValueParts,
  { bits, enough }: Evaluated,
  into: Bits,
): Bits {
  const enoughOf = Int32Array.from(parts, ({ kind }) => (kind === 'set' ? enough : 0));
  const left = Int32Array.from(bits, (one, part) => one | (enoughOf[part] ?? 0));
  const brought = Int32Array.from(bits, (one, part) => one & (enoughOf[part] ?? 0));
  for (let code = 0, at = 0; code < values; code += 1) {
    const end = ends[code] ?? 0;
    let reached = ~(enoughOf[made[at] ?? 0] ?? 0);
    for (; at < end; at += 1) {
      const part = made[at] ?? 0;
      reached = (reached & (left[part] ?? 0)) | (brought[part] ?? 0);
    }
    into[code] = reached;
  }
  return into;
}

/** Bits of the verdicts of up to 32 leaves on one value: leaf j is bit j. */
function evaluated(leaves: readonly Leaf[], value: FactValue): { isTrue: number; isFalse: number } {
  const bits = { isTrue: 0, isFalse: 0 };
  leaves.forEach((leaf, index) => {
    const verdict = verdictBits(leaf, value);
    if (verdict === MET) bits.isTrue |= 1 << index;
    if (verdict === UNMET) bits.isFalse |= 1 << index;
  });
  return bits;
}

function verdictBits(leaf: Leaf, value: FactValue): number {
  const { verdict } = evaluate(leaf, () => value);
  return verdict === 'unknown' ? 0 : verdict === 'met' ? MET : UNMET;
}
