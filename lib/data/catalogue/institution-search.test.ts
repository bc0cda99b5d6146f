import { describe, expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { aVisitor } from '../testing/visitors';
import { searchInstitutions } from './institution-search';

const { db } = await withTestDatabase();
const ctx = aVisitor(db);
const found = (parameters: Record<string, string>) => searchInstitutions(ctx, parameters);
const ids = async (parameters: Record<string, string>) =>
  (await found(parameters)).items.map(({ institution }) => institution.id);

describe('searching institutions', () => {
  it('shows all by name in the language of the reader, each with the number of its offers', async () => {
    for (const locale of ['en', 'es'] as const) {
      const { items } = await searchInstitutions({ ...ctx, locale }, {});
      const names = items.map(({ text }) => text.name[locale]);
      expect(names).toHaveLength(26);
      expect(names).toEqual(names.toSorted(new Intl.Collator(locale).compare));
      expect(items.reduce((sum, { offerings }) => sum + offerings, 0)).toBe(49);
    }
  });

  it.each([
    ['by name', 'hortalizas', 'I12'],
    ['by place', 'sinaloa', 'I12'],
    ['by kind, without accents', 'asociacion', 'I12'],
    ['by what it offers', 'outbreak', 'I12'],
    ['by trade', 'beverages', 'I01'],
  ])('finds words: %s', async (_what, q, id) => {
    expect(await ids({ q })).toContain(id);
    expect((await ids({ q })).length).toBeLessThan(26);
  });

  it('finds nothing where no institution says the word', async () => {
    expect(await found({ q: 'zzzz' })).toMatchObject({ items: [], illustrative: true });
  });

  it('filters by kind and country, and counts what each value would leave', async () => {
    expect(await ids({ type: 'sector_association', country: 'mx' })).toContain('I12');
    const { counts, items } = await found({ country: 'AR' });
    expect(items.length).toBeGreaterThan(0);
    for (const { institution } of items) expect(institution.country).toBe('AR');
    for (const [type, count] of Object.entries(counts.type))
      expect(await ids({ country: 'AR', type })).toHaveLength(count);
    for (const [country, count] of Object.entries(counts.country))
      expect(await ids({ country })).toHaveLength(count);
  });

  it('leaves out what it does not know, and says so', async () => {
    const { items, ignored } = await found({ country: 'ZZ', type: 'x', q: '%' });
    expect(items).toHaveLength(26);
    expect(ignored).toEqual([
      { filter: 'q', value: '%' },
      { filter: 'type', value: 'x' },
      { filter: 'country', value: 'ZZ' },
    ]);
  });
});
