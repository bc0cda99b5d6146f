import { z } from 'zod';
import { type IsoDate, isIsoDate } from '../../dates';
import { PROBLEM_CODES, type ResolveProblem } from '../language/resolving';
import { ruleLibrarySchema, writtenRuleSchema } from '../language/schema';
import type { RuleLibrary, WrittenRule } from '../language/types';
import type { Verdict } from '../types';

/** Something that took place on a day, or on one of several. */
export type ProfileEvent = { code: string; day: IsoDate } | { code: string; from: IsoDate; to: IsoDate };

/** What is known of one fact, as people write it; null or no entry at all is not known. */
export type ProfileFact =
  | null
  /** The one code it has. */
  | string
  | number
  | boolean
  /** One of these codes, nobody knows which. */
  | { oneOf: readonly string[] }
  /** All these codes; `open`: perhaps others too. */
  | { set: readonly string[]; open?: true | undefined }
  /** A number between two ends, both possible; null leaves an end open. */
  | { from: number | null; to: number | null; unit?: string | undefined }
  | { from: IsoDate | null; to: IsoDate | null }
  | { amount: number; unit: string }
  | { day: IsoDate }
  | { events: readonly ProfileEvent[]; open?: true | undefined }
  | { entities: readonly Profile[]; open?: true | undefined };

/** What is known of a firm: facts by their keys. */
export type Profile = { readonly [fact: string]: ProfileFact };

/** What comes of a rule: a verdict with its reasons, or the problems for which it cannot be read. */
export type Expectation =
  | {
      verdict: Verdict;
      /** Ids of the leaves that decide, in any order; not compared where left out. */
      reasons?: readonly string[] | undefined;
      /** Keys of the facts that would settle it, in any order; not compared where left out. */
      missing?: readonly string[] | undefined;
    }
  | { problems: readonly ResolveProblem['code'][] };

/** One firm held against one rule on one day. */
export type ConformanceCase = {
  name: string;
  rule: string;
  /** Name of a profile of the file. */
  profile: string;
  /** Facts that differ from the profile in this case. */
  but?: Profile | undefined;
  asOf: IsoDate;
  expect: Expectation;
  /** How a person works it out. */
  why?: string | undefined;
};

/** A file of rules, profiles and what is to come of them. */
export type ConformanceFile = {
  conformance: 'puente-rules/1';
  title: string;
  about?: string | undefined;
  library?: RuleLibrary | undefined;
  rules: Readonly<Record<string, WrittenRule>>;
  profiles: Readonly<Record<string, Profile>>;
  cases: readonly ConformanceCase[];
};

const day = z.iso.date().refine(isIsoDate);
const word = z.string().min(1).max(200);
const sentence = z.string().min(1).max(2000);
const open = z.literal(true).optional();
const event = z.union([
  z.strictObject({ code: word, day }),
  z.strictObject({ code: word, from: day, to: day }),
]);

/** Shape of what is known of a firm. */
export const profileSchema: z.ZodType<Profile> = z
  .lazy(() => z.record(word, profileFact))
  .meta({ id: 'Profile', description: 'What is known of a firm: facts by their keys.' });

const profileFact: z.ZodType<ProfileFact> = z
  .lazy(() =>
    z.union([
      z.null(),
      word,
      z.number(),
      z.boolean(),
      z.strictObject({ oneOf: z.array(word).min(1) }),
      z.strictObject({ set: z.array(word), open }),
      z.strictObject({ from: z.number().nullable(), to: z.number().nullable(), unit: word.optional() }),
      z.strictObject({ from: day.nullable(), to: day.nullable() }),
      z.strictObject({ amount: z.number(), unit: word }),
      z.strictObject({ day }),
      z.strictObject({ events: z.array(event), open }),
      z.strictObject({ entities: z.array(profileSchema), open }),
    ]),
  )
  .meta({ id: 'Fact', description: 'What is known of one fact; null is not known.' });

const expectation = z
  .union([
    z.strictObject({
      verdict: z.enum(['met', 'unmet', 'unknown']),
      reasons: z.array(word).optional(),
      missing: z.array(word).optional(),
    }),
    z.strictObject({ problems: z.array(z.enum(PROBLEM_CODES)).min(1) }),
  ])
  .meta({ id: 'Expectation', description: 'A verdict with its reasons, or why the rule cannot be read.' });

const conformanceCase = z
  .strictObject({
    name: sentence,
    rule: word,
    profile: word,
    but: profileSchema.optional(),
    asOf: day,
    expect: expectation,
    why: sentence.optional(),
  })
  .meta({ id: 'Case', description: 'One firm held against one rule on one day.' });

/** Shape of a file of rules, profiles and what is to come of them; that a case names a rule and a profile of the file is seen when it is run. */
export const conformanceFileSchema: z.ZodType<ConformanceFile> = z.strictObject({
  conformance: z.literal('puente-rules/1'),
  title: sentence,
  about: sentence.optional(),
  library: ruleLibrarySchema.optional(),
  rules: z.record(word, writtenRuleSchema),
  profiles: z.record(word, profileSchema),
  cases: z.array(conformanceCase).min(1),
});

const NAME = 'urn:puente:rules-conformance:1';

/** The shape of a file of cases as JSON Schema (draft 2020-12), for other programs. */
export function conformanceJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...shape } = z.toJSONSchema(conformanceFileSchema, { unrepresentable: 'throw' });
  return { $schema, $id: NAME, title: 'A file of conformance cases, puente-rules/1', ...shape };
}
