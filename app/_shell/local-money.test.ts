import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { getReferenceLists } from '@/lib/data/reference/lists';
import { aVisitor } from '@/lib/data/testing/visitors';
import { currenciesOf, localMoney } from './local-money';

const { db } = await withTestDatabase();
const lists = await getReferenceLists(aVisitor(db));

/** The number in an amount as it is shown in English. */
function figure(shown: string): number {
  return Number(shown.replace(/[^\d.]/g, ''));
}

it('turns dollars into local money at the rounded rate', () => {
  // 18.8 pesos a dollar: 200 and 1,500 dollars are 3,760 and 28,200 pesos, together 31,960.
  const { say } = localMoney(lists, 'MX', 'en');
  expect([200, 1500, 1700].map((usd) => say(usd).replaceAll('\u00a0', ' '))).toEqual([
    'MXN 3,760 (USD 200)',
    'MXN 28,200 (USD 1,500)',
    'MXN 31,960 (USD 1,700)',
  ]);
});

it('shows parts that add up to the total, with any rate', () => {
  const [code = ''] = [...lists.exchangeRates.keys()].filter((one) => one === 'MXN');
  const rate = fc.double({ min: 0.1, max: 20_000, noNaN: true });
  // A price may have cents after a reduction; a fee is a whole amount.
  const price = fc.integer({ min: 0, max: 1_000_000 }).map((cents) => cents / 100);
  fc.assert(
    fc.property(rate, price, fc.integer({ min: 0, max: 10_000 }), (perUsd, part, fee) => {
      const known = lists.exchangeRates.get(code);
      if (!known) throw new Error('no rate of the peso');
      const own = { ...lists, exchangeRates: new Map([[code, { ...known, perUsd }]]) };
      const { local } = currenciesOf(own, 'MX', 'en');
      if (!local) throw new Error('no local money');
      expect(figure(local(part + fee))).toBeCloseTo(figure(local(part)) + figure(local(fee)), 4);
    }),
  );
});
