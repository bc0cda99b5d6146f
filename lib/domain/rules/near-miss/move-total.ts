import { evaluate } from '../evaluate';
import { type FactCatalogue, factEntry } from '../language';
import { converted, sumOf } from '../ranges';
import { entityReader, workOut } from '../terms';
import type { Entity, FactValue, Measured, Rule, Term } from '../types';
import { verdictAsMayBe } from './as-may-be';
import { ALL_NUMBERS, closed, type Interval, inBoth, intervalsOf } from './intervals';
import { shared } from './shares';
import type { Change } from './types';

/** A number added up over linked entities. */
export type Total = Extract<Term, { term: 'total' }>;
/** A total, and where it has to lie, in its unit. */
export type HeldTotal = { term: Total; interval: Interval };

/** An entity as it turns out; those that nobody had told of come last. */
export type Told = { entity: Entity; changes: readonly Change[] };
export type List = { told: readonly Told[]; isOpen: boolean };
/** In: an entity and what must be so of it. Out: the same with the answers by which it is; null where none are known. */
export type TurnOut = (one: Told, rule: Rule) => Told | null;

/** How entities turn out, what is known of their facts, and how many more lists may be tried. */
export type Turning = { turnOut: TurnOut; facts: FactCatalogue; tries: { left: number } };

/** What an entity may add, where it counts and where it does not; null where it cannot be so. */
type Part = { counts: Interval | null; isLeftOut: boolean };

/** More entities than this that nobody has told of are not thought of. */
export const MOST_NEW = 100;
/** A total that could be had with so many of them, and is not, is given up. */
const MOST_TRIED = 3;
/** More totals than this are not tried in every order. */
const MOST_IN_EVERY_ORDER = 3;
/** Of more of which it is open whether they count, all do or none. */
const MOST_APART = 6;

/** In: a list as it turns out. Out: the value of its fact. */
export function factOf({ told, isOpen }: List): FactValue {
  const entities = told.map(({ entity }) => entity);
  return { kind: 'entities', entities, ...(isOpen ? { open: true as const } : {}) };
}

/** In: linked entities and what is known of their facts. Out: the least and the most that a total of those told of can come to. */
export function boundsOf(term: Total, { told }: List, facts: FactCatalogue): Interval {
  const ends = told.map(({ entity }) => {
    const { counts, isLeftOut } = partOf(entity, term, facts);
    const { min, max } = counts ?? NOUGHT;
    return isLeftOut ? { lo: Math.min(min, 0), hi: Math.max(max, 0) } : { lo: min, hi: max };
  });
  const { lo, hi } = sumOf(ends);
  return { ...ALL_NUMBERS, min: lo, max: hi };
}

/** In: totals and where they have to lie, and the list. Out: the list with what has to turn out for that, in one way after the other, as far as is tried. */
export function* totalled(totals: readonly HeldTotal[], list: List, turning: Turning): Iterable<List> {
  if (totals.every((held) => isHeld(held, list))) {
    yield list;
    return;
  }
  let tried = 0;
  for (const added of countsOfNew(totals, list, turning.facts)) {
    if (tried === MOST_TRIED) return;
    tried += 1;
    const others = Array.from({ length: added }, (): Told => ({ entity: {}, changes: [] }));
    const all = { told: [...list.told, ...others], isOpen: false };
    // What one of them leaves open of an entity, another one may ask for.
    for (const order of ordersOf(totals)) yield* heldInTurn(order, all, turning);
  }
}

function* heldInTurn([first, ...others]: readonly HeldTotal[], list: List, turning: Turning): Iterable<List> {
  if (!first) yield list;
  else if (isHeld(first, list)) yield* heldInTurn(others, list, turning);
  else for (const next of turnedTo(first, list, turning)) yield* heldInTurn(others, next, turning);
}

/** With how many that nobody has told of the totals may all lie where they have to, by the ends of what each may add. */
function* countsOfNew(totals: readonly HeldTotal[], list: List, facts: FactCatalogue): Iterable<number> {
  const all = totals.map(({ term, interval }) => {
    const one: List = { told: [{ entity: {}, changes: [] }], isOpen: false };
    return { interval, known: boundsOf(term, list, facts), more: boundsOf(term, one, facts) };
  });
  const times = (count: number, end: number) => (count === 0 ? 0 : count * end);
  for (let added = 0; added <= (list.isOpen ? MOST_NEW : 0); added += 1) {
    const isPossible = all.every(({ interval, known, more }) => {
      const [min, max] = [known.min + times(added, more.min), known.max + times(added, more.max)];
      return inBoth([{ ...ALL_NUMBERS, min, max }], [interval]).length > 0;
    });
    if (isPossible) yield added;
  }
}

/** In: a total and where it has to lie, and the list. Out: whether it cannot, whatever turns out and whoever is told of besides. */
export function isOutOfReach(held: HeldTotal, list: List, facts: FactCatalogue): boolean {
  const [first] = countsOfNew([held], list, facts);
  return first === undefined;
}

/** In every order, or where they are many with each of them first. */
function ordersOf<T>(of: readonly T[]): readonly (readonly T[])[] {
  if (of.length < 2) return [of];
  return of.flatMap((first, at) => {
    const others = of.toSpliced(at, 1);
    const orders = of.length > MOST_IN_EVERY_ORDER ? [others, others.toReversed()] : ordersOf(others);
    return orders.map((order) => [first, ...order]);
  });
}

