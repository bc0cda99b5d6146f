import type { Program } from './program';
import { type Desk, metIn, runProgram, unmetIn } from './run';

/** How many firms meet a rule, do not, and cannot be told yet. */
export type Counts = { met: number; unmet: number; unknown: number };

/** Met and unmet, one pair after another. */
export type Tally = Int32Array;

/** In: a thread's desk, programs and blocks from the first up to but not including the last. Out: their tally. */
export function tallyRules(desk: Desk, programs: readonly Program[], from: number, to: number): Tally {
  const tally = new Int32Array(2 * programs.length);
  for (let block = from; block < to; block += 1) {
    desk.block = block;
    for (let index = 0; index < programs.length; index += 1) {
      const program = programs[index];
      if (!program) continue;
      runProgram(desk, program);
      tally[2 * index] = (tally[2 * index] ?? 0) + metIn(desk, 0);
      tally[2 * index + 1] = (tally[2 * index + 1] ?? 0) + unmetIn(desk, 0);
    }
  }
  return tally;
}

/** In: tallies of the same things by several threads or partitions; at least one. Out: their sum. */
export function addTallies(first: Tally, ...others: readonly Tally[]): Tally {
  const sum = first.slice();
  for (const other of others)
    for (let index = 0; index < sum.length; index += 1) sum[index] = (sum[index] ?? 0) + (other[index] ?? 0);
  return sum;
}

/** In: the tally of rules and the firms they were run over. Out: the three counts of each. Throws RangeError if they cannot add up. */
export function countsOf(tally: Tally, firms: number): readonly Counts[] {
  return Array.from({ length: tally.length / 2 }, (_, index) => threeCounts(tally, index, firms));
}

/** In: a tally, the place of a pair in it and the firms it is about. Out: the three counts, which add up to the firms. */
export function threeCounts(tally: Tally, index: number, firms: number): Counts {
  const [met, unmet] = [tally[2 * index] ?? 0, tally[2 * index + 1] ?? 0];
  const unknown = firms - met - unmet;
  if (unknown < 0) throw new RangeError(`${met} met and ${unmet} unmet are more than ${firms} firms`);
  return { met, unmet, unknown };
}

/** In: a desk. Out: number of firms in all blocks. */
export function firmsIn({ planes }: Pick<Desk, 'planes'>): number {
  return planes.firms.reduce((sum, firms) => sum + firms, 0);
}
