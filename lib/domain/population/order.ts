import { codeColumnOf } from './cells';
import type { Codes, Column, Columns } from './columns';
import { sharedBytes, sharedCodes, sharedDoubles } from './shared';

/**
 * In: columns and facts that are not numbers, the coarsest first. Out: rows with a firm in an order that puts firms
 * with the same values side by side, so that whole blocks are alike and can be skipped; else as before.
 */
export function clusteredOrder(columns: Columns, facts: readonly string[]): Int32Array {
  const ranks = facts.map((fact) => rankedCodes(columns, fact));
  const rows = Int32Array.from(columns.ids.keys()).filter((row) => typeof columns.ids[row] === 'string');
  return rows.sort((a, b) => {
    for (const rank of ranks) {
      const difference = rank(a) - rank(b);
      if (difference !== 0) return difference;
    }
    return a - b;
  });
}

/** In: columns and rows of it, each once. Out: columns of these firms in this order. */
export function reordered({ rows, ids, columns }: Columns, order: Int32Array): Columns {
  const moved = [...columns].map(([fact, column]) => [fact, movedColumn(column, order, rows)] as const);
  return { rows, ids: Array.from(order, (row) => ids[row] ?? null), columns: new Map(moved) };
}

function movedColumn(column: Column, order: Int32Array, rows: number): Column {
  if (column.kind === 'codes') {
    const codes = sharedCodes(rows, widest(column.codes));
    order.forEach((from, to) => {
      codes[to] = column.codes[from] ?? 0;
    });
    return { ...column, codes };
  }
  const [lo, hi] = [sharedDoubles(rows).fill(-Infinity), sharedDoubles(rows).fill(Infinity)];
  const state = sharedBytes(rows);
  order.forEach((from, to) => {
    lo[to] = column.lo[from] ?? -Infinity;
    hi[to] = column.hi[from] ?? Infinity;
    state[to] = column.state[from] ?? 0;
  });
  return { ...column, lo, hi, state };
}

function widest({ BYTES_PER_ELEMENT }: Codes): number {
  return 2 ** (8 * BYTES_PER_ELEMENT) - 1;
}

/** Values in the order of what they say, so that codes of one branch stand together. */
function rankedCodes(columns: Columns, fact: string): (row: number) => number {
  const { codes, values } = codeColumnOf(columns, fact);
  const texts = values.map((value) => JSON.stringify(value));
  const sorted = [...texts.keys()].sort((a, b) => ((texts[a] ?? '') < (texts[b] ?? '') ? -1 : 1));
  const ranks = new Int32Array(values.length);
  sorted.forEach((code, rank) => {
    ranks[code] = rank;
  });
  return (row) => ranks[codes[row] ?? 0] ?? 0;
}
