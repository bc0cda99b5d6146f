import { z } from 'zod';
import { type IsoDate, isIsoDate, yearOf } from '../domain/dates';
import { askedKey, type OwnQuestion } from '../domain/eligibility';
import { readDayInFull } from './day-text';
import { type FormFields, readable, withStandIns } from './fields';
import { readAmount } from './whole-number';

const MOST_NUMBER = 1_000_000_000_000;
const MOST_ANSWERS = 20;

const amount = z.number().min(0).max(MOST_NUMBER);
/** Shape of an answer to a question of an institution's own. */
export const ownAnswer = z.union([
  z.boolean(),
  amount,
  z.string().max(40),
  z.strictObject({ day: z.custom<IsoDate>((day) => typeof day === 'string' && isIsoDate(day)) }),
  z.strictObject({ amount, unit: z.string().regex(/^[A-Z]{3}$/) }),
]);
/** Shape of the answers to all of them, by the keys of their facts. */
export const ownAnswers = z
  .record(z.string().regex(/^asked\.[A-Za-z0-9][\w-]{0,39}$/), ownAnswer)
  .refine((answers) => Object.keys(answers).length <= MOST_ANSWERS);

type OwnAnswerCode = 'ownNumber' | 'ownAmount' | 'ownDate';
/** What is wrong with one answer; the sentence is `requests.field.<code>`. */
export type OwnAnswerError = { field: string; code: OwnAnswerCode };
type Answer = z.output<typeof ownAnswer>;
type Read = { answers: Readonly<Record<string, Answer>>; errors: readonly OwnAnswerError[] };

/** In: a form as it was sent, the questions it asked, and the day. Out: the answers; an empty one is not known yet. */
export function readOwnAnswers(fields: FormFields, questions: readonly OwnQuestion[], today: IsoDate): Read {
  const errors: OwnAnswerError[] = [];
  const answers = questions.flatMap((question) => {
    const field = askedKey(question.id);
    const typed = readable(withStandIns(fields[field]?.[0] ?? ''));
    const answer = typed === '' ? null : answerOf(question, typed, today);
    if (typeof answer === 'string') errors.push({ field, code: answer });
    return answer === null || typeof answer === 'string' ? [] : [[field, answer.is] as const];
  });
  return { answers: Object.fromEntries(answers), errors };
}

/** The answer, what is wrong with it, or null where nothing that can be chosen was. */
function answerOf(
  question: OwnQuestion,
  typed: string,
  today: IsoDate,
): { is: Answer } | OwnAnswerCode | null {
  switch (question.kind) {
    case 'flag':
      return typed === 'yes' || typed === 'no' ? { is: typed === 'yes' } : null;
    case 'code':
      return question.values.some(({ code }) => code === typed) ? { is: typed } : null;
    case 'number': {
      const value = numberOf(typed);
      return value !== null && Number.isInteger(value) ? { is: value } : 'ownNumber';
    }
    case 'amount': {
      const value = numberOf(typed);
      return value === null ? 'ownAmount' : { is: { amount: value, unit: question.currency } };
    }
    case 'date': {
      const day = readDayInFull(typed, yearOf(today));
      return day === null ? 'ownDate' : { is: { day } };
    }
  }
}

function numberOf(typed: string): number | null {
  const value = readAmount(typed);
  return value === null || value > MOST_NUMBER ? null : value;
}
