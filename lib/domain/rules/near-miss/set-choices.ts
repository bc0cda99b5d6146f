import { ANY_CODE, liesInAreas } from '../hierarchy';
import type { FactEntry } from '../language';
import type { Area } from '../types';
import { type CodeRoom, codeRoom, namedCodes, OTHER_CODE } from './code-room';
import type { Leaf, Literal } from './goals';

/** All codes in one, but for those excepted. */
export type Stretch = { code: string; except: readonly string[] };

/** Codes of which one is enough for a condition on a set. */
export type Choice = {
  codes: readonly string[];
  settles: (code: string) => boolean;
  /** In: a code that settles it. Out: all that would do as well, where no condition names the very code. */
  stretchOf: (code: string) => Stretch | null;
};

type Reaches = Extract<Leaf, { op: 'reaches' }>;
type Asking = Literal & { leaf: Reaches };

/** Of more conditions than this not every few are looked at together. */
const MOST_TOGETHER = 4;

/** In: conditions on one set, and what is known of it. Out: for each that asks for one of several codes, these. */
export function choicesIn(literals: readonly Literal[], entry: FactEntry | null): readonly Choice[] {
  const asking = literals.flatMap(({ index, leaf, holds }): readonly Asking[] =>
    holds && leaf.op === 'reaches' ? [{ index, leaf, holds }] : [],
  );
  const rooms = someOf(asking).map((some) => roomOf(some, literals, entry));
  const named = literals.flatMap(({ leaf, holds }) => (holds ? namedCodes(leaf) : []));
  const triedIn = rooms.flatMap(({ room, stretches }) => [
    ...firstOfEachKind(room.allowed, literals),
    ...room.rests.flatMap((rest) => firstOfEachKind(rest.tried, literals)),
    ...stretches.flatMap(({ code }) => (code === ANY_CODE ? [OTHER_CODE] : [])),
  ]);
  const tried = [...named, ...triedIn];
  return literals.flatMap(({ leaf, holds }): readonly Choice[] => {
    if (!holds) return [];
    if (leaf.op === 'intersects') return [amongst(leaf.values)];
    const own = rooms.find(({ of }) => of.length === 1 && of[0]?.leaf === leaf);
    return leaf.op === 'reaches' && own ? [reaching(leaf, { tried, entry, stretches: own.stretches })] : [];
  });
}

function amongst(codes: readonly string[]): Choice {
  return { codes, settles: (code) => codes.includes(code), stretchOf: () => null };
}

function reaching(
  leaf: Reaches,
  {
    tried,
    entry,
    stretches,
  }: { tried: readonly string[]; entry: FactEntry | null; stretches: readonly Stretch[] },
): Choice {
  const settles = (code: string) => liesInAreas(code, areasOf(leaf)) === 'met';
  const named = [...new Set([...namedCodes(leaf), ...givenCodes(entry)])].filter(settles);
  return {
    codes: [...new Set([...named, ...tried.filter(settles)])],
    settles,
    stretchOf: (code) =>
      named.includes(code)
        ? null
        : (stretches.find((one) => liesInAreas(code, [areaOf(one)]) === 'met') ?? null),
  };
}

function areaOf({ code, except }: Stretch): Area {
  return { codes: [code], except };
}

/** Some of the conditions, and which codes settle all of them at once. */
type Room = { of: readonly Asking[]; room: CodeRoom; stretches: readonly Stretch[] };

function roomOf(of: readonly Asking[], literals: readonly Literal[], entry: FactEntry | null): Room {
  const asked = of.map(
    ({ index, leaf, holds }): Literal => ({ index, leaf: { ...leaf, op: 'under' }, holds }),
  );
  const room = codeRoom([...asked, ...literals.flatMap(refusedMember)], entry);
  const whole = room.allowed.map((code) => ({ code, except: [] }));
  const any = room.other ? [{ code: ANY_CODE, except: room.refused }] : [];
  return { of, room, stretches: [...any, ...room.rests, ...whole] };
}

/** Every few of the conditions that one code could settle together; each alone, and all, where they are many. */
function someOf(asking: readonly Asking[]): readonly (readonly Asking[])[] {
  const alone = asking.map((one) => [one]);
  if (asking.length > MOST_TOGETHER) return [...alone, asking];
  const found: (readonly Asking[])[] = [];
  for (const one of asking) found.push(...found.map((some) => [...some, one]), [one]);
  return found;
}

/** What keeps a code out of a set, as a condition on the code. */
function refusedMember({ index, leaf, holds }: Literal): readonly Literal[] {
  if (holds) return [];
  const { id } = leaf;
  // A code below one that is kept out is never told as one that would do.
  if (leaf.op === 'intersects')
    return [{ index, leaf: { id, op: 'under', fact: leaf.fact, codes: leaf.values }, holds }];
  return leaf.op === 'reaches' ? [{ index, leaf: { ...leaf, op: 'under' }, holds }] : [];
}

/** Codes that each condition takes in the same way are told apart by nothing; the first of them is tried. */
function firstOfEachKind(codes: readonly string[], literals: readonly Literal[]): readonly string[] {
  const kinds = new Map<string, string>();
  for (const code of codes) {
    const kind = literals.map(({ leaf }) => takesIn(leaf, code)).join();
    if (!kinds.has(kind)) kinds.set(kind, code);
  }
  return [...kinds.values()];
}

function takesIn(leaf: Leaf, code: string): string {
  return leaf.op === 'reaches' ? liesInAreas(code, areasOf(leaf)) : String(namedCodes(leaf).includes(code));
}

function givenCodes(entry: FactEntry | null): readonly string[] {
  return entry?.values?.filter((code) => canBeGiven(code, entry)) ?? [];
}

/** In: a code and what is known of its fact. Out: whether a firm can have it: one that the question offers, where it offers any. */
export function canBeGiven(code: string, entry: FactEntry | null): boolean {
  if (entry?.retired && Object.hasOwn(entry.retired, code)) return false;
  return entry?.values === undefined || entry.values.includes(code);
}

/** In: a condition. Out: all its areas. */
export function areasOf(leaf: Reaches): readonly Area[] {
  return leaf.also ? [leaf, ...leaf.also] : [leaf];
}
