import { leavesOf } from '../domains';
import { type FactCatalogue, factEntry, nodesOf } from '../language';
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
  return found.filter(({ values }) => about.some(({ register }) => register === values.register));
}

function cutsIn(rule: Rule, subject: Subject): readonly NodeFinding[] {
  const { registers, facts } = subject.setting;
  return leavesOf(rule).flatMap((leaf) => {
    if (leaf.op !== 'between' || leaf.unit !== undefined) return [];
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
              const limits = wholeLimits(end, band, leastOf(register, facts));
              return {
                ...{ node: leaf.id, code: 'limit_in_band', values: valuesOf(end, band, register) },
                mend: moved(leaf.id, end, limits, subject),
              };
            }),
        ),
      );
  });
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
 * Limits at the ends of the class, which let it in whole or leave it out whole. One that everybody meets, or nobody,
 * limits nothing; where it is the nearer of the two, as for "at least 1", the other would change what is asked.
 */
function wholeLimits({ side, limit }: End, { lo, hi }: Band, least: number): readonly number[] {
  const [below, above] = side === 'min' ? [lo, hi === null ? null : hi + 1] : [lo - 1, hi];
  const isLimit = side === 'min' ? below > least : below >= least;
  const up = above === null ? [] : [above];
  if (isLimit) return [below, ...up];
  return up.filter((end) => end - limit < limit - below);
}

function moved(node: string, { side, isOpen }: End, limits: readonly number[], subject: Subject): Mend {
  const [first, second] = limits;
  if (first === undefined) return byHand('ask_number');
  const mend = byHand('move_limit', { side, below: first, above: second ?? '' });
  const written = nodesOf(subject.document.rule).find(({ id }) => id === node);
  if (second !== undefined || isOpen || written?.op !== 'between' || typeof written[side] !== 'number')
    return mend;
  return exchange(mend, { ...written, [side]: first }, subject);
}
