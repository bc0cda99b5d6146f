import { netRange } from '../../access';
import { compare, decimal, type Fraction, fraction, multiply } from '../../fraction';
import type { Reason } from '../../rules';
import type { RankingPolicy } from '../types';
import type { PartInput, Scored } from './types';

type Step = keyof RankingPolicy['cost'];
const NONE = fraction(0);
const TWICE = fraction(2);
const CODES: Readonly<Record<Step, string>> = {
  free: 'cost.free',
  within: 'cost.within',
  upToTwice: 'cost.up_to_twice',
  more: 'cost.more',
  unknownLimit: 'cost.unknown_limit',
};

/** Cost: the net price against what the firm can pay; above the institution's own limit (IA-02) it counts nothing. */
export function cost(input: PartInput): Scored {
  const { prices, rules, firm, setting } = input;
  if (rules['IA-02'].outcome === 'fail') return { value: NONE, explain: () => tooDear(input) };
  const limit = firm.feeMax;
  const steps = new Set(prices.flatMap(({ lo, hi }) => [stepOf(lo, limit), stepOf(hi, limit)]));
  const [step = 'unknownLimit'] = steps;
  // Where the price depends on something not known, the possible prices must agree.
  if (steps.size !== 1)
    return { value: setting.exact.cost.unknownLimit, explain: () => told('cost.unknown_price', input) };
  return { value: setting.exact.cost[step], explain: () => told(CODES[step], input) };
}

/** The price and the limit of the institution that it breaks. */
export function moreThanLimit(code: string, { prices, rules }: Pick<PartInput, 'prices' | 'rules'>): Reason {
  const { cap_hi: cap = '', sizes = [] } = rules['IA-02'].numbers;
  return { code, values: { ...netRange(prices), cap, sizes } };
}

/** Whether the firm would have to pay more than it said it can, whatever of its possible prices holds. */
export function isMoreThanSaid({ prices, firm }: Pick<PartInput, 'prices' | 'firm'>): boolean {
  const { feeMax } = firm;
  if (feeMax === null || prices.length === 0) return false;
  return prices.every(({ lo }) => lo.num !== 0 && compare(lo, decimal(feeMax)) > 0);
}

/** What the firm itself said comes before the limit of the institution. */
function tooDear(input: PartInput): Reason {
  if (!isMoreThanSaid(input)) return moreThanLimit('cost.more_than_limit', input);
  const { cap_hi: cap = '' } = input.rules['IA-02'].numbers;
  return {
    code: 'cost.more_than_both',
    values: { ...netRange(input.prices), cap, limit: input.firm.feeMax ?? '' },
  };
}

function stepOf(net: Fraction, limit: number | null): Step {
  if (net.num === 0) return 'free';
  if (limit === null) return 'unknownLimit';
  const payable = decimal(limit);
  if (compare(net, payable) <= 0) return 'within';
  return compare(net, multiply(TWICE, payable)) <= 0 ? 'upToTwice' : 'more';
}

function told(code: string, { prices, firm }: PartInput): Reason {
  return { code, values: { ...netRange(prices), limit: firm.feeMax ?? '' } };
}
