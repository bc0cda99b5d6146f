import { expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { aVisitor } from '../testing/visitors';
import { currentCatalogue } from './current';
import { indexFor } from './search-index';

const { db } = await withTestDatabase();
const ctx = aVisitor(db);

it('holds the names of the edition it is asked for, and is made once for each', async () => {
  const { view, lists } = await currentCatalogue(ctx);
  const found = async (words: string, among: typeof lists) =>
    (await indexFor(ctx, view, among)).filter(({ text }) => text.words.includes(words)).length;
  const argentina = lists.countries.get('AR');
  if (!argentina) throw new Error('no such country');
  const renamed = { ...argentina, name: { ...argentina.name, en: 'Silverland' } };
  const later = { ...lists, countries: new Map([...lists.countries, ['AR', renamed]]) };
  expect(await found('silverland', lists)).toBe(0);
  expect(await found('silverland', later)).toBeGreaterThan(0);
  expect(await found('silverland', lists)).toBe(0);
  expect(await indexFor(ctx, view, lists)).toBe(await indexFor(ctx, view, lists));
});
