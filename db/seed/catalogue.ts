import { and, desc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Database } from '../client';
import { catalogueRevision, institutionVersion, offeringVersion } from '../schema/catalogue';
import { referenceLoad } from '../schema/reference';
import { demoCatalogueFile } from './demo-schema';
import { canonical, hashOf, readData } from './files';
import { catalogueRevisionFile, catalogueTextFile } from './schemas';
import { upsert } from './upsert';

type Texts = z.output<typeof catalogueTextFile>;
type Institution = z.output<typeof demoCatalogueFile>['institutions'][number];

const MARK = 'demo_catalogue';

type Row = { id: string; definition: { illustrative: boolean }; text: object };
type Kept = { id: string; version: number; toRevision: number | null; definition: unknown; text: unknown };

/**
 * Publishes the illustrative catalogue: at first as the first revision, and a file that has changed since as a new one
 * of the rows that differ, so that a result of an earlier revision keeps what it was worked out from. An offering that
 * its institution has published or taken out at its desk is the institution's from then on: the file no longer says
 * anything about it.
 */
export async function seedCatalogue(db: Database): Promise<void> {
  // The same lock that publishing at a desk takes: revisions follow each other.
  await db.execute(sql`select pg_advisory_xact_lock(7204313)`);
  const contentHash = hashOf('demo-catalogue.json', 'catalogue-text.json');
  const [loaded] = await db.select().from(referenceLoad).where(eq(referenceLoad.name, MARK));
  if (loaded?.contentHash === contentHash) return;
  await publish(db, contentHash);
  const mark = { name: MARK, contentHash, loadedAt: new Date().toISOString() };
  await upsert(db, referenceLoad, [mark], referenceLoad.name);
}

async function publish(db: Database, contentHash: string): Promise<void> {
  const catalogue = readData('demo-catalogue.json', demoCatalogueFile);
  const texts = readData('catalogue-text.json', catalogueTextFile);
  const institutions = catalogue.institutions.map((definition) => ({
    id: definition.id,
    definition,
    text: { ...textOf(texts.institutions, definition.id), bodies: bodiesOf(definition, texts) },
  }));
  const taken = await takenOver(db);
  const offerings = catalogue.offerings
    .filter(({ id }) => !taken.has(id))
    .map((definition) => ({
      id: definition.id,
      definition,
      text: textOf(texts.offerings, definition.id),
    }));
  const changes = {
    institutions: changesOf(institutions, await keptOf(db, institutionVersion)),
    offerings: changesOf(
      offerings,
      (await keptOf(db, offeringVersion)).filter(({ id }) => !taken.has(id)),
    ),
  };
  if (Object.values(changes).every(({ added, ended }) => added.length + ended.length === 0)) return;
  const number = await addRevision(db, contentHash);
  await end(db, institutionVersion, changes.institutions.ended, number);
  await end(db, offeringVersion, changes.offerings.ended, number);
  if (changes.institutions.added.length > 0)
    await db.insert(institutionVersion).values(changes.institutions.added.map((row) => columns(row, number)));
  if (changes.offerings.added.length > 0)
    await db.insert(offeringVersion).values(
      changes.offerings.added.map((row) => ({
        ...columns(row, number),
        institution: row.definition.institution,
      })),
    );
}

async function addRevision(db: Database, contentHash: string): Promise<number> {
  const file = readData('catalogue-revision.json', catalogueRevisionFile);
  const [last] = await db.select().from(catalogueRevision).orderBy(desc(catalogueRevision.number)).limit(1);
  const number = last ? last.number + 1 : file.number;
  // A later revision is never of an earlier day.
  const publishedOn = last && last.publishedOn > file.published_on ? last.publishedOn : file.published_on;
  await db.insert(catalogueRevision).values({ number, publishedOn, note: file.note, contentHash });
  return number;
}

/** Ids of offerings that some institution has changed at its desk. */
async function takenOver(db: Database): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectDistinct({ id: offeringVersion.id })
    .from(offeringVersion)
    .innerJoin(
      catalogueRevision,
      or(
        eq(catalogueRevision.number, offeringVersion.fromRevision),
        eq(catalogueRevision.number, offeringVersion.toRevision),
      ),
    )
    .where(isNotNull(catalogueRevision.institution));
  return new Set(rows.map(({ id }) => id));
}

/** All versions of illustrative rows; real ones are never touched. */
function keptOf(db: Database, table: typeof institutionVersion | typeof offeringVersion): Promise<Kept[]> {
  const { id, version, toRevision, definition, text } = table;
  return db
    .select({ id, version, toRevision, definition, text })
    .from(table)
    .where(eq(table.illustrative, true));
}

/** In: rows of the file and those stored. Out: rows to add, with their version, and ids of those that end. */
function changesOf<File extends Row>(file: readonly File[], kept: readonly Kept[]) {
  const current = new Map(kept.filter((row) => row.toRevision === null).map((row) => [row.id, row]));
  const changed = file.filter((row) => {
    const stored = current.get(row.id);
    return !stored || contentOf(stored) !== contentOf(row);
  });
  const ids = new Set(file.map((row) => row.id));
  const ended = [...current.keys()].filter((id) => !ids.has(id) || changed.some((row) => row.id === id));
  const added = changed.map((row) => ({
    ...row,
    version: 1 + Math.max(0, ...kept.filter(({ id }) => id === row.id).map(({ version }) => version)),
  }));
  return { added, ended };
}

function contentOf({ definition, text }: Pick<Kept, 'definition' | 'text'>): string {
  return canonical([definition, text]);
}

async function end(
  db: Database,
  table: typeof institutionVersion | typeof offeringVersion,
  ids: readonly string[],
  number: number,
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(table)
    .set({ toRevision: number })
    .where(and(inArray(table.id, [...ids]), isNull(table.toRevision), eq(table.illustrative, true)));
}

function columns({ id, version, definition, text }: Row & { version: number }, fromRevision: number) {
  return { id, version, fromRevision, definition, text, illustrative: definition.illustrative };
}

function bodiesOf(institution: Institution, texts: Texts): Texts['bodies'] {
  const bodies = [...institution.seats, ...institution.contributions].map((part) => part.body);
  return Object.fromEntries(bodies.map((body) => [body, textOf(texts.bodies, body)]));
}

function textOf<Text>(texts: Readonly<Record<string, Text>>, key: string): Text {
  const text = texts[key];
  if (!text) throw new Error(`db/seed/data/catalogue-text.json has no text for "${key}"`);
  return text;
}
