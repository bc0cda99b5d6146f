import type { leavesOf } from '../domains';
import { evaluate } from '../evaluate';
import { ANY_CODE, ancestorsOf } from '../hierarchy';
import type { FactEntry } from '../language';
import { within } from '../ranges';
import type { FactEvent, FactValue, Verdict } from '../types';
import { namedIn, OTHER_CODE, possibleCodes } from './firm-codes';

/** A condition of a plain rule. */
export type Leaf = ReturnType<typeof leavesOf>[number];
/** How conditions turn out together, each with its verdict. */
export type Outcome = readonly Verdict[];

/** More ways in which conditions on one fact can turn out, or numbers that they tell apart, are not looked into. */
const MOST = 400;
const MOST_POINTS = 60;
const NOT_KNOWN: FactValue = { kind: 'unknown' };
const NO_TALLY = { lo: 0, hi: 0 };

/** In: conditions on codes. Out: how they turn out together, whichever codes a firm may have; null where these are too many. */
export function outcomesOfCodes(
  conditions: readonly Leaf[],
  entry: FactEntry | null,
): readonly Outcome[] | null {
  const codes = [...codesFor(conditions, entry), ...conditions.flatMap(namedIn).flatMap(ancestorsOf)];
  const single = distinct(
    codes.map((code) => outcomeOf(conditions, { kind: 'values', values: [code] })),
    textOf,
  );
  // Of several that a firm may have, they have to say the same.
  const joined = (one: Outcome, other: Outcome) =>
    one.map((verdict, at): Verdict => (verdict === other[at] ? verdict : 'unknown'));
  const all = grown(single, (one) => single.map((other) => joined(one, other)), textOf);
  return all && [outcomeOf(conditions, NOT_KNOWN), ...all];
}

/** In: conditions on a number. Out: the same, whichever stretch of numbers it lies in. */
export function outcomesOfNumbers(
  conditions: readonly Leaf[],
  entry: FactEntry | null,
): readonly Outcome[] | null {
  const between = conditions.filter((one) => one.op === 'between');
  const [first] = between;
  if (between.some(({ unit }) => unit !== first?.unit)) return null;
  const limits = between.flatMap(({ min, max }) => [min, max]).filter((end) => end !== null);
  const isWhole = entry?.whole === true || entry?.kind === 'date';
  const ends = [-Infinity, ...pointsOf(limits, isWhole), Infinity];
  if (ends.length > MOST_POINTS) return null;
  const unit = first?.unit === undefined ? {} : { unit: first.unit };
  const ranges = ends.flatMap((lo, at) =>
    ends
      .slice(at)
      .flatMap((hi): FactValue[] =>
        lo === hi && !Number.isFinite(lo) ? [] : [{ kind: 'range', lo, hi, ...unit }],
      ),
  );
  return [NOT_KNOWN, ...ranges].map((value) => outcomeOf(conditions, value));
}

/** In: conditions on a set, and on how many it holds. Out: the same, whichever are certain and whether there may be others. */
export function outcomesOfSets(
  conditions: readonly Leaf[],
  entry: FactEntry | null,
): readonly Outcome[] | null {
  const named = codesFor(conditions, entry).filter((code) => code !== OTHER_CODE);
  const known = [...new Set([...named, ...conditions.flatMap(namedIn).flatMap(ancestorsOf)])];
  const inLists = conditions.flatMap((one) => (one.op === 'contains' ? one.values : []));
  const counted = conditions.flatMap((one) => (one.op === 'compare' ? [one.left, one.right] : []));
  const numbers = counted.flatMap((term) => (term.term === 'number' ? [term.value] : []));
  const most = Math.max(0, ...numbers.map((value) => Math.floor(value) + 2));
  if (most > MOST) return null;
  const setOf = (members: readonly string[]): FactValue => ({ kind: 'set', members });
  const keyOf = (members: readonly string[]) =>
    [
      textOf(conditions.map((one) => (one.op === 'compare' ? 'unknown' : verdictOf(one, setOf(members))))),
      ...inLists.filter((code) => members.includes(code)),
      Math.min(members.length, most),
    ].join('|');
  const next = (members: readonly string[]) =>
    [...known, `${OTHER_CODE}${members.length}`]
      .filter((code) => !members.includes(code))
      .map((code) => [...members, code]);
  const sets = grown([[]], next, keyOf);
  const values = sets?.flatMap((members): FactValue[] => [
    { kind: 'set', members },
    { kind: 'set', members, open: true },
  ]);
  return values ? [NOT_KNOWN, ...values].map((value) => outcomeOf(conditions, value)) : null;
}

