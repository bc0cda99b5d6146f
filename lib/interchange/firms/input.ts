import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type ExampleFirm, exampleFirmSchema } from '@/lib/domain/matching';
import { fileError } from '../csv';
import { reading } from '../register/reading';

const list = z.union([
  z.looseObject({ examples: z.array(z.unknown()) }).transform(({ examples }) => examples),
  z.looseObject({ firms: z.array(z.unknown()) }).transform(({ firms }) => firms),
  z.array(z.unknown()),
  z.unknown().transform((firm) => [firm]),
]);
const wrapped = z.looseObject({ firm: z.unknown() });

/**
 * In: a file with one firm, a list of firms, a file of worked examples or one firm a line (JSON Lines). Out: the firms.
 * Throws a file problem that names the firm and the field where one departs from its shape, or where an id is there twice.
 */
export function readFirms(file: string): readonly ExampleFirm[] {
  const text = reading(file, () => readFileSync(file, 'utf8'));
  if (text.trim() === '') throw fileError('empty', { file });
  const firms = entries(text, file).map((entry, index) => firmOf(entry, index, file));
  const seen = new Set<string>();
  for (const { id } of firms) {
    if (seen.has(id)) throw fileError('bad_firms', { file, where: `id: ${id} ×2` });
    seen.add(id);
  }
  return firms;
}

function entries(text: string, file: string): readonly unknown[] {
  try {
    return list.parse(JSON.parse(text));
  } catch (whole) {
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
    // A broken JSON file is told as such: only a file whose first line stands by itself is one of lines.
    if (lines.length < 2 || !isJson(lines[0] ?? '')) throw badJson(file, whole);
    return lines.map((line, index) => {
      try {
        return JSON.parse(line);
      } catch (error) {
        throw badJson(file, error, index + 1);
      }
    });
  }
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

function badJson(file: string, error: unknown, line?: number): Error {
  const detail = error instanceof Error ? error.message : '';
  return fileError('bad_firms', { file, where: line === undefined ? detail : `${line}: ${detail}` });
}

function firmOf(entry: unknown, index: number, file: string): ExampleFirm {
  const inside = wrapped.safeParse(entry);
  const parsed = exampleFirmSchema.safeParse(inside.success ? inside.data.firm : entry);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map(
    ({ path, message }) => `${[index + 1, ...path].join('.')}: ${message}`,
  );
  throw fileError('bad_firms', { file, where: where.join('; ') });
}
