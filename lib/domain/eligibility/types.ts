import { z } from 'zod';
import { type IsoDate, isIsoDate } from '../dates';
import {
  NO_LIBRARY,
  type Profile,
  profileSchema,
  type Rate,
  type RuleDocument,
  type RuleLibrary,
  rateSchema,
  type Verdict,
  type WrittenRule,
  writtenRuleSchema,
} from '../rules';
import { type OwnQuestion, ownQuestionsSchema } from './questions';

/** Stands for the rule of an offering in the keys of what only its institution can tell; the same for every offering, so that copies keep what was written. */
export const ELIGIBILITY = 'eligibility';
const MOST_NAME = 120;
/** Test firms that one rule can have. */
export const MOST_PERSONAS = 60;

/** A small firm with what is to come of the rule for it, on the day it was written. */
export type Persona = { id: string; name: string; day: IsoDate; facts: Profile; expect: Verdict };

/** Whom an offering is for, in the rule language, beside what its other attributes say. */
export type Eligibility = {
  rule: WrittenRule;
  /** What amounts in other currencies are read by; each day's stay, so that test firms keep theirs. */
  rates: readonly Rate[];
  personas: readonly Persona[];
  /** What the offering asks beside the diagnostic; missing where it asks nothing. */
  questions?: readonly OwnQuestion[] | undefined;
};

/** Shape of an id that the builder gives. */
export const nodeIdSchema = z.string().regex(/^[A-Za-z0-9][\w.-]{0,39}$/);

/** Shape of a test firm. */
export const personaSchema: z.ZodType<Persona> = z.strictObject({
  id: nodeIdSchema,
  name: z.string().trim().min(1).max(MOST_NAME),
  day: z.iso.date().refine(isIsoDate),
  facts: profileSchema,
  expect: z.enum(['met', 'unmet', 'unknown']),
});

/** Shape of whom an offering is for. */
export const eligibilitySchema: z.ZodType<Eligibility> = z.strictObject({
  rule: writtenRuleSchema,
  rates: z.array(rateSchema),
  personas: z.array(personaSchema).max(MOST_PERSONAS),
  questions: ownQuestionsSchema.optional(),
});

/** What the rule refers to. */
export function libraryOf({ rates }: Pick<Eligibility, 'rates'>): RuleLibrary {
  return { ...NO_LIBRARY, rates };
}

/** The rule as a document, for what reads documents. */
export function eligibilityDocument({ rule }: Pick<Eligibility, 'rule'>): RuleDocument {
  return { language: 'puente-rules/1', id: ELIGIBILITY, version: 1, title: { en: ELIGIBILITY }, rule };
}
