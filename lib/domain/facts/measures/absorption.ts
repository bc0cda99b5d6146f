import { fraction, roundHalfUp } from '../../fraction';
import { numberOf } from '../sheet';
import type { AnswerSheet, FirmProfile } from '../types';

/** The four steps of taking in new know-how, q34 to q37. */
export const LEARNING_STEPS = ['learn.seek', 'learn.understand', 'learn.try', 'learn.keep'] as const;

/** Mean of the answered steps, and the level it rounds to. */
export function absorptionOf(sheet: AnswerSheet): FirmProfile['absorption'] {
  const steps = LEARNING_STEPS.map((fact) => numberOf(sheet, fact)).filter((step) => step !== null);
  if (steps.length === 0) return { score: null, level: null, answered: 0 };
  const score = fraction(
    steps.reduce((sum, step) => sum + step, 0),
    steps.length,
  );
  return { score, level: roundHalfUp(score, 0), answered: steps.length };
}
