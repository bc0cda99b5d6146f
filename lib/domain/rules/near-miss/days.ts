import { addMonths, day, dayFromNumber, dayNumber, type IsoDate, yearOf } from '../../dates';
import { type Limit, partsOf, type RuleLibrary, type TimeUnit, type WrittenRule } from '../language';
import { entityReader } from '../terms';
import type { FactReader, FactValue } from '../types';
import { listsIn, numbersIn } from './written-terms';

/** Later days, nearest first; cut where there are more of them than are looked at. */
export type Days = { days: readonly IsoDate[]; isCut: boolean };
type DaysFor = (read: FactReader) => Days;

/** In: the days of a fact, as numbers. Out: the days on which a condition on it may come to another verdict. */
type Turns = (ends: (fact: string) => readonly number[], library: RuleLibrary) => readonly IsoDate[];

/** A condition that reads days against the calendar, with the lists of entities it may read them from. */
type Timed = { turns: Turns; lists: readonly string[] };
/** In: a fact. Out: days that it may be set to, as numbers, or at which a fixed limit on it turns. */
type SetDays = (fact: string) => readonly number[];
/** Days from which a fact lies in or after a fixed stretch, by its key. */
type Limits = Map<string, number[]>;
type Walk = { library: RuleLibrary; timed: Timed[]; fixed: IsoDate[]; limits: Limits };

const MONTHS = { months: 1, years: 12 } as const;
const MOST_DAYS = 400;
const FIRST = dayNumber(day('0100-01-01'));
const LAST_DAY = day('8999-12-31');
const LAST = dayNumber(LAST_DAY);
const DAYS_OF_MONTH = 365.2425 / 12;

/**
 * In: a rule as written and its library. Out: for a firm, the days after `asOf` on which a condition may come to another
 * verdict: whole units gone by, windows that roll on, conditions and numbers that come into force. Between two of them
 * nothing changes, so no other day needs to be tried. A day that the firm sets (`isSet`) is taken as set on the day of asking
 * too, and where fixed limits on it begin and end, as is one that is not known exactly.
 */
export function candidateDays(
  written: WrittenRule,
  {
    library,
    asOf,
    asked = asOf,
    isSet = () => false,
    until,
    to,
  }: {
    library: RuleLibrary;
    asOf: IsoDate;
    asked?: IsoDate;
    isSet?: (fact: string) => boolean;
    until?: IsoDate;
    to?: IsoDate | undefined;
  },
): DaysFor {
  const walk: Walk = { library, timed: [], fixed: [], limits: new Map() };
  visit(written, walk, { lists: [], within: [] });
  const horizon = until ?? LAST_DAY;
  // To wait beyond the last day of a rule brings nothing.
  const last = to !== undefined && to < horizon ? to : horizon;
  const ahead = (days: readonly IsoDate[]) =>
    [...new Set(days)].filter((one) => asOf < one && one <= last).toSorted();
  const fixed = ahead(walk.fixed);
  const cut = (days: readonly IsoDate[]): Days => ({
    days: days.slice(0, MOST_DAYS),
    isCut: days.length > MOST_DAYS,
  });
  const always = cut(fixed);
  if (walk.timed.length === 0) return () => always;
  const now = dayNumber(asked);
  const limitsOf = (fact: string) => walk.limits.get(fact) ?? [];
  const set: SetDays = (fact) => (isSet(fact) ? [now, ...limitsOf(fact).filter((one) => one > now)] : []);
  return (read) =>
    cut(ahead([...fixed, ...walk.timed.flatMap((one) => daysOf(one, { library, set, limitsOf }, read))]));
}

function visit(
  rule: WrittenRule,
  walk: Walk,
  at: { lists: readonly string[]; within: readonly string[] },
): void {
  if (rule.op === 'use') {
    const meant = at.within.includes(rule.predicate) ? undefined : walk.library.predicates[rule.predicate];
    if (meant) visit(meant, walk, { ...at, within: [...at.within, rule.predicate] });
    return;
  }
  if (rule.op === 'criterion') {
    if (rule.from) walk.fixed.push(rule.from);
    if (rule.to && rule.to < LAST_DAY) walk.fixed.push(dayFromNumber(dayNumber(rule.to) + 1));
  }
  walk.fixed.push(
    ...numbersIn(rule).flatMap((limit) => entriesOf(limit, walk.library).map(({ from }) => from)),
  );
  if (rule.op === 'between' || rule.op === 'compare')
    walk.fixed.push(...walk.library.rates.map((one) => one.day));
  if (rule.op === 'dates') keepLimits(rule, walk.limits);
  const turns = turnsOf(rule);
  if (turns) walk.timed.push({ turns, lists: at.lists });
  const lists = rule.op === 'linked' || rule.op === 'compare' ? [...at.lists, ...listsIn(rule)] : at.lists;
  for (const part of partsOf(rule)) visit(part, walk, { ...at, lists });
}

