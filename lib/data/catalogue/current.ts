import type { Context } from '../context';
import { type ReferenceLists, referenceLists } from '../reference/lists';
import { versionsOn } from '../reference/versions';
import { type CatalogueView, catalogueAt } from './revision';

/** The catalogue in force today, with the reference lists and the version of the policy: one question to the database, the rest from memory. */
export async function currentCatalogue(
  ctx: Context,
): Promise<{ view: CatalogueView; lists: ReferenceLists; policy: string }> {
  const versions = await versionsOn(ctx.db, ctx.today);
  const lists = await referenceLists(ctx.db, versions.reference);
  return { view: await catalogueAt(ctx.db, versions.catalogue), lists, policy: versions.policy };
}
