import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DEMO_CATALOGUE } from '../reference';

type Json = Readonly<Record<string, unknown>>;

/** Invented offerings for the states and trades of the sample of the Mexican register. */
export const ILLUSTRATIVE_CATALOGUE = resolve(
  import.meta.dirname,
  '../../../../db/seed/data/registers/mx-denue/illustrative-catalogue.json',
);

/**
 * In: changes to one Mexican offering of the demo catalogue, one set an offering. Out: a catalogue file of
 * offerings T1, T2, …, which ask for nothing but what the changes say.
 */
export function catalogueText(changes: readonly Json[]): string {
  const demo = JSON.parse(readFileSync(DEMO_CATALOGUE, 'utf8'));
  const model = demo.offerings.find((offering: Json) => offering.id === 'O28');
  const open = { ...model, sectors: ['*'], subdivisions: null, intake: 'open', modality: 'online' };
  return JSON.stringify({
    ...demo,
    offerings: changes.map((change, index) => ({ ...open, ...change, id: `T${index + 1}` })),
  });
}

/** A catalogue file of that many offerings of which every firm of the country gets a verdict other than `no`. */
export function wideCatalogueText(offerings: number): string {
  const places = ['MX-TLA', 'MX-AGU', 'MX-DUR', 'MX-ZAC', 'MX-COL', 'MX-ROO'];
  return catalogueText(
    Array.from({ length: offerings }, (_, index) => ({
      modality: 'hybrid',
      place: places[index % places.length],
      sectors: index % 4 === 0 ? ['C'] : ['*'],
      size_classes: ['micro', 'small', 'medium', 'large'],
      price_usd: 10 * (index % 50),
    })),
  );
}
