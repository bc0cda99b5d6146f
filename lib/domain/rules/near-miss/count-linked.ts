import { bareText } from '../domains';
import { entityReader } from '../terms';
import type { Rule, Verdict } from '../types';
import { verdictAsMayBe } from './as-may-be';
import type { Literal } from './goals';
import { closed, type Interval, intervalsOf } from './intervals';
import { factOf, type List, MOST_NEW, type Told, type Turning } from './move-total';
import { isSatisfiedBy } from './satisfied';

/** So many of a list must meet a condition, which has a text. */
type Demand = { where: Rule; text: string; counts: Interval };
/** An entity as it was told, as it turns out, and what was asked of it for that, by its text. */
type Asked = { from: Told; now: Told; must: ReadonlyMap<string, Rule> };
type Counted = { asked: readonly Asked[]; isOpen: boolean };
/** An entity at its place, as it may turn out. */
type Option = { at: number; next: Asked };
type Step = (demand: Demand, counted: Counted, turning: Turning) => Iterable<Counted>;

/**
 * In: conditions that count linked entities, the list, and whether only those are looked at that are to be had, which
 * leaves the list open for others. Out: the list with what has to turn out, in one way after the other, as far as is
 * tried. In which order the conditions are written makes no difference.
 */
export function* countedTo(
  literals: readonly Literal[],
  list: List,
  { turning, isLeast }: { turning: Turning; isLeast: boolean },
): Iterable<List> {
  const { tries } = turning;
  const open = literals.filter((one) => one.leaf.op === 'linked' && !isSatisfiedBy(one, factOf(list)));
  const asked = list.told.map((from): Asked => ({ from, now: from, must: new Map() }));
  for (const ways of eachOf(open.map((one) => demandsOf(one, list)))) {
    const demands = ways.toSorted(inOrder);
    // Those to be had come first: where there may be too many, nobody can be added any more.
    for (const enough of stepwise(raised, demands, { asked, isOpen: list.isOpen }, turning))
      for (const counted of isLeast ? [enough] : stepwise(lowered, demands, enough, turning)) {
        if (tries.left <= 0) return;
        const found = { told: counted.asked.map(({ now }) => now), isOpen: counted.isOpen };
        if (isLeast || open.every((one) => isSatisfiedBy(one, factOf(found)))) yield found;
        tries.left -= 1;
      }
    if (tries.left <= 0) return;
  }
}

/** What a condition may come to, as limits on the count. */
function demandsOf({ leaf, holds }: Literal, list: List): readonly Demand[] {
  if (leaf.op !== 'linked') return [];
  return intervalsOf(leaf, holds).flatMap((interval) => {
    const counts = closed({ ...interval, min: Math.max(0, interval.min) }, 1);
    const demand = counts && { where: leaf.where, text: bareText(leaf.where), counts };
    return demand && mayCome(demand, list) ? [demand] : [];
  });
}

/** One of each. */
function* eachOf<T>([first, ...others]: readonly (readonly T[])[]): Iterable<readonly T[]> {
  if (!first) yield [];
  else for (const one of first) for (const rest of eachOf(others)) yield [one, ...rest];
}

function inOrder(a: Demand, b: Demand): number {
  return a.text < b.text ? -1 : a.text > b.text ? 1 : a.counts.min - b.counts.min;
}

/** As far as what is known of each says. */
function mayCome({ where, counts }: Demand, { told, isOpen }: List): boolean {
  const verdicts = told.map((one) => verdictOf(where, one));
  const sure = verdicts.filter((verdict) => verdict === 'met').length;
  const most = verdicts.filter((verdict) => verdict !== 'unmet').length;
  return sure <= counts.max && counts.min <= most + (isOpen ? MOST_NEW : 0);
}

function verdictOf(where: Rule, { entity }: Told): Verdict {
  return verdictAsMayBe(where, entityReader(entity));
}

function* stepwise(
  step: Step,
  [first, ...others]: readonly Demand[],
  counted: Counted,
  turning: Turning,
): Iterable<Counted> {
  if (!first) yield counted;
  else for (const next of step(first, counted, turning)) yield* stepwise(step, others, next, turning);
}

