import { instrument, question } from '../instrument';
import { knownValue, whyUnknown } from '../sheet';
import { shownQuestions } from '../shown';
import type { AnswerSheet, FirmProfile } from '../types';

/** A question that shows, and whether its answer is known; "I do not know" is not an answer, nor is "I prefer not to say". */
export type Asked = { fact: string; section: number; known: boolean; declined: boolean };

type Count = { answered: number; shown: number };

/** The questions that show, in order. */
export function askedOf(sheet: AnswerSheet): readonly Asked[] {
  return shownQuestions(sheet).map(({ fact, section, noSay }) => ({
    fact,
    section,
    known: knownValue(sheet, fact) !== null,
    declined: noSay !== null && whyUnknown(sheet, fact) === 'no_say',
  }));
}

/** Known answers among the questions that show: in all, of the short form, and by section. */
export function completenessOf(asked: readonly Asked[]): FirmProfile['completeness'] {
  return {
    ...count(asked),
    short: count(asked.filter(({ fact }) => question(fact).short)),
    bySection: instrument.sections.map(({ n }) => ({
      section: n,
      ...count(asked.filter((one) => one.section === n)),
    })),
  };
}

/**
 * Facts that show and are known neither from an answer nor from elsewhere, and those whose answer no longer says all, in
 * the order of the questions.
 */
export function unknownFactsOf(
  asked: readonly Asked[],
  knownElsewhere: readonly string[],
  toAskAgain: readonly string[],
): readonly string[] {
  const isOpen = ({ fact, known }: Asked) => !known && !knownElsewhere.includes(fact);
  return asked.filter((one) => isOpen(one) || toAskAgain.includes(one.fact)).map(({ fact }) => fact);
}

/** Facts that a person preferred not to say: unknown like others, but not asked for again. */
export function declinedFactsOf(asked: readonly Asked[]): readonly string[] {
  return asked.filter(({ declined }) => declined).map(({ fact }) => fact);
}

function count(asked: readonly Asked[]): Count {
  return { answered: asked.filter((one) => one.known).length, shown: asked.length };
}
