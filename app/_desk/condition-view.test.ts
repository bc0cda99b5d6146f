import { expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { getReferenceLists } from '@/lib/data/reference/lists';
import { ofInstitution } from '@/lib/data/testing/people';
import { LOCALES } from '@/lib/domain/vocabulary';
import { conditionView } from './condition-view';

const databases = await withTestDatabase();

it.each(LOCALES)(
  'offers the money of every country by its name (%s), also where no rate is known',
  async (locale) => {
    const officer = { ...(await ofInstitution(databases, 'I01')), locale };
    const view = await conditionView(officer, 'O01', { fact: 'firm.turnover' });
    const offered = new Map(view?.options.currencies.map(({ value, label }) => [value, label]));
    const { countries, exchangeRates } = await getReferenceLists(officer);
    expect(exchangeRates.has('GBP')).toBe(false);
    for (const { code, currency } of countries.values())
      if (currency) expect(offered.has(currency), `${code} ${currency}`).toBe(true);
    expect(offered.get('GBP')).toBe({ en: 'British Pound (GBP)', es: 'Libra esterlina (GBP)' }[locale]);
  },
);
