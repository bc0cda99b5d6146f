import { z } from 'zod';
import type { FactCatalogue, FactEntry, Profile, ProfileFact } from '../rules';

/** How a question of an institution's own is answered. */
export const OWN_QUESTION_KINDS = ['flag', 'number', 'amount', 'date', 'code'] as const;
export type OwnQuestionKind = (typeof OWN_QUESTION_KINDS)[number];
/** Questions that one offering can ask. */
export const MOST_OWN_QUESTIONS = 20;
/** Answers that can be chosen from. */
export const [LEAST_CHOICES, MOST_CHOICES] = [2, 8];
export const OWN_QUESTION_LENGTH = 300;
export const OWN_HELP_LENGTH = 1000;
export const OWN_CHOICE_LENGTH = 120;

type InBoth = { en: string; es: string };
type Choice = { code: string; text: InBoth };
type About = { id: string; text: InBoth; help?: InBoth | undefined };

/** What one offering asks beside the diagnostic, when a firm asks for a place. */
export type OwnQuestion = About &
  (
    | { kind: 'flag' | 'number' | 'date' }
    | { kind: 'amount'; currency: string }
    | { kind: 'code'; values: readonly Choice[] }
  );

const inBoth = (length: number) => {
  const words = z.string().trim().min(1).max(length);
  return z.strictObject({ en: words, es: words });
};
const id = z.string().regex(/^[A-Za-z0-9][\w-]{0,39}$/);
const about = { id, text: inBoth(OWN_QUESTION_LENGTH), help: inBoth(OWN_HELP_LENGTH).optional() };
const choice = z.strictObject({ code: id, text: inBoth(OWN_CHOICE_LENGTH) });

/** Shape of a question of an institution's own. */
export const ownQuestionSchema: z.ZodType<OwnQuestion> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['flag', 'number', 'date']), ...about }),
  z.strictObject({ kind: z.literal('amount'), currency: z.string().regex(/^[A-Z]{3}$/), ...about }),
  z.strictObject({
    kind: z.literal('code'),
    values: z
      .array(choice)
      .min(LEAST_CHOICES)
      .max(MOST_CHOICES)
      .refine((values) => isDistinct(values.map(({ code }) => code))),
    ...about,
  }),
]);

/** Shape of all that an offering asks. */
export const ownQuestionsSchema = z
  .array(ownQuestionSchema)
  .min(1)
  .max(MOST_OWN_QUESTIONS)
  .refine((questions) => isDistinct(questions.map((one) => one.id)));

function isDistinct(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}

const ASKED = 'asked.';

/** In: the id of a question of an offering. Out: the key of the fact that its answer is. */
export function askedKey(question: string): string {
  return `${ASKED}${question}`;
}

/** In: the key of a fact. Out: whether an offering asks for it itself, so that the diagnostic never knows it. */
export function isAsked(fact: string): boolean {
  return fact.startsWith(ASKED);
}

/** In: what is known of facts, and what an offering asks itself. Out: what is known of all facts that its rule can read. */
export function withOwnFacts(
  facts: FactCatalogue,
  questions: readonly OwnQuestion[] | undefined,
): FactCatalogue {
  if (!questions) return facts;
  return { ...facts, ...Object.fromEntries(questions.map((one) => [askedKey(one.id), entryOf(one)])) };
}

/** What a firm would answer is not for anybody to say, so no way to another answer is shown. */
function entryOf(question: OwnQuestion): FactEntry {
  const { id, kind, text: name } = question;
  const entry = { kind, power: 'fixed', questions: [askedKey(id)], name } as const;
  switch (kind) {
    case 'flag':
    case 'date':
      return entry;
    case 'number':
      return { ...entry, whole: true, min: 0 };
    case 'amount':
      return { ...entry, min: 0, unit: question.currency };
    case 'code':
      return {
        ...entry,
        values: question.values.map(({ code }) => code),
        valueNames: Object.fromEntries(question.values.map(({ code, text }) => [code, text])),
      };
  }
}

/** In: questions, and what is said to be answered. Out: the answers that fit their questions; the others are not known. */
export function fittingAnswers(questions: readonly OwnQuestion[], answers: Profile): Profile {
  const fitting = questions.flatMap((question) => {
    const key = askedKey(question.id);
    const answer = Object.hasOwn(answers, key) ? (answers[key] ?? null) : null;
    return answer !== null && fits(question, answer) ? [[key, answer] as const] : [];
  });
  return Object.fromEntries(fitting);
}

function fits(question: OwnQuestion, answer: NonNullable<ProfileFact>): boolean {
  switch (question.kind) {
    case 'flag':
      return typeof answer === 'boolean';
    case 'number':
      return typeof answer === 'number' && Number.isInteger(answer) && answer >= 0;
    case 'code':
      return question.values.some(({ code }) => code === answer);
    case 'date':
      return typeof answer === 'object' && 'day' in answer;
    case 'amount':
      return (
        typeof answer === 'object' &&
        'amount' in answer &&
        answer.amount >= 0 &&
        answer.unit === question.currency
      );
  }
}