/** In: conditions on events. Out: the same, whichever events are certain, on days known in part. */
export function outcomesOfEvents(conditions: readonly Leaf[]): readonly Outcome[] | null {
  const asked = conditions.filter((one) => one.op === 'happened');
  const codes = new Set([...asked.flatMap((one) => one.codes), OTHER_CODE].filter((one) => one !== ANY_CODE));
  const days = pointsOf(
    asked.flatMap(({ from, to }) => [from, to]).filter((end) => end !== null),
    true,
  );
  if (days.length > MOST_POINTS) return null;
  const events = [...codes].flatMap((code) =>
    days.flatMap((lo, at) => days.slice(at).map((hi): FactEvent => ({ code, lo, hi }))),
  );
  const items = events.map((event) =>
    asked.map((one) => verdictOf({ ...one, min: 1, max: null }, { kind: 'events', events: [event] })),
  );
  return outcomesOfLists(conditions, items);
}

/** In: conditions on linked entities, and which of them each entity that there can be meets. Out: the same, of lists of these. */
export function outcomesOfLists(
  conditions: readonly Leaf[],
  items: readonly Outcome[],
): readonly Outcome[] | null {
  const counted = conditions.filter((one) => one.op === 'happened' || one.op === 'linked');
  const most = counted.map(({ min, max }) => Math.max(min ?? 0, (max ?? -1) + 1));
  const kinds = distinct(items, textOf).filter((item) => item.some((verdict) => verdict !== 'unmet'));
  // Of a list it matters for each condition how many meet it, and how many may.
  const start = counted.map(() => NO_TALLY);
  const with1 = (tally: typeof start, item: Outcome) =>
    tally.map(({ lo, hi }, at) => ({
      lo: Math.min(lo + Number(item[at] === 'met'), most[at] ?? 0),
      hi: Math.min(hi + Number(item[at] !== 'unmet'), most[at] ?? 0),
    }));
  const tallies = grown(
    [start],
    (tally) => kinds.map((item) => with1(tally, item)),
    (tally) => tally.map(({ lo, hi }) => `${lo} ${hi}`).join(),
  );
  const ofTally = (tally: typeof start, isOpen: boolean) => (one: Leaf) => {
    if (one.op !== 'happened' && one.op !== 'linked') return 'met';
    const range = tally[counted.indexOf(one)] ?? NO_TALLY;
    const isNone = one.op === 'happened' && one.codes.length === 0;
    return within(isOpen && !isNone ? { ...range, hi: Infinity } : range, one);
  };
  const outcomes = tallies?.flatMap((tally) =>
    [false, true].map((isOpen): Outcome => conditions.map(ofTally(tally, isOpen))),
  );
  return outcomes ? [outcomeOf(conditions, NOT_KNOWN), ...outcomes] : null;
}

/** In: conditions on one fact and what is known of it. Out: how they turn out. */
export function outcomeOf(conditions: readonly Leaf[], value: FactValue): Outcome {
  return conditions.map((one) => verdictOf(one, value));
}

function verdictOf(one: Leaf, value: FactValue): Verdict {
  return evaluate(one, () => value).verdict;
}

function codesFor(conditions: readonly Leaf[], entry: FactEntry | null): readonly string[] {
  const asked = conditions.filter((one) => one.op !== 'compare');
  // Codes that nobody named all turn out alike, however many a list has.
  return possibleCodes(asked, entry?.list ? null : entry);
}

/** Every end, and a number between each two and beyond them. */
function pointsOf(ends: readonly number[], isWhole: boolean): readonly number[] {
  const turns = [...new Set(ends)].toSorted((a, b) => a - b);
  const points = isWhole
    ? turns.flatMap((end) => [Math.floor(end) - 1, Math.floor(end), Math.ceil(end), Math.ceil(end) + 1])
    : turns.flatMap((end, at) => [end, (end + (turns[at + 1] ?? end + 2)) / 2]);
  const [first = 0] = turns;
  return [...new Set([first - 1, ...points].map((one) => (isWhole ? Math.floor(one) : one)))].toSorted(
    (a, b) => a - b,
  );
}

/** All that grows from the first ones, each kind once; null where there are too many kinds. */
function grown<One>(
  first: readonly One[],
  next: (one: One) => readonly One[],
  keyOf: (one: One) => string,
): readonly One[] | null {
  const found = new Map(first.map((one) => [keyOf(one), one]));
  for (const one of found.values()) {
    for (const other of next(one)) if (!found.has(keyOf(other))) found.set(keyOf(other), other);
    if (found.size > MOST) return null;
  }
  return [...found.values()];
}

/** One of each kind. */
export function distinct<One>(all: readonly One[], keyOf: (one: One) => string): readonly One[] {
  return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}

/** How conditions turn out, as text. */
export function textOf(outcome: Outcome): string {
  return outcome.join(' ');
}
