import { fraction } from '../../fraction';
import { type ChoiceFit, choiceFit } from './need';
import type { PartInput, Scored } from './types';

const NONE = fraction(0);

/** Absorb: the best step is one the firm can take now, one level up, not the most advanced. */
export function absorb({ offering, firm, setting }: PartInput): Scored {
  const { absorbByGap, absorbUnknown } = setting.exact;
  const { level, possible } = firm.absorption;
  const min = offering.minAc;
  if (level === null)
    return { value: absorbUnknown, explain: () => ({ code: 'absorb.unknown', values: { min } }) };
  const above = level - min;
  const score = above < 0 ? NONE : (absorbByGap[Math.min(above, absorbByGap.length - 1)] ?? NONE);
  const mayReach = possible !== null && possible.hi >= min;
  const mayFallShort = possible !== null && possible.lo < min;
  const code = () => {
    if (above < 0 && mayReach) return 'absorb.so_far';
    if (above >= 0 && mayFallShort) return 'absorb.enough_so_far';
    return codeFor(above, choiceFit({ offering, firm }));
  };
  const explain = () => ({ code: code(), values: { level, min } });
  return { value: score, explain };
}

/**
 * This part is about how the firm takes up new things, the part on need about the level of what it chose. Where the two
 * differ, the sentence here names the practice in learning only, so that they cannot contradict each other.
 */
function codeFor(above: number, fit: ChoiceFit): string {
  if (above < 0) return 'absorb.later';
  const isOffLevel = fit === 'beyond' || fit === 'below' || fit === 'mixed';
  if (above > 1) return fit === 'none' || fit === 'beyond' ? 'absorb.basic' : 'absorb.asks_little';
  if (isOffLevel) return 'absorb.ready';
  return above === 0 ? 'absorb.fits' : 'absorb.easy';
}
