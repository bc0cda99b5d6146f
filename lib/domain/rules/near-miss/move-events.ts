import { ANY_CODE } from '../hierarchy';
import { eventsOf } from '../leaf-verdicts';
import type { FactEvent, FactValue } from '../types';
import { OTHER_CODE } from './code-room';
import type { Leaf } from './goals';
import { type Draft, type Drafted, moverOf, type Task, weightOf } from './group';
import { intervalsOf } from './intervals';
import { isSatisfiedBy } from './satisfied';
import type { Lead, Refusal } from './types';

type Happened = Extract<Leaf, { op: 'happened' }>;
type Known = { events: readonly FactEvent[]; isOpen: boolean };

/** Events to come for one condition, and each list of them that is tried; cut where others could be. */
type Extra = readonly FactEvent[];
type Extras = { of: readonly Extra[]; isCut: boolean };

/** Codes and events of one condition that are tried together with those of others. */
const MOST_CODES = 6;
const MOST_EVENTS = 12;
const MOST_TRIES = 200;
/** More events than this are not thought of for one condition. */
const MOST_ADDED = 1000;

/** In: conditions on what has taken place. Out: what must turn out to have taken place, or what the firm can still do; nothing is undone. */
export function moveEvents(task: Task): Drafted {
  const { group, value } = task;
  const known: Known =
    value.kind === 'events'
      ? { events: value.events, isOpen: value.open === true }
      : { events: [], isOpen: true };
  const leaves = group.literals.flatMap(({ leaf, holds }) =>
    leaf.op === 'happened' ? [{ leaf, holds }] : [],
  );
  const { found, isCut } = drafts(known, leaves, task);
  const [best] = found.toSorted((a, b) => a.steps - b.steps || a.weight - b.weight);
  if (best) return isCut && !isLeast(best, known, leaves, task) ? { cut: best } : best;
  const reason = reasonOf(leaves, task);
  return isCut || reason === 'too_many' ? { cut: reason } : reason;
}

/** What took place is the reason where all could be had of a firm of which nothing is known. */
function reasonOf(wishes: readonly Wish[], task: Task): Refusal {
  if (wishes.some((wish) => leastOf(wish) > MOST_ADDED)) return 'too_many';
  const unknown: FactValue = { kind: 'unknown' };
  const { found, isCut } = drafts({ events: [], isOpen: true }, wishes, { ...task, value: unknown });
  return found.length > 0 ? 'past' : isCut ? 'too_many' : 'no_value';
}

/** No way can be shorter or lighter: an answer is one step, and of acts there are no more than are missing. */
function isLeast(
  { by, steps, weight }: Draft,
  known: Known,
  wishes: readonly Wish[],
  { group, setting }: Task,
): boolean {
  if (by === 'find_out') return true;
  const to: FactValue = { kind: 'events', events: known.events };
  const missing = wishes.flatMap(({ leaf, holds }) => {
    const least = Math.min(...intervalsOf(leaf, holds).map(({ min }) => min)) - eventsOf(leaf, to).hi;
    return least > 0 ? [{ codes: leaf.codes, least: Math.ceil(least) }] : [];
  });
  const codes = missing.flatMap((one) => one.codes);
  const isApart = !codes.includes(ANY_CODE) && new Set(codes).size === codes.length;
  const counts = missing.map(({ least }) => least);
  const fewest = isApart ? counts.reduce((sum, one) => sum + one, 0) : Math.max(0, ...counts);
  const isLed = codes.some((code) => setting.leadsOf(group.fact, code).length > 0);
  const own = isLed ? setting.weights.do.ledTo : setting.weights.do.events;
  return steps <= fewest && weight <= steps * weightOf(by, own, setting.weights);
}

type Wish = { leaf: Happened; holds: boolean };
type Drafts = { found: readonly Draft[]; isCut: boolean };

