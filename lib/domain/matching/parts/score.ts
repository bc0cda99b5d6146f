import { type Fraction, multiply, roundedSum } from '../../fraction';
import type { ScorePart } from '../../vocabulary';
import type { PartScore } from '../types';
import { absorb } from './absorb';
import { bridge } from './bridge';
import { cost } from './cost';
import { dist } from './dist';
import { gov } from './gov';
import { incl } from './incl';
import { know } from './know';
import { need } from './need';
import type { PartInput, Scored } from './types';

/** The eight parts of a score. */
export type Parts = Readonly<Record<ScorePart, PartScore>>;

const scorers: Readonly<Record<ScorePart, (input: PartInput) => Scored>> = {
  need,
  absorb,
  know,
  bridge,
  incl,
  gov,
  dist,
  cost,
};
/** Totals are told with one decimal. */
const TOTAL_PLACES = 1;

/** In: one offering and one firm. Out: every part with its points. */
export function partsOf(input: PartInput): Parts {
  return {
    need: partScore('need', input),
    absorb: partScore('absorb', input),
    know: partScore('know', input),
    bridge: partScore('bridge', input),
    incl: partScore('incl', input),
    gov: partScore('gov', input),
    dist: partScore('dist', input),
    cost: partScore('cost', input),
  };
}

function partScore(part: ScorePart, input: PartInput): PartScore {
  const { value, explain } = scorers[part](input);
  return { value, points: multiply(value, input.setting.exact.weights[part]), reason: explain() };
}

/** In: names of parts. Out: their values and points without the reasons, for trying many answers. */
export function partValues(
  which: readonly ScorePart[],
  input: PartInput,
): readonly { part: ScorePart; value: Fraction; points: Fraction }[] {
  return which.map((part) => {
    const { value } = scorers[part](input);
    return { part, value, points: multiply(value, input.setting.exact.weights[part]) };
  });
}

/** In: the points of all parts. Out: the total, rounded half up once, at the end. */
export function totalOf(points: readonly Fraction[]): number {
  return roundedSum(points, TOTAL_PLACES);
}

/** Points of some parts. */
export function pointsOf(parts: Parts, which: readonly ScorePart[]): readonly Fraction[] {
  return which.map((part) => parts[part].points);
}
