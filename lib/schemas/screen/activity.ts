import type { Question } from '../../domain/facts';
import { westernDigits } from '../digits';
import { type FieldError, type FormFields, keepable } from '../fields';
import { DONT_KNOW, type FormReading, firstValue, textProblem } from './form';
import { answered, NOT_KNOWN, type Parsed, refused, refusedAt, SKIPPED } from './parsed';

const FACT = 'firm.isic';

/**
 * An activity chosen from the list, or its code typed; words alone are not an answer yet. `firm.isic.seen` is the word
 * the page was drawn with: a word typed since then is a wish to choose anew, and is never passed over.
 */
export function readActivity({ fact }: Question, form: FormReading): Parsed {
  const { activities } = form.context;
  const typed = firstValue(form, `${fact}.query`);
  const second = firstValue(form, `${fact}.second`);
  const picked = firstValue(form, fact);
  const chosen = picked || (activities.has(westernDigits(typed)) ? westernDigits(typed) : '');
  const wrong = wordProblem(form.fields);
  if (wrong) return refused([wrong]);
  if (chosen === '' && second === '')
    return typed === '' ? SKIPPED : refusedAt(`${fact}.query`, 'not_in_list');
  if (isNewWord(form) && picked + second !== '' && westernDigits(typed) !== picked)
    return refusedAt(`${fact}.query`, 'word_changed');
  if (chosen === DONT_KNOW)
    return second === '' ? NOT_KNOWN : refusedAt(`${fact}.second`, 'unknown_and_answer');
  const main = chosen || second;
  if (!activities.has(main)) return refusedAt(fact, 'not_in_list');
  if (second !== '' && !activities.has(second)) return refusedAt(`${fact}.second`, 'not_in_list');
  return answered({ main, second: second === '' || second === main ? null : second });
}

/** Why what was typed cannot be searched for, or null: hidden marks, or too long. */
export function wordProblem(fields: FormFields): FieldError | null {
  return textProblem(`${FACT}.query`, keepable(firstValue({ fields }, `${FACT}.query`)));
}

/** True if a word was typed on the page, so that Enter means: search for it. */
export function hasNewWord(fields: FormFields): boolean {
  return isNewWord({ fields });
}

function isNewWord(form: Pick<FormReading, 'fields'>): boolean {
  const typed = firstValue(form, `${FACT}.query`);
  return typed !== '' && typed !== firstValue(form, `${FACT}.seen`);
}
