import { liesInAreas } from '../hierarchy';
import { areasOf, type LeafRule, type RuleOf } from '../leaf-verdicts';
import { leafVerdict } from '../leaves';
import { EVERY_NUMBER, inUnit, type Range, within } from '../ranges';
import type { FactValue } from '../types';
import { BITS, type Bits, eitherCase, LANES, packed, type Verdicts } from './bits';

/**
 * All different conditions of a rule set that read one fact in one way: puts their verdicts into `atoms` from `first`
 * on, where a word begins, in their order; it may write up to the end of its last word. Throws RangeError if the fact
 * is not of the kind they read.
 */
export type Column = (fact: FactValue, atoms: Verdicts, first: number) => void;

/** Whether a code lies in a list or below others. */
export type CodeLeaf = RuleOf<'in' | 'under'>;
/** Whether an element of a set lies in a list or below others. */
export type SetLeaf = RuleOf<'intersects' | 'reaches'>;

const UNKNOWN: FactValue = { kind: 'unknown' };

/** Codes whose verdicts a column keeps; those it meets later are worked out each time, so that memory stays bounded. */
const MOST_KEPT = 4096;

/** In: conditions and their column. Out: the same, with what they come to where nothing is known worked out ahead. */
export function aheadIfUnknown(leaves: readonly LeafRule[], column: Column): Column {
  const { words } = packed(leaves.map((leaf) => BITS[leafVerdict(leaf, UNKNOWN)]));
  return (fact, atoms, first) => {
    if (fact.kind === 'unknown') atoms.words.set(words, first / LANES);
    else column(fact, atoms, first);
  };
}

/** In: conditions whose verdicts are worked out one by one. Out: their column. */
export function plainColumn(leaves: readonly LeafRule[]): Column {
  return (fact, atoms, first) => {
    let place = first;
    for (const leaf of leaves) {
      atoms.bytes[place] = BITS[leafVerdict(leaf, fact)];
      place += 1;
    }
  };
}

/** In: conditions on a one-valued code that depend on it. Out: their column. */
export function codeColumn(leaves: readonly CodeLeaf[]): Column {
  const verdictsOf = keeping((code) => leaves.map((leaf) => codeVerdict(leaf, code)));
  const inFull = plainColumn(leaves);
  return (fact, atoms, first) => {
    const [code, ...others] = fact.kind === 'values' ? fact.values : [];
    if (code === undefined) return inFull(fact, atoms, first);
    atoms.words.set(verdictsOf(code), first / LANES);
    for (const other of others) orElse(atoms.words, first / LANES, verdictsOf(other));
  };
}

/** In: conditions on a set that depend on it and that one fitting element meets. Out: their column. */
export function setColumn(leaves: readonly SetLeaf[]): Column {
  const verdictsOf = keeping((member) => leaves.map((leaf) => memberVerdict(leaf, member)));
  const inFull = plainColumn(leaves);
  return (fact, atoms, first) => {
    if (fact.kind !== 'set') return inFull(fact, atoms, first);
    atoms.bytes.fill(fact.open ? BITS.unknown : BITS.unmet, first, first + leaves.length);
    for (const member of fact.members) together(atoms.words, first / LANES, verdictsOf(member));
  };
}

/** In: limits of one number, all in the same unit. Out: their column. */
export function rangeColumn(leaves: readonly RuleOf<'between'>[]): Column {
  const low = Float64Array.from(leaves, ({ min }) => min ?? -Infinity);
  const high = Float64Array.from(leaves, ({ max }) => max ?? Infinity);
  const odd = leaves.flatMap((leaf, index) => (isPlain(leaf) ? [] : [{ leaf, index }]));
  const inFull = plainColumn(leaves);
  const [measured = {}] = leaves;
  return (fact, atoms, first) => {
    if (fact.kind !== 'range') return inFull(fact, atoms, first);
    const read = inUnit(fact, measured);
    const range = 'rate' in read ? EVERY_NUMBER : read;
    writeWithin(range, low, high, atoms.bytes, first);
    for (const { leaf, index } of odd) atoms.bytes[first + index] = BITS[within(range, leaf)];
  };
}

function codeVerdict(leaf: CodeLeaf, code: string): Bits {
  if (leaf.op === 'under') return BITS[liesInAreas(code, areasOf(leaf))];
  return leaf.values.includes(code) ? BITS.met : BITS.unmet;
}

function memberVerdict(leaf: SetLeaf, member: string): Bits {
  if (leaf.op === 'reaches') return BITS[liesInAreas(member, areasOf(leaf))];
  return leaf.values.includes(member) ? BITS.met : BITS.unmet;
}

/** Both ends included, and a number between them: what `writeWithin` can tell. */
function isPlain({ min, max, minOpen, maxOpen }: RuleOf<'between'>): boolean {
  return !minOpen && !maxOpen && (min ?? -Infinity) <= (max ?? Infinity);
}

/** What `within` says, for many limits at once. */
function writeWithin(
  { lo, hi }: Range,
  low: Float64Array,
  high: Float64Array,
  atoms: Uint8Array,
  first: number,
): void {
  for (let index = 0; index < low.length; index += 1) {
    const least = low[index] ?? -Infinity;
    const most = high[index] ?? Infinity;
    const isOutside = hi < least || lo > most;
    const isInside = lo >= least && hi <= most;
    atoms[first + index] = isOutside ? BITS.unmet : isInside ? BITS.met : BITS.unknown;
  }
}

/** Of two candidates for a code, four conditions at a time. */
function orElse(atoms: Int32Array, first: number, verdicts: Int32Array): void {
  for (let index = 0; index < verdicts.length; index += 1)
    atoms[first + index] = eitherCase(atoms[first + index] ?? 0, verdicts[index] ?? 0);
}

/** Of two members of a set: one that fits is enough; four conditions at a time. */
function together(atoms: Int32Array, first: number, verdicts: Int32Array): void {
  for (let index = 0; index < verdicts.length; index += 1)
    atoms[first + index] = (atoms[first + index] ?? 0) | (verdicts[index] ?? 0);
}

/** In: what is worked out for a code. Out: the same in words, kept for codes met before. */
function keeping(work: (code: string) => readonly Bits[]): (code: string) => Int32Array {
  const kept = new Map<string, Int32Array>();
  return (code) => {
    const known = kept.get(code);
    if (known) return known;
    const worked = packed(work(code)).words;
    if (kept.size < MOST_KEPT) kept.set(code, worked);
    return worked;
  };
}
