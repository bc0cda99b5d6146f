import type { SizeRule } from './schema';
import data from './sectors.json' with { type: 'json' };

const rowSectors: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = data.rows;

/**
 * In: a size rule and the ISIC divisions the firm may belong to (null: not known).
 * Out: the sector rows that may hold for it; all of them where nothing narrows it.
 */
export function sectorRowsOf(rule: SizeRule, divisions: readonly string[] | null): readonly string[] {
  const named = [...rule.employees, ...rule.sales, ...rule.assets].map((limits) => limits.sector);
  const rows = [...new Set(named)].filter((sector) => sector !== 'all');
  if (rows.length === 0) return ['all'];
  if (divisions === null || divisions.length === 0) return rows;
  const held = divisions.flatMap((division) => rowsFor(rule.country, rows, division));
  return rows.filter((row) => held.includes(row));
}

function rowsFor(country: string, rows: readonly string[], division: string): readonly string[] {
  const sector = data.sectors.find(({ from, to }) => from <= division && division <= to)?.id;
  const covering = rows.filter((row) => sector !== undefined && rowSectors[country]?.[row]?.includes(sector));
  return covering.length > 0 ? covering : rows;
}
