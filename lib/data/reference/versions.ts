import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { capitalSubdivision, catalogueRevision, rankingPolicy, referenceLoad } from '@/db/schema';
import type { IsoDate } from '../../domain/dates';
import { DataError } from '../errors';

/** What is in force: a revision and its content, a policy, and the editions of the reference files. */
export type Versions = {
  catalogue: CatalogueKey;
  policy: string;
  reference: string;
};

export type CatalogueKey = { revision: number; hash: string };

/**
 * In: a day. Out: the versions in force on it; before the first one, the first one. All that these numbers name never
 * changes, so this is the one question a request asks before it reads from memory.
 */
export async function versionsOn(db: Database, today: IsoDate): Promise<Versions> {
  const [row] = await db.execute<VersionRow>(sql`select ${versionColumns(today)}`);
  return versionsFrom(row);
}

export type VersionRow = { catalogue: CatalogueKey | null; policy: string | null; reference: string | null };

export function versionsFrom(row: VersionRow | undefined): Versions {
  const { catalogue, policy, reference } = row ?? { catalogue: null, policy: null, reference: null };
  if (!catalogue || policy === null || reference === null)
    throw new DataError('unavailable', { entity: 'reference data' });
  return { catalogue, policy, reference };
}

/** Columns of `VersionRow`, to be asked for together with something else. */
export function versionColumns(today: IsoDate) {
  return sql`
    (select json_build_object('revision', number, 'hash', content_hash) from ${catalogueRevision}
      order by published_on <= ${today} desc, case when published_on <= ${today} then -number else number end
      limit 1) as catalogue,
    (select version from ${rankingPolicy}
      order by effective_from <= ${today} desc,
        case when effective_from <= ${today} then ${today}::date - effective_from else effective_from - ${today}::date end,
        version desc
      limit 1) as policy,
    (select md5(string_agg(name || content_hash, ',' order by name)) from ${referenceLoad})
      || (select md5(coalesce(string_agg(subdivision, ',' order by subdivision), '')) from ${capitalSubdivision}) as reference`;
}
