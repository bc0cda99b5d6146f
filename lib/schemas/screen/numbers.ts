import { yearOf } from '../../domain/dates';
import type { Question } from '../../domain/facts';
import type { FieldError } from '../fields';
import { readWholeNumber } from '../whole-number';
import { type FormReading, firstValue, isTicked, problem, textProblem } from './form';
import { answered, NOT_KNOWN, type Parsed, refused, refusedAt, SKIPPED } from './parsed';

type Limits = { min: number; max: number };

export function readInteger(question: Question, form: FormReading): Parsed {
  const { fact } = question;
  const typed = firstValue(form, fact);
  if (isTicked(form, `${fact}.unknown`))
    return typed === '' ? NOT_KNOWN : refusedAt(fact, 'unknown_and_answer');
  if (typed === '') return SKIPPED;
  const number = readNumber(fact, typed, limitsOf(question, form));
  return typeof number === 'number' ? answered(number) : refused([number]);
}

/** How many products to how many countries; one of them alone will do. */
export function readTwoIntegers(question: Question, form: FormReading): Parsed {
  const { fact } = question;
  const typed = ['products', 'countries'].map((part) => ({
    part,
    text: firstValue(form, `${fact}.${part}`),
  }));
  const first = typed.find(({ text }) => text !== '');
  if (isTicked(form, `${fact}.unknown`))
    return first ? refusedAt(`${fact}.${first.part}`, 'unknown_and_answer') : NOT_KNOWN;
  if (!first) return SKIPPED;
  const errors: FieldError[] = [];
  const value: Record<string, number | null> = {};
  for (const { part, text } of typed) {
    const number = text === '' ? null : readNumber(`${fact}.${part}`, text, limitsOf(question, form));
    if (number === null || typeof number === 'number') value[part] = number;
    else errors.push(number);
  }
  return errors.length > 0 ? refused(errors) : answered(value);
}

/** A year cannot lie ahead, whatever the question allows. */
function limitsOf({ fact, min, max }: Question, form: FormReading): Limits {
  const most = max ?? Number.MAX_SAFE_INTEGER;
  return { min: min ?? 0, max: fact === 'firm.year_started' ? Math.min(most, yearOf(form.today)) : most };
}

function readNumber(field: string, typed: string, { min, max }: Limits): number | FieldError {
  const wrong = textProblem(field, typed);
  if (wrong) return wrong;
  const number = readWholeNumber(typed);
  if (!number.ok) return problem(field, number.code);
  if (number.value < min) return problem(field, 'too_small', { min });
  return number.value > max ? problem(field, 'too_large', { max }) : number.value;
}
