import type { MatchStatus } from '@/lib/domain/vocabulary';
import { csvText } from '../csv';
import type { Outcome } from './outcome';
import type { RegisterFirm } from './row';
import { addCounts, anyOf, type StatusCounts, zeroes } from './status-counts';

/** Firms and pairs of one cell: size band × sector division × state. */
export type SummaryCell = {
  band: string;
  division: string;
  state: string;
  firms: number;
  pairs: StatusCounts;
  firmsWith: StatusCounts;
};

export type Summary = Map<string, SummaryCell>;

/** Where the register leaves a dimension open. `several`: the candidate codes lie in more than one division. */
const UNKNOWN = 'unknown';
const SEVERAL = 'several';

/** Adds one firm to its cell of the summary. */
export function count(summary: Summary, firm: RegisterFirm, { counts }: Pick<Outcome, 'counts'>): void {
  const [band, state] = [firm.band ?? UNKNOWN, firm.subdivision ?? UNKNOWN];
  const division = divisionOf(firm.isic);
  const key = `${band}|${division}|${state}`;
  const cell = summary.get(key) ?? { band, division, state, firms: 0, pairs: zeroes(), firmsWith: zeroes() };
  if (cell.firms === 0) summary.set(key, cell);
  cell.firms += 1;
  addCounts(cell.pairs, counts);
  addCounts(cell.firmsWith, anyOf(counts));
}

/** In: candidate codes. Out: their division if they share one. */
export function divisionOf(isic: readonly string[]): string {
  const divisions = new Set(isic.map((code) => code.slice(0, 2)));
  const [only] = divisions;
  return only === undefined ? UNKNOWN : divisions.size > 1 ? SEVERAL : only;
}

const COLUMNS = [
  'eligible',
  'later',
  'closed',
  'unknown',
  'generic',
  'no',
  'error',
] as const satisfies MatchStatus[];
const COLUMN_NAMES = { unknown: 'needs_answers' } satisfies Partial<Record<MatchStatus, string>>;

/** In: the summary and the bands in the order of the mapping. Out: it as CSV, one line a cell. */
export function summaryCsv(summary: Summary, bands: readonly string[]): string {
  const order = new Map([...bands, UNKNOWN].map((band, index) => [band, index]));
  const cells = [...summary.values()].toSorted(
    (a, b) =>
      (order.get(a.band) ?? 0) - (order.get(b.band) ?? 0) ||
      text(a.division, b.division) ||
      text(a.state, b.state),
  );
  const names = COLUMNS.map((status) => (status in COLUMN_NAMES ? COLUMN_NAMES.unknown : status));
  return csvText([
    [
      'size_band',
      'division',
      'state',
      'firms',
      ...names.map((n) => `${n}_pairs`),
      ...names.map((n) => `firms_with_${n}`),
    ],
    ...cells.map((cell) => [
      cell.band,
      cell.division,
      cell.state,
      cell.firms,
      ...COLUMNS.map((status) => cell.pairs[status]),
      ...COLUMNS.map((status) => cell.firmsWith[status]),
    ]),
  ]);
}

/** Totals over all cells. */
export function totals(summary: Summary): Pick<SummaryCell, 'firms' | 'pairs' | 'firmsWith'> {
  const sum = { firms: 0, pairs: zeroes(), firmsWith: zeroes() };
  for (const cell of summary.values()) {
    sum.firms += cell.firms;
    addCounts(sum.pairs, cell.pairs);
    addCounts(sum.firmsWith, cell.firmsWith);
  }
  return sum;
}

function text(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