/** As many of the open ones as are missing meet the condition, or else others that nobody has told of. */
function* raised(demand: Demand, counted: Counted, turning: Turning): Iterable<Counted> {
  const { where, text, counts } = demand;
  const { asked, isOpen } = counted;
  const missing = counts.min - asked.filter((one) => isSure(demand, one)).length;
  if (missing <= 0) {
    yield counted;
    return;
  }
  const options = optionsFor(demand, { where, text }, counted, turning);
  const most = Math.min(missing, options.length);
  const added = isOpen && missing <= MOST_NEW ? required(NEW, { where, text }, turning) : null;
  const least = added ? 0 : missing;
  if (most < least) turning.tries.left -= 1;
  for (let some = most; some >= least; some -= 1)
    for (const of of picked(options, some, turning)) {
      const others = added ? Array.from({ length: missing - some }, () => added) : [];
      yield { isOpen, asked: [...withAll(asked, of), ...others] };
    }
}

const NOBODY_TOLD: Told = { entity: {}, changes: [] };
const NEW: Asked = { from: NOBODY_TOLD, now: NOBODY_TOLD, must: new Map() };

/** Where there may be too many, the others fail the condition, and there are none that nobody has told of. */
function* lowered(demand: Demand, counted: Counted, turning: Turning): Iterable<Counted> {
  const { where, text, counts } = demand;
  if (counts.max === Infinity) {
    yield counted;
    return;
  }
  const { asked } = counted;
  const isLeft = (one: Asked) => !isSure(demand, one) && verdictOf(where, one.from) === 'unknown';
  const fails = { where: { id: where.id, op: 'not', of: where } as const, text: `not ${text}` };
  const options = optionsFor(demand, fails, counted, turning);
  const left = asked.filter(isLeft).length - options.length;
  const spare = counts.max - asked.filter((one) => isSure(demand, one)).length - left;
  if (spare < 0) turning.tries.left -= 1;
  const most = Math.min(spare, options.length);
  // Of whom it has turned out already, nothing else is asked where it may stay so.
  const metNow = options.filter(({ at }) => asked[at] && verdictOf(where, asked[at].now) === 'met').length;
  const first = Math.min(most, metNow);
  const sizes = Array.from({ length: Math.max(most + 1, 0) }, (_, some) => some);
  for (const some of [...sizes.slice(first), ...sizes.slice(0, Math.max(first, 0))])
    for (const kept of picked(options, some, turning))
      yield {
        isOpen: false,
        asked: withAll(
          asked,
          options.filter((one) => !kept.includes(one)),
        ),
      };
}

function withAll(asked: readonly Asked[], options: readonly Option[]): readonly Asked[] {
  const next = [...asked];
  for (const one of options) next[one.at] = one.next;
  return next;
}

/** It counts for the condition, whatever else is asked. */
function isSure({ where, text }: Demand, { from, must }: Asked): boolean {
  return must.has(text) || verdictOf(where, from) === 'met';
}

type Must = { where: Rule; text: string };

/** Those of which it is open whether they count, as they have to turn out; first those that count as they turn out already. */
function optionsFor(demand: Demand, must: Must, { asked }: Counted, turning: Turning): readonly Option[] {
  const isOpen = (one: Asked) => !isSure(demand, one) && verdictOf(demand.where, one.from) === 'unknown';
  const options = asked.flatMap((one, at) => {
    const next = isOpen(one) ? required(one, must, turning) : null;
    return next ? [{ at, next, counts: verdictOf(demand.where, one.now) === 'met' }] : [];
  });
  return [...options.filter(({ counts }) => counts), ...options.filter(({ counts }) => !counts)];
}

/** With one more thing asked of it: after the answers that it has, or else beside all that was asked. */
function required(one: Asked, { where, text }: Must, { turnOut }: Turning): Asked | null {
  const must = new Map([...one.must, [text, where]]);
  if (verdictOf(where, one.now) === 'met') return { ...one, must };
  const after = turnOut(one.now, where);
  const now = after ?? (one.must.size > 0 ? turnOut(one.from, together(must)) : null);
  return now && { ...one, now, must };
}

function together(must: ReadonlyMap<string, Rule>): Rule {
  return { id: 'all', op: 'all', of: [...must.values()] };
}

/** So many of them, in each way; of those that are alike the first ones. */
function* picked(options: readonly Option[], count: number, turning: Turning): Iterable<readonly Option[]> {
  if (turning.tries.left <= 0) return;
  if (count <= 0) {
    yield [];
    return;
  }
  const seen = new Set<string>();
  for (const [place, one] of options.entries()) {
    if (options.length - place < count) return;
    const like = JSON.stringify([one.next.from.entity, [...one.next.must.keys()]]);
    if (seen.has(like)) continue;
    seen.add(like);
    for (const others of picked(options.slice(place + 1), count - 1, turning)) yield [one, ...others];
  }
}
