import { type Fraction, fraction, multiply, roundHalfUp, toNumber } from '../../fraction';
import { numberOf } from '../sheet';
import type { AnswerSheet, FirmProfile } from '../types';

/** The four steps of taking in new know-how, q34 to q37. */
export const LEARNING_STEPS = ['learn.seek', 'learn.understand', 'learn.try', 'learn.keep'] as const;

const HIGHEST = 4;

/** Mean of the answered steps, the level it rounds to, and the levels that the open steps still allow. */
export function absorptionOf(sheet: AnswerSheet): FirmProfile['absorption'] {
  const steps = LEARNING_STEPS.map((fact) => numberOf(sheet, fact)).filter((step) => step !== null);
  if (steps.length === 0) return { score: null, level: null, answered: 0, possible: null };
  return absorptionFrom(
    steps.reduce((sum, step) => sum + step, 0),
    steps.length,
  );
}

/** In: a firm's steps so far and one more. Out: the measure with it. */
export function withStep(
  { score, answered }: FirmProfile['absorption'],
  level: number,
): FirmProfile['absorption'] {
  const before: Fraction = multiply(score ?? fraction(0), fraction(answered));
  return absorptionFrom(toNumber(before) + level, answered + 1);
}

function absorptionFrom(sum: number, answered: number): FirmProfile['absorption'] {
  const score = fraction(sum, answered);
  const all = LEARNING_STEPS.length;
  const levelOf = (total: number) => roundHalfUp(fraction(total, all), 0);
  const possible = { lo: levelOf(sum), hi: levelOf(sum + HIGHEST * (all - answered)) };
  return { score, level: roundHalfUp(score, 0), answered, possible };
}
