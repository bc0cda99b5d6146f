import type { Connection } from '@/db/client';
import type { Context } from '@/lib/data/context';
import { type PopulationCounts, populationCounts } from '@/lib/data/population/counts';
import { loadPopulation } from '@/lib/data/population/load';
import { offeringRules, revisionToday } from '@/lib/data/population/offering-rules';
import { refreshPopulation } from '@/lib/data/population/refresh';
import { storeCounts } from '@/lib/data/population/store';
import { populationVersion } from '@/lib/data/population/version';
import type { Columns } from '@/lib/domain/population';
import { countRules } from './count';
import { keepColumns, keptColumns } from './snapshot-file';

/** Where a job finds what is not in its context: a connection of its own, and the folder of snapshots. */
export type Surroundings = { open: () => Connection; folder: string };

const MB = 1_000_000;

/**
 * Takes up new results, tries the rules of all published offerings on all firms, and stores the counts. Where neither
 * firms nor offerings nor the day are new, the last counts stand and no rule is read. Out: what was done, without anything about a firm.
 */
export async function countPopulation(ctx: Context, { open, folder }: Surroundings): Promise<object> {
  const refreshed = await refreshPopulation(ctx);
  const { firms, version } = await populationVersion(ctx);
  const idle = { refreshed: refreshed.firms, unreadable: refreshed.broken, firms, counted: false };
  const stored = await populationCounts(ctx);
  if (stored.length > 0 && (await areOfToday(ctx, stored, version))) return idle;
  const { catalogueRevision, rules, broken } = await offeringRules(ctx);
  if (stored.length === 0 && rules.length === 0) return idle;
  const { version: dataVersion, partitions, from } = await columnsOf(ctx, { open, folder }, version);
  const { counts, perMillionFirms } = await countRules(partitions, rules);
  await storeCounts(ctx, {
    catalogueRevision,
    dataVersion,
    counts: counts.map(({ id, ...count }) => ({ offering: id, ...count })),
  });
  const memoryMbPerMillionFirms = Math.round(perMillionFirms / MB);
  const { firms: taken, broken: unreadable } = refreshed;
  return { refreshed: taken, unreadable, firms, counted: true, from, broken, memoryMbPerMillionFirms };
}

/** All counts are stored at once, so those that are there are of every offering of their revision. */
async function areOfToday(ctx: Context, stored: PopulationCounts, version: string): Promise<boolean> {
  const revision = await revisionToday(ctx);
  return stored.every(
    ({ dataVersion, catalogueRevision, asOf }) =>
      dataVersion === version && catalogueRevision === revision && asOf === ctx.today,
  );
}

/** From the folder where it holds this version, else from the database, and then they are kept in the folder. */
async function columnsOf(
  ctx: Context,
  { open, folder }: Surroundings,
  version: string,
): Promise<{ version: string; partitions: readonly Columns[]; from: 'snapshot' | 'database' }> {
  const kept = await keptColumns(folder, version);
  if (kept) return { version, partitions: kept, from: 'snapshot' };
  const loaded = await loadPopulation(ctx, open);
  await keepColumns(folder, loaded.version, loaded.partitions);
  return { ...loaded, from: 'database' };
}
