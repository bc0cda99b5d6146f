import { yearOf } from '../../domain/dates';
import type { Question } from '../../domain/facts';
import type { FieldError } from '../fields';
import { readWholeNumber } from '../whole-number';
import { type FormReading, firstValue, isTicked, problem, textProblem } from './form';
import { answered, NOT_KNOWN, type Parsed, refused, refusedAt, SKIPPED } from './parsed';

type Limits = { min: number; max: number };

const YEAR = 'firm.year_started';

export function readInteger(question: Question, form: FormReading): Parsed {
  const { fact } = question;
  const typed = firstValue(form, fact);
  if (isTicked(form, `${fact}.unknown`))
    return typed === '' ? NOT_KNOWN : refusedAt(fact, 'unknown_and_answer');
  if (typed === '') return SKIPPED;
  const number = readNumber(fact, typed, limitsOf(fact, question, form));
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
    const field = `${fact}.${part}`;
    const number = text === '' ? null : readNumber(field, text, limitsOf(field, question, form));
    if (number === null || typeof number === 'number') value[part] = number;
    else errors.push(number);
  }
  return errors.length > 0 ? refused(errors) : answered(value);
}

/**
 * Narrower than the instrument, by field: it is asked only of firms that export, so both are one or more, and there are
 * fewer than 250 countries. A catalogue of more than 10,000 products is a slip of the finger.
 */
const NARROWER: Readonly<Record<string, Limits>> = {
  'sales.export_breadth.products': { min: 1, max: 10_000 },
  'sales.export_breadth.countries': { min: 1, max: 250 },
};

/** A year cannot lie ahead, whatever the question allows. */
function limitsOf(field: string, { fact, min, max }: Question, form: FormReading): Limits {
  const most = max ?? Number.MAX_SAFE_INTEGER;
  if (fact === YEAR) return { min: min ?? 0, max: Math.min(most, yearOf(form.today)) };
  return NARROWER[field] ?? { min: min ?? 0, max: most };
}

function readNumber(field: string, typed: string, { min, max }: Limits): number | FieldError {
  const wrong = textProblem(field, typed);
  if (wrong) return wrong;
  const number = readWholeNumber(typed);
  if (!number.ok) return problem(field, field === YEAR ? 'not_a_year' : number.code);
  if (number.value < min) return problem(field, 'too_small', { min });
  return number.value > max ? problem(field, 'too_large', { max }) : number.value;
}
