import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/** In: a path below db/seed/data and the shape it must have. Out: its content; throws with the file's name. */
export function readData<Shape extends z.ZodType>(path: string, shape: Shape): z.output<Shape> {
  const result = shape.safeParse(JSON.parse(readText(path)));
  if (!result.success) throw new Error(`db/seed/data/${path}: ${result.error.message}`);
  return result.data;
}

/** In: a path below db/seed/data. Out: the parsed file, unchecked, to be stored as it is. */
export function readRaw(path: string): unknown {
  return JSON.parse(readText(path));
}

/** In: paths below db/seed/data. Out: one hash over all of them, in the order given. */
export function hashOf(...paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path).update('\0').update(readText(path)).update('\0');
  return hash.digest('hex');
}

/** JSON with its keys in order, since jsonb keeps no order of its own. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort())
      : part,
  );
}

function readText(path: string): string {
  return readFileSync(new URL(`./data/${path}`, import.meta.url), 'utf8');
}