function keepLimits({ fact, from, to }: Extract<WrittenRule, { op: 'dates' }>, limits: Limits): void {
  const ends = [...(from === null ? [] : [dayNumber(from)]), ...(to === null ? [] : [dayNumber(to) + 1])];
  limits.set(fact, [...(limits.get(fact) ?? []), ...ends]);
}

/** In: a rule. Out: when time alone turns it around; null where it reads no day against the calendar. */
function turnsOf(rule: WrittenRule): Turns | null {
  switch (rule.op) {
    case 'elapsed':
      return (ends, library) => {
        const units = [
          ...valuesOf(rule.min, library).map(Math.ceil),
          ...valuesOf(rule.max, library).map((max) => Math.floor(max) + 1),
        ];
        return ends(rule.fact).flatMap((from) => units.flatMap((count) => after(from, count, rule.unit)));
      };
    case 'recent':
      return (ends) => ends(rule.fact).flatMap((from) => windowOf(from, rule.last, rule.unit));
    case 'happened': {
      const { last } = rule;
      if (!last) return null;
      return (ends) => ends(rule.fact).flatMap((from) => windowOf(from, last.count, last.unit));
    }
    case 'calendarYear':
      return (ends) =>
        ends(rule.fact).flatMap((from) =>
          [rule.back, rule.back + 1].flatMap((years) => newYear(from, years)),
        );
    // Of these the verdict hangs on no calendar; those with parts are looked into by themselves.
    case 'all':
    case 'any':
    case 'not':
    case 'atLeast':
    case 'unless':
    case 'use':
    case 'criterion':
    case 'equals':
    case 'in':
    case 'under':
    case 'reaches':
    case 'between':
    case 'intersects':
    case 'contains':
    case 'is':
    case 'exists':
    case 'dates':
    case 'compare':
    case 'linked':
    case 'prose':
      return null;
  }
}

function entriesOf(limit: Limit, { parameters }: RuleLibrary) {
  return limit !== null && typeof limit === 'object' ? (parameters[limit.parameter]?.history ?? []) : [];
}

/** Every number that a limit is, or comes to be. */
function valuesOf(limit: Limit, library: RuleLibrary): readonly number[] {
  if (typeof limit === 'number') return [limit];
  return entriesOf(limit, library).flatMap(({ value }) => value ?? []);
}

function daysOf(
  { turns, lists }: Timed,
  { library, set, limitsOf }: { library: RuleLibrary; set: SetDays; limitsOf: SetDays },
  read: FactReader,
): readonly IsoDate[] {
  const readers = readersOf(read, lists);
  const endsIn = (fact: string) => readers.flatMap((one) => endsOf(one(fact), limitsOf(fact)));
  return turns((fact) => [...set(fact), ...endsIn(fact)], library);
}

/** The firm and, where a condition stands inside of one, each entity of the lists, those of entities too. */
function readersOf(read: FactReader, lists: readonly string[]): readonly FactReader[] {
  const readers = [read];
  for (const list of lists) readers.push(...readers.flatMap((one) => entitiesOf(one(list))));
  return readers;
}

function entitiesOf(fact: FactValue): readonly FactReader[] {
  return fact.kind === 'entities' ? fact.entities.map(entityReader) : [];
}

/** The first and the last day that it may be, and those between them at which a fixed limit turns. */
function endsOf(value: FactValue, limits: readonly number[]): readonly number[] {
  const ends =
    value.kind === 'unknown'
      ? limits
      : value.kind === 'range'
        ? [value.lo, value.hi, ...limits.filter((one) => value.lo < one && one < value.hi)]
        : value.kind === 'events'
          ? value.events.flatMap(({ lo, hi }) => [lo, hi])
          : [];
  return ends.filter((end) => FIRST <= end && end <= LAST);
}

/** The first day on which so many whole units have gone by. */
function after(from: number, count: number, unit: TimeUnit): readonly IsoDate[] {
  const months = unit === 'days' ? 0 : count * MONTHS[unit];
  const about = from + (unit === 'days' ? count : months * DAYS_OF_MONTH);
  if (about < FIRST || LAST < about) return [];
  return [unit === 'days' ? dayFromNumber(about) : addMonths(dayFromNumber(from), months)];
}

/** The day itself, on which it comes into the window, and when it leaves it: where a month lacks the day, one later. */
function windowOf(from: number, count: number, unit: TimeUnit): readonly IsoDate[] {
  const leaves = after(from, count, unit);
  return [dayFromNumber(from), ...leaves, ...leaves.map((one) => dayFromNumber(dayNumber(one) + 1))];
}

function newYear(from: number, years: number): readonly IsoDate[] {
  return after(from, years, 'years').map((start) => day(`${String(yearOf(start)).padStart(4, '0')}-01-01`));
}
