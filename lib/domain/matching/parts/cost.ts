import { netRange } from '../../access';
import { compare, decimal, type Fraction, fraction, multiply } from '../../fraction';
import type { Reason } from '../../rules';
import { perhapsLess } from '../prices';
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
  if (rules['IA-02'].outcome === 'fail')
    return { value: NONE, explain: () => withLess(tooDear(input), input) };
  const limit = firm.feeMax;
  const steps = new Set(prices.flatMap(({ lo, hi }) => [stepOf(lo, limit), stepOf(hi, limit)]));
  const [step = 'unknownLimit'] = steps;
  // Where size or membership leave the price open, the possible prices must agree. A group counts only if it is known.
  if (steps.size !== 1)
    return { value: setting.exact.cost.unknownLimit, explain: () => told('cost.unknown_price', input) };
  return { value: setting.exact.cost[step], explain: () => told(CODES[step], input) };
}

/** The price and the limit of the institution that it breaks. */
export function moreThanLimit(code: string, { prices, rules }: Pick<PartInput, 'prices' | 'rules'>): Reason {
  const { cap_hi: cap = '', sizes = [] } = rules['IA-02'].numbers;
  return { code, values: { ...netRange(prices), cap, sizes } };
}

/**
 * Whether the firm would have to pay more than it said it can at each of its prices; groups it has not spoken of may
 * still lower them (see `mayBeWithinSaid`).
 */
export function isMoreThanSaid({ prices, firm }: Pick<PartInput, 'prices' | 'firm'>): boolean {
  const { feeMax } = firm;
  if (feeMax === null || prices.length === 0) return false;
  return prices.every(({ lo }) => lo.num !== 0 && compare(lo, decimal(feeMax)) > 0);
}

/** Whether an answer left open can bring a price down to what the firm said it can pay. */
export function mayBeWithinSaid(input: Pick<PartInput, 'offering' | 'prices' | 'firm'>): boolean {
  const [lowest] = perhapsLess(input);
  const { feeMax } = input.firm;
  return lowest !== undefined && feeMax !== null && lowest.least <= feeMax;
}

/** Whether an answer left open can bring a price down to the limit of the institution (IA-02). */
export function mayBeWithinLimit(input: Pick<PartInput, 'offering' | 'prices' | 'firm' | 'rules'>): boolean {
  const [lowest] = perhapsLess(input);
  const { cap_hi: cap } = input.rules['IA-02'].numbers;
  return lowest !== undefined && typeof cap === 'number' && lowest.least <= cap;
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

function told(code: string, input: PartInput): Reason {
  const { prices, firm } = input;
  return withLess({ code, values: { ...netRange(prices), limit: firm.feeMax ?? '' } }, input);
}

/** With the lowest price that an answer left open may bring, and the groups that pay it. */
function withLess({ code, values }: Reason, input: PartInput): Reason {
  const less = perhapsLess(input);
  const least = less[0]?.least;
  const cheaper = less.flatMap((one) => (one.least === least ? one.groups : []));
  return { code, values: { ...values, least: least ?? '', cheaper } };
}
