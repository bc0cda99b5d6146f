import type { Connection } from '@/db/client';
import type { Context } from '@/lib/data/context';
import { type PopulationCounts, populationCounts } from '@/lib/data/population/counts';
import { loadPopulation } from '@/lib/data/population/load';
import { offeringRules, revisionToday } from '@/lib/data/population/offering-rules';
import { leadGroups, preparedVersion, storePrepared } from '@/lib/data/population/prepared';
import { refreshPopulation } from '@/lib/data/population/refresh';
import { storeCounts } from '@/lib/data/population/store';
import { populationVersion } from '@/lib/data/population/version';
import { preparedPart } from '@/lib/domain/impact';
import type { Columns } from '@/lib/domain/population';
import { countRules } from './count';
import { keepColumns, keptColumns } from './snapshot-file';

/** Where a job finds what is not in its context: a connection of its own, and the folder of snapshots. */
export type Surroundings = { open: () => Connection; folder: string };

/** Firms in columns, and the version of the data that these are of. */
type Loaded = { version: string; partitions: readonly Columns[] };

const MB = 1_000_000;

/**
 * Takes up new results, puts the firms together for the desks of institutions, tries the rules of all published
 * offerings on all firms, and stores the counts. What is of these firms, offerings and this day already is left as it
 * is. Out: what was done, without anything about a firm.
 */
export async function countPopulation(ctx: Context, { open, folder }: Surroundings): Promise<object> {
  const refreshed = await refreshPopulation(ctx);
  const { firms, version } = await populationVersion(ctx);
  const stored = await populationCounts(ctx);
  const toPrepare = await isToPrepare(ctx, version);
  const toCount = stored.length === 0 || !(await areOfToday(ctx, stored, version));
  const done = { refreshed: refreshed.firms, unreadable: refreshed.broken, firms };
  if (!toPrepare && !toCount) return { ...done, prepared: false, counted: false };
  const { from, ...loaded } = await columnsOf(ctx, { open, folder }, version);
  const counted = toCount ? await countOfferings(ctx, loaded, stored) : null;
  // Last: it is refused where a firm has left in the meantime, and the counts are stored by then.
  if (toPrepare) await preparePopulation(ctx, loaded);
  return { ...done, prepared: toPrepare, counted: counted !== null, from, ...counted };
}

/** Null where there is nothing to count and nothing was counted before. */
async function countOfferings(
  ctx: Context,
  { version, partitions }: Loaded,
  stored: PopulationCounts,
): Promise<object | null> {
  const { catalogueRevision, rules, broken } = await offeringRules(ctx);
  if (stored.length === 0 && rules.length === 0) return null;
  const { counts, perMillionFirms } = await countRules(partitions, rules);
  await storeCounts(ctx, {
    catalogueRevision,
    dataVersion: version,
    counts: counts.map(({ id, ...count }) => ({ offering: id, ...count })),
  });
  return { broken, memoryMbPerMillionFirms: Math.round(perMillionFirms / MB) };
}

/** Where a firm has left nothing stands ready; where firms have only joined, what stands ready may be a little older. */
async function isToPrepare(ctx: Context, version: string): Promise<boolean> {
  const prepared = await preparedVersion(ctx);
  return prepared === null || (prepared.version !== version && prepared.isOld);
}

async function preparePopulation(ctx: Context, { version, partitions }: Loaded): Promise<void> {
  const leads = await leadGroups(ctx);
  const parts = partitions.map((columns) => preparedPart(columns, leads));
  await storePrepared(ctx, {
    dataVersion: version,
    parts: parts.map(({ firms, columns }) => ({ firms, columns: [...columns] })),
  });
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
): Promise<Loaded & { from: 'snapshot' | 'database' }> {
  const kept = await keptColumns(folder, version);
  if (kept) return { version, partitions: kept, from: 'snapshot' };
  const loaded = await loadPopulation(ctx, open);
  await keepColumns(folder, loaded.version, loaded.partitions);
  return { ...loaded, from: 'database' };
}
