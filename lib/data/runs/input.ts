import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../domain/canonical-json';
import { type IsoDate, isIsoDate } from '../../domain/dates';
import { type AnswerSheet, type GivenAnswer, profileOf, question, withOneMore } from '../../domain/facts';
import {
  ENGINE_VERSION,
  type Match,
  type MatchRun,
  type RankingPolicy,
  runMatching,
} from '../../domain/matching';
import { DIAGNOSTIC_FORMS } from '../../domain/vocabulary';
import type { CatalogueView } from '../catalogue/revision';
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
  form: z.enum(DIAGNOSTIC_FORMS),
  asOf: day,
  catalogueRevision: z.int(),
  policyVersion: z.string(),
  referenceEdition: z.string(),
  referenceHash: z.string(),
  engineVersion: z.string(),
});
export type RunInput = z.output<typeof runInputSchema>;

const RUN_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is no id of a run may also be no text to the database. */
export function isRunId(text: string): boolean {
  return RUN_ID.test(text);
}

type Versions = Omit<RunInput, 'answers' | 'sensitive' | 'engineVersion'>;

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
  view: CatalogueView;
  policy: RankingPolicy;
  asOf: IsoDate;
};

/** From answers to the result; nothing here reads a clock or a row. */
export function computeRun(answers: readonly GivenAnswer[], setting: Setting) {
  const { sizeRules, standards, capitals, geography, view, policy, asOf } = setting;
  const known = { answers, sizeRules, standards, capitals, asOf };
  const firm = profileOf(known);
  const firmWith = withOneMore(known);
  const run = runMatching({ firm, catalogue: view.catalogue, policy, geography, asOf, firmWith });
  return { firm, run: withUnreadable(run, view.broken) };
}

/** Offerings whose rows the engine was never given: last, where its own errors stand as well. */
function withUnreadable(run: MatchRun, broken: CatalogueView['broken']): MatchRun {
  if (broken.length === 0) return run;
  const errors = [...run.matches.filter((match) => match.status === 'error'), ...broken.map(unreadableMatch)];
  const sorted = errors.toSorted((a, b) => (a.offering < b.offering ? -1 : 1));
  return { ...run, matches: [...run.matches.filter((match) => match.status !== 'error'), ...sorted] };
}

function unreadableMatch({ id, institution }: CatalogueView['broken'][number]): Match {
  return {
    offering: id,
    institution,
    status: 'error',
    intake: 'closed',
    gates: [],
    reasons: [{ code: 'error.offering', values: { detail: 'unreadable' } }],
    order: [],
    parts: null,
    total: null,
    netPrice: null,
    rules: {
      'IA-01': 'not_applicable',
      'IA-02': 'not_applicable',
      'IA-06': 'not_applicable',
      'IA-18': 'not_applicable',
      'PG-01': 'not_applicable',
      'PG-02': 'not_applicable',
      'PG-04': 'not_applicable',
      'PG-06': 'not_applicable',
    },
    labels: [],
    missing: [],
    changes: [],
  };
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
