import { z } from 'zod';
import { type Fact, possible } from '../fact';
import { liesUnder } from '../rules';
import { CHECKLISTS } from './answer-schemas';

const code = z.string().regex(/^(\*|[A-Z]|\d{2,4})$/);

const standardSchema = z
  .strictObject({
    id: z.string().regex(/^[A-Z0-9.-]+$/),
    name: z.string().min(1),
    owner: z.string(),
    family: z.string().min(1),
    isic4_scope: z.array(code).min(1),
    tier: z.enum(['basic', 'core', 'advanced']),
    certifiable: z.boolean(),
    prerequisites: z.array(z.string()),
    edition: z.string(),
    readiness_checklist: z.enum(CHECKLISTS).nullable(),
    note: z.string(),
  })
  .transform(({ id, name, family, isic4_scope, tier, certifiable, prerequisites, readiness_checklist }) => ({
    id,
    name,
    family,
    scope: isic4_scope,
    tier,
    certifiable,
    prerequisites,
    checklist: readiness_checklist,
  }));
/** One standard a firm can hold a certificate of. */
export type Standard = z.output<typeof standardSchema>;

/** Shape of the standards file; keeps the standards and how many lines each self-check list has. */
export const standardsSchema = z
  .strictObject({
    version: z.string(),
    tiers: z.record(z.string(), z.string()),
    readiness_checklists: z.record(z.enum(CHECKLISTS), z.array(z.string().min(1)).min(1)),
    readiness_scoring: z.string(),
    items: z.array(standardSchema),
  })
  .transform(({ items, readiness_checklists }) => ({ items, lines: readiness_checklists }));
/** The standards and the lines of the self-check lists, in the language of the file. */
export type Standards = z.output<typeof standardsSchema>;

/**
 * Standards with a certificate that reach the sector of the firm; where it is not known, all of them, so that "none" is
 * said of each.
 */
export function standardsFor(isic: Fact<string>, standards: Standards): readonly Standard[] {
  const codes = possible(isic);
  return standards.items.filter(
    ({ certifiable, scope }) =>
      certifiable &&
      (codes.length === 0 ||
        scope.includes('*') ||
        codes.some((code) => liesUnder(code, ...scope) !== 'unmet')),
  );
}
