import { LEAST_SHOWN } from '../../suppression';
import { evaluate } from '../evaluate';
import type { FactReader, Rule, Verdict } from '../types';
import { type ImpactRow, type Move, moveOf, ROW_COLUMNS, type RowSum, shownRows } from './impact-rows';

/** What two versions of a rule say of one firm, and the groups it belongs to, one for each way of grouping. */
export type FirmBetween = {
  before: Verdict;
  after: Verdict;
  groups: Readonly<Record<string, string>>;
};

/** All firms, and for each way of grouping every group. */
export type Impact = {
  total: ImpactRow;
  groups: Readonly<Record<string, Readonly<Record<string, ImpactRow>>>>;
};

type Counts = Record<Move | 'firms', number>;
type Row = { key: string; counts: Counts };
const NONE: ImpactRow = { firms: null, same: null, gained: null, lost: null, undecided: null, decided: null };

/** In: two plain rules and firms. Out: what each says of each firm. */
export function betweenRules(
  before: Rule,
  after: Rule,
  firms: Iterable<{ read: FactReader; groups: FirmBetween['groups'] }>,
): readonly FirmBetween[] {
  return Array.from(firms, ({ read, groups }) => ({
    before: evaluate(before, read).verdict,
    after: evaluate(after, read).verdict,
    groups,
  }));
}

/** In: what two versions say of each firm. Out: who gained, lost, fell open and was settled, in all and by group; figures below the least are kept back, with as many others as it takes that they cannot be worked out. */
export function impactOf(firms: Iterable<FirmBetween>, least: number = LEAST_SHOWN): Impact {
  const total: Row = { key: 'total', counts: noCounts() };
  const groups = new Map<string, Map<string, Row>>();
  for (const firm of firms) {
    count(total, firm);
    for (const [way, group] of Object.entries(firm.groups)) count(rowOf(groups, way, group), firm);
  }
  const ways = [...groups].map(([way, of]) => withRest(way, [...of.values()], total));
  const rows = new Map([total, ...ways.flat()].map(({ key, counts }) => [key, counts] as const));
  const sums = ways.map((of): RowSum => ({ of: total.key, parts: of.map(({ key }) => key) }));
  const shown = shownRows(rows, sums, least);
  return {
    total: shown.get(total.key) ?? NONE,
    groups: Object.fromEntries(
      [...groups].map(([way, of]) => [
        way,
        Object.fromEntries(
          [...of].toSorted(byName).map(([group, { key }]) => [group, shown.get(key) ?? NONE]),
        ),
      ]),
    ),
  };
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** Firms that a way puts in no group get a row too: it is never shown, but is what the total leaves over. */
function withRest(way: string, rows: readonly Row[], total: Row): readonly Row[] {
  const counts = noCounts();
  for (const column of ROW_COLUMNS)
    counts[column] = total.counts[column] - rows.reduce((sum, row) => sum + row.counts[column], 0);
  return counts.firms > 0 ? [...rows, { key: JSON.stringify([way]), counts }] : rows;
}

function rowOf(groups: Map<string, Map<string, Row>>, way: string, group: string): Row {
  const rows = groups.get(way) ?? new Map<string, Row>();
  const row = rows.get(group) ?? { key: JSON.stringify([way, group]), counts: noCounts() };
  rows.set(group, row);
  groups.set(way, rows);
  return row;
}

function count({ counts }: Row, firm: FirmBetween): void {
  counts.firms += 1;
  counts[moveOf(firm)] += 1;
}

function noCounts(): Counts {
  return { firms: 0, same: 0, gained: 0, lost: 0, undecided: 0, decided: 0 };
}
