import { type NetPrice, netPrices, netRange } from '../access';
import { possible } from '../fact';
import { type FirmProfile, questionsOfGroup } from '../facts';
import { compare, toNumber } from '../fraction';
import { FIRM_GROUPS, type FirmGroup, SIZE_CLASSES } from '../vocabulary';
import type { Offering } from './types';

/** Net prices for each size class the firm may have; none of money, of which the catalogue does not know what it costs. */
export function pricesFor(offering: Offering, firm: FirmProfile): readonly NetPrice[] {
  if (offering.generic) return [];
  const sizes = possible(firm.size.class);
  const member = firm.memberOf[offering.institution] ?? (firm.memberOfNone ? false : null);
  return netPrices(offering, {
    sizes: sizes.length === 0 ? SIZE_CLASSES : sizes,
    groups: firm.groups,
    member,
  });
}

/** The price for this firm; null while it depends on something that is not known. */
export function singlePrice(prices: readonly NetPrice[]): number | null {
  const [first] = prices;
  if (!first) return null;
  const same = prices.every(({ lo, hi }) => compare(lo, first.lo) === 0 && compare(hi, first.lo) === 0);
  return same ? toNumber(first.lo) : null;
}

/** A lower price that an answer left open may still bring. */
type PerhapsLess = {
  /** USD. */
  least: number;
  /** Groups that pay this price and to which the firm may belong. */
  groups: readonly FirmGroup[];
  /** The question whose answer would tell; null where no single one does, or the person preferred not to answer it. */
  question: string | null;
};

type Priced = { offering: Offering; firm: FirmProfile; prices: readonly NetPrice[] };

/**
 * What the firm may pay less than its price if it belongs to a group it has not spoken of: each price with its own
 * groups and the question that would tell, the lowest first. A group that several answers make is told with the first.
 */
export function perhapsLess({ offering, firm, prices }: Priced): readonly PerhapsLess[] {
  const { lo: now } = netRange(prices);
  if (now === '' || now === 0) return [];
  const told = new Map<string, PerhapsLess>();
  for (const group of FIRM_GROUPS) {
    if ((offering.waiver[group] ?? 0) === 0) continue;
    const open = questionsOfGroup(group, firm);
    if (open.length === 0) continue;
    const { lo: least } = netRange(pricesFor(offering, { ...firm, groups: [...firm.groups, group] }));
    if (least === '' || least >= now) continue;
    // That nothing goes abroad takes both shares.
    const telling = group === 'non_exporter' && open.length > 1 ? [] : open;
    const question = telling.find((fact) => !firm.declinedFacts.includes(fact)) ?? null;
    const key = `${least} ${question}`;
    told.set(key, { least, groups: [...(told.get(key)?.groups ?? []), group], question });
  }
  return [...told.values()].toSorted((a, b) => a.least - b.least);
}
