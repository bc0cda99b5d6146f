import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { createOffering } from '@/lib/data/offerings/create';
import { duplicateOffering } from '@/lib/data/offerings/duplicate';
import { saveOfferingPart } from '@/lib/data/offerings/save-part';
import { saveTypedEdit } from '@/lib/data/offerings/save-typed-edit';
import { aForm, aTyped, seenAtDesk } from '@/lib/data/testing/offerings';
import { ofInstitution } from '@/lib/data/testing/people';
import { translator } from '@/lib/messages';
import { editView } from './edit-view';
import { partView } from './part-view';

const databases = await withTestDatabase();
const officer = await ofInstitution(databases, 'I01');
const colleague = await ofInstitution(databases, 'I01', 'institution_admin');
const t = translator('en');

const COSTS = { membership: ['required'], membership_fee_usd: ['47'] };

/** A copy that a colleague has changed since the officer opened its costs; what the officer typed there waits. */
async function overtaken(typed: Readonly<Record<string, string[]>>) {
  const { id } = await duplicateOffering(officer, { offering: 'O01' });
  const seen = await seenAtDesk(officer, id, 'costs');
  const cells = { membership: 'required', membership_fee_usd: '31' };
  await saveOfferingPart(colleague, { offering: id, seen, part: 'costs', cells });
  const typedIn = aForm();
  const fields = { ...typed, seen: [seen] };
  await saveTypedEdit(officer, { offering: id, ...aTyped({ page: 'costs', typedIn, fields }) });
  const query = { typed: typedIn.form, problem: 'conflict' };
  return { seen, view: await partView(officer, { id, part: 'costs', query }) };
}

it('shows what a colleague has saved beside what was typed, and is of what stands now', async () => {
  const { seen, view } = await overtaken(COSTS);
  expect(view?.conflict?.rows).toMatchObject([
    { before: [expect.stringMatching(/USD\s31\b/)], after: [expect.stringMatching(/USD\s47\b/)] },
  ]);
  expect(view?.seen).not.toBe(seen);
  expect(view?.errors).toEqual([]);
});

it('tells a mistake first and is still of what it was drawn from', async () => {
  const { seen, view } = await overtaken({ ...COSTS, membership_fee_usd: ['much'] });
  expect(view?.conflict).toBeNull();
  expect(view?.errors).toEqual([{ field: 'membership_fee_usd', text: t('desk.field.amount') }]);
  expect(view?.seen).toBe(seen);
});

it('is the same on the page of the texts', async () => {
  const typedIn = aForm();
  const fields = { price: ['much'], seen: ['none.0'] };
  await saveTypedEdit(officer, { offering: 'O02', ...aTyped({ typedIn, fields }) });
  const view = await editView(officer, 'O02', { typed: typedIn.form, problem: 'conflict' });
  expect(view?.conflict).toBeNull();
  expect(view?.errors).toContainEqual({ field: 'price', text: t('desk.field.amount') });
  expect(view?.seen).toBe('none.0');
});

it('lists of an unfinished offering what the other has said, also that there is nothing, and this has not', async () => {
  const name = { en: 'Tests', es: 'Ensayos' };
  const { id } = await createOffering(officer, { key: randomUUID(), name, type: 'testing' });
  const seen = await seenAtDesk(officer, id, 'steps');
  const typedIn = aForm();
  const fields = { gives: ['monitored'], seen: [seen] };
  await saveTypedEdit(officer, { offering: id, ...aTyped({ page: 'steps', typedIn, fields }) });
  const cells = { gives: 'certified' };
  await saveOfferingPart(colleague, { offering: id, seen, part: 'steps', cells });
  const view = await partView(officer, {
    ...{ id, part: 'steps', query: { typed: typedIn.form, problem: 'conflict' } },
  });
  expect(view?.conflict?.rows.map(({ key }) => key)).toEqual(['requires', 'gives']);
});

it('folds away the places and activities that nothing is said of, and nothing that is chosen', async () => {
  const view = await partView(officer, { id: 'O01', part: 'for-whom', query: {} });
  for (const { rows } of Object.values(view?.pickers ?? {})) {
    expect(rows.some(({ state }) => state !== '')).toBe(true);
    expect(rows.filter(({ state, isInUse }) => state !== '' && !isInUse)).toEqual([]);
    expect(rows.filter(({ isInUse }) => !isInUse).every(({ depth }) => depth === 0)).toBe(true);
    expect(rows.some(({ isInUse }) => !isInUse)).toBe(true);
  }
});
