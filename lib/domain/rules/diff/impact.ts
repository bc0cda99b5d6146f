import { keptBack, LEAST_SHOWN } from '../../suppression';
import { evaluate } from '../evaluate';
import type { FactReader, Rule, Verdict } from '../types';

/** What two versions of a rule say of one firm, and the groups it belongs to, one for each way of grouping. */
export type FirmBetween = {
  before: Verdict;
  after: Verdict;
  groups: Readonly<Record<string, string>>;
};

/** How firms fare: as before, out to in, in to out, decided to open, open to decided. */
export const MOVES = ['same', 'gained', 'lost', 'undecided', 'decided'] as const;
export type Move = (typeof MOVES)[number];

/** Firms by how they fare, `firms` all of them; null is kept back. */
export type ImpactRow = Readonly<Record<Move | 'firms', number | null>>;

/** All firms, and for each way of grouping every group. */
export type Impact = {
  total: ImpactRow;
  groups: Readonly<Record<string, Readonly<Record<string, ImpactRow>>>>;
};

const COLUMNS = ['firms', ...MOVES] as const;
type Counts = Record<(typeof COLUMNS)[number], number>;
type Row = { key: string; counts: Counts };

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
  const values = new Map([total, ...ways.flat()].flatMap(cellsOf));
  const hidden = keptBack({ values, lines: linesOf(total, ways) }, least);
  const shown = ({ key, counts }: Row): ImpactRow => {
    const cell = (column: (typeof COLUMNS)[number]) =>
      hidden.has(`${key} ${column}`) ? null : counts[column];
    return {
      firms: cell('firms'),
      same: cell('same'),
      gained: cell('gained'),
      lost: cell('lost'),
      undecided: cell('undecided'),
      decided: cell('decided'),
    };
  };
  return {
    total: shown(total),
    groups: Object.fromEntries(
      [...groups].map(([way, of]) => [
        way,
        Object.fromEntries([...of].toSorted(byName).map(([group, row]) => [group, shown(row)])),
      ]),
    ),
  };
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** In: two verdicts. Out: how the firm fares. */
export function moveOf({ before, after }: Pick<FirmBetween, 'before' | 'after'>): Move {
  if (before === after) return 'same';
  if (after === 'unknown') return 'undecided';
  if (before === 'unknown') return 'decided';
  return after === 'met' ? 'gained' : 'lost';
}

/** Firms that a way puts in no group get a row too: it is never shown, but is what the total leaves over. */
function withRest(way: string, rows: readonly Row[], total: Row): readonly Row[] {
  const counts = noCounts();
  for (const column of COLUMNS)
    counts[column] = total.counts[column] - rows.reduce((sum, row) => sum + row.counts[column], 0);
  return counts.firms > 0 ? [...rows, { key: JSON.stringify([way]), counts }] : rows;
}

/** The moves of a row add up to its firms; the rows of a way add up to the total. */
function linesOf(total: Row, ways: readonly (readonly Row[])[]): readonly (readonly [string, ...string[]])[] {
  const across = ({ key }: Row): [string, ...string[]] => [
    `${key} firms`,
    ...MOVES.map((move) => `${key} ${move}`),
  ];
  const down = ways.flatMap((rows) =>
    COLUMNS.map((column): [string, ...string[]] => [
      `${total.key} ${column}`,
      ...rows.map(({ key }) => `${key} ${column}`),
    ]),
  );
  return [...[total, ...ways.flat()].map(across), ...down];
}

function cellsOf({ key, counts }: Row): readonly (readonly [string, number])[] {
  return COLUMNS.map((column) => [`${key} ${column}`, counts[column]] as const);
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
