import { possible } from '../../fact';
import { add, compare, divide, type Fraction, fraction, multiply } from '../../fraction';
import type { Reason } from '../../rules';
import type { Capability } from '../../vocabulary';
import type { PartInput, Scored } from './types';

type Fit = 'works' | 'maybe' | 'beyond' | 'below' | 'not_targeted';
/** How an offering meets the choices of a firm as a whole. */
export type ChoiceFit = 'inside' | 'beyond' | 'below' | 'mixed' | 'none';
const NONE = fraction(0);
const WHOLE = fraction(1);

/** Need: how much of what the firm chose the offering works on, from the level where the firm is. */
export function need(input: PartInput): Scored {
  const { priorities } = input.firm;
  if (priorities === null) return { value: NONE, explain: () => ({ code: 'need.unknown', values: {} }) };
  if (priorities.length === 0)
    return { value: NONE, explain: () => ({ code: 'need.nothing_chosen', values: {} }) };
  const fits = priorities.map((one) => fitOf(one, input));
  return { value: countedOf(fits, input), explain: () => reasonFor(priorities, fits) };
}

/** Weight of the choices worked on over the weight of all; where the level is open, a part of the weight counts. */
function countedOf(fits: readonly Fit[], { setting }: PartInput): Fraction {
  const { priorityWeights, unknownLevelShare } = setting.exact;
  let [counted, all] = [NONE, NONE];
  for (const [index, fit] of fits.entries()) {
    const weight = priorityWeights[index] ?? NONE;
    all = add(all, weight);
    if (fit === 'works') counted = add(counted, weight);
    if (fit === 'maybe') counted = add(counted, multiply(weight, unknownLevelShare));
  }
  return compare(all, NONE) === 0 ? NONE : compare(all, counted) === 0 ? WHOLE : divide(counted, all);
}

/** A step further in this capability: from the level where the firm is, below the level it leads to. */
export function fitOf(capability: Capability, { offering, firm }: Pick<PartInput, 'offering' | 'firm'>): Fit {
  const target = offering.targets[capability];
  if (!target) return 'not_targeted';
  const [from, to] = target;
  const levels = possible(firm.levels[capability]);
  const inside = levels.filter((level) => from <= level && level < to).length;
  if (levels.length === 0) return 'maybe';
  if (inside > 0) return inside === levels.length ? 'works' : 'maybe';
  return levels.every((level) => level < from) ? 'below' : 'beyond';
}

/** True if the offering takes the firm further in a capability, or may. */
export function isTakenFurther(capability: Capability, input: Pick<PartInput, 'offering' | 'firm'>): boolean {
  const fit = fitOf(capability, input);
  return fit === 'works' || fit === 'maybe';
}

/**
 * Whether it takes a choice of the firm further, or works on it only from where the firm is not. The other sentences on
 * level must not speak against this one.
 */
export function choiceFit({ offering, firm }: Pick<PartInput, 'offering' | 'firm'>): ChoiceFit {
  return asOne((firm.priorities ?? []).map((one) => fitOf(one, { offering, firm })));
}

function asOne(fits: readonly Fit[]): ChoiceFit {
  if (fits.includes('works') || fits.includes('maybe')) return 'inside';
  if (fits.includes('beyond')) return fits.includes('below') ? 'mixed' : 'beyond';
  return fits.includes('below') ? 'below' : 'none';
}

const OTHER_LEVEL = {
  beyond: 'need.already_there',
  below: 'need.starts_higher',
  mixed: 'need.other_level',
} as const;

function reasonFor(priorities: readonly Capability[], fits: readonly Fit[]): Reason {
  const having = (...wanted: readonly Fit[]) =>
    priorities.filter((_, index) => wanted.some((one) => one === fits[index]));
  const [works, maybe, elsewhere] = [having('works'), having('maybe'), having('beyond', 'below')];
  const misses = having('not_targeted');
  const [priority = ''] = priorities;
  if (works.length === priorities.length) return { code: 'need.first', values: { priority, works } };
  if (works.length > 0) return partly(works, maybe, elsewhere, misses);
  if (maybe.length > 0) return { code: 'need.maybe', values: { maybe, elsewhere, misses } };
  const fit = asOne(fits);
  return fit === 'none' || fit === 'inside'
    ? { code: 'need.none', values: { misses } }
    : { code: OTHER_LEVEL[fit], values: { elsewhere, misses } };
}

/**
 * What it works on from another level is not told as what it does not work on, and what it may help with is told
 * beside either.
 */
function partly(
  works: readonly Capability[],
  maybe: readonly Capability[],
  elsewhere: readonly Capability[],
  misses: readonly Capability[],
): Reason {
  const open = maybe.length > 0;
  if (elsewhere.length > 0)
    return open
      ? { code: 'need.partly_level_maybe', values: { works, elsewhere, maybe } }
      : { code: 'need.partly_level', values: { works, elsewhere, misses } };
  if (misses.length === 0) return { code: 'need.partly_maybe', values: { works, maybe } };
  return open
    ? { code: 'need.partly_some_maybe', values: { works, misses, maybe } }
    : { code: 'need.partly', values: { works, misses } };
}
