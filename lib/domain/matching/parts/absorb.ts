import { fraction } from '../../fraction';
import type { PartInput, Scored } from './types';

const NONE = fraction(0);

/** Absorb: the best step is one the firm can take now, one level up, not the most advanced. */
export function absorb({ offering, firm, setting }: PartInput): Scored {
  const { absorbByGap, absorbUnknown } = setting.exact;
  const { level } = firm.absorption;
  const min = offering.minAc;
  if (level === null)
    return { value: absorbUnknown, explain: () => ({ code: 'absorb.unknown', values: { min } }) };
  const above = level - min;
  const score = above < 0 ? NONE : (absorbByGap[Math.min(above, absorbByGap.length - 1)] ?? NONE);
  return { value: score, explain: () => ({ code: codeFor(above), values: { level, min } }) };
}

function codeFor(above: number): string {
  if (above < 0) return 'absorb.later';
  if (above === 0) return 'absorb.fits';
  return above === 1 ? 'absorb.easy' : 'absorb.basic';
}
