import { liesInAreas, liesUnder } from '../hierarchy';
import type { FactEntry } from '../language';
import type { Area } from '../types';
import { namedCodes } from './code-room';
import type { Leaf, Literal } from './goals';
import type { Group } from './group';
import type { Interval } from './intervals';

/** What conditions ask of a set. */
export type SetNeeds = {
  must: readonly string[];
  /** Of each list at least one. */
  oneOf: readonly (readonly string[])[];
  /** Of each list not all. */
  notAllOf: readonly (readonly string[])[];
  isForbidden: (code: string) => boolean;
  canHave: (code: string) => boolean;
  /** The code lies in a member that is known only in part. */
  refines: (code: string, members: readonly string[]) => boolean;
  /** How many members, at least and at most; and what may fill it up. */
  least: number;
  most: number;
  pool: readonly string[];
  /** Something must be known not to belong to it. */
  closes: boolean;
  /** What must turn out not to belong to it. */
  without: readonly string[];
};

type Reaches = Extract<Leaf, { op: 'reaches' }>;

/** In: a group on a set, limits on its size, and which codes an offering leads to. Out: its needs; codes easier to get come first. */
export function setNeeds(
  { literals, entry }: Group,
  size: Interval | null,
  isLedTo: (code: string) => boolean,
): SetNeeds {
  const known = givenCodes(entry);
  const easiest = (codes: readonly string[]) => [
    ...codes.filter(isLedTo),
    ...codes.filter((code) => !isLedTo(code)),
  ];
  const isForbidden = (code: string) => literals.some((literal) => forbids(literal, code));
  const denied = literals.filter(({ holds }) => !holds);
  return {
    must: literals.flatMap(({ leaf, holds }) => (leaf.op === 'contains' && holds ? leaf.values : [])),
    oneOf: literals.flatMap(({ leaf, holds }) => (holds ? choices(leaf, known) : [])).map(easiest),
    notAllOf: denied.flatMap(({ leaf }) => (leaf.op === 'contains' ? [leaf.values] : [])),
    isForbidden,
    canHave: (code) => !isForbidden(code) && canBeGiven(code, entry),
    refines: literals.some(({ leaf }) => leaf.op === 'reaches') ? isWithinOne : () => false,
    least: Math.ceil(size?.min ?? 0),
    most: Math.floor(size?.max ?? Infinity),
    pool: easiest(known ?? literals.flatMap(({ leaf }) => namedCodes(leaf))),
    closes: denied.some(({ leaf }) => leaf.op !== 'exists') || (size?.max ?? Infinity) < Infinity,
    without: denied.flatMap(({ leaf }) => namedCodes(leaf)),
  };
}

function isWithinOne(code: string, members: readonly string[]): boolean {
  return members.some((member) => member !== code && liesUnder(code, member) === 'met');
}

function givenCodes(entry: FactEntry | null): readonly string[] | undefined {
  return entry?.values?.filter((code) => canBeGiven(code, entry));
}

function canBeGiven(code: string, entry: FactEntry | null): boolean {
  if (entry?.retired && Object.hasOwn(entry.retired, code)) return false;
  return entry?.values === undefined || entry.hierarchy !== undefined || entry.values.includes(code);
}

/** Codes of which one is enough. */
function choices(leaf: Leaf, known: readonly string[] | undefined): readonly (readonly string[])[] {
  if (leaf.op === 'intersects') return [leaf.values];
  if (leaf.op !== 'reaches') return [];
  const all = [...new Set([...namedCodes(leaf), ...(known ?? [])])];
  return [all.filter((code) => liesInAreas(code, areasOf(leaf)) === 'met')];
}

function forbids({ leaf, holds }: Literal, code: string): boolean {
  if (holds) return false;
  if (leaf.op === 'intersects') return leaf.values.includes(code);
  return leaf.op === 'reaches' && liesInAreas(code, areasOf(leaf)) !== 'unmet';
}

function areasOf(leaf: Reaches): readonly Area[] {
  return leaf.also ? [leaf, ...leaf.also] : [leaf];
}
