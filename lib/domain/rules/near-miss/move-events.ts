import { ANY_CODE } from '../hierarchy';
import type { FactEvent, FactValue } from '../types';
import { OTHER_CODE } from './code-room';
import type { Leaf } from './goals';
import { type Draft, moverOf, type Task, weightOf } from './group';
import { type Interval, intervalsOf } from './intervals';
import { isSatisfiedBy } from './satisfied';
import type { Lead, Refusal } from './types';

type Happened = Extract<Leaf, { op: 'happened' }>;
type Known = { events: readonly FactEvent[]; isOpen: boolean };

/** Events to come for one condition. */
type Extra = readonly FactEvent[];

const MOST_CODES = 6;
const MOST_EVENTS = 12;
const MOST_TRIES = 200;

/** In: conditions on what has taken place. Out: what must turn out to have taken place, or what the firm can still do; nothing is undone. */
export function moveEvents(task: Task): Draft | Refusal {
  const { group, value } = task;
  const known: Known =
    value.kind === 'events'
      ? { events: value.events, isOpen: value.open === true }
      : { events: [], isOpen: true };
  const leaves = group.literals.flatMap(({ leaf, holds }) =>
    leaf.op === 'happened' ? [{ leaf, holds }] : [],
  );
  const [best] = drafts(known, leaves, task).toSorted((a, b) => a.steps - b.steps || a.weight - b.weight);
  return best ?? 'past';
}

type Wish = { leaf: Happened; holds: boolean };

function drafts(known: Known, wishes: readonly Wish[], task: Task): readonly Draft[] {
  const pinned = product(known.events.map((event) => placesOf(event, wishes)));
  const extras = product(wishes.map((wish) => extrasOf(wish, task)));
  const openings = known.isOpen ? [true, false] : [false];
  const tries = pinned.flatMap((events) =>
    extras.flatMap((lists) => openings.map((open) => ({ events, added: lists.flat(), open }))),
  );
  return tries.slice(0, MOST_TRIES).flatMap(({ events, added, open }) => {
    const to: FactValue = {
      kind: 'events',
      events: [...events, ...added],
      ...(open ? { open: true as const } : {}),
    };
    const holds = task.group.literals.every((literal) => isSatisfiedBy(literal, to));
    return holds ? [draftOf(to, added, { known, open, task })] : [];
  });
}

/** An event whose day is not known may turn out to lie inside, before or after the days of a condition. */
function placesOf(event: FactEvent, wishes: readonly Wish[]): readonly FactEvent[] {
  if (event.lo === event.hi) return [event];
  const places = wishes.flatMap(({ leaf: { from, to } }) => [
    { ...event, lo: Math.max(event.lo, from ?? event.lo), hi: Math.min(event.hi, to ?? event.hi) },
    ...(from === null ? [] : [{ ...event, hi: Math.min(event.hi, from - 1) }]),
    ...(to === null ? [] : [{ ...event, lo: Math.max(event.lo, to + 1) }]),
  ]);
  return [event, ...places.filter(({ lo, hi }) => lo <= hi)];
}

/** Nothing, or as many events of one of the codes as could be missing; codes that an offering leads to come first. */
function extrasOf({ leaf, holds }: Wish, { group, setting, value }: Task): readonly Extra[] {
  const isClosed = value.kind === 'events' && value.open !== true;
  const day = dayWithin(leaf, setting.today);
  if (day === null || (isClosed && day < setting.asked)) return [[]];
  const asked = leaf.codes.includes(ANY_CODE) ? (group.entry?.values ?? [OTHER_CODE]) : leaf.codes;
  const isLed = asked.map((code) => setting.leadsOf(group.fact, code).length > 0);
  const codes = [...asked.filter((_, at) => isLed[at]), ...asked.filter((_, at) => !isLed[at])];
  const sizes = sizesOf(intervalsOf(leaf, holds));
  return [
    [],
    ...codes
      .slice(0, MOST_CODES)
      .flatMap((code) =>
        sizes.map((size) => Array.from({ length: size }, () => ({ code, lo: day, hi: day }))),
      ),
  ];
}

/** From one event up to as many as the highest lower end asks for. */
function sizesOf(counts: readonly Interval[]): readonly number[] {
  const least = counts.map(({ min, minOpen }) => (minOpen ? Math.floor(min) + 1 : Math.ceil(min)));
  const most = Math.max(0, ...least.filter(Number.isFinite));
  return Array.from({ length: Math.min(most, MOST_EVENTS) }, (_, at) => at + 1);
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

/** One of each list, in every combination; none where that would be too many. */
function product<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  const size = lists.reduce((all, { length }) => all * length, 1);
  if (size > MOST_TRIES) return [lists.flatMap(([first]) => (first === undefined ? [] : [first]))];
  return lists.reduce<readonly (readonly T[])[]>(
    (found, list) => found.flatMap((one) => list.map((next) => [...one, next])),
    [[]],
  );
}
