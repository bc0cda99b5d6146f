import { converted, type Measured } from '../rules';
import type { NumberColumn } from './columns';
import { sharedDoubles } from './shared';

/** What a number of every firm may lie between. */
export type Ends = Pick<NumberColumn, 'lo' | 'hi'>;

/**
 * In: a column, the unit that limits are in, and what was worked out before. Out: the ends in that unit; without a rate
 * the number is unknown. Throws RangeError where only the limits or only a firm's number has a unit; a unit that no firm
 * has any more is nobody's fault.
 */
export function endsInUnit(column: NumberColumn, { unit, per }: Measured, known: Map<string, Ends>): Ends {
  const to = unit ?? null;
  const factors = column.units.map((from, place) => {
    const isFault = (from === null) !== (to === null);
    return isFault && !column.state.includes(1 + place) ? 1 : factorOf(from, to, per);
  });
  if (factors.every((factor) => factor === 1)) return { lo: column.lo, hi: column.hi };
  const key = factors.join(' ');
  const ends = known.get(key) ?? scaled(column, factors);
  known.set(key, ends);
  return ends;
}

function factorOf(from: string | null, to: string | null, per: Measured['per']): number | null {
  if (from === to) return 1;
  if (from === null || to === null)
    throw new RangeError(`an amount in ${from ?? 'no unit'} is read in ${to ?? 'no unit'}`);
  return per?.[from] ?? null;
}

function scaled({ lo, hi, state }: NumberColumn, factors: readonly (number | null)[]): Ends {
  const ends = { lo: sharedDoubles(lo.length), hi: sharedDoubles(hi.length) };
  for (let row = 0; row < lo.length; row += 1) {
    const factor = factors[(state[row] ?? 0) - 1] ?? null;
    ends.lo[row] = factor === null ? -Infinity : converted(lo[row] ?? -Infinity, factor);
    ends.hi[row] = factor === null ? Infinity : converted(hi[row] ?? Infinity, factor);
  }
  return ends;
}
