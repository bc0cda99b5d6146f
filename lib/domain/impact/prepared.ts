import {
  addFirm,
  type Column,
  type Columns,
  clusteredOrder,
  finishColumns,
  readSnapshot,
  reordered,
  startColumns,
  writeSnapshot,
} from '../population';
import { LEAD_FACT, WAYS } from './ways';

/** Firms as they are counted at a desk: each fact by itself, so that only those are read that a count needs. */
export type PreparedPart = {
  firms: number;
  columns: readonly { fact: string; content: Uint8Array }[];
};

/** Stands for the id of any firm: who they are is not told. */
const NOBODY = '-';

/** In: columns of firms, and the groups that lead them, by firm. Out: the firms in an order that says nothing of who they are, without their ids. */
export function preparedPart(columns: Columns, leads: ReadonlyMap<string, readonly string[]>): PreparedPart {
  const led = startColumns(columns.ids.length);
  for (const id of columns.ids) {
    const members = id === null ? undefined : leads.get(id);
    addFirm(led, NOBODY, members ? [[LEAD_FACT, { kind: 'set', members }]] : []);
  }
  const all = { ...columns, columns: new Map([...columns.columns, ...finishColumns(led).columns]) };
  const { rows, ids, columns: ordered } = reordered(all, clusteredOrder(all, [...WAYS.place, ...WAYS.size]));
  return {
    firms: ids.length,
    columns: [...ordered].map(([fact, column]) => ({
      fact,
      content: writeSnapshot({
        dataVersion: '',
        columns: { rows, ids: [], columns: new Map([[fact, column]]) },
      }),
    })),
  };
}

/** In: the content of one fact. Out: its column; null where it is of another fact. */
export function preparedColumn(content: Uint8Array, fact: string): Column | null {
  // A copy begins where numbers may begin, which what was read may not.
  return readSnapshot(Uint8Array.from(content)).columns.columns.get(fact) ?? null;
}

/** In: firms and the facts that are read of them. Out: their columns. */
export function preparedColumns(firms: number, columns: ReadonlyMap<string, Column>): Columns {
  const { rows } = startColumns(firms);
  return { rows, ids: Array<string>(firms).fill(NOBODY), columns: new Map(columns) };
}
