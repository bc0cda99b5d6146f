import type { Question } from '../../domain/facts';
import { westernDigits } from '../digits';
import { DONT_KNOW, type FormReading, firstValue, textProblem } from './form';
import { answered, NOT_KNOWN, type Parsed, refused, refusedAt, SKIPPED } from './parsed';

/** An activity chosen from the list, or its code typed; words alone are not an answer yet. */
export function readActivity({ fact }: Question, form: FormReading): Parsed {
  const { activities } = form.context;
  const typed = firstValue(form, `${fact}.query`);
  const second = firstValue(form, `${fact}.second`);
  const chosen = firstValue(form, fact) || (activities.has(westernDigits(typed)) ? westernDigits(typed) : '');
  if (chosen === DONT_KNOW)
    return second === '' ? NOT_KNOWN : refusedAt(`${fact}.second`, 'unknown_and_answer');
  const wrong = textProblem(`${fact}.query`, typed);
  if (wrong) return refused([wrong]);
  if (chosen === '' && second === '')
    return typed === '' ? SKIPPED : refusedAt(`${fact}.query`, 'not_in_list');
  const main = chosen || second;
  if (!activities.has(main)) return refusedAt(fact, 'not_in_list');
  if (second !== '' && !activities.has(second)) return refusedAt(`${fact}.second`, 'not_in_list');
  return answered({ main, second: second === '' || second === main ? null : second });
}
