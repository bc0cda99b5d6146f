import type { IsoDate } from '../../dates';
import {
  type FactCatalogue,
  factEntry,
  NO_LIBRARY,
  type ResolveProblem,
  type RuleLibrary,
  resolve,
  type WrittenRule,
} from '../language';
import type { FactReader, Rule } from '../types';
import { hasTooManyChoices } from './choices';
import type { Grouped } from './conjunct';
import { candidateDays, type Days } from './days';
import { type Goal, goalOf, type Literal, literalsOf } from './goals';
import { type Group, groupOf, isMovable, type LeadsOf, type Solution } from './group';
import { conjunctsOf } from './normal-form';
import { inOneOrder } from './one-order';

/** A plain rule made ready, so that many firms can be looked at. */
export type Prepared = {
  rule: Rule;
  /** The parts of groups are in one order, whatever they are written in. */
  goal: Goal;
  /** At which place each condition is written, by its node. */
  places: ReadonlyMap<string, number>;
  /** A comparison has more cases than are looked into. */
  isPartial: boolean;
  /** Every least set of conditions that meets the rule; null where they are too many to list. */
  conjuncts: readonly Grouped[] | null;
  /** In: conditions. Out: the same by the fact each reads; a group that was made before is the same object. */
  group: (literals: readonly Literal[]) => Grouped;
  /** Solutions for facts nothing is known of, worked out once. */
  unknown: WeakMap<LeadsOf, Map<Group, Solution>>;
};

/** The rule of another day; it is made ready only when it is searched. */
export type OtherDay = { rule: Rule; ready: () => Prepared };

/**
 * A rule made ready to look for near misses. `asked`: the day on which the firm asks; `asOf`: the day looked at, the same
 * or the first day of a rule to come; `last`: its last one. `daysFor`: later days on which a firm may come to meet it, nearest first.
 */
export type NearMissPlan = {
  standing: 'in_force' | 'not_yet' | 'no_longer';
  asked: IsoDate;
  asOf: IsoDate;
  last: IsoDate | null;
  catalogue: FactCatalogue;
  today: Prepared;
  daysFor: (read: FactReader) => Days;
  onDay: (day: IsoDate) => OtherDay | null;
};

/** A plan, or what keeps the rule from being read. */
export type Planned =
  | { ok: true; plan: NearMissPlan }
  | { ok: false; problems: readonly [ResolveProblem, ...ResolveProblem[]] };

const MOST_CONJUNCTS = 48;
/** Rules of other days that are kept; firms share most of those days. */
const MOST_DAYS_KEPT = 100;
const NO_DAYS: Days = { days: [], isCut: false };

/** In: a plain rule, the day it is of and what is known of facts. Out: its plan; time brings nothing, for it says nothing of other days. */
export function planPlainRule(
  rule: Rule,
  { asOf, catalogue }: { asOf: IsoDate; catalogue: FactCatalogue },
): NearMissPlan {
  const today = prepare(rule, catalogue);
  const always = { rule, ready: () => today };
  const plan = { asked: asOf, asOf, catalogue, today, daysFor: () => NO_DAYS, onDay: () => always };
  return { standing: 'in_force', last: null, ...plan };
}

/**
 * In: a rule as written, what it refers to, the day, the days of its document, and the last day that counts. Out: its
 * plan, or what keeps it from being read.
 */
export function planRule(
  written: WrittenRule,
  input: {
    ruleId: string;
    asOf: IsoDate;
    catalogue: FactCatalogue;
    library?: RuleLibrary;
    until?: IsoDate;
    from?: IsoDate | undefined;
    to?: IsoDate | undefined;
  },
): Planned {
  const { ruleId, catalogue, library = NO_LIBRARY, from, to } = input;
  const asOf = from !== undefined && input.asOf < from ? from : input.asOf;
  const now = resolve(written, { ruleId, library, asOf, facts: catalogue });
  if (!now.ok) return now;
  const kept = new Map<IsoDate, OtherDay | null>();
  const onDay = (day: IsoDate) => {
    const found = kept.get(day);
    if (found !== undefined) return found;
    const then = resolve(written, { ruleId, library, asOf: day, facts: catalogue });
    const other = then.ok ? otherDay(then.rule, catalogue) : null;
    if (kept.size >= MOST_DAYS_KEPT) kept.clear();
    kept.set(day, other);
    return other;
  };
  const isSet = (fact: string) => isMovable(factEntry(catalogue, fact));
  const daysFor = candidateDays(written, { ...input, library, asOf, asked: input.asOf, isSet });
  const today = prepare(now.rule, catalogue);
  const standing = to !== undefined && to < asOf ? 'no_longer' : input.asOf < asOf ? 'not_yet' : 'in_force';
  const days = { asked: input.asOf, asOf, last: to ?? null };
  return { ok: true, plan: { standing, ...days, catalogue, today, daysFor, onDay } };
}

function otherDay(rule: Rule, catalogue: FactCatalogue): OtherDay {
  let prepared: Prepared | null = null;
  return {
    rule,
    ready: () => {
      prepared ??= prepare(rule, catalogue);
      return prepared;
    },
  };
}

/** In: a plain rule and what is known of facts. Out: the rule, ready to be searched for many firms. */
export function prepare(rule: Rule, catalogue: FactCatalogue): Prepared {
  const goal = goalOf(inOneOrder(rule));
  const groups = new Map<string, Group>();
  const group = (literals: readonly Literal[]) => grouped(literals, groups, catalogue);
  const conjuncts = conjunctsOf(goal, MOST_CONJUNCTS);
  const isPartial = hasTooManyChoices(rule);
  const places = new Map(literalsOf(goalOf(rule)).map(({ leaf, index }) => [leaf.id, index]));
  const found = conjuncts?.map(group) ?? null;
  return { rule, goal, places, isPartial, group, unknown: new WeakMap(), conjuncts: found };
}

function grouped(
  literals: readonly Literal[],
  groups: Map<string, Group>,
  catalogue: FactCatalogue,
): Grouped {
  const byFact = new Map<string, Literal[]>();
  for (const literal of literals) {
    if (literal.leaf.op === 'compare') continue;
    const { fact } = literal.leaf;
    const list = byFact.get(fact);
    if (list) list.push(literal);
    else byFact.set(fact, [literal]);
  }
  const joint = literals.filter(({ leaf }) => leaf.op === 'compare');
  return { joint, groups: [...byFact].map(([fact, list]) => shared(fact, list, groups, catalogue)) };
}

function shared(
  fact: string,
  literals: readonly Literal[],
  groups: Map<string, Group>,
  catalogue: FactCatalogue,
): Group {
  const ordered = literals.toSorted((a, b) => a.index - b.index);
  const key = `${fact} ${ordered.map(({ index }) => index).join(' ')}`;
  const found = groups.get(key) ?? groupOf(fact, ordered, catalogue);
  groups.set(key, found);
  return found;
}
