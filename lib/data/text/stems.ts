import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '@/db/client';
import { foldedWords } from './fold';

/** A folded word → its stems in the languages of the site, folded. Words that say nothing ("the", "para") have none. */
export type Stems = ReadonlyMap<string, readonly string[]>;

const rowsSchema = z.array(
  z.object({ word: z.string(), en: z.string().nullable(), es: z.string().nullable() }),
);

/**
 * In: texts. Out: the stems of their words, by the dictionaries that come with PostgreSQL, so that exports and
 * exporting are found as one.
 */
export async function stemsOf(db: Database, texts: readonly string[]): Promise<Stems> {
  const written = [...new Set(texts.flatMap(writtenWords))];
  if (written.length === 0) return new Map();
  const rows = await db.execute(sql`
    select word, (ts_lexize('english_stem', word))[1] as en, (ts_lexize('spanish_stem', word))[1] as es
    from jsonb_array_elements_text(${JSON.stringify(written)}::jsonb) as word`);
  const stems = new Map<string, string[]>();
  for (const { word, en, es } of rowsSchema.parse([...rows])) {
    const folded = foldedWords(word).join('');
    const found = [en, es].flatMap((stem) => (stem === null ? [] : foldedWords(stem)));
    stems.set(folded, [...new Set([...(stems.get(folded) ?? []), ...found])]);
  }
  return stems;
}

/** With their accents, which the Spanish dictionary goes by; those left out most often are put back. */
function writtenWords(text: string): readonly string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.replace(/([cs])ion$/, '$1ión'));
}
