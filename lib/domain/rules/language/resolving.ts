import type { IsoDate } from '../../dates';
import type { Rule } from '../types';
import { type FactCatalogue, factEntry } from './fact-catalogue';
import { factorsInto } from './rates';
import type { Limit, RuleLibrary, WrittenRule } from './types';

/** Why a written rule cannot be read: a reference that leads nowhere or in a circle, units at odds, part of a unit that only goes by whole, a mark in a wrong place. */
export const PROBLEM_CODES = [
  'unknown_predicate',
  'predicate_cycle',
  'unknown_parameter',
  'unit_mismatch',
  'not_whole',
  'unknown_zone',
  'zone_in_zone',
  'zone_except',
  'bad_range',
  'informative_decides',
] as const;

/** The same of a rule beside a catalogue of facts: a fact that is a day is held against a number. */
export const NUMBER_FOR_DAY = 'number_for_day';

/** What keeps a written rule from being read, at which node; `name` is that of what is referred to. */
export type ResolveProblem = {
  node: string;
  code: (typeof PROBLEM_CODES)[number] | typeof NUMBER_FOR_DAY;
  name: string;
};

/** What is needed to read one node, wherever it stands. */
export type Resolving = {
  asOf: IsoDate;
  library: RuleLibrary;
  ruleId: string;
  /** What is known of the facts that can be read here; null where nothing is. */
  facts: FactCatalogue | null;
  /** Put before the ids of nodes that come from a predicate, so that they stay unique. */
  prefix: string;
  /** Predicates that are being read, outermost first. */
  within: readonly string[];
  /** Whether a criterion that only tells may stand here. */
  mayTell: boolean;
  factors: (unit: string) => Readonly<Record<string, number>>;
  report: (problem: ResolveProblem) => void;
  /** Null where a node is not in force on the day. */
  plain: (node: WrittenRule, resolving: Resolving) => Rule | null;
};

/** A parameter's value on the day; `open` before its first entry, when nothing is known of it. */
export type ReadLimit = { value: number | null } | 'open';

/** In: a list of linked entities. Out: the same, as one of them is read. */
export function ofEntity(resolving: Resolving, list: string): Resolving {
  const { facts } = resolving;
  return { ...resolving, facts: facts && (factEntry(facts, list)?.of ?? null) };
}

/** Key of a fact that nobody answers: a parameter that has no value yet. */
export function parameterKey(name: string): string {
  return `parameter.${name}`;
}

/** Key of the word of the institution on a prose node. Ids may have dots in them, but no colon: no two nodes share a key. */
export function checkedKey(ruleId: string, node: string): string {
  return `checked.${ruleId}:${node}`;
}

/** In: a limit as written. Out: its value on the day. A name that leads nowhere is reported and read as open. */
export function readLimit(
  limit: Limit,
  node: string,
  { library, asOf, report }: Pick<Resolving, 'library' | 'asOf' | 'report'>,
): ReadLimit {
  if (limit === null || typeof limit === 'number') return { value: limit };
  const name = limit.parameter;
  const parameter = Object.hasOwn(library.parameters, name) ? library.parameters[name] : undefined;
  if (!parameter) {
    report({ node, code: 'unknown_parameter', name });
    return 'open';
  }
  const inForce = parameter.history
    .filter(({ from }) => from <= asOf)
    .reduce<(typeof parameter.history)[number] | undefined>(
      (last, entry) => (last && last.from > entry.from ? last : entry),
      undefined,
    );
  return inForce ? { value: inForce.value } : 'open';
}

/** In: a unit or none. Out: what a plain node says of it; the factors of a unit are looked up once. */
export function measured(
  unit: string | undefined,
  { factors }: Resolving,
): { unit?: string; per?: Readonly<Record<string, number>> } {
  return unit === undefined ? {} : { unit, per: factors(unit) };
}

/** In: a limit on whole units. Out: nothing; a parameter that is a fraction on any day is reported, as a number written there is by the shape. */
export function checkWhole(
  limit: Limit,
  node: string,
  { library, report }: Pick<Resolving, 'library' | 'report'>,
): void {
  if (limit === null || typeof limit === 'number') return;
  const name = limit.parameter;
  const history = Object.hasOwn(library.parameters, name) ? library.parameters[name]?.history : undefined;
  const isFraction = history?.some(({ value }) => value !== null && !Number.isInteger(value));
  if (isFraction) report({ node, code: 'not_whole', name });
}

/** Looks up the factors of each unit once. */
export function factorTable(rates: RuleLibrary['rates'], asOf: IsoDate): Resolving['factors'] {
  const known = new Map<string, Readonly<Record<string, number>>>();
  return (unit) => {
    const factors = known.get(unit) ?? factorsInto(unit, rates, asOf);
    known.set(unit, factors);
    return factors;
  };
}
