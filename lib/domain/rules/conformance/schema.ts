import { z } from 'zod';
import { type IsoDate, isIsoDate } from '../../dates';
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
  | { problems: readonly string[] };

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
export const profileSchema: z.ZodType<Profile> = z.lazy(() => z.record(word, profileFact));

const profileFact: z.ZodType<ProfileFact> = z.lazy(() =>
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
);

const expectation = z.union([
  z.strictObject({
    verdict: z.enum(['met', 'unmet', 'unknown']),
    reasons: z.array(word).optional(),
    missing: z.array(word).optional(),
  }),
  z.strictObject({ problems: z.array(word).min(1) }),
]);

const conformanceCase = z.strictObject({
  name: sentence,
  rule: word,
  profile: word,
  but: profileSchema.optional(),
  asOf: day,
  expect: expectation,
  why: sentence.optional(),
});

/** Shape of a file of rules, profiles and what is to come of them; a case names a rule and a profile of the file. */
export const conformanceFileSchema: z.ZodType<ConformanceFile> = z
  .strictObject({
    conformance: z.literal('puente-rules/1'),
    title: sentence,
    about: sentence.optional(),
    library: ruleLibrarySchema.optional(),
    rules: z.record(word, writtenRuleSchema),
    profiles: z.record(word, profileSchema),
    cases: z.array(conformanceCase).min(1),
  })
  .refine(({ rules, profiles, cases }) =>
    cases.every((one) => Object.hasOwn(rules, one.rule) && Object.hasOwn(profiles, one.profile)),
  );
