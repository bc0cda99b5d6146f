import { describe, expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { aVisitor } from '../testing/visitors';
import { searchActivities } from './activities';

const { db } = await withTestDatabase();
const ctx = aVisitor(db);
const find = (query: string, locale: 'en' | 'es') => searchActivities(ctx, { query, locale });

describe('searching activities', () => {
  it.each([
    ['panadería', '1071'],
    ['panaderia', '1071'],
    ['PANADERÍA', '1071'],
    ['pan', '1071'],
    ['queso', '1050'],
    ['zapatos', '1520'],
    ['fábrica de zapatos de cuero', '1520'],
    ['hacemos muebles', '3100'],
    ['taller mecánico', '4520'],
    ['vino', '1102'],
    ['tomate', '0113'],
    ['autopartes', '2930'],
    ['uvas', '0121'],
    ['ropa', '1410'],
  ])('es: %s', async (query, code) => {
    expect((await find(query, 'es')).slice(0, 3).map((one) => one.code)).toContain(code);
  });

  it.each([
    ['cheese', '1050'],
    ['shoes', '1520'],
    ['wine', '1102'],
    ['furniture', '3100'],
    ['bakery', '1071'],
    ['tomatoes', '0113'],
    ['car repair', '4520'],
    ['software', '6201'],
  ])('en: %s', async (query, code) => {
    expect((await find(query, 'en')).slice(0, 3).map((one) => one.code)).toContain(code);
  });

  it.each([
    ['es', 'metalmecánica', ['2511', '2592']],
    ['es', 'metalmecanica', ['2511', '2592']],
    ['es', 'taller metalmecánico', ['2511', '2592']],
    ['es', 'taller de metal', ['2511', '2592']],
    ['en', 'metal workshop', ['2511', '2592']],
    ['en', 'workshop metal', ['2511', '2592']],
    ['es', 'arepas', ['1071']],
    ['es', 'arepa', ['1071']],
    ['en', 'arepas', ['1071']],
    ['es', 'arepera', ['5610']],
    ['es', 'litografía', ['1811']],
    ['es', 'latonería', ['4520']],
    ['es', 'chapista', ['4520']],
    ['es', 'pandebono', ['1071']],
    ['es', 'totopos', ['1079']],
    // A kind of place weighs less than the word beside it.
    ['en', 'wood workshop', ['1610']],
    ['es', 'taller de cuero', ['1511', '1512']],
    ['es', 'taller de aluminio', ['2511']],
    ['es', 'taller de costura', ['1410']],
    ['es', 'taller de muebles', ['3100']],
    ['en', 'shoe workshop', ['1520']],
  ] as const)('%s: %s comes first', async (locale, query, codes) => {
    const found = (await find(query, locale)).slice(0, codes.length).map((one) => one.code);
    expect(found.toSorted()).toEqual(codes);
  });

  it('finds a kind of place where nothing else is said', async () => {
    expect(await find('taller', 'es')).not.toEqual([]);
    expect(await find('workshop', 'en')).not.toEqual([]);
  });

  it('finds codes, classes first', async () => {
    expect((await find('1102', 'en')).map((one) => one.code)).toEqual(['1102']);
    expect((await find('١١٠٢', 'en')).map((one) => one.code)).toEqual(['1102']);
    const levels = (await searchActivities(ctx, { query: '11', locale: 'en', limit: 50 })).map(
      (one) => one.level,
    );
    expect(levels).toEqual(
      levels.toSorted(
        (a, b) => ['class', 'group', 'division'].indexOf(a) - ['class', 'group', 'division'].indexOf(b),
      ),
    );
    expect(levels).toContain('division');
  });

  it('does not find what a title leaves out', async () => {
    const [first] = await find('rice', 'en');
    expect(first?.code).toBe('0112');
    expect((await find('rice', 'en')).map((one) => one.code)).not.toContain('0111');
  });

  it.each([
    ['Elaboración de productos lácteos', 'es', '1050'],
    ['105', 'es', '1050'],
    ['Manufacture of furniture', 'en', '3100'],
    ['31', 'en', '3100'],
    // Four classes make up group 110, which is all of division 11.
    ['110', 'en', '1101'],
  ] as const)('shows one line where group and only class are the same: %s', async (query, locale, code) => {
    const all = await searchActivities(ctx, { query, locale, limit: 50 });
    const [first] = all;
    expect(first?.code).toBe(code);
    expect(all.filter(({ title }) => title === first?.title)).toHaveLength(1);
  });

  it('offers no section, which is no answer', async () => {
    const found = await searchActivities(ctx, { query: 'Education', locale: 'en', limit: 50 });
    expect(found.map(({ code }) => code)).toContain('85');
    expect(found.map(({ level }) => level)).not.toContain('section');
  });

  it('tells apart what has one title and holds different things', async () => {
    // In Spanish, group 492 and its class 4922 are called the same; the group holds 4921 and 4923 too.
    const found = await searchActivities(ctx, { query: '492', locale: 'es', limit: 50 });
    const [fine, wide] = ['4922', '492'].map((code) => found.find((one) => one.code === code));
    expect(fine?.title).toBe(wide?.title);
    expect(fine?.word).toBeNull();
    expect(wide?.word?.split(' · ')).toHaveLength(3);
  });

  it('takes any text', async () => {
    for (const query of [
      '',
      '   ',
      '\u0000',
      '😀',
      '%',
      "'; drop table activity; --",
      '\uD800',
      'x'.repeat(5000),
      '.*',
      '\u202Evino',
    ])
      await expect(find(query, 'es')).resolves.toBeInstanceOf(Array);
    expect(await searchActivities(ctx, { query: 'a', locale: 'en', limit: 1000 })).toHaveLength(50);
  });
});
