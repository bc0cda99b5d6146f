import type { z } from 'zod';
import { type FileProblemCode, fileError } from '../csv';
import { readJson, shapeProblem } from '../json';
import { type FileKind, otherKind } from '../rules/file-kinds';
import { textOf } from './reading';

/** In: a JSON file, what it is told as where it departs from its shape, and the shape. Out: what stands in it. */
export function readShaped<T>(file: string, code: FileProblemCode, schema: z.ZodType<T>): T {
  return shapedText(textOf(file), { file, code, schema });
}

/** The same for a text that was read already. `kind`: the kind of file it is to be, where people mix it up with others. */
export function shapedText<T>(
  text: string,
  {
    file,
    code,
    schema,
    kind,
  }: { file: string; code: FileProblemCode; schema: z.ZodType<T>; kind?: FileKind },
): T {
  const json = readJson(text);
  if (!json.ok) throw fileError(code, { file }, json.problem);
  const parsed = schema.safeParse(JSON.parse(text.replace(/^\uFEFF/, '')));
  if (parsed.success) return parsed.data;
  const other = kind && otherKind(json.root, kind);
  if (other) throw fileError(code, { file }, other);
  const [issue] = parsed.error.issues;
  throw fileError(code, { file }, issue && shapeProblem(issue, json.root));
}
