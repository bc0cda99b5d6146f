import { expect, it } from 'vitest';
import catalogueText from '@/db/seed/data/catalogue-text.json';
import type { OfferingEntry } from '@/lib/data/catalogue/revision';
import type { Match, Offering } from '@/lib/domain/matching';
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

/** What the example firms are told of each offering that counts. */
function factsTold(locale: Locale, counts: (match: Match, offering: Offering) => boolean) {
  const say = sayIn(locale);
  return examples.flatMap(({ name }) =>
    runExample(name).matches.flatMap((match) => {
      const offering = demoCatalogue.offerings.find(({ id }) => id === match.offering);
      const text = texts[match.offering];
      if (!offering || !text || !counts(match, offering)) return [];
      const facts = factsOf(say, { match, entry: { offering, text, version: 1 } }, null);
      const wordsOf = (fact: 'price' | 'time') =>
        facts.find((one) => one.name === say.t(`catalogue.offering.${fact}`))?.value;
      return [{ id: match.offering, price: wordsOf('price'), time: wordsOf('time') }];
    }),
  );
}

/** The prices that they are told of offers that are not for them. */
function refusedPrices(locale: Locale) {
  return factsTold(locale, ({ status }) => status === 'no').map(({ id, price }) => ({ id, price }));
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

it.each(LOCALES)('tells no hours of an offer that gives money, and those of every other, in %s', (locale) => {
  const money = factsTold(locale, (_, { generic }) => generic);
  expect(money.length).toBeGreaterThan(0);
  expect(money.filter(({ time }) => time !== undefined)).toEqual([]);
  const courses = factsTold(locale, (_, { generic }) => !generic);
  expect(courses.filter(({ time }) => time === undefined)).toEqual([]);
});
