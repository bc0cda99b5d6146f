import { createHash } from 'node:crypto';
import { type Catalogue, catalogueFileSchema } from '@/lib/domain/matching';
import { textOf } from './reading';
import { DEMO_CATALOGUE } from './reference';
import { shapedText } from './shaped';

/** A catalogue that was read from a file; it has a fingerprint in place of a revision. */
export type CatalogueFile = { catalogue: Catalogue; file: string; sha256: string };

/** In: a catalogue file, or null for the demo catalogue. Out: its institutions and offerings. */
export function loadCatalogue(given: string | null): CatalogueFile {
  const file = given ?? DEMO_CATALOGUE;
  const text = textOf(file);
  const shape = { code: 'bad_catalogue', schema: catalogueFileSchema, kind: 'offerings' } as const;
  const parsed = shapedText(text, { file, ...shape });
  const { institutions, offerings } = parsed;
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { catalogue: { revision: 0, institutions, offerings }, file, sha256 };
}
