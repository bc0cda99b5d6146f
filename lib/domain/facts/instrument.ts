import data from './instrument.json' with { type: 'json' };
import { type Instrument, instrumentSchema, type Question } from './instrument-schema';

/** The instrument in force: 48 questions in 8 sections, checked when the program starts. */
export const instrument: Instrument = instrumentSchema.parse(data);

const byFact: ReadonlyMap<string, Question> = new Map(instrument.questions.map((one) => [one.fact, one]));

/** Keys of all facts a firm is asked for, in the order of the questions. */
export const questionFacts: readonly string[] = instrument.questions.map((one) => one.fact);

/** True if the key is that of a question. */
export function isQuestionFact(fact: string): boolean {
  return byFact.has(fact);
}

/** In: the key of a question. Out: the question. Throws RangeError for any other key. */
export function question(fact: string): Question {
  const found = byFact.get(fact);
  if (!found) throw new RangeError(`no question asks for ${fact}`);
  return found;
}
