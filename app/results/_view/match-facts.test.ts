import { expect, it } from 'vitest';
import catalogueText from '@/db/seed/data/catalogue-text.json';
import type { OfferingEntry } from '@/lib/data/catalogue/revision';
import { demoCatalogue, examples, runExample } from '@/lib/domain/matching/demo.fixture';
import { LOCALES, type Locale } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import { factsOf } from './match-facts';

const texts: Readonly<Record<string, OfferingEntry['text']>> = catalogueText.offerings;

function sayIn(locale: Locale) {
  const same = (code: string) => code;
  const names = { country: same, place: same, sector: same, institution: same, body: same };
  return {
    t: translator(locale),
    locale,
    names: { ...names, money: (usd: number) => `$${usd}` },
    offering: same,
    intakeOf: () => null,
    passesOverSales: () => false,
    rateOf: null,
  };
}

/** The prices that the example firms are told of offers that are not for them. */
function refusedPrices(locale: Locale) {
  const say = sayIn(locale);
  return examples.flatMap(({ name }) =>
    runExample(name).matches.flatMap((match) => {
      const offering = demoCatalogue.offerings.find(({ id }) => id === match.offering);
      const text = texts[match.offering];
      if (match.status !== 'no' || !offering || !text) return [];
      const facts = factsOf(say, { match, entry: { offering, text, version: 1 } }, null);
      const price = facts.find((fact) => fact.name === say.t('catalogue.offering.price'))?.value;
      return [{ id: match.offering, price }];
    }),
  );
}

it('tells the price of an offer that is not for the firm as the price, not as one for the firm', () => {
  for (const locale of LOCALES)
    expect(refusedPrices(locale).filter(({ price }) => !price || /for you|para usted/.test(price))).toEqual(
      [],
    );
  // O23: 40 dollars, half of it for micro firms.
  const ofO23 = refusedPrices('en').filter(({ id }) => id === 'O23');
  expect(new Set(ofO23.map(({ price }) => price))).toEqual(new Set(['$40, less for some firms']));
});
