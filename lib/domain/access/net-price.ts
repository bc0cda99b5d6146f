import { add, decimal, divide, type Fraction, fraction, multiply } from '../fraction';
import type { Membership, SizeClass } from '../vocabulary';

/** What decides the price of an offering; USD, for the whole programme. */
export type PriceList = {
  priceUsd: number;
  /** Group or size class → percent off. */
  waiver: Readonly<Record<string, number>>;
  membership: Membership;
  membershipFeeUsd: number;
};

/** Who pays. `member` is null where it is not known; `groups` are those known to apply, size classes aside. */
export type Payer = { sizes: readonly SizeClass[]; groups: readonly string[]; member: boolean | null };

/** The price for one size class; `lo` and `hi` differ where a membership fee may or may not be due. */
export type NetPrice = { size: SizeClass; lo: Fraction; hi: Fraction };

const WHOLE = 100;

/** In: a price list and who pays. Out: one net price for each size class the payer may have. */
export function netPrices(list: PriceList, payer: Payer): readonly NetPrice[] {
  const fee = list.membership === 'required' ? decimal(list.membershipFeeUsd) : fraction(0);
  return payer.sizes.map((size) => {
    const reduced = afterWaiver(list, [size, ...payer.groups]);
    return {
      size,
      lo: payer.member === false ? add(reduced, fee) : reduced,
      hi: payer.member ? reduced : add(reduced, fee),
    };
  });
}

function afterWaiver(list: PriceList, names: readonly string[]): Fraction {
  const largest = Math.max(0, ...names.map((name) => list.waiver[name] ?? 0));
  return multiply(decimal(list.priceUsd), divide(decimal(WHOLE - largest), fraction(WHOLE)));
}