function drafts(known: Known, wishes: readonly Wish[], task: Task): Drafts {
  const pinned = placed(known.events.map((event) => placesOf(event, wishes)));
  const asked = wishes.map((wish) => extrasOf(wish, task));
  const extras = combined(asked.map(({ of }) => of));
  const isCut = pinned.isCut || extras.isCut || asked.some((one) => one.isCut);
  const openings = known.isOpen ? [true, false] : [false];
  const tries = pinned.of.flatMap((events) =>
    extras.of.flatMap((lists) => openings.map((open) => ({ events, added: lists.flat(), open }))),
  );
  const inTurn = pinned.of
    .slice(0, MOST_TRIES)
    .flatMap((events) =>
      openings.map((open) => ({ events, added: addedInTurn(events, wishes, task), open })),
    );
  const found = [...inTurn, ...tries.slice(0, MOST_TRIES)].flatMap(({ events, added, open }) => {
    const to: FactValue = {
      kind: 'events',
      events: [...events, ...added],
      ...(open ? { open: true as const } : {}),
    };
    const holds = task.group.literals.every((literal) => isSatisfiedBy(literal, to));
    return holds ? [draftOf(to, added, { known, open, task })] : [];
  });
  return { found, isCut: isCut || tries.length > MOST_TRIES };
}

/** Each condition after the other, those with the fewest codes first: of one of its codes as many as are still missing. */
function addedInTurn(events: readonly FactEvent[], wishes: readonly Wish[], task: Task): Extra {
  const ordered = wishes.toSorted((a, b) => a.leaf.codes.length - b.leaf.codes.length);
  const added: FactEvent[] = [];
  for (const wish of ordered) {
    const now: FactValue = { kind: 'events', events: [...events, ...added] };
    const missing = leastOf(wish) - eventsOf(wish.leaf, now).lo;
    const { day, codes } = toCome(wish, task);
    const [first] = codes.toSorted((a, b) => servedBy(b, wishes) - servedBy(a, wishes));
    const isMet = isSatisfiedBy({ index: 0, ...wish }, now);
    if (isMet || day === null || first === undefined || missing > MOST_ADDED) continue;
    for (let count = 0; count < missing; count += 1) added.push({ code: first, lo: day, hi: day });
  }
  return added;
}

/** How many conditions an event counts for, less those that it counts against. */
function servedBy(code: string, wishes: readonly Wish[]): number {
  const served = wishes.map(({ leaf, holds }) => {
    if (!leaf.codes.includes(code) && !leaf.codes.includes(ANY_CODE)) return 0;
    return leastOf({ leaf, holds }) > 0 ? 1 : -wishes.length;
  });
  return served.reduce((sum, one) => sum + one, 0);
}

/** An event whose day is not known may turn out to lie inside, before or after the days of a condition; null where it cannot. */
function placesOf(event: FactEvent, wishes: readonly Wish[]): readonly (FactEvent | null)[] {
  if (event.lo === event.hi) return [event];
  const places = wishes.flatMap(({ leaf: { from, to } }) => [
    { ...event, lo: Math.max(event.lo, from ?? event.lo), hi: Math.min(event.hi, to ?? event.hi) },
    { ...event, hi: Math.min(event.hi, (from ?? -Infinity) - 1) },
    { ...event, lo: Math.max(event.lo, (to ?? Infinity) + 1) },
  ]);
  return [event, ...places.map((place) => (place.lo <= place.hi ? place : null))];
}

/** Nothing, or as many events of one of the codes as could be missing; codes that an offering leads to come first. */
function extrasOf(wish: Wish, task: Task): Extras {
  const { day, codes } = toCome(wish, task);
  if (day === null) return { of: [[]], isCut: false };
  const most = leastOf(wish);
  const sizes = Array.from({ length: Math.min(most, MOST_EVENTS) }, (_, at) => at + 1);
  const events = (code: string) =>
    sizes.map((size) => Array.from({ length: size }, () => ({ code, lo: day, hi: day })));
  return {
    of: [[], ...codes.slice(0, MOST_CODES).flatMap(events)],
    isCut: most > MOST_EVENTS || (most > 0 && codes.length > MOST_CODES),
  };
}

