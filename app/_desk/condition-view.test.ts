import { expect, it, vi } from 'vitest';
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

const typed = vi.hoisted(() => ({
  fields: { fact: ['firm.employees'], group: ['eligibility'], max: ['49'], kind: ['hard'] },
}));
vi.mock('@/app/_shell/typed-forms', () => ({
  typedAgain: async (_: unknown, __: string, { again }: { again?: string }) =>
    again ? { fields: typed.fields, errors: [] } : null,
}));

it.each([
  ['en', /at most 200 conditions and groups.*20 questions of your own/],
  ['es', /como máximo 200 condiciones y grupos.*20 preguntas propias/],
] as const)(
  'keeps what was typed where the rule is full, and says what it holds (%s)',
  async (locale, says) => {
    const officer = { ...(await ofInstitution(databases, 'I01')), locale };
    const view = await conditionView(officer, 'O01', { again: '1', problem: 'refused' });
    expect(view?.problem).toMatch(says);
    expect(view?.fields).toEqual(typed.fields);
  },
);
