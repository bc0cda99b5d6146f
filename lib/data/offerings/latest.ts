import { and, asc, desc, inArray } from 'drizzle-orm';
import { offeringDraft, offeringVersion } from '@/db/schema';
import { isNamed, type StoredOffering } from '../../schemas/offering-import';
import type { Context } from '../context';
import type { Desk } from './load';
import { ownDrafts, ownVersions } from './scope';

/** What the next step of an offering would start from: the draft, else the last version. */
export type Latest = {
  id: string;
  institution: string;
  versions: readonly Pick<Desk['versions'][number], 'version'>[];
  draft: Pick<NonNullable<Desk['draft']>, 'id' | 'version' | 'definition' | 'text'> | null;
  stored: StoredOffering;
};

type OfOne = Pick<Latest, 'id' | 'institution' | 'versions' | 'draft'> & {
  definition: unknown;
  text: unknown;
};

/** Offerings of the actor's institution as they stand at the desk, by id: all of them, or those asked for. */
export async function latestAtDesk(
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  ids: readonly string[] | null,
): Promise<ReadonlyMap<string, Latest>> {
  const among = (column: typeof offeringVersion.id | typeof offeringDraft.offering) =>
    ids === null ? undefined : inArray(column, [...ids]);
  const versions = await db
    .selectDistinctOn([offeringVersion.id])
    .from(offeringVersion)
    .where(and(ownVersions(actor), among(offeringVersion.id)))
    .orderBy(asc(offeringVersion.id), desc(offeringVersion.version));
  const drafts = await db
    .select()
    .from(offeringDraft)
    .where(and(ownDrafts(actor), among(offeringDraft.offering)))
    .orderBy(asc(offeringDraft.offering));
  const found = new Map<string, Latest>();
  for (const row of versions)
    found.set(row.id, latestOf({ ...row, versions: [{ version: row.version }], draft: null }));
  for (const { offering: id, institution, id: draft, version, definition, text } of drafts) {
    const own = { id: draft, version, definition: isNamed(definition) ? definition : {}, text };
    const earlier = found.get(id)?.versions ?? [];
    found.set(id, latestOf({ id, institution, versions: earlier, draft: own, definition, text }));
  }
  return found;
}

function latestOf({ id, institution, versions, draft, definition, text }: OfOne): Latest {
  const stored = {
    definition: isNamed(definition) ? definition : {},
    text: isNamed(text) ? text : {},
  };
  return { id, institution, versions, draft, stored };
}
