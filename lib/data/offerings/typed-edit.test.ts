import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { typedForm } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { anEdit, seenAtDesk } from '../testing/offerings';
import { aFirm, ofInstitution } from '../testing/people';
import { discardDraft } from './discard-draft';
import { saveDraft } from './save-draft';
import { saveTypedEdit } from './save-typed-edit';
import { readTypedEdit } from './typed-edit';

const { db, owner } = await withTestDatabase();
const OFFERING = 'O01';
const officer = await ofInstitution({ db, owner }, 'I01');
const colleague = await ofInstitution({ db, owner }, 'I01');
const stranger = await ofInstitution({ db, owner }, 'I02');
const typed = { 'name.en': ['Half a na'], seen: ['1.0'], languages: ['es', 'en'] };

it('gives back what a person typed last and did not save, to that person alone', async () => {
  expect(await readTypedEdit(officer, OFFERING)).toBeNull();
  await saveTypedEdit(officer, { offering: OFFERING, fields: { 'name.en': ['Half'] } });
  await saveTypedEdit(officer, { offering: OFFERING, fields: typed });
  const kept = await readTypedEdit(officer, OFFERING);
  expect(kept?.fields).toEqual(typed);
  expect(Math.abs(Date.parse(kept?.at ?? '') - Date.now())).toBeLessThan(60_000);
  expect(await readTypedEdit(colleague, OFFERING)).toBeNull();
  expect(await readTypedEdit(officer, 'O02')).toBeNull();
});

it('is refused to other desks and to firms, and changes no draft', async () => {
  const { ctx } = await aFirm({ db, owner });
  const before = await seenAtDesk(officer, OFFERING);
  for (const [who, code] of [[stranger, 'not_found'] as const, [ctx, 'forbidden'] as const]) {
    const act = saveTypedEdit(who, { offering: OFFERING, fields: typed });
    await expect(act).rejects.toMatchObject({ code });
    await expect(readTypedEdit(who, OFFERING)).rejects.toMatchObject({ code });
  }
  expect(await seenAtDesk(officer, OFFERING)).toBe(before);
});

it('forgets it when it is thrown away, saved, or old, and what a colleague typed stays', async () => {
  const forget = [
    () => saveTypedEdit(officer, { offering: OFFERING, fields: null }),
    async () =>
      saveDraft(officer, {
        offering: OFFERING,
        seen: await seenAtDesk(officer, OFFERING),
        edit: anEdit(),
      }),
    async () => discardDraft(officer, { offering: OFFERING, seen: await seenAtDesk(officer, OFFERING) }),
  ];
  await saveTypedEdit(colleague, { offering: OFFERING, fields: typed });
  for (const act of forget) {
    await saveTypedEdit(officer, { offering: OFFERING, fields: typed });
    await act();
    expect(await readTypedEdit(officer, OFFERING)).toBeNull();
    expect(await readTypedEdit(colleague, OFFERING)).not.toBeNull();
  }
  await saveTypedEdit(officer, { offering: OFFERING, fields: typed });
  await owner.update(typedForm).set({ expiresAt: sql`now() - interval '1 second'` });
  expect(await readTypedEdit(officer, OFFERING)).toBeNull();
});

it('takes many forms that come at once, and keeps one of them whole', async () => {
  const forms = Array.from({ length: 12 }, (_, index) => ({ seats: [`${index}`], price: [`${index}`] }));
  await Promise.all(forms.map((fields) => saveTypedEdit(officer, { offering: 'O03', fields })));
  expect(forms).toContainEqual((await readTypedEdit(officer, 'O03'))?.fields);
});

it('stays where a save is refused as overtaken', async () => {
  await saveTypedEdit(officer, { offering: OFFERING, fields: typed });
  const late = await saveDraft(officer, { offering: OFFERING, seen: 'none.9', edit: anEdit() });
  expect(late.outcome).toBe('conflict');
  expect((await readTypedEdit(officer, OFFERING))?.fields).toEqual(typed);
});
