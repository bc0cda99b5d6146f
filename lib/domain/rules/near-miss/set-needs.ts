import { liesInAreas, liesUnder } from '../hierarchy';
import type { FactEntry } from '../language';
import { namedCodes, OTHER_CODE } from './code-room';
import type { Literal } from './goals';
import type { Group } from './group';
import type { Interval } from './intervals';
import { areasOf, type Choice, canBeGiven } from './set-choices';
import { filledFrom, overlapIn, overlaps } from './set-overlap';

/** What conditions ask of a set. */
export type SetNeeds = {
  must: readonly string[];
  /** Of each at least one. */
  oneOf: readonly Choice[];
  /** Of each list not all. */
  notAllOf: readonly (readonly string[])[];
  isForbidden: (code: string) => boolean;
  canHave: (code: string) => boolean;
  /** In: a code and members. Out: the one known only in part that it can turn out to be; null for none. */
  refines: (code: string, members: readonly string[]) => string | null;
  /** How many members, at least and at most. */
  least: number;
  most: number;
  /** In: a set and what came to it. Out: how many it has, where of two that lie in one another only one came for its own sake. */
  sizeOf: (members: readonly string[], added: readonly string[]) => number;
  /** In: a set, how many are missing, and which codes may come. Out: the one to fill it up with; null where there are too few. */
  filling: (members: readonly string[], missing: number, mayCome: (code: string) => boolean) => string | null;
  /** Something must be known not to belong to it. */
  closes: boolean;
  /** What must turn out not to belong to it. */
  without: readonly string[];
};

/** No list is filled up by more codes than this that no rule names. */
const MOST_OTHERS = 400;

/** In: a group on a set, limits on its size, and which codes an offering leads to. Out: its needs; codes easier to get come first. */
export function setNeeds(
  { literals, entry, choices }: Group,
  size: Interval | null,
  isLedTo: (code: string) => boolean,
): SetNeeds {
  const known = givenCodes(entry);
  const easiest = (codes: readonly string[]) => [
    ...codes.filter(isLedTo),
    ...codes.filter((code) => !isLedTo(code)),
  ];
  const isForbidden = (code: string) => literals.some((literal) => forbids(literal, code));
  const named = literals.flatMap(({ leaf }) => namedCodes(leaf));
  const least = Math.ceil(size?.min ?? 0);
  const denied = literals.filter(({ holds }) => !holds);
  const exact = literals.filter(({ leaf, holds }) => holds && leaf.op !== 'reaches').map(({ leaf }) => leaf);
  // What is asked for by its very name has to stay as it is.
  const isReplaceable = (member: string) => !exact.some((leaf) => namedCodes(leaf).includes(member));
  const overlap = overlapIn(literals, entry);
  const pool = known ? easiest(known) : [...named.filter(isLedTo), ...others(least), ...named];
  return {
    must: literals.flatMap(({ leaf, holds }) => (leaf.op === 'contains' && holds ? leaf.values : [])),
    oneOf: choices.map((choice) => ({ ...choice, codes: easiest(choice.codes) })),
    notAllOf: denied.flatMap(({ leaf }) => (leaf.op === 'contains' ? [leaf.values] : [])),
    isForbidden,
    canHave: (code) => !isForbidden(code) && canBeGiven(code, entry),
    refines: literals.some(({ leaf }) => leaf.op === 'reaches')
      ? (code, members) => areaAround(code, members.filter(isReplaceable))
      : () => null,
    least,
    most: Math.floor(size?.max ?? Infinity),
    sizeOf: (members, added) =>
      members.filter((code, at) => !added.includes(code) || !overlaps(code, members.slice(0, at), overlap))
        .length,
    filling: (members, missing, mayCome) =>
      filledFrom(
        pool.filter((code) => mayCome(code) && !overlaps(code, members, overlap)),
        { missing, overlap, isLedTo },
      ),
    closes: denied.some(({ leaf }) => leaf.op !== 'exists') || (size?.max ?? Infinity) < Infinity,
    without: denied.flatMap(({ leaf }) => namedCodes(leaf)),
  };
}

function areaAround(code: string, members: readonly string[]): string | null {
  return members.find((member) => member !== code && liesUnder(code, member) === 'met') ?? null;
}

function givenCodes(entry: FactEntry | null): readonly string[] | undefined {
  return entry?.values?.filter((code) => canBeGiven(code, entry));
}

/** Codes that no rule names, as many as are asked for. */
function others(count: number): readonly string[] {
  const length = Math.min(Math.max(count, 0), MOST_OTHERS);
  return Array.from({ length }, (_, at) => `${OTHER_CODE}${at === 0 ? '' : at + 1}`);
}

function forbids({ leaf, holds }: Literal, code: string): boolean {
  if (holds) return false;
  if (leaf.op === 'intersects') return leaf.values.includes(code);
  return leaf.op === 'reaches' && liesInAreas(code, areasOf(leaf)) !== 'unmet';
}
