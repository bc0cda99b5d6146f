import { canonicalJson } from '../canonical-json';
import type { Leaf } from './formula';

/**
 * Leaves of all rules, each different one once and numbered by its slot among the planes. Rules come and go, so slots
 * are counted and used again; the table is changed in place, because copying it would cost more than a what-if.
 */
export type AtomTable = {
  /** Leaf of each slot; null where the slot is free. Slot 0 is kept for what always holds. */
  leaves: (Leaf | null)[];
  uses: number[];
  slots: Map<string, number>;
  /** Slots that are free before the last one in use. */
  free: Set<number>;
};

/** Slot of the atom that is true for every firm. */
export const ALWAYS = 0;

/** A table without atoms. */
export function startAtoms(): AtomTable {
  return { leaves: [null], uses: [1], slots: new Map(), free: new Set() };
}

/** In: the table and a leaf. Out: its slot, used once more, and whether its planes have yet to be filled. */
export function acquireAtom(table: AtomTable, leaf: Leaf): { slot: number; isNew: boolean } {
  const key = atomKey(leaf);
  const known = table.slots.get(key);
  if (known !== undefined) {
    table.uses[known] = (table.uses[known] ?? 0) + 1;
    return { slot: known, isNew: false };
  }
  const [slot = table.leaves.length] = table.free;
  table.free.delete(slot);
  table.leaves[slot] = leaf;
  table.uses[slot] = 1;
  table.slots.set(key, slot);
  return { slot, isNew: true };
}

/**
 * In: the table and a slot that one rule no longer uses. The slot is free once no rule does; the table ends with the
 * last slot in use, so that what a large trial needed is not taken to be needed ever after.
 */
export function releaseAtom(table: AtomTable, slot: number): void {
  const leaf = table.leaves[slot];
  const uses = (table.uses[slot] ?? 0) - 1;
  table.uses[slot] = uses;
  if (uses > 0 || !leaf) return;
  table.slots.delete(atomKey(leaf));
  table.leaves[slot] = null;
  table.free.add(slot);
  while (table.free.delete(table.leaves.length - 1)) {
    table.leaves.pop();
    table.uses.pop();
  }
}

/** In: a leaf. Out: a text that is the same for leaves that ask the same, whatever their ids. */
export function atomKey(leaf: Leaf): string {
  return canonicalJson(asked(leaf));
}

/** Lists of words are sets in every leaf; ids stand only on nodes, which have an `op`. */
function asked(value: unknown): unknown {
  if (Array.isArray(value)) {
    const isWords = value.every((one) => typeof one === 'string');
    return isWords ? [...new Set(value)].sort() : value.map(asked);
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'id' || !('op' in value));
  return Object.fromEntries(entries.map(([key, part]) => [key, asked(part)]));
}
