import { ruleOfOffering } from '../../domain/matching';
import { type Rule, resolve } from '../../domain/rules';
import { catalogueAt } from '../catalogue/revision';
import type { Context } from '../context';
import { reading } from '../reading';
import { versionsOn } from '../reference/versions';

/** The published offerings of a revision as plain rules of one day; a rule's id is that of its offering. */
export type OfferingRules = {
  catalogueRevision: number;
  rules: readonly Rule[];
  /** Offerings whose rule cannot be read; the others are not touched by them. */
  broken: readonly string[];
};

/** In: who asks. Out: the revision whose offerings are counted today; it asks for no offering. */
export const revisionToday = reading('population.read', async (ctx: Context): Promise<number> => {
  const { catalogue } = await versionsOn(ctx.db, ctx.today);
  return catalogue.revision;
});

/** In: who asks. Out: whom each published offering is for and what it asks, as rules that can be tried on a population. */
export const offeringRules = reading('population.read', async (ctx: Context): Promise<OfferingRules> => {
  const { catalogue } = await versionsOn(ctx.db, ctx.today);
  const { revision, offerings, institutions, broken } = await catalogueAt(ctx.db, catalogue);
  const rules: Rule[] = [];
  const unreadable = broken.map(({ id }) => id);
  for (const { offering } of offerings.values()) {
    const entry = institutions.get(offering.institution);
    const resolved =
      entry &&
      resolve(ruleOfOffering(offering, entry.institution).rule, { ruleId: offering.id, asOf: ctx.today });
    if (resolved?.ok) rules.push({ ...resolved.rule, id: offering.id });
    else unreadable.push(offering.id);
  }
  return { catalogueRevision: revision, rules, broken: unreadable };
});