/** The day on which what a condition asks for can still take place, null where it cannot; codes that an offering leads to come first. */
function toCome(
  { leaf }: Wish,
  { group, setting, value }: Task,
): { day: number | null; codes: readonly string[] } {
  const isClosed = value.kind === 'events' && value.open !== true;
  const day = dayWithin(leaf, setting.today);
  const asked = leaf.codes.includes(ANY_CODE) ? (group.entry?.values ?? [OTHER_CODE]) : leaf.codes;
  const isLed = asked.map((code) => setting.leadsOf(group.fact, code).length > 0);
  const codes = [...asked.filter((_, at) => isLed[at]), ...asked.filter((_, at) => !isLed[at])];
  return { day: day !== null && isClosed && day < setting.asked ? null : day, codes };
}

/** As many as the highest lower end asks for. */
function leastOf({ leaf, holds }: Wish): number {
  const least = intervalsOf(leaf, holds).map(({ min, minOpen }) =>
    minOpen ? Math.floor(min) + 1 : Math.ceil(min),
  );
  return Math.max(0, ...least.filter(Number.isFinite));
}

/** Today, or the day of the condition that is nearest to it. */
function dayWithin({ from, to }: Happened, today: number): number | null {
  const day = Math.min(Math.max(today, from ?? -Infinity), to ?? Infinity);
  return from !== null && day < from ? null : day;
}

function draftOf(
  to: FactValue,
  added: readonly FactEvent[],
  { known, open, task }: { known: Known; open: boolean; task: Task },
): Draft {
  const { group, setting } = task;
  const codes = added.map(({ code }) => code);
  const leads = [...new Set(codes)].flatMap((code): readonly Lead[] => {
    const offerings = setting.leadsOf(group.fact, code);
    return offerings.length > 0 ? [{ gives: code, offerings }] : [];
  });
  const by = added.length > 0 && !known.isOpen ? moverOf(group.entry) : 'find_out';
  const own = leads.length > 0 ? setting.weights.do.ledTo : setting.weights.do.events;
  const steps = by === 'find_out' ? 1 : added.length;
  return {
    by,
    wanted: { wanted: 'events', add: codes, noOther: known.isOpen && !open },
    to,
    steps,
    leads,
    weight: steps * weightOf(by, own, setting.weights),
  };
}

type Combined<T> = { of: readonly (readonly T[])[]; isCut: boolean };

/** Events at each of their places, in every combination; where those are too many, some of them at one place and the rest at another. */
function placed(events: readonly (readonly (FactEvent | null)[])[]): Combined<FactEvent> {
  const lists = events.map((places) => places.filter((place) => place !== null));
  if (sizeOf(lists) <= MOST_TRIES) return { of: product(lists), isCut: false };
  const most = Math.max(...events.map(({ length }) => length));
  const at = (index: number) => events.map((places) => places[index] ?? places[0] ?? null);
  const rows = Array.from({ length: most }, (_, index) => at(index).filter((place) => place !== null));
  const mixed = rows.flatMap((row) =>
    rows.flatMap((other) =>
      row === other
        ? []
        : row.slice(1).map((_, count) => [...row.slice(0, count + 1), ...other.slice(count + 1)]),
    ),
  );
  return { of: [...rows, ...mixed].slice(0, MOST_TRIES), isCut: true };
}

/** One of each list, in every combination; where those are too many, of the first few of each. */
function combined<T>(lists: readonly (readonly T[])[]): Combined<T> {
  if (sizeOf(lists) <= MOST_TRIES) return { of: product(lists), isCut: false };
  const each = Math.floor(MOST_TRIES ** (1 / lists.length));
  return { of: product(lists.map((list) => list.slice(0, each))), isCut: true };
}

function sizeOf(lists: readonly (readonly unknown[])[]): number {
  return lists.reduce((all, { length }) => all * length, 1);
}

function product<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>(
    (found, list) => found.flatMap((one) => list.map((next) => [...one, next])),
    [[]],
  );
}
