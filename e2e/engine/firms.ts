import type { Entity, FactEvent, FactReader, FactValue } from '@/lib/domain/rules';
import type { Random } from './random';
import {
  codesOf,
  EVENT_CODES,
  FACTS,
  FIRST_DAY,
  HUGE,
  LAST_DAY,
  LETTERS,
  leavesOf,
  PLACE_TREE,
  SECTOR_TREE,
  UNITS,
} from './vocabulary';

/** What is known of a firm; a key that is absent is unknown. */
export type Firm = Entity;

const UNKNOWN: FactValue = { kind: 'unknown' };
const MOST_EMPLOYEES = 60;
const PARTLY = 0.35;

/** In: a firm. Out: how the evaluators read it. */
export function readerOf(firm: Firm): FactReader {
  return (fact) => (Object.hasOwn(firm, fact) ? (firm[fact] ?? UNKNOWN) : UNKNOWN);
}

/** Words of the institution on what only it can tell: ids of prose nodes, some of them within a predicate. */
export const CHECKED = ['r0', 'r1', 'r2'].flatMap((rule) =>
  ['p1', 'p2', 'u1/p1', 'u1/p2', 'u2/p1', 'u2/u1/p1'].map((node) => `checked.${rule}:${node}`),
);

/** A firm, or an entity linked to one `depth` steps above the bottom. */
export function randomFirm(random: Random, depth = 2): Firm {
  const firm: Record<string, FactValue> = {};
  const put = (facts: readonly string[], make: (fact: string) => FactValue) => {
    for (const fact of facts) if (!random.chance(0.12)) firm[fact] = make(fact);
  };
  put(FACTS.codes, () => codes(random, LETTERS, LETTERS));
  put(FACTS.sectors, () => codes(random, leavesOf(SECTOR_TREE), codesOf(SECTOR_TREE)));
  put(FACTS.places, () => codes(random, leavesOf(PLACE_TREE), codesOf(PLACE_TREE)));
  put(['employees'], () => range(random, () => random.int(0, MOST_EMPLOYEES), 25));
  put(['project.share'], () => range(random, () => random.int(-8, 8) / 4, 2));
  put(['sales'], () => ({
    ...range(random, () => hugeOr(random, random.int(0, 400) / 2), 100),
    unit: random.pick(UNITS.sales),
  }));
  put(['cargo'], () => ({
    ...range(random, () => hugeOr(random, random.int(0, 80)), 30),
    unit: random.pick(UNITS.cargo),
  }));
  put(FACTS.dates, () => range(random, () => anyDay(random), 500));
  put(FACTS.sets, () => set(random, LETTERS));
  put(FACTS.sectorSets, () => set(random, codesOf(SECTOR_TREE)));
  put(FACTS.placeSets, () => set(random, codesOf(PLACE_TREE)));
  put([...FACTS.flags, ...(depth === 2 ? CHECKED : [])], () => ({ kind: 'flag', value: random.chance(0.5) }));
  put(FACTS.events, () => events(random));
  if (depth > 0) put(FACTS.entities, () => entities(random, depth));
  return firm;
}

/** In: a number. Out: mostly the number; at times one next to the greatest that are told apart. */
export function hugeOr(random: Random, value: number): number {
  return random.chance(0.06) ? random.pick(HUGE) + random.int(-4, 4) / 2 : value;
}

/** Ends of months and of years come up often: there the calendar is hardest. */
export function anyDay(random: Random): number {
  const days = random.int(FIRST_DAY, LAST_DAY);
  if (random.chance(0.6)) return days;
  const date = new Date(days * 86_400_000);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, random.int(-2, 1)) / 86_400_000;
}

function codes(random: Random, exact: readonly string[], any: readonly string[]): FactValue {
  if (!random.chance(PARTLY)) return { kind: 'values', values: [random.pick(exact)] };
  return { kind: 'values', values: Array.from({ length: random.int(0, 3) }, () => random.pick(any)) };
}

function range(random: Random, end: () => number, width: number): FactValue & { kind: 'range' } {
  const lo = end();
  if (!random.chance(PARTLY)) return { kind: 'range', lo, hi: lo };
  const hi = lo + random.int(0, width);
  return {
    kind: 'range',
    lo: random.chance(0.15) ? -Infinity : lo,
    hi: random.chance(0.25) ? Infinity : hi,
  };
}

function opened(random: Random): { open?: true } {
  return random.chance(0.25) ? { open: true } : {};
}

function set(random: Random, codes: readonly string[]): FactValue {
  const members = random.some(codes, 4);
  return { kind: 'set', members: random.chance(0.1) ? [...members, ...members] : members, ...opened(random) };
}

function events(random: Random): FactValue {
  const list = Array.from({ length: random.int(0, 4) }, (): FactEvent => {
    const lo = anyDay(random);
    const code = random.pick(EVENT_CODES);
    if (!random.chance(PARTLY)) return { code, lo, hi: lo };
    return {
      code,
      lo: random.chance(0.2) ? -Infinity : lo,
      hi: random.chance(0.2) ? Infinity : lo + random.int(0, 400),
    };
  });
  return { kind: 'events', events: list, ...opened(random) };
}

function entities(random: Random, depth: number): FactValue {
  const most = depth === 2 ? 3 : 2;
  const list = Array.from({ length: random.int(0, most) }, () => randomFirm(random, depth - 1));
  return { kind: 'entities', entities: list, ...opened(random) };
}
