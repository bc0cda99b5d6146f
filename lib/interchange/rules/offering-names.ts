import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { RuleDocument } from '@/lib/domain/rules';

const TEXTS = resolve(import.meta.dirname, '../../../db/seed/data/catalogue-text.json');
const textsFile = z.object({
  offerings: z.record(z.string(), z.object({ name: z.object({ en: z.string(), es: z.string() }) })),
});

/** Names of the offerings of the demo catalogue, by their ids. */
export function loadOfferingNames(): ReadonlyMap<string, RuleDocument['title']> {
  const { offerings } = textsFile.parse(JSON.parse(readFileSync(TEXTS, 'utf8')));
  return new Map(Object.entries(offerings).map(([id, { name }]) => [id, name]));
}
