import { liesInAreas } from '../hierarchy';
import type { RuleDocument, RuleLibrary, WrittenRule } from '../language';
import { areasOf } from '../language/codes';
import type { TextReading } from './types';

/** A limit that the rule itself has, with its node; null where it leaves the fact open. */
export type OwnLimit = { node: string; min: number | null; max: number | null; unit?: string | undefined };

/** Where the rule itself lets firms be. */
export type OwnPlaces = { node: string; units: readonly string[] };

/** Its own limits, as far as they hold for every firm. */
export type OwnLimits = {
  employees: OwnLimit | null;
  turnover: OwnLimit | null;
  age: OwnLimit | null;
  places: OwnPlaces | null;
};

const MONTHS_PER_YEAR = 12;

/** In: a rule and what its facts are called. Out: the limits that it sets whatever else is the case. */
export function ownLimits(
  { rule }: Pick<RuleDocument, 'rule'>,
  library: RuleLibrary,
  reading: TextReading,
): OwnLimits {
  const leaves = decisive(rule);
  return {
    employees: between(leaves, reading.facts.employees),
    turnover: between(leaves, reading.facts.turnover),
    age: elapsed(leaves, reading.facts.founded),
    places: places(leaves, library, reading),
  };
}

/** Conditions that a firm must meet in any case. */
function decisive(rule: WrittenRule): readonly WrittenRule[] {
  if (rule.op === 'all') return rule.of.flatMap(decisive);
  if (rule.op === 'criterion') return rule.kind === 'informative' ? [] : decisive(rule.of);
  return [rule];
}

function between(leaves: readonly WrittenRule[], fact: string): OwnLimit | null {
  for (const leaf of leaves)
    if (leaf.op === 'between' && leaf.fact === fact)
      return { node: leaf.id, min: number(leaf.min), max: number(leaf.max), unit: leaf.unit };
  return null;
}

function elapsed(leaves: readonly WrittenRule[], fact: string): OwnLimit | null {
  for (const leaf of leaves) {
    if (leaf.op !== 'elapsed' || leaf.fact !== fact || leaf.unit === 'days') continue;
    const per = leaf.unit === 'years' ? MONTHS_PER_YEAR : 1;
    const [min, max] = [number(leaf.min), number(leaf.max)];
    return { node: leaf.id, min: min === null ? null : min * per, max: max === null ? null : max * per };
  }
  return null;
}

function number(limit: number | null | { parameter: string }): number | null {
  return typeof limit === 'number' ? limit : null;
}

function places(
  leaves: readonly WrittenRule[],
  { zones }: RuleLibrary,
  { facts, units }: TextReading,
): OwnPlaces | null {
  for (const leaf of leaves) {
    if (leaf.op !== 'under' || leaf.fact !== facts.place) continue;
    const found = areasOf(leaf, zones);
    if ('problems' in found) return null;
    return { node: leaf.id, units: units.filter((unit) => liesInAreas(unit, found.areas) === 'met') };
  }
  return null;
}
