import { type CellMoves, type Columns, type Desk, movesByFacts, movesOf, type Program } from '../population';
import { type FactValue, type ImpactRow, type RowCounts, type RowSum, shownRows } from '../rules';
import { SIZE_CLASSES, type SizeClass } from '../vocabulary';
import { placeRows } from './places';
import { addRow, oneValue, type Rows, rowsOf, without } from './rows';
import { COUNTED_GROUPS, WAYS } from './ways';

/** One of the groups by which firms are counted. */
export type CountedGroup = (typeof COUNTED_GROUPS)[number];

/** Firms by how they fare, told apart in each way. */
export type FirmsByWay = Readonly<Record<keyof typeof WAYS, readonly CellMoves[]>>;

/**
 * What another version of the conditions changes for known firms, in all, by size, by place and by group. Null in the
 * place of a size or place: all others, and firms of which it is not known. A group has the firms known to belong.
 */
export type ImpactOnFirms = {
  total: ImpactRow;
  sizes: readonly { size: SizeClass | null; row: ImpactRow }[];
  countries: readonly {
    country: string | null;
    row: ImpactRow;
    places: readonly { place: string | null; row: ImpactRow }[];
  }[];
  groups: readonly { group: CountedGroup; row: ImpactRow }[];
};

const TOTAL = 'total';
const NONE: RowCounts = { firms: 0, same: 0, gained: 0, lost: 0, undecided: 0, decided: 0 };
const HIDDEN: ImpactRow = {
  ...{ firms: null, same: null, gained: null, lost: null, undecided: null, decided: null },
};

/** In: a desk over all blocks, columns of the same firms, and the conditions before and after as programs. Out: firms by how they fare. */
export function firmsByWay(
  desk: Desk,
  columns: Columns,
  programs: { before: Program; after: Program },
): FirmsByWay {
  const moves = movesOf(desk, programs);
  return {
    size: movesByFacts(columns, WAYS.size, moves),
    place: movesByFacts(columns, WAYS.place, moves),
    groups: movesByFacts(columns, WAYS.groups, moves),
  };
}

/** In: firms by how they fare, one list for each part they were counted in. Out: what may be shown of them: no figure of one to nine firms, and none from which one could be worked out. */
export function impactOnFirms(parts: readonly FirmsByWay[]): ImpactOnFirms {
  const rows: Rows = new Map([[TOTAL, NONE]]);
  const sizes = sizeRows(
    parts.flatMap(({ size }) => size),
    rows,
  );
  const countries = placeRows(
    parts.flatMap(({ place }) => place),
    rows,
  );
  const { groups, sums } = groupRows(
    parts.flatMap((part) => part.groups),
    rows,
  );
  const all: readonly RowSum[] = [
    { of: TOTAL, parts: sizes.map(({ key }) => key) },
    { of: TOTAL, parts: countries.map(({ key }) => key) },
    ...countries.map(({ key, places }) => ({ of: key, parts: places.map((place) => place.key) })),
    ...sums,
  ];
  const shown = shownRows(
    rows,
    all.filter(({ parts: of }) => of.length > 0),
  );
  const row = ({ key }: { key: string }) => shown.get(key) ?? HIDDEN;
  return {
    total: row({ key: TOTAL }),
    sizes: sizes.map((one) => ({ size: one.size, row: row(one) })),
    countries: countries.map((one) => ({
      country: one.country,
      row: row(one),
      places: one.places.map((place) => ({ place: place.place, row: row(place) })),
    })),
    groups: groups.map((one) => ({ group: one.group, row: row(one) })),
  };
}

/** Adds a row for each size that some firm has, and the total of them all. */
function sizeRows(
  cells: readonly CellMoves[],
  rows: Rows,
): readonly { size: SizeClass | null; key: string }[] {
  const bySize = rowsOf(cells, ([size]) => oneValue(size) ?? '');
  for (const [size, counts] of bySize) {
    rows.set(sizeKey(size), counts);
    addRow(rows, TOTAL, counts);
  }
  return [...SIZE_CLASSES, null].flatMap((size) => {
    const key = sizeKey(size ?? '');
    return rows.has(key) ? [{ size, key }] : [];
  });
}

/** A firm may belong to several groups, so each is held against all other firms by itself. */
function groupRows(cells: readonly CellMoves[], rows: Rows) {
  const total = rows.get(TOTAL) ?? NONE;
  const groups: { group: CountedGroup; key: string }[] = [];
  const sums: RowSum[] = [];
  for (const group of COUNTED_GROUPS) {
    const own = cells.filter(({ key }) => key.some((value) => holds(value, group)));
    const counts = rowsOf(own, () => group).get(group);
    if (!counts) continue;
    const [key, rest] = [`group:${group}`, `others:${group}`];
    rows.set(key, counts);
    rows.set(rest, without(total, counts));
    groups.push({ group, key });
    sums.push({ of: TOTAL, parts: [key, rest] });
  }
  return { groups, sums };
}

function holds(value: FactValue, group: string): boolean {
  return value.kind === 'set' && value.members.includes(group);
}

function sizeKey(size: string): string {
  return `size:${size}`;
}
