import { and, asc, gt, isNull, lte, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '@/db/client';
import { institutionVersion, offeringVersion } from '@/db/schema';
import { type Catalogue, catalogueFileSchema, type Institution, type Offering } from '../../domain/matching';
import { keptByKey } from '../reference/kept';
import type { CatalogueKey } from '../reference/versions';

const bilingual = z.object({ en: z.string(), es: z.string() });
const institutionText = z.object({
  name: bilingual,
  summary: bilingual,
  bodies: z.record(z.string(), bilingual),
});
const offeringText = z.object({
  name: bilingual,
  summary: bilingual,
  conditions: z.object({ en: z.array(z.string()), es: z.array(z.string()) }),
  how: bilingual,
});

export type InstitutionEntry = {
  institution: Institution;
  text: z.output<typeof institutionText>;
  version: number;
};
export type OfferingEntry = { offering: Offering; text: z.output<typeof offeringText>; version: number };

/** All of one revision, which never changes. */
export type CatalogueView = {
  revision: number;
  /** What the engine reads. */
  catalogue: Catalogue;
  offerings: ReadonlyMap<string, OfferingEntry>;
  institutions: ReadonlyMap<string, InstitutionEntry>;
  institutionIds: ReadonlySet<string>;
  /** Offerings that could not be read, or whose institution could not; the others are not touched by them. */
  broken: readonly { id: string; institution: string }[];
};

const views = keptByKey<CatalogueView>(4);

/** In: a revision with the hash of its content. Out: its catalogue, from memory after the first time. */
export function catalogueAt(db: Database, { revision, hash }: CatalogueKey): Promise<CatalogueView> {
  return views(`${revision} ${hash}`, () => load(db, revision));
}

async function load(db: Database, revision: number): Promise<CatalogueView> {
  const institutionRows = await db
    .select()
    .from(institutionVersion)
    .where(inRevision(institutionVersion, revision))
    .orderBy(asc(institutionVersion.id));
  const offeringRows = await db
    .select()
    .from(offeringVersion)
    .where(inRevision(offeringVersion, revision))
    .orderBy(asc(offeringVersion.id));
  const broken: { id: string; institution: string }[] = [];
  const institutions = new Map<string, InstitutionEntry>();
  for (const { id, version, definition, text } of institutionRows) {
    const institution = catalogueFileSchema.shape.institutions.element.safeParse(definition);
    const words = institutionText.safeParse(text);
    if (institution.success && words.success)
      institutions.set(id, { institution: institution.data, text: words.data, version });
    else reportUnreadable({ revision, kind: 'institution', id, version });
  }
  const offerings = new Map<string, OfferingEntry>();
  for (const { id, version, definition, text, institution } of offeringRows) {
    const content = readOffering({ definition, text });
    if (content && institutions.has(institution)) offerings.set(id, { ...content, version });
    else {
      broken.push({ id, institution });
      reportUnreadable({ revision, kind: 'offering', id, version });
    }
  }
  return { ...viewOf(revision, institutions, offerings), broken };
}

/** In: a row of an offering. Out: what it says; null where it cannot be read. */
export function readOffering(row: {
  definition: unknown;
  text: unknown;
}): Pick<OfferingEntry, 'offering' | 'text'> | null {
  const offering = catalogueFileSchema.shape.offerings.element.safeParse(row.definition);
  const words = offeringText.safeParse(row.text);
  return offering.success && words.success ? { offering: offering.data, text: words.data } : null;
}

/** Once for each time a revision is read into memory. Ids alone: the row may hold anything. */
function reportUnreadable(row: { revision: number; kind: string; id: string; version: number }): void {
  process.stderr.write(
    `${JSON.stringify({ level: 'error', msg: 'catalogue row cannot be read', ...row, time: new Date().toISOString() })}\n`,
  );
}

function viewOf(
  revision: number,
  institutions: ReadonlyMap<string, InstitutionEntry>,
  offerings: ReadonlyMap<string, OfferingEntry>,
) {
  const catalogue = {
    revision,
    institutions: [...institutions.values()].map((entry) => entry.institution),
    offerings: [...offerings.values()].map((entry) => entry.offering),
  };
  return { revision, catalogue, institutions, offerings, institutionIds: new Set(institutions.keys()) };
}

/** Rows valid from one revision up to, not including, another. */
function inRevision(table: typeof institutionVersion | typeof offeringVersion, revision: number) {
  return and(lte(table.fromRevision, revision), or(isNull(table.toRevision), gt(table.toRevision, revision)));
}
