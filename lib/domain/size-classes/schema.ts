import { z } from 'zod';
import type { Fact } from '../fact';
import type { SizeClass } from '../vocabulary';

/** How a country tells its size classes apart. */
export const SIZE_BASES = [
  'employees',
  'sales',
  'employees_and_sales',
  'employees_and_one_of',
  'two_of_three',
  'weighted',
  'score',
] as const;

const limit = z.number().nonnegative().nullable();

/** Upper ends of three classes for one sector row; null is "no upper end". */
export const sizeLimitsSchema = z
  .strictObject({ sector: z.string(), micro_max: limit, small_max: limit, medium_max: limit })
  .transform(({ sector, micro_max, small_max, medium_max }) => ({
    sector,
    max: [micro_max, small_max, medium_max].map((value) => value ?? Number.POSITIVE_INFINITY),
  }));
/** Upper ends of micro, small and medium for one sector row. */
export type SizeLimits = z.output<typeof sizeLimitsSchema>;

const sizeRuleSchema = z
  .strictObject({
    country: z.string().regex(/^([A-Z]{2}|XX-[A-Z]+)$/),
    name: z.string().min(1),
    basis: z.enum(SIZE_BASES),
    combine: z.string().nullable(),
    employees: z.array(sizeLimitsSchema),
    sales: z.array(sizeLimitsSchema),
    sales_unit: z.string().nullable(),
    assets: z.array(sizeLimitsSchema),
    legal_reference: z.string().min(1),
    effective: z.string(),
    confidence: z.enum(['checked', 'from_memory_verify']),
    note: z.string(),
  })
  .transform(({ country, basis, employees, sales, sales_unit, assets, confidence }) => ({
    country,
    basis,
    employees,
    sales,
    unit: sales_unit,
    assets,
    checked: confidence === 'checked',
  }));
/** The size rule of one country. */
export type SizeRule = z.output<typeof sizeRuleSchema>;

/** Shape of the size-class file; the comparison row must be among its items. */
export const sizeRulesSchema = z
  .strictObject({
    version: z.string(),
    fallback: z.string(),
    rule: z.string(),
    items: z.array(sizeRuleSchema).min(1),
  })
  .transform(({ version, fallback, items }, context) => {
    const comparison = items.find((item) => item.country === fallback);
    if (comparison) return { version, comparison, items };
    context.addIssue({ code: 'custom', message: `no row for the fallback ${fallback}` });
    return z.NEVER;
  });
/** Size rules of all countries, with the row used for comparison and where a country has none. */
export type SizeRules = z.output<typeof sizeRulesSchema>;

/** A fact whose answer could settle the size class. */
export type SizeFact = 'employees' | 'country' | 'sector';

/**
 * Why more than one class is left. `facts`: these are not known yet, or only in part; `no_row`: the country has no limits
 * for the sector, and those of its other sectors differ; `range`: what is known is a range that a limit lies in.
 */
export type SizeOpen = { why: 'facts' | 'no_row' | 'range'; facts: readonly SizeFact[] };

/** Size class with how it was found. */
export type SizeMeasure = {
  class: Fact<SizeClass>;
  /** `legal`: by the country's own test, in part where several classes are left; `proxy`: by headcount among the classes that the law leaves open. */
  basis: 'legal' | 'proxy' | 'given' | 'none';
  /** Comparison class from row XX-WBES. */
  comparison: Fact<SizeClass>;
  /** Row whose limits were used, `XX-WBES` where the country has none. */
  rule: string;
  /** False where the row, or the one of the country that it stands in for, was not re-checked against its public source. */
  checked: boolean;
  /** null where one class is left. */
  open: SizeOpen | null;
};
