import { asc, desc, eq, inArray } from 'drizzle-orm';
import { offeringVersion } from '@/db/schema';
import type { Locale } from '../../domain/vocabulary';
import type { Context } from '../context';
import { DataError } from '../errors';
import { currentCatalogue } from './current';
import { type InstitutionEntry, type OfferingEntry, readOffering } from './revision';

/**
 * An offering of today's catalogue, or as it stood there last: what was asked about it goes on after it has been taken
 * out.
 */
export async function lastKnownOffering(
  ctx: Context,
  id: string,
): Promise<OfferingEntry & { by: InstitutionEntry }> {
  const { view } = await currentCatalogue(ctx);
  const entry = view.offerings.get(id) ?? (await lastVersion(ctx, id));
  const by = entry && view.institutions.get(entry.offering.institution);
  if (!by) throw new DataError('not_found', { entity: 'offering' });
  return { ...entry, by };
}

/** In: ids. Out: tells their names, also of those that have left the catalogue; the id where it never was in one. */
export async function offeringNames(
  ctx: Context,
  ids: readonly string[],
): Promise<(id: string, locale: Locale) => string> {
  const { view } = await currentCatalogue(ctx);
  const gone = [...new Set(ids)].filter((id) => !view.offerings.has(id));
  const rows =
    gone.length === 0
      ? []
      : await ctx.db
          .selectDistinctOn([offeringVersion.id])
          .from(offeringVersion)
          .where(inArray(offeringVersion.id, gone))
          .orderBy(asc(offeringVersion.id), desc(offeringVersion.version));
  const texts = new Map(rows.map((row) => [row.id, readOffering(row)?.text]));
  return (id, locale) => (view.offerings.get(id)?.text ?? texts.get(id))?.name[locale] ?? id;
}

async function lastVersion({ db }: Context, id: string): Promise<OfferingEntry | undefined> {
  const [row] = await db
    .select()
    .from(offeringVersion)
    .where(eq(offeringVersion.id, id))
    .orderBy(desc(offeringVersion.version))
    .limit(1);
  const content = row && readOffering(row);
  return content ? { ...content, version: row.version } : undefined;
}
