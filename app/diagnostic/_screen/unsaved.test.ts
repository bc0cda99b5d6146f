import { expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { getDiagnostic } from '@/lib/data/diagnostics/get';
import { saveScreen } from '@/lib/data/diagnostics/save-screen';
import { anOwner, type Owner, save } from '@/lib/data/testing/visitors';
import type { FormFields } from '@/lib/schemas/fields';
import { unsavedFacts } from './unsaved';

const { db } = await withTestDatabase();

async function unsaved({ ctx }: Owner) {
  return [...(await unsavedFacts(ctx, await getDiagnostic(ctx)))].toSorted();
}

const size = (people: string, year: string): FormFields => ({
  'firm.employees': [people],
  'firm.year_started': [year],
});

it('names only the question whose text was not taken', async () => {
  const owner = await anOwner(db);
  expect(await unsaved(owner)).toEqual([]);
  await save(owner.ctx, 'size', size('many', ''));
  expect(await unsaved(owner)).toEqual(['firm.employees']);
});

it('names what was typed beside it, and not what says the same as before', async () => {
  const owner = await anOwner(db);
  await save(owner.ctx, 'size', size('14', '1998'));
  await save(owner.ctx, 'size', size('many', ' 1998 '), 1);
  expect(await unsaved(owner)).toEqual(['firm.employees']);
  await save(owner.ctx, 'size', size('many', '2001'), 2);
  expect(await unsaved(owner)).toEqual(['firm.employees', 'firm.year_started']);
  await save(owner.ctx, 'size', size('15', '2001'), 3);
  expect(await unsaved(owner)).toEqual([]);
});

it('names what a page has kept by itself, and a saved answer that was taken out there', async () => {
  const owner = await anOwner(db);
  await save(owner.ctx, 'size', size('14', '1998'));
  await saveScreen(owner.ctx, { screen: 'size', version: 1, fields: size('', '1998'), intent: 'keep' });
  expect(await unsaved(owner)).toEqual(['firm.employees']);
});

it('names a word that was searched and not chosen from', async () => {
  const owner = await anOwner(db);
  const fields = { 'firm.isic.query': ['wine'] };
  await saveScreen(owner.ctx, { screen: 'activity', version: 0, fields, intent: 'keep' });
  expect(await unsaved(owner)).toEqual(['firm.isic']);
});
