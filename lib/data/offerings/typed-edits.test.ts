import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { typedEdit } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import type { FormFields } from '../../schemas/fields';
import { PART_BYTES } from '../../schemas/limits';
import { formOfPart, readPartForm } from '../../schemas/offering-parts';
import type { TypedIn } from '../../schemas/typed-edit';
import type { Context } from '../context';
import { getReferenceLists } from '../reference/lists';
import { placesByCountry } from '../reference/places-by-country';
import { aForm, anEdit, aTyped, seenAtDesk } from '../testing/offerings';
import { aFirm, ofInstitution } from '../testing/people';
import { discardDraft } from './discard-draft';
import { saveDraft } from './save-draft';
import { dropTypedEdit, saveTypedEdit } from './save-typed-edit';
import { readTypedEdits } from './typed-edits';

const { db, owner } = await withTestDatabase();
const OFFERING = 'O01';
const officer = await ofInstitution({ db, owner }, 'I01');
const colleague = await ofInstitution({ db, owner }, 'I01');
const stranger = await ofInstitution({ db, owner }, 'I02');
const fields = { 'name.en': ['Half a na'], seen: ['1.0'], languages: ['es', 'en'] };
const text = (how: string) => ({ 'how.en': [how] });

function typeIn(typedIn: TypedIn, how: string, about = {}, who: Context = officer) {
  return saveTypedEdit(who, { offering: OFFERING, ...aTyped({ typedIn, fields: text(how), ...about }) });
}
const late = { byItself: true };

/** What waits, the latest first. */
async function waiting(who: Context = officer): Promise<(string | undefined)[]> {
  return (await readTypedEdits(who, OFFERING)).texts.map((one) => one.fields['how.en']?.[0]);
}

async function save(typedIn: TypedIn) {
  const seen = await seenAtDesk(officer, OFFERING, 'main');
  return saveDraft(officer, { offering: OFFERING, seen, edit: anEdit(), typedIn });
}

async function anew(): Promise<void> {
  await owner.delete(typedEdit);
}

it('gives back what a person typed last and did not save, to that person alone', async () => {
  expect(await readTypedEdits(officer, OFFERING)).toEqual({ texts: [], pushedOut: [], pages: new Set() });
  const typedIn = aForm();
  await typeIn(typedIn, 'Half');
  const errors = [{ field: 'price', code: 'amount' }];
  await saveTypedEdit(officer, { offering: OFFERING, ...aTyped({ typedIn, fields, errors }) });
  const [kept, ...others] = (await readTypedEdits(officer, OFFERING)).texts;
  expect(kept).toMatchObject({ form: typedIn.form, fields, errors });
  expect(others).toEqual([]);
  expect(Math.abs(Date.parse(kept?.at ?? '') - Date.now())).toBeLessThan(60_000);
  expect(await waiting(colleague)).toEqual([]);
  expect((await readTypedEdits(officer, 'O02')).texts).toEqual([]);
});

const asSent = (form: FormFields) =>
  Object.fromEntries(Object.entries(form).map(([name, values]) => [name, [...values]]));

it('is kept of whom it is for, however many regions that names', async () => {
  const partsOf = placesByCountry(await getReferenceLists(officer));
  const { countries: all } = await getReferenceLists(officer);
  const countries = [...all.keys()].filter((one) => partsOf(one).length > 2);
  // Of each country fewer than half, so that each region stands there with a button of its own.
  const subdivisions = countries.flatMap((one) => partsOf(one).filter((_, at) => at % 3 === 0));
  expect(subdivisions.length).toBeGreaterThan(1000);
  const definition = { countries, subdivisions, sectors: ['*'], size_classes: ['micro'] };
  const typed = formOfPart('for-whom', { definition, text: {} }, partsOf);
  const typedIn = aForm();
  const about = { typedIn, page: 'for-whom' as const, fields: asSent(typed) };
  await saveTypedEdit(officer, { offering: OFFERING, ...aTyped(about) });
  const { texts } = await readTypedEdits(officer, OFFERING, 'for-whom');
  expect(texts.find(({ form }) => form === typedIn.form)?.fields).toEqual(asSent(typed));
  const form = Object.entries(typed).flatMap(([name, values]) => values.map((value) => [name, value]));
  expect(new URLSearchParams(form).toString().length).toBeLessThan(PART_BYTES);
  expect(readPartForm('for-whom', typed, partsOf).cells.subdivisions?.split(' | ')).toEqual(subdivisions);
});

it('is refused to other desks and to firms, and changes no draft', async () => {
  const { ctx } = await aFirm({ db, owner });
  const before = await seenAtDesk(officer, OFFERING);
  for (const [who, code] of [[stranger, 'not_found'] as const, [ctx, 'forbidden'] as const]) {
    await expect(typeIn(aForm(), 'Mine', {}, who)).rejects.toMatchObject({ code });
    await expect(readTypedEdits(who, OFFERING)).rejects.toMatchObject({ code });
    await expect(dropTypedEdit(who, { offering: OFFERING, typed: aForm() })).rejects.toMatchObject({ code });
  }
  expect(await seenAtDesk(officer, OFFERING)).toBe(before);
});

