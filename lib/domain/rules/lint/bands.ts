import { leavesOf } from '../domains';
import { type FactCatalogue, factEntry, nodesOf, type WrittenRule } from '../language';
import { within } from '../ranges';
import type { ReasonValues, Rule } from '../types';
import { registersOf } from './about';
import { byHand, exchange, type Subject } from './mending';
import type { Mend, NodeFinding, RegisterBands } from './types';

type Band = RegisterBands['bands'][number];

/**
 * In: a plain rule and what it is held against. Out: limits that cut through a class of a register: a firm known by
 * that class alone can neither meet nor miss them.
 */
export function bandFindings(rule: Rule, subject: Subject): readonly NodeFinding[] {
  const { registers, facts } = subject.setting;
  const found = cutsIn(rule, subject);
  // Which registers the rule can be about is dearer to tell than what it cuts.
  const about = found.length === 0 ? [] : registersOf(registers, rule, facts);
  return oncePerLimit(
    found.filter(({ values }) => about.some(({ register }) => register === values.register)),
  );
}

/** Where both ends are one number, neither can be moved by itself. */
function oncePerLimit(found: readonly NodeFinding[]): readonly NodeFinding[] {
  const keyOf = ({ node, values }: NodeFinding) =>
    [node, values.register, values.band, values.limit].join(' ');
  const byKey = new Map<string, NodeFinding>();
  for (const one of found) {
    const key = keyOf(one);
    const first = byKey.get(key);
    byKey.set(key, first ? { ...first, mend: byHand('ask_number') } : one);
  }
  return [...byKey.values()];
}

/** Operators that, where they become a limit on a number, limit a day. */
const ON_DAYS: Readonly<Record<WrittenRule['op'], boolean>> = {
  ...{ dates: true, elapsed: true, recent: true, calendarYear: true },
  ...{ equals: false, in: false, under: false, reaches: false, between: false, intersects: false },
  ...{ contains: false, is: false, exists: false, compare: false, happened: false, linked: false },
  ...{ prose: false, all: false, any: false, not: false, atLeast: false, unless: false },
  ...{ use: false, criterion: false },
};

/** Nodes of the document by their ids; of those that share one, in reading order. */
type Written = ReadonlyMap<string, readonly WrittenRule[]>;

function writtenIn({ document }: Subject): Written {
  const written = new Map<string, WrittenRule[]>();
  for (const node of nodesOf(document.rule)) {
    const alike = written.get(node.id);
    if (alike) alike.push(node);
    else written.set(node.id, [node]);
  }
  return written;
}

type Limited = { id: string; fact: string };

function isDay({ id, fact }: Limited, written: Written, { setting }: Subject): boolean {
  if (setting.facts && factEntry(setting.facts, fact)?.kind === 'date') return true;
  return written.get(id)?.some(({ op }) => ON_DAYS[op]) ?? false;
}

function cutsIn(rule: Rule, subject: Subject): readonly NodeFinding[] {
  const { registers, facts } = subject.setting;
  const nodes = writtenIn(subject);
  return leavesOf(rule).flatMap((leaf) => {
    if (leaf.op !== 'between' || leaf.unit !== undefined) return [];
    // A day is told as a number too, and has no size.
    if (isDay(leaf, nodes, subject)) return [];
    const [written] = nodes.get(leaf.id) ?? [];
    const { min, max, minOpen, maxOpen } = leaf;
    const ends = [
      ...(min === null ? [] : [{ side: 'min', limit: min, ...(minOpen && { isOpen: minOpen }) } as const]),
      ...(max === null ? [] : [{ side: 'max', limit: max, ...(maxOpen && { isOpen: maxOpen }) } as const]),
    ];
    return registers
      .filter(({ fact }) => fact === leaf.fact)
      .flatMap((register) =>
        ends.flatMap((end) =>
          register.bands
            .filter((band) => cuts(end, band))
            .map((band): NodeFinding => {
              const others = { leaf, written, bands: register.bands };
              const limits = wholeLimits(end, band, leastOf(register, facts)).filter((limit) =>
                mends({ ...end, limit }, others),
              );
              return {
                ...{ node: leaf.id, code: 'limit_in_band', values: valuesOf(end, band, register) },
                mend: moved(written, end, limits, subject),
              };
            }),
        ),
      );
  });
}

type Others = {
  leaf: Extract<Rule, { op: 'between' }>;
  written: WrittenRule | undefined;
  bands: RegisterBands['bands'];
};

/** A limit put in place cuts no class and leaves room beside the other; both ends of "exactly 5" can only move together. */
function mends(end: End, { leaf, written, bands }: Others): boolean {
  const isExact = written?.op === 'equals' || (written?.op === 'compare' && written.relation === '=');
  if (isExact || bands.some((band) => cuts(end, band))) return false;
  const { minOpen, maxOpen } = leaf;
  const [min, max] = end.side === 'min' ? [end.limit, leaf.max] : [leaf.min, end.limit];
  if (min === null || max === null) return true;
  return minOpen || maxOpen ? min < max : min <= max;
}

type End = { side: 'min' | 'max'; limit: number; isOpen?: true };

function valuesOf({ side, limit }: End, { id, lo, hi }: Band, { register }: RegisterBands): ReasonValues {
  return { limit, side, register, band: id, lo, hi: hi ?? '' };
}

function cuts({ side, limit, isOpen }: End, { lo, hi }: Band): boolean {
  const open = isOpen ?? false;
  const limits =
    side === 'min'
      ? { min: limit, max: null, ...(open && { minOpen: true as const }) }
      : { min: null, max: limit, ...(open && { maxOpen: true as const }) };
  return within({ lo, hi: hi ?? Infinity }, limits) === 'unknown';
}

/** The least a firm can have: by the catalogue, or by the lowest class. */
function leastOf({ fact, bands }: RegisterBands, facts: FactCatalogue | null): number {
  return (facts && factEntry(facts, fact)?.min) ?? Math.min(...bands.map(({ lo }) => lo));
}

/**
 * Limits at the ends of the class, which let it in whole or leave it out whole, written with the relation they had: "fewer
 * than 11" is "at most 10". One that everybody meets, or nobody,
 * limits nothing; where it is the nearer of the two, as for "at least 1", the other would change what is asked.
 */
function wholeLimits({ side, limit, isOpen }: End, { lo, hi }: Band, least: number): readonly number[] {
  const [below, above] = side === 'min' ? [lo, hi === null ? null : hi + 1] : [lo - 1, hi];
  const isLimit = side === 'min' ? below > least : below >= least;
  const up = above === null ? [] : [above];
  const kept = isLimit ? [below, ...up] : up.filter((end) => end - limit < limit - below);
  const further = isOpen ? (side === 'min' ? -1 : 1) : 0;
  return kept.map((end) => end + further);
}

function moved(
  written: WrittenRule | undefined,
  { side, isOpen }: End,
  limits: readonly number[],
  subject: Subject,
): Mend {
  const [first, second] = limits;
  if (first === undefined) return byHand('ask_number');
  const mend = byHand('move_limit', { side, below: first, above: second ?? '' });
  if (second !== undefined || isOpen || written?.op !== 'between' || typeof written[side] !== 'number')
    return mend;
  return exchange(mend, { ...written, [side]: first }, subject);
}
