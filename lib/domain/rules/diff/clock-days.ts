import { day, dayFromNumber, daysInMonth, type IsoDate } from '../../dates';
import { factsOf, type Limit, type TimeUnit, type WrittenRule } from '../language';
import { type DayLimits, daysElapsed, daysOfYear, lastDays } from '../language/elapsed';
import { allNodes, clockOf, clocksOf, type Dated, withConditions } from './calendar';

type Moving = Extract<WrittenRule, { op: 'elapsed' | 'recent' | 'calendarYear' }>;
/** Rewrites a version. */
type Rewrite = <Version extends Dated>(version: Version) => Version;

/** The calendar is the same again after so many years. */
const CYCLE = Array.from({ length: 400 }, (_, at) => 2000 + at);
/** Days of a month on which limits that move by months and by years come to stand otherwise, and one between them. */
const DAYS = [1, 2, 3, 15, 26, 27, 28, 29, 30, 31];
const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);
/** Longer times are not looked at. */
const MOST_YEARS = 100;

/**
 * In: versions of a rule in which limits on a day do not all move alike. Out: ways to read them, with those limits where
 * they stand on one day, such that on every day there is they stand to each other as in one of these; null where that
 * is not looked into, as for a year beside 365 days or beside a day that stays.
 */
export function onEveryClock(versions: readonly Dated[]): readonly Rewrite[] | null {
  const mixed = [...clocksOf(versions)].flatMap(([fact, clocks]) => (clocks.size > 1 ? [fact] : []));
  const nodes = versions.flatMap(allNodes);
  const limits: (readonly Moving[])[] = [];
  for (const fact of mixed) {
    const own = nodes.filter((node) => factsOf(node).includes(fact) && clockOf(node) !== null);
    const moving = own.filter(isSteady);
    if (moving.length < own.length) return null;
    limits.push(moving);
  }
  const days = new Map<string, IsoDate>();
  for (const one of yearsApart(limits.flat()).flatMap(daysIn)) {
    const key = limits.map((of) => orderOf(of.map((node) => limitsOn(node, one)))).join('|');
    if (!days.has(key)) days.set(key, one);
  }
  return [...days.values()].map((one) => (version) => standingOn(version, mixed, one));
}

function standingOn<Version extends Dated>(version: Version, facts: readonly string[], on: IsoDate): Version {
  return withConditions(version, (node) => {
    if (!isSteady(node) || !facts.includes(node.fact)) return node;
    const { min, max } = limitsOn(node, on);
    const dayOf = (limit: number | null) => (limit === null ? null : dayFromNumber(limit));
    return { id: node.id, op: 'dates', fact: node.fact, from: dayOf(min), to: dayOf(max) };
  });
}

/** Its limits move by whole months or years, and by numbers that stay. */
function isSteady(node: WrittenRule): node is Moving {
  if (node.op === 'calendarYear') return node.back <= MOST_YEARS;
  if ((node.op !== 'elapsed' && node.op !== 'recent') || node.unit === 'days') return false;
  return (node.op === 'recent' ? [node.last] : [node.min, node.max]).every(isNear(node.unit));
}

function isNear(unit: 'months' | 'years'): (limit: Limit) => boolean {
  return (limit) => limit === null || (typeof limit === 'number' && monthsOf(limit, unit) <= 12 * MOST_YEARS);
}

function monthsOf(count: number, unit: TimeUnit): number {
  return unit === 'years' ? 12 * count : count;
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
  const sorted = [...new Set(ends)].toSorted((a, b) => a - b);
  const gaps = sorted.slice(1).map((end, at) => Math.min(end - (sorted[at] ?? end), 2));
  return [ends.map((end) => sorted.indexOf(end)), gaps].join(' ');
}

/** One year of each kind: only whether the years that limits lie in have 366 days makes a difference. */
function yearsApart(nodes: readonly Moving[]): readonly number[] {
  const back = new Set(nodes.flatMap(yearsBack).flatMap((years) => [years - 1, years, years + 1]));
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
  const years = counts.map((count) => Math.floor(monthsOf(count ?? 0, node.unit) / 12));
  return [0, ...years.flatMap((count) => [count, count + 1])];
}

function daysIn(year: number): readonly IsoDate[] {
  return MONTHS.flatMap((month) =>
    DAYS.filter((one) => one <= daysInMonth(year, month)).map((one) =>
      day([year, ...[month, one].map((part) => String(part).padStart(2, '0'))].join('-')),
    ),
  );
}
