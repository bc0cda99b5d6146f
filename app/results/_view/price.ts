import { membershipFee } from '@/app/_components/catalogue/facts';
import type { Change, Offering } from '@/lib/domain/matching';
import type { Reason } from '@/lib/domain/rules';
import type { ResultSay } from './say';

type Input = {
  offering: Offering;
  netPrice: number | null;
  /** Values of the reason for the price: what it lies between, and what it may still come down to. */
  costs: Reason['values'];
  changes: readonly Change[];
};

/** What this firm pays: the offering itself, the membership it has to buy first, and both together. */
export function priceForYou(say: ResultSay, input: Input): string {
  const price = knownPrice(say, input);
  // A group that the firm has not spoken of may pay less.
  return typeof input.costs.least === 'number' && !input.offering.generic
    ? say.t('results.row.perhapsLess', { price })
    : price;
}

function knownPrice({ t, names }: ResultSay, input: Input): string {
  const { offering, netPrice, costs } = input;
  // A loan costs interest: no price of the catalogue means only that asking is free.
  if (offering.generic) return t('catalogue.price.money');
  if (netPrice === null) return priceBetween({ t, names }, costs);
  const fee = feeWithin(input);
  if (fee === 0)
    return netPrice === 0 ? t('results.row.free') : t('results.row.price', { amount: names.money(netPrice) });
  const own = netPrice - fee;
  return own === 0
    ? t('catalogue.price.onlyFee', { fee: names.money(fee) })
    : t('catalogue.price.withFee', {
        price: names.money(own),
        fee: names.money(fee),
        sum: names.money(netPrice),
      });
}

function priceBetween({ t, names }: Pick<ResultSay, 't' | 'names'>, { lo, hi }: Reason['values']): string {
  if (typeof lo !== 'number' || typeof hi !== 'number') return '';
  return lo === 0
    ? t('results.row.priceUpTo', { high: names.money(hi) })
    : t('results.row.priceFrom', { low: names.money(lo), high: names.money(hi) });
}

/** The membership fee that is part of the price; nothing for a firm that is a member already. */
function feeWithin({ offering, netPrice, changes }: Input): number {
  const fee = membershipFee(offering);
  const paysIt =
    changes.some(({ reason }) => reason.code === 'change.become_member') ||
    (netPrice ?? 0) > offering.priceUsd;
  return paysIt && (netPrice ?? 0) >= fee ? fee : 0;
}
