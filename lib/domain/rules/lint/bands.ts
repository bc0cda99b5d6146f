import { leavesOf } from '../domains';
import { within } from '../ranges';
import type { Rule } from '../types';
import type { NodeFinding, RegisterBands } from './types';

type Band = RegisterBands['bands'][number];

/**
 * In: a plain rule and the classes of registers. Out: limits that cut through a class: a firm known by that class alone
 * can neither meet nor miss them.
 */
export function bandFindings(rule: Rule, registers: readonly RegisterBands[]): readonly NodeFinding[] {
  return leavesOf(rule).flatMap((leaf) => {
    if (leaf.op !== 'between' || leaf.unit !== undefined) return [];
    const { min, max, minOpen, maxOpen } = leaf;
    const ends = [
      ...(min === null ? [] : [{ side: 'min', limit: min, ...(minOpen && { isOpen: minOpen }) } as const]),
      ...(max === null ? [] : [{ side: 'max', limit: max, ...(maxOpen && { isOpen: maxOpen }) } as const]),
    ];
    return registers
      .filter(({ fact }) => fact === leaf.fact)
      .flatMap(({ register, bands }) =>
        ends.flatMap((end) =>
          bands.filter((band) => cuts(end, band)).map((band) => finding(leaf.id, end, band, register)),
        ),
      );
  });
}

type End = { side: 'min' | 'max'; limit: number; isOpen?: true };

function cuts({ side, limit, isOpen }: End, { lo, hi }: Band): boolean {
  const open = isOpen ?? false;
  const limits =
    side === 'min'
      ? { min: limit, max: null, ...(open && { minOpen: true as const }) }
      : { min: null, max: limit, ...(open && { maxOpen: true as const }) };
  return within({ lo, hi: hi ?? Infinity }, limits) === 'unknown';
}

/** Limits are moved to the ends of the class, where they let it in whole or leave it out whole. */
function finding(node: string, { side, limit }: End, { id, lo, hi }: Band, register: string): NodeFinding {
  const [below, above] = side === 'min' ? [lo, hi === null ? '' : hi + 1] : [lo - 1, hi ?? ''];
  return {
    node,
    code: 'limit_in_band',
    values: { limit, side, register, band: id, lo, hi: hi ?? '' },
    mend: { code: 'move_limit', values: { side, below, above } },
  };
}
