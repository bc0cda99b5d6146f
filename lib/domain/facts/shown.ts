import { evaluate, liesUnder, type Verdict } from '../rules';
import { answerReader } from './answer-reader';
import { instrument, question } from './instrument';
import type { Question } from './instrument-schema';
import { choiceOf } from './sheet';
import type { AnswerSheet } from './types';

/** Questions that apply to the firm, in order; a condition on something not known does not show its question. */
export function shownQuestions(sheet: AnswerSheet): readonly Question[] {
  return instrument.questions.filter((one) => applies(one, sheet) === 'met');
}

/** In: a question and the answers in force. Out: whether it certainly applies to the firm. */
export function appliesTo(fact: string, sheet: AnswerSheet): boolean {
  return applies(question(fact), sheet) === 'met';
}

/**
 * In: answers in force. Out: those without the answers that have certainly ceased to apply, such as limits set by a
 * buyer the firm says it no longer has, or a region of a country it no longer names.
 */
export function applicableAnswers(sheet: AnswerSheet): AnswerSheet {
  const gone = instrument.questions.filter((one) => applies(one, sheet) === 'unmet').map((one) => one.fact);
  if (isRegionElsewhere(sheet)) gone.push('firm.subdivision');
  return Object.fromEntries(Object.entries(sheet).filter(([fact]) => !gone.includes(fact)));
}

function isRegionElsewhere(sheet: AnswerSheet): boolean {
  const [country, region] = [choiceOf(sheet, 'firm.country'), choiceOf(sheet, 'firm.subdivision')];
  return country !== null && region !== null && liesUnder(region, country) !== 'met';
}

function applies(one: Question, sheet: AnswerSheet): Verdict {
  return one.showIf === null ? 'met' : evaluate(one.showIf, answerReader(sheet)).verdict;
}
