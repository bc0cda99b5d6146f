import { z } from 'zod';
import { SIZE_CLASSES, type SizeClass } from '../vocabulary';
import { limitsFor, placeOf, type Range } from './limits';
import { sizeLimitsSchema } from './schema';
import data from './weighted.json' with { type: 'json' };

const MILLION = 1_000_000;

const tests = z
  .strictObject({
    note: z.string(),
    items: z.array(
      z.strictObject({
        country: z.string(),
        source: z.string().min(1),
        employees_percent: z.int().positive(),
        sales_percent: z.int().positive(),
        limits: z.array(sizeLimitsSchema),
      }),
    ),
  })
  .parse(data).items;

/**
 * Weighted sum of workers and sales in millions, as Mexican law has it.
 * A part that is not known may be anything from zero up, so a sum already above a limit still decides.
 */
export function weightedClasses(input: {
  country: string;
  sector: string;
  employees: Range | null;
  sales: Range | null;
}): readonly SizeClass[] {
  const test = tests.find((item) => item.country === input.country);
  const limits = test && limitsFor(test.limits, input.sector);
  if (!test || !limits) return SIZE_CLASSES;
  // In hundred-millionths, where every limit is a whole number and nothing is lost to binary fractions.
  const scaled = { ...limits, max: limits.max.map((max) => Math.round(max * 100) * MILLION) };
  const sum = (employees: number, sales: number) =>
    test.employees_percent * employees * MILLION + test.sales_percent * sales;
  const lowest = sum(input.employees?.lo ?? 0, input.sales?.lo ?? 0);
  const highest = sum(
    input.employees?.hi ?? Number.POSITIVE_INFINITY,
    input.sales?.hi ?? Number.POSITIVE_INFINITY,
  );
  return SIZE_CLASSES.slice(placeOf(lowest, scaled), placeOf(highest, scaled) + 1);
}
