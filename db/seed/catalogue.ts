import type { z } from 'zod';
import type { Database } from '../client';
import { catalogueRevision, institutionVersion, offeringVersion } from '../schema/catalogue';
import { demoCatalogueFile } from './demo-schema';
import { hashOf, readData } from './files';
import { catalogueRevisionFile, catalogueTextFile } from './schemas';

type Texts = z.output<typeof catalogueTextFile>;
type Institution = z.output<typeof demoCatalogueFile>['institutions'][number];

/** Publishes the illustrative catalogue as the first revision; a database that has a revision is left alone. */
export async function seedCatalogue(db: Database): Promise<void> {
  const revision = readData('catalogue-revision.json', catalogueRevisionFile);
  const catalogue = readData('demo-catalogue.json', demoCatalogueFile);
  const texts = readData('catalogue-text.json', catalogueTextFile);
  const [present] = await db.select().from(catalogueRevision).limit(1);
  if (present) return;
  const { number, published_on: publishedOn, note } = revision;
  const contentHash = hashOf('demo-catalogue.json', 'catalogue-text.json');
  await db.insert(catalogueRevision).values({ number, publishedOn, note, contentHash });
  const first = { version: 1, fromRevision: number, toRevision: null };
  await db.insert(institutionVersion).values(
    catalogue.institutions.map((institution) => ({
      ...first,
      id: institution.id,
      definition: institution,
      text: { ...textOf(texts.institutions, institution.id), bodies: bodiesOf(institution, texts) },
      illustrative: institution.illustrative,
    })),
  );
  await db.insert(offeringVersion).values(
    catalogue.offerings.map((offering) => ({
      ...first,
      id: offering.id,
      institution: offering.institution,
      definition: offering,
      text: textOf(texts.offerings, offering.id),
      illustrative: offering.illustrative,
    })),
  );
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
