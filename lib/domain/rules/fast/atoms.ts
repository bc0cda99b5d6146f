import { type GroupRule, isGroup, partsOf } from '../groups';
import { areasOf, inEveryCase, type LeafRule, type RuleOf } from '../leaf-verdicts';
import { reasonFor } from '../leaves';
import type { FactValue, Reason, Rule } from '../types';
import { LANES } from './bits';
import {
  aheadIfUnknown,
  type CodeLeaf,
  type Column,
  codeColumn,
  plainColumn,
  rangeColumn,
  type SetLeaf,
  setColumn,
} from './columns';

/** A condition: a rule that is not made of others. */
export type Atom = Exclude<Rule, GroupRule>;

/** Conditions that read more than one fact, or facts of others than the firm: rare, and left to `evaluate`. */
export type RareAtom = Exclude<Atom, LeafRule>;

/** Different conditions that read one fact in the same way; `first` is the place of the first of them. */
export type Reading = {
  fact: string;
  column: Column;
  first: number;
  /** Give the reasons of the conditions, in their order. */
  reasons: readonly ((fact: FactValue) => Reason)[];
};

/** What the rules of a set ask of a firm. Each condition has a place; two that ask the same have the same. */
export type AtomTable = {
  /** All places, with those between one reading and the next that no condition has. */
  size: number;
  /** Readings of one fact follow one another. */
  readings: readonly Reading[];
  rare: readonly { rule: RareAtom; place: number }[];
  placeOf: (atom: Atom) => number;
};

/** In: a rule set. Out: the table of its conditions; it knows the place of these very conditions. */
export function atomTable(rules: readonly Rule[]): AtomTable {
  const contents = new Map(atomsIn(rules).map((atom) => [atom, contentOf(atom)]));
  const different = [...new Map([...contents].map(([atom, content]) => [content, atom])).values()];
  const groups = grouped(different.filter((atom) => !isRare(atom)));
  const rare = different.filter(isRare);
  const places = new Map<string | undefined, number>();
  let size = 0;
  for (const atoms of [...groups, rare]) {
    atoms.forEach((atom, index) => {
      places.set(contents.get(atom), size + index);
    });
    // The next begin where a word does.
    size += Math.ceil(atoms.length / LANES) * LANES;
  }
  const placeOf = (atom: Atom): number => {
    const place = places.get(contents.get(atom));
    if (place === undefined) throw new RangeError(`${atom.id} is not in the table`);
    return place;
  };
  return {
    size,
    readings: groups.map((leaves) => readingOf(leaves, placeOf)),
    rare: rare.map((rule) => ({ rule, place: placeOf(rule) })),
    placeOf,
  };
}

function atomsIn(rules: readonly Rule[]): readonly Atom[] {
  return rules.flatMap((rule) => (isGroup(rule) ? atomsIn(partsOf(rule)) : [rule]));
}

/** What a condition asks, without its id. */
function contentOf({ id: _, ...content }: Atom): string {
  // JSON has no infinite numbers.
  return JSON.stringify(content, (_key, value) => (typeof value === 'number' ? String(value) : value));
}

/** Conditions that one column can hold come together, and those of one fact follow one another. */
function grouped(leaves: readonly LeafRule[]): readonly (readonly [LeafRule, ...LeafRule[]])[] {
  const groups = new Map<string, [LeafRule, ...LeafRule[]]>();
  for (const leaf of leaves) {
    const group = groups.get(groupKey(leaf));
    if (group) group.push(leaf);
    else groups.set(groupKey(leaf), [leaf]);
  }
  return [...groups.values()].toSorted(([one], [other]) => one.fact.localeCompare(other.fact));
}

function groupKey(leaf: LeafRule): string {
  const { fact } = leaf;
  if (isCodeLeaf(leaf)) return JSON.stringify(['code', fact]);
  if (isSetLeaf(leaf)) return JSON.stringify(['set', fact]);
  if (isRangeLeaf(leaf)) return JSON.stringify(['range', fact, leaf.unit, leaf.per]);
  return JSON.stringify(['plain', fact]);
}

function readingOf(leaves: readonly [LeafRule, ...LeafRule[]], placeOf: AtomTable['placeOf']): Reading {
  const [leaf] = leaves;
  return {
    fact: leaf.fact,
    column: aheadIfUnknown(leaves, columnOf(leaves)),
    first: placeOf(leaf),
    reasons: leaves.map(reasonFor),
  };
}

function columnOf(leaves: readonly LeafRule[]): Column {
  if (leaves.every(isCodeLeaf)) return codeColumn(leaves);
  if (leaves.every(isSetLeaf)) return setColumn(leaves);
  if (leaves.every(isRangeLeaf)) return rangeColumn(leaves);
  return plainColumn(leaves);
}

/** Whether a condition is left to `evaluate`. */
export function isRare(atom: Atom): atom is RareAtom {
  return atom.op === 'compare' || atom.op === 'linked';
}

/** Nothing lies in an empty list and everything under `*`, so such conditions do not depend on the code. */
function isCodeLeaf(leaf: LeafRule): leaf is CodeLeaf {
  if (leaf.op === 'in') return leaf.values.length > 0;
  return leaf.op === 'under' && inEveryCase(areasOf(leaf)) === null;
}

function isSetLeaf(leaf: LeafRule): leaf is SetLeaf {
  if (leaf.op === 'intersects') return leaf.values.length > 0;
  return leaf.op === 'reaches' && areasOf(leaf).some(({ codes }) => codes.length > 0);
}

function isRangeLeaf(leaf: LeafRule): leaf is RuleOf<'between'> {
  return leaf.op === 'between';
}
