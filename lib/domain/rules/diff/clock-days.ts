import { day, dayFromNumber, daysInMonth, type IsoDate } from '../../dates';
import { type Budget, STEPS_PER_LOOK, spend } from '../domains';
import { factsOf, type Limit, nodesOf, type TimeUnit, type WrittenRule } from '../language';
import { type DayLimits, daysElapsed, daysOfYear, lastDays } from '../language/elapsed';
import {
  allNodes,
  asQuestion,
  clockOf,
  clocksOf,
  type Dated,
  withConditions,
  withoutCalendar,
} from './calendar';

type Moving = Extract<WrittenRule, { op: 'elapsed' | 'recent' | 'calendarYear' }>;
/** Rewrites a version. */
export type Rewrite = <Version extends Dated>(version: Version) => Version;

/** The calendar is the same again after so many years. */
const CYCLE = Array.from({ length: 400 }, (_, at) => 2000 + at);
/** Days of a month on which limits that move by months and by years come to stand otherwise, and one between them. */
const DAYS = [1, 2, 3, 15, 26, 27, 28, 29, 30, 31];
const EACH_DAY = Array.from({ length: 31 }, (_, at) => at + 1);
const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);
const PER_YEAR: Readonly<Record<TimeUnit, number>> = { days: 365, months: 12, years: 1 };
/** Longer times are not looked at. */
const MOST_YEARS = 100;
/** Where both ends of a limit stand on a day takes about as long as so many looks. */
const LOOKS_PER_LIMIT = 4;

/** Ways to read versions of a rule in which limits on a day do not all move alike. What is so by either is so on every day. */
export type ClockReadings = {
  /** Conditions that read the calendar are questions; days that stay are kept. */
  asked: Rewrite;
  /**
   * Those limits where they stand on one day, such that on every day there is they stand to each other as in one of
   * these ways; a limit that is not looked into, as a day that stays, is a question. Null where the steps do not
   * suffice to find them.
   */
  standing: () => readonly Rewrite[] | null;
};

/** In: such versions, and the steps that their calendar may take. Out: the ways to read them. */
export function onEveryClock(versions: readonly Dated[], budget?: Budget): ClockReadings {
  const mixed = [...clocksOf(versions)].flatMap(([fact, clocks]) => (clocks.size > 1 ? [fact] : []));
  const facts = new Set(mixed);
  const standing = () => {
    const own = versions.flatMap(allNodes).filter((node) => isOf(facts, node));
    const steady = own.filter(isSteady);
    const limits = mixed.map((fact) => apart(steady.filter((node) => node.fact === fact)));
    const ways =
      (on: IsoDate): Rewrite =>
      (version) =>
        standingOn(version, facts, on);
    return daysKept(limits, budget)?.map(ways) ?? null;
  };
  return { asked: withoutCalendar(facts), standing };
}

/** Of limits that are the same on every day, one. */
function apart(nodes: readonly Moving[]): readonly Moving[] {
  return [...new Map(nodes.map((node) => [limitText(node), node])).values()];
}

function limitText(node: Moving): string {
  if (node.op === 'calendarYear') return `${node.op} ${node.back}`;
  return [node.op, node.unit, ...(node.op === 'recent' ? [node.last] : [node.min, node.max])].join(' ');
}

/** What was walked with the steps of a budget is not walked again. */
const walked = new WeakMap<Budget, Map<string, readonly IsoDate[]>>();

function daysKept(
  limits: readonly (readonly Moving[])[],
  budget: Budget | undefined,
): readonly IsoDate[] | null {
  if (!budget) return daysStanding(limits, daysApart(limits.flat()));
  const kept = walked.get(budget) ?? new Map<string, readonly IsoDate[]>();
  walked.set(budget, kept);
  const key = limits.map((of) => of.map(limitText).join(',')).join('|');
  const known = kept.get(key);
  if (known) return known;
  const days = daysApart(limits.flat());
  spend(budget, days.length * limits.flat().length * LOOKS_PER_LIMIT * STEPS_PER_LOOK);
  if (budget.steps === 0) return null;
  const found = daysStanding(limits, days);
  kept.set(key, found);
  return found;
}