/** In: a total and where it has to lie, and the list. Out: whether it lies there, whatever is still open. */
export function isHeld({ term, interval }: HeldTotal, list: List): boolean {
  const { lo, hi } = workOut(term, () => factOf(list), evaluate);
  const isAbove = interval.minOpen ? lo > interval.min : lo >= interval.min;
  return isAbove && (interval.maxOpen ? hi < interval.max : hi <= interval.max);
}

/** With those of which it is open counted or not, in each way. */
function* turnedTo(held: HeldTotal, list: List, turning: Turning): Iterable<List> {
  const parts = list.told.map(({ entity }) => partOf(entity, held.term, turning.facts));
  for (const counted of waysToCount(parts)) {
    if (turning.tries.left <= 0) return;
    turning.tries.left -= 1;
    const found = allotted(
      held,
      list,
      parts.map((part, at) => (counted[at] ? part.counts : null)),
      turning,
    );
    if (found) yield found;
  }
}

function allotted(
  held: HeldTotal,
  list: List,
  counts: readonly (Interval | null)[],
  { turnOut, facts }: Turning,
): List | null {
  const { term } = held;
  const isWhole = factEntry(facts, term.of)?.whole === true;
  const goal = closed(held.interval, isWhole ? 1 : null);
  const shares =
    goal &&
    shared(
      goal,
      counts.flatMap((one) => one ?? []),
      isWhole,
    );
  if (!shares) return null;
  const rest = [...shares];
  const told: Told[] = [];
  for (const [at, one] of list.told.entries()) {
    const share = counts[at] ? rest.shift() : undefined;
    const next = turned(one, ruleOf(term, share), turnOut);
    if (!next) return null;
    told.push(next);
  }
  const found = { ...list, told };
  return isHeld(held, found) ? spared(held, list, found) : null;
}

/** What is so without them is not asked. */
function spared(held: HeldTotal, before: List, found: List): List {
  const told = [...found.told];
  for (const [at, one] of before.told.entries()) {
    const asked = told.splice(at, 1, one);
    if (!isHeld(held, { ...found, told })) told.splice(at, 1, ...asked);
  }
  return { ...found, told };
}

function turned(one: Told, rule: Rule, turnOut: TurnOut): Told | null {
  return evaluate(rule, entityReader(one.entity)).verdict === 'met' ? one : turnOut(one, rule);
}

/** The entity counts and adds something between these ends, or does not count. */
function ruleOf({ where, of, unit, per }: Total, share: Interval | undefined): Rule {
  const id = 'total';
  if (!share) return { id, op: 'not', of: where ?? { id, op: 'all', of: [] } };
  const end = (value: number) => (Number.isFinite(value) ? value : null);
  const amount: Rule = {
    ...{ id, op: 'between', fact: of, min: end(share.min), max: end(share.max) },
    ...{ ...(unit !== undefined && { unit }), ...(per && { per }) },
  };
  return { id, op: 'all', of: where ? [where, amount] : [amount] };
}

const NOUGHT: Interval = { ...ALL_NUMBERS, min: 0, max: 0 };

function partOf(entity: Entity, { where, of, unit, per }: Total, facts: FactCatalogue): Part {
  const read = entityReader(entity);
  const verdict = where ? verdictAsMayBe(where, read) : 'met';
  if (verdict === 'unmet') return { counts: null, isLeftOut: true };
  const told = { ...(unit !== undefined && { unit }), ...(per && { per }) };
  const { lo, hi } = workOut({ term: 'fact', fact: of, ...told }, read, evaluate);
  const asked = where ? amountsIn(where, { of, unit }) : ALL_NUMBERS;
  const [counts] = inBoth(inBoth([{ ...ALL_NUMBERS, min: lo, max: hi }], [everyAmount(facts, of, told)]), [
    asked,
  ]);
  return { counts: counts ?? null, isLeftOut: verdict === 'unknown' };
}

/** What the catalogue says such a number can be, in the unit of the total. */
function everyAmount(facts: FactCatalogue, of: string, { unit, per }: Measured): Interval {
  const entry = factEntry(facts, of);
  const factor = entry?.unit === unit ? 1 : per?.[entry?.unit ?? ''];
  if (!entry || factor === undefined) return ALL_NUMBERS;
  const end = (value: number | undefined, none: number) =>
    value === undefined ? none : converted(value, factor);
  return { ...ALL_NUMBERS, min: end(entry.min, -Infinity), max: end(entry.max, Infinity) };
}

/** In: what is asked of an entity, and one of its numbers. Out: the ends between which the number lies where it is so. */
function amountsIn(rule: Rule, of: { of: string; unit: string | undefined }): Interval {
  if (rule.op === 'between' && rule.fact === of.of && rule.unit === of.unit)
    return intervalsOf(rule, true)[0] ?? ALL_NUMBERS;
  if (rule.op !== 'all') return ALL_NUMBERS;
  return rule.of.reduce((held, part) => inBoth([held], [amountsIn(part, of)])[0] ?? held, ALL_NUMBERS);
}

/** Which of them count: of those that may or may not, every few, or where they are many all or none. */
function waysToCount(parts: readonly Part[]): readonly (readonly boolean[])[] {
  const sure = parts.map(({ counts, isLeftOut }) => counts !== null && !isLeftOut);
  const open = parts.flatMap(({ counts, isLeftOut }, at) => (counts !== null && isLeftOut ? [at] : []));
  const some = open.length > MOST_APART ? [[], open] : subsetsOf(open);
  return some.map((of) => sure.map((is, at) => is || of.includes(at)));
}

function subsetsOf(of: readonly number[]): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [[]];
  for (const one of of) found.push(...found.map((some) => [...some, one]));
  return found;
}
