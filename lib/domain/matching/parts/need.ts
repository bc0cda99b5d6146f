import { possible } from '../../fact';
import { add, compare, divide, type Fraction, fraction, multiply } from '../../fraction';
import type { Reason } from '../../rules';
import type { Capability } from '../../vocabulary';
import type { PartInput, Scored } from './types';

type Fit = 'works' | 'maybe' | 'elsewhere' | 'not_targeted';
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
function fitOf(capability: Capability, { offering, firm }: PartInput): Fit {
  const target = offering.targets[capability];
  if (!target) return 'not_targeted';
  const [from, to] = target;
  const levels = possible(firm.levels[capability]);
  const inside = levels.filter((level) => from <= level && level < to).length;
  if (levels.length === 0) return 'maybe';
  return inside === levels.length ? 'works' : inside > 0 ? 'maybe' : 'elsewhere';
}

function reasonFor(priorities: readonly Capability[], fits: readonly Fit[]): Reason {
  const having = (wanted: Fit) => priorities.filter((_, index) => fits[index] === wanted);
  const [works, maybe, elsewhere] = [having('works'), having('maybe'), having('elsewhere')];
  const misses = [...elsewhere, ...having('not_targeted')];
  const [priority = ''] = priorities;
  if (works.length === priorities.length) return { code: 'need.first', values: { priority, works } };
  if (works.length > 0 && misses.length > 0) return { code: 'need.partly', values: { works, misses } };
  if (works.length > 0) return { code: 'need.partly_maybe', values: { works, maybe } };
  if (maybe.length > 0) return { code: 'need.maybe', values: { maybe } };
  if (elsewhere.length > 0) return { code: 'need.other_level', values: { elsewhere } };
  return { code: 'need.none', values: { misses } };
}
