import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Catalogue, catalogueFileSchema } from '@/lib/domain/matching';
import { fileError } from '../csv';
import { firstIssue } from './mapping';
import { reading } from './reading';
import { DEMO_CATALOGUE } from './reference';

/** A catalogue that was read from a file; it has a fingerprint in place of a revision. */
export type CatalogueFile = { catalogue: Catalogue; file: string; sha256: string };

/** In: a catalogue file, or null for the demo catalogue. Out: its institutions and offerings. */
export function loadCatalogue(given: string | null): CatalogueFile {
  const file = given ?? DEMO_CATALOGUE;
  const text = reading(file, () => readFileSync(file, 'utf8'));
  const parsed = catalogueFileSchema.safeParse(json(text, file));
  if (!parsed.success) throw fileError('bad_catalogue', { file, where: firstIssue(parsed.error) });
  const { institutions, offerings } = parsed.data;
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { catalogue: { revision: 0, institutions, offerings }, file, sha256 };
}

function json(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw fileError('bad_catalogue', { file, where: error instanceof Error ? error.message : '' });
  }
}