it('never keeps what a form sent before it was saved, thrown away or sent by a button', async () => {
  await anew();
  const saved = aForm({ turn: 2 });
  await save(saved);
  expect(await typeIn({ ...saved, turn: 1 }, 'Late', late)).toEqual({ isKept: false });
  expect(await waiting()).toEqual([]);
  // The same page, come back to, may send something new.
  expect(await typeIn({ ...saved, turn: 3 }, 'New', late)).toEqual({ isKept: true });
  expect(await waiting()).toEqual(['New']);

  await anew();
  const sent = aForm({ turn: 2 });
  await typeIn(sent, 'Whole');
  expect(await typeIn({ ...sent, turn: 1 }, 'Beginning', late)).toEqual({ isKept: false });
  expect(await waiting()).toEqual(['Whole']);
  await dropTypedEdit(officer, { offering: OFFERING, typed: { ...sent, turn: 4 } });
  expect(await typeIn({ ...sent, turn: 3 }, 'Late', late)).toEqual({ isKept: false });
  expect(await waiting()).toEqual([]);
});

it('keeps the text of each window, whichever is saved', async () => {
  await anew();
  const [one, other] = [aForm(), aForm()];
  await typeIn(one, 'One');
  await typeIn(other, 'Other');
  await typeIn(one, 'One more');
  expect(await waiting()).toEqual(['One more', 'Other']);
  await save(one);
  expect(await waiting()).toEqual(['Other']);
});

it('goes on in the form that it was shown in, and nothing else of it is lost', async () => {
  await anew();
  const first = aForm();
  await typeIn(first, 'First');
  const from = { form: first.form, version: 1 };
  const [next, third] = [aForm({ from }), aForm({ from })];
  await typeIn(next, 'First and more');
  expect(await waiting()).toEqual(['First and more']);
  // What the first window has typed since was not in the form.
  await typeIn(first, 'Since then');
  await typeIn(third, 'Third');
  await save(next);
  expect(await waiting()).toEqual(['Third', 'Since then']);
});

it('throws away a text as it was shown, and nothing that was typed since', async () => {
  await anew();
  const typedIn = aForm();
  await typeIn(typedIn, 'One');
  await typeIn(aForm(), 'Other');
  await typeIn(typedIn, 'One more');
  const drop = (version: number) =>
    dropTypedEdit(officer, { offering: OFFERING, typed: { form: typedIn.form, version } });
  await drop(1);
  expect(await waiting()).toEqual(['One more', 'Other']);
  await drop(2);
  expect(await waiting()).toEqual(['Other']);
});

it('keeps the five latest texts, tells which had to go, and keeps what a colleague typed', async () => {
  await anew();
  const forms = Array.from({ length: 7 }, () => aForm());
  await typeIn(aForm(), 'Of a colleague', {}, colleague);
  for (const [index, form] of forms.entries()) await typeIn(form, `Text ${index}`);
  expect(await waiting()).toEqual(['Text 6', 'Text 5', 'Text 4', 'Text 3', 'Text 2']);
  expect((await readTypedEdits(officer, OFFERING)).pushedOut).toHaveLength(2);
  expect(await waiting(colleague)).toEqual(['Of a colleague']);
  expect((await readTypedEdits(colleague, OFFERING)).pushedOut).toEqual([]);
  // Whoever goes on typing there is not late.
  await typeIn(forms[0] ?? aForm(), 'Text 0 again', { byItself: true, typedIn: { ...forms[0], turn: 9 } });
  expect((await waiting())[0]).toBe('Text 0 again');
  for (let count = 0; count < 30; count += 1) await save(aForm({ turn: 1 }));
  expect(await owner.$count(typedEdit)).toBeLessThan(30);
});

it('is forgotten when it is discarded or old', async () => {
  await anew();
  await typeIn(aForm(), 'One', {}, colleague);
  await typeIn(aForm(), 'One');
  await typeIn(aForm(), 'Two');
  await discardDraft(officer, { offering: OFFERING, seen: await seenAtDesk(officer, OFFERING) });
  expect(await waiting()).toEqual([]);
  expect(await waiting(colleague)).toEqual(['One']);
  await owner.update(typedEdit).set({ expiresAt: sql`now() - interval '1 second'` });
  expect(await waiting(colleague)).toEqual([]);
});

it('takes many messages that come at once, and keeps the last of them', async () => {
  await anew();
  const form = aForm();
  const turns = Array.from({ length: 12 }, (_, index) => index + 1);
  await Promise.all(turns.map((turn) => typeIn({ ...form, turn }, `Turn ${turn}`, late)));
  expect(await waiting()).toEqual(['Turn 12']);
  await Promise.all(turns.map((turn) => typeIn(aForm(), `Window ${turn}`)));
  expect(await waiting()).toHaveLength(5);
});

it('stays where a save is refused as overtaken', async () => {
  await anew();
  const typedIn = aForm();
  await typeIn(typedIn, 'Mine');
  const done = await saveDraft(officer, { offering: OFFERING, seen: 'none.9', edit: anEdit(), typedIn });
  expect(done.outcome).toBe('conflict');
  expect(await waiting()).toEqual(['Mine']);
});