/** One day for each way in which limits, those on one fact held against one another, stand on any of the days. */
function daysStanding(limits: readonly (readonly Moving[])[], days: readonly IsoDate[]): readonly IsoDate[] {
  const found = new Map<string, IsoDate>();
  for (const one of days) {
    const key = limits.map((of) => orderOf(of.map((node) => limitsOn(node, one)))).join('|');
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}

function standingOn<Version extends Dated>(
  version: Version,
  facts: ReadonlySet<string>,
  on: IsoDate,
): Version {
  return withConditions(version, (node) => {
    if (!isOf(facts, node)) return node;
    if (!isSteady(node)) return asQuestion(node, version.library);
    const { min, max } = limitsOn(node, on);
    const dayOf = (limit: number | null) => (limit === null ? null : dayFromNumber(limit));
    return { id: node.id, op: 'dates', fact: node.fact, from: dayOf(min), to: dayOf(max) };
  });
}

/** It sets a limit on one of these facts, or compares what is counted where such a limit is kept. */
function isOf(facts: ReadonlySet<string>, node: WrittenRule): boolean {
  if (
    node.op === 'compare' &&
    nodesOf(node).some((one) => one !== node && (one.op === 'use' || isOf(facts, one)))
  )
    return true;
  return clockOf(node) !== null && factsOf(node).some((fact) => facts.has(fact));
}

/** Its limits move with the calendar, by numbers that stay. */
function isSteady(node: WrittenRule): node is Moving {
  if (node.op === 'calendarYear') return node.back <= MOST_YEARS;
  if (node.op !== 'elapsed' && node.op !== 'recent') return false;
  return (node.op === 'recent' ? [node.last] : [node.min, node.max]).every(isNear(node.unit));
}

function isNear(unit: TimeUnit): (limit: Limit) => boolean {
  return (limit) => limit === null || (typeof limit === 'number' && yearsIn(limit, unit) <= MOST_YEARS);
}

/** Whole years; a day that many days back lies no more than one year further. */
function yearsIn(count: number, unit: TimeUnit): number {
  return Math.floor(count / PER_YEAR[unit]);
}

function limitsOn(node: Moving, on: IsoDate): DayLimits {
  switch (node.op) {
    case 'elapsed':
      return daysElapsed({ min: numberOf(node.min), max: numberOf(node.max) }, node.unit, on);
    case 'recent':
      return lastDays({ count: node.last, unit: node.unit }, on);
    case 'calendarYear':
      return daysOfYear(node.back, on);
  }
}

function numberOf(limit: Limit): number | null {
  return typeof limit === 'number' ? limit : null;
}

/** How limits stand to each other: which come first, and whether they are one day, neighbours, or further apart. */
function orderOf(limits: readonly DayLimits[]): string {
  const ends = limits.flatMap(({ min, max }) => [min, max]).filter((end) => end !== null);
  // Each end with its place beside it, as one number.
  const order = Float64Array.from(ends, (end, at) => end * ends.length + at).sort();
  let before: number | null = null;
  const steps = Array.from(order, (one) => {
    const end = Math.floor(one / ends.length);
    const gap = Math.min(end - (before ?? end), 2);
    before = end;
    return (one - end * ends.length) * 3 + gap;
  });
  return String.fromCharCode(...steps);
}

/** Days among which limits stand to each other in every way they ever do. */
function daysApart(nodes: readonly Moving[]): readonly IsoDate[] {
  const isCounted = nodes.some(countsDays);
  // So many days reach back to another day of a calendar year from each day of this one.
  const isEach = isCounted && nodes.some(({ op }) => op === 'calendarYear');
  return yearsApart(nodes, isCounted).flatMap((year) => daysIn(year, isEach ? EACH_DAY : DAYS));
}

function countsDays(node: Moving): boolean {
  return node.op !== 'calendarYear' && node.unit === 'days';
}

/**
 * One year of each kind: only whether the years that limits lie in have 366 days makes a difference. Where days are
 * counted, so do the years between.
 */
function yearsApart(nodes: readonly Moving[], isCounted: boolean): readonly number[] {
  const reached = nodes.flatMap(yearsBack);
  const between = Array.from({ length: isCounted ? Math.max(...reached) : 0 }, (_, at) => at);
  const back = new Set([...reached, ...between].flatMap((years) => [years - 1, years, years + 1]));
  const kinds = new Map<string, number>();
  for (const year of CYCLE) {
    const key = [...back].map((years) => daysInMonth(year - years, 2)).join(' ');
    if (!kinds.has(key)) kinds.set(key, year);
  }
  return [...kinds.values()];
}

function yearsBack(node: Moving): readonly number[] {
  if (node.op === 'calendarYear') return [0, node.back];
  const counts = node.op === 'recent' ? [node.last] : [numberOf(node.min), numberOf(node.max)];
  const years = counts.map((count) => yearsIn(count ?? 0, node.unit));
  return [0, ...years.flatMap((count) => [count, count + 1])];
}

function daysIn(year: number, days: readonly number[]): readonly IsoDate[] {
  return MONTHS.flatMap((month) =>
    days
      .filter((one) => one <= daysInMonth(year, month))
      .map((one) => day([year, ...[month, one].map((part) => String(part).padStart(2, '0'))].join('-'))),
  );
}
