import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../domain/canonical-json';
import { type IsoDate, isIsoDate } from '../../domain/dates';
import { type AnswerSheet, type GivenAnswer, profileOf, question } from '../../domain/facts';
import {
  type Catalogue,
  ENGINE_VERSION,
  type MatchRun,
  type RankingPolicy,
  runMatching,
} from '../../domain/matching';
import type { ReferenceLists } from '../reference/lists';

const day = z.custom<IsoDate>((value) => typeof value === 'string' && isIsoDate(value));

const answer = z.strictObject({
  fact: z.string(),
  answer: z.union([
    z.strictObject({
      state: z.literal('answered'),
      value: z.custom<Extract<GivenAnswer['answer'], { value: unknown }>['value']>(),
    }),
    z.strictObject({ state: z.enum(['dont_know', 'no_say', 'skipped']) }),
  ]),
  source: z.enum(['firm', 'adviser', 'register', 'import']),
  givenAt: z.string(),
  instrumentVersion: z.string(),
});

/** What a run was made from: the facts, and the versions of all the rest. */
export const runInputSchema = z.strictObject({
  answers: z.array(answer),
  /** Rows of `sensitive_answer`; their content stays there alone. */
  sensitive: z.array(z.int()),
  asOf: day,
  catalogueRevision: z.int(),
  policyVersion: z.string(),
  referenceHash: z.string(),
  engineVersion: z.string(),
});
export type RunInput = z.output<typeof runInputSchema>;

type Versions = Pick<RunInput, 'asOf' | 'catalogueRevision' | 'policyVersion' | 'referenceHash'>;

/** In: the answers in force, rows of the sensitive ones, and versions. Out: what is stored as the run's input. */
export function runInput(sheet: AnswerSheet, sensitive: readonly number[], versions: Versions): RunInput {
  const answers = Object.values(sheet)
    .filter((given) => !question(given.fact).sensitive)
    .toSorted((a, b) => (a.fact < b.fact ? -1 : 1));
  return {
    answers: answers.map((given) => knownOn(given, versions.asOf)),
    sensitive: [...sensitive],
    engineVersion: ENGINE_VERSION,
    ...versions,
  };
}

/** An answer of today counts today, even where the two clocks have not agreed on the day yet. */
export function knownOn(given: GivenAnswer, asOf: IsoDate): GivenAnswer {
  return given.givenAt.slice(0, 10) > asOf ? { ...given, givenAt: `${asOf}T23:59:59.999Z` } : given;
}

type Setting = Pick<ReferenceLists, 'sizeRules' | 'standards' | 'capitals' | 'geography'> & {
  catalogue: Catalogue;
  policy: RankingPolicy;
  asOf: IsoDate;
};

/** From answers to the result; nothing here reads a clock or a row. */
export function computeRun(answers: readonly GivenAnswer[], setting: Setting) {
  const { sizeRules, standards, capitals, geography, catalogue, policy, asOf } = setting;
  const firm = profileOf({ answers, sizeRules, standards, capitals, asOf });
  return { firm, run: runMatching({ firm, catalogue, policy, geography, asOf }) };
}

/** A result without its matches. */
export type RunHead = Omit<MatchRun, 'matches'>;

/** Canonical JSON of a result, put together from that of its matches; the same bytes as written in one go. */
export function bytesOf(head: RunHead, matches: readonly string[]): string {
  const parts = Object.entries(head).map(([key, value]) => [key, canonicalJson(value)] as const);
  const all = [...parts, ['matches', `[${matches.join(',')}]`] as const];
  const sorted = all.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`;
}

export function hashOf(bytes: string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
