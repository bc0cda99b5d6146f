import { z } from 'zod';
import data from './parities.json' with { type: 'json' };

const parities = z
  .strictObject({
    note: z.string(),
    items: z.array(
      z.strictObject({
        unit: z.string(),
        same_as: z.string(),
        source: z.string().min(1),
        confidence: z.enum(['checked', 'from_memory_verify']),
      }),
    ),
  })
  .parse(data).items;

/** True if both are one unit, or a law makes one worth exactly as much as the other. */
export function isSameUnit(a: string, b: string): boolean {
  return a === b || parities.some(({ unit, same_as }) => isPair([a, b], [unit, same_as]));
}

function isPair(one: readonly [string, string], other: readonly [string, string]): boolean {
  return one.toSorted().join() === other.toSorted().join();
}
