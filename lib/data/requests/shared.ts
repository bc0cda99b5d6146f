import { z } from 'zod';
import { ownQuestionSchema } from '../../domain/eligibility';
import { type AnswerSheet, question, screens } from '../../domain/facts';
import type { Match } from '../../domain/matching';
import { profileSchema, writtenRuleSchema } from '../../domain/rules';
import { MATCH_STATUSES } from '../../domain/vocabulary';
import type { RunHead } from '../runs/last-run';

const shown = z.strictObject({ value: z.json(), source: z.string(), givenAt: z.string() });

const verdict = z.enum(['met', 'unmet', 'unknown']);

/** What the offering itself asked, in its words of that day, with the answers and what came of them. */
const asked = z.strictObject({
  /** Of the offering that asked. */
  version: z.number(),
  /** Of its whole rule, by these answers and those of the diagnostic. */
  verdict,
  /** By the keys of their facts. */
  answers: profileSchema,
  results: z.array(
    z.strictObject({
      question: ownQuestionSchema,
      conditions: z.array(z.strictObject({ rule: writtenRuleSchema, verdict })),
    }),
  ),
});
export type SharedAsked = z.infer<typeof asked>;

/** What an institution sees of a firm: nothing but what stood on the page before the request was sent. */
export const sharedSchema = z.strictObject({
  firm: z.string(),
  contact: z.strictObject({ name: z.string(), email: z.string(), phone: z.string() }),
  /** By question. */
  answers: z.record(z.string(), shown),
  match: z
    .strictObject({
      status: z.enum(MATCH_STATUSES),
      /** Whether each condition is met, without the answer that says so. */
      gates: z.array(z.strictObject({ gate: z.string(), verdict })),
      versions: z.strictObject({
        run: z.string(),
        asOf: z.string(),
        catalogue: z.number(),
        offering: z.number(),
        policy: z.string(),
        engine: z.string(),
      }),
    })
    .nullable(),
  asked: asked.optional(),
});
export type Shared = z.infer<typeof sharedSchema>;

/** Ticked on the page unless the firm takes them off: without these an institution can hardly answer. */
const USUAL: ReadonlySet<string> = new Set([
  'firm.country',
  'firm.subdivision',
  'firm.isic',
  'firm.employees',
  'access.languages',
  'need.priorities',
  'standards.held',
]);

/** In: the answers in force. Out: those that say something, by question, and which are ticked at first. */
export function shareable(sheet: AnswerSheet): { fact: string; usual: boolean }[] {
  return Object.values(sheet)
    .filter(({ answer }) => answer.state === 'answered')
    .sort((a, b) => placeOf(a.fact) - placeOf(b.fact))
    .map(({ fact }) => ({ fact, usual: USUAL.has(fact) && !question(fact).sensitive }));
}

const ORDER = screens.flatMap(({ facts }) => facts);

/** Where a question stands in the diagnostic: answers are read in that order, whatever order they were kept in. */
export function placeOf(fact: string): number {
  return ORDER.indexOf(fact);
}

/** In: the answers and what may be seen of them. Out: only those. */
export function sharedAnswers(sheet: AnswerSheet, share: readonly string[]): Shared['answers'] {
  const allowed = new Set(shareable(sheet).map(({ fact }) => fact));
  const chosen = share.filter((fact) => allowed.has(fact));
  const entries = chosen.flatMap((fact) => {
    const given = sheet[fact];
    if (given?.answer.state !== 'answered') return [];
    return [[fact, { value: given.answer.value, source: given.source, givenAt: given.givenAt }]];
  });
  return z.record(z.string(), shown).parse(Object.fromEntries(entries));
}

/** In: the match of the last result. Out: what is told of it, with the versions it rests on. */
export function sharedMatch(detail: {
  match: Pick<Match, 'status' | 'gates'>;
  run: RunHead;
  entry: { version: number };
}): NonNullable<Shared['match']> {
  const { match, run, entry } = detail;
  return {
    status: match.status,
    gates: match.gates.map(({ node, verdict }) => ({ gate: node, verdict })),
    versions: {
      run: run.id,
      asOf: run.asOf,
      catalogue: run.catalogueRevision,
      offering: entry.version,
      policy: run.policyVersion,
      engine: run.engineVersion,
    },
  };
}
