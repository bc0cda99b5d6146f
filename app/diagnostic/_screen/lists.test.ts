import { expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { anOwner } from '@/lib/data/testing/visitors';
import { answerNames, divisionsIn } from './lists';

const { db } = await withTestDatabase();
const { ctx } = await anOwner(db);

it.each([
  ['en', '14', 'Clothes (Manufacture of wearing apparel)', 'Clothes'],
  ['es', '14', 'Ropa (Fabricación de prendas de vestir)', 'Ropa'],
  // Where the official title is plain already, it stands alone.
  ['es', '73', 'Publicidad y estudios de mercado', 'Publicidad y estudios de mercado'],
] as const)('in %s division %s is found by its plain name', async (locale, code, label, short) => {
  const context = { ...ctx, locale };
  const divisions = await divisionsIn(context, locale);
  expect(divisions).toHaveLength(88);
  expect(divisions.find(({ value }) => value === code)?.label).toBe(label);
  expect((await answerNames(context, {})).activity(code)).toBe(short);
});

it('sorts them by the name that is looked for', async () => {
  const labels = (await divisionsIn(ctx, 'es')).map(({ label }) => label);
  expect(labels).toEqual(labels.toSorted(new Intl.Collator('es').compare));
});

it('calls a class by its official title', async () => {
  expect((await answerNames({ ...ctx, locale: 'en' }, {})).activity('1102')).toBe('Manufacture of wines');
});
