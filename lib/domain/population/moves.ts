import { type FactValue, MOVES, type Move, moveOf, type Verdict } from '../rules';
import { codeColumnOf } from './cells';
import { type Columns, UNKNOWN } from './columns';
import { BLOCK_FIRMS, PLANE_WORDS } from './layout';
import type { Program } from './program';
import { type Desk, runProgram } from './run';

/** How each firm fares between two versions of a rule, by row: the place of its move in `MOVES`. */
export type Moves = Uint8Array;

/** Firms by how they fare. */
export type MoveCounts = Readonly<Record<Move, number>>;

/** Firms of which the same is known of some facts, by how they fare. */
export type CellMoves = { key: readonly FactValue[]; counts: MoveCounts };

/** What a row holds after both programs: nothing for what cannot be told, else these added up. */
const WEIGHT = { before: { met: 1, unmet: 2 }, after: { met: 3, unmet: 6 } } as const;
const VERDICTS: readonly Verdict[] = ['unknown', 'met', 'unmet'];
const PLACE_OF_MOVE = Uint8Array.from({ length: 9 }, (_, both) =>
  MOVES.indexOf(
    moveOf({
      before: VERDICTS[both % 3] ?? 'unknown',
      after: VERDICTS[Math.floor(both / 3)] ?? 'unknown',
    }),
  ),
);

/** In: a desk over all blocks, and the programs of a rule before and after. Out: how each firm fares; a row without a firm stays the same. */
export function movesOf(desk: Desk, { before, after }: { before: Program; after: Program }): Moves {
  const rows = new Uint8Array(desk.planes.blocks * BLOCK_FIRMS);
  for (let block = 0; block < desk.planes.blocks; block += 1) {
    desk.block = block;
    const first = block * BLOCK_FIRMS;
    runProgram(desk, before);
    addBits(desk, desk.trueAt[0] ?? 0, rows, { first, weight: WEIGHT.before.met });
    addBits(desk, desk.falseAt[0] ?? 0, rows, { first, weight: WEIGHT.before.unmet });
    runProgram(desk, after);
    addBits(desk, desk.trueAt[0] ?? 0, rows, { first, weight: WEIGHT.after.met });
    addBits(desk, desk.falseAt[0] ?? 0, rows, { first, weight: WEIGHT.after.unmet });
  }
  for (let row = 0; row < rows.length; row += 1) rows[row] = PLACE_OF_MOVE[rows[row] ?? 0] ?? 0;
  return rows;
}

/** In: columns, facts that are not numbers, and how each firm fares. Out: firms told apart by these facts. */
export function movesByFacts(columns: Columns, facts: readonly string[], moves: Moves): readonly CellMoves[] {
  const some = facts.map((fact) => codeColumnOf(columns, fact));
  const cells = new Map<number, { key: readonly FactValue[]; counts: number[] }>();
  for (let row = 0; row < columns.ids.length; row += 1) {
    if (columns.ids[row] === null) continue;
    let place = 0;
    for (const { codes, values } of some) place = place * values.length + (codes[row] ?? 0);
    const cell = cells.get(place) ?? {
      key: some.map(({ codes, values }) => values[codes[row] ?? 0] ?? UNKNOWN),
      counts: MOVES.map(() => 0),
    };
    cells.set(place, cell);
    const move = moves[row] ?? 0;
    cell.counts[move] = (cell.counts[move] ?? 0) + 1;
  }
  return [...cells.values()].map(({ key, counts }) => ({ key, counts: named(counts) }));
}

function named(counts: readonly number[]): MoveCounts {
  const of = (move: Move) => counts[MOVES.indexOf(move)] ?? 0;
  return {
    same: of('same'),
    gained: of('gained'),
    lost: of('lost'),
    undecided: of('undecided'),
    decided: of('decided'),
  };
}

function addBits(
  { planes: { words } }: Desk,
  plane: number,
  rows: Uint8Array,
  { first, weight }: { first: number; weight: number },
): void {
  for (let word = 0; word < PLANE_WORDS; word += 1) {
    let bits = words[plane + word] ?? 0;
    while (bits !== 0) {
      const place = 31 - Math.clz32(bits & -bits);
      const row = first + word * 32 + place;
      rows[row] = (rows[row] ?? 0) + weight;
      bits &= bits - 1;
    }
  }
}
