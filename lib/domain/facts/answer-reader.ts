import type { FactReader, FactValue } from '../rules';
import { activitySchema } from './answer-schemas';
import { isQuestionFact, question } from './instrument';
import { choicesOf, knownValue, readAs } from './sheet';
import type { AnswerSheet, AnswerValue } from './types';

const UNKNOWN: FactValue = { kind: 'unknown' };

/**
 * Raw answers as the rule language reads them, for show conditions: a choice is one value, several choices are a
 * set, a number is a range, and a list of sources is how many there are.
 */
export function answerReader(sheet: AnswerSheet): FactReader {
  return (fact) => {
    const value = isQuestionFact(fact) ? knownValue(sheet, fact) : null;
    return value === null ? UNKNOWN : readable(sheet, fact, value);
  };
}

function readable(sheet: AnswerSheet, fact: string, value: AnswerValue): FactValue {
  if (typeof value === 'number') return { kind: 'range', lo: value, hi: value };
  if (typeof value === 'string') return { kind: 'values', values: [value] };
  switch (question(fact).type) {
    case 'ties5':
      return Array.isArray(value) ? { kind: 'range', lo: value.length, hi: value.length } : UNKNOWN;
    case 'code': {
      const activity = readAs(sheet, fact, activitySchema);
      return activity ? { kind: 'values', values: [activity.main] } : UNKNOWN;
    }
    case 'multi_status':
      return { kind: 'set', members: Object.keys(value) };
    default: {
      const members = choicesOf(sheet, fact);
      return members ? { kind: 'set', members } : UNKNOWN;
    }
  }
}
