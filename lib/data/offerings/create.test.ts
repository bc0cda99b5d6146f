import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import type { EditPage, OfferingPart } from '../../schemas/offering-parts';
import { getOffering } from '../catalogue/offering';
import { anEdit, seenAtDesk } from '../testing/offerings';
import { aFirm, ofInstitution } from '../testing/people';
import { auditOf, aVisitor, contentHash } from '../testing/visitors';
import { askToPublish } from './ask-to-publish';
import { createOffering } from './create';
import { duplicateOffering } from './duplicate';
import { exportOfferings } from './export';
import { getDeskOffering } from './get';
import { impactOfDraft } from './impact';
import { checkImport } from './import/check';
import { getImport } from './import/get';
import { listDeskOfferings } from './list';
import { publishOffering } from './publish';
import { saveDraft } from './save-draft';
import { saveOfferingPart } from './save-part';
import { scheduleStep } from './schedule-step';

const { db, owner } = await withTestDatabase();
const databases = { db, owner };
const officer = await ofInstitution(databases, 'I01');
const admin = await ofInstitution(databases, 'I01', 'institution_admin');
const elsewhere = await ofInstitution(databases, 'I02');

const NAME = { en: 'Cellar hygiene clinic', es: 'Clínica de higiene de bodega' };
const begin = (key: string = randomUUID()) => ({ key, name: NAME, type: 'training_course' as const });
const seen = (id: string, page: EditPage) => seenAtDesk(officer, id, page);
const withState = (id: string) => seenAtDesk(officer, id, 'state');
const isDraft = 1;

const KNOWLEDGE = {
  ...{
    knowledge_what: '0',
    knowledge_how: '1',
    knowledge_why: '0',
    nature: 'applied',
    practice_share: '0.5',
  },
  ...{ follow_up: 'none', channel: '', communities: '', source_international: 'no' },
};

async function savePart(id: string, part: OfferingPart, cells: Record<string, string>) {
  return saveOfferingPart(officer, { offering: id, seen: await seen(id, part), part, cells });
}

it('begins a draft that says only what was asked for, and writes it down', async () => {
  const { id } = await createOffering(officer, begin());
  const { draft, state, versions, institution } = await getDeskOffering(admin, id);
  expect({ state, institution, versions }).toEqual({ state: 'draft', institution: 'I01', versions: [] });
  expect(draft?.version).toBe(isDraft);
  expect(draft?.definition).toEqual({
    ...{ id, institution: 'I01', illustrative: true, note: '', name: NAME.en },
    ...{ type: 'training_course', place: 'AR-M' },
  });
  for (const unsaid of ['price_usd', 'countries', 'targets', 'languages', 'membership', 'size_classes'])
    expect(draft?.definition).not.toHaveProperty(unsaid);
  expect(draft?.unsaid).toContain('price_usd');
  expect(draft?.content?.text.name).toEqual(NAME);
  expect(await auditOf(owner, id)).toMatchObject([{ action: 'offering.create', before: null }]);
  await expect(getOffering(aVisitor(db), id)).rejects.toMatchObject({ code: 'not_found' });
});

it('makes one of a form that is sent twice, at once and later', async () => {
  const form = begin();
  const made = await Promise.all([createOffering(officer, form), createOffering(officer, form)]);
  made.push(await createOffering(officer, form));
  expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  expect(await auditOf(owner, made[0]?.id ?? '')).toHaveLength(1);
  // So does one that stands there under another name by now.
  const id = made[0]?.id ?? '';
  const edit = anEdit({ name: { en: 'Renamed', es: 'Renombrada' } });
  await saveDraft(officer, { offering: id, seen: await seen(id, 'main'), edit });
  expect(await createOffering(officer, form)).toEqual({ id });
  // The same key of another desk is another offering.
  expect((await createOffering(elsewhere, form)).id).not.toBe(made[0]?.id);
});

it.each([
  { name: { ...NAME, en: 'Bottling clinic' } },
  { name: { ...NAME, es: 'Clínica de envasado' } },
  { type: 'testing' as const },
])('makes another one of a form brought back that says %j', async (other) => {
  const form = begin();
  const first = await createOffering(officer, form);
  const second = await createOffering(officer, { ...form, ...other });
  expect(second.id).not.toBe(first.id);
  const { draft } = await getDeskOffering(officer, second.id);
  expect({ name: draft?.content?.text.name, type: draft?.definition.type }).toEqual({
    ...{ name: NAME, type: 'training_course', ...other },
  });
  expect((await getDeskOffering(officer, first.id)).draft?.content?.text.name).toEqual(NAME);
});

it('is refused to who has no desk, and changes nothing', async () => {
  const { ctx: firm } = await aFirm(databases);
  const seatHolder = await ofInstitution(databases, 'I01', 'seat_holder');
  const before = await contentHash(owner);
  for (const who of [firm, seatHolder, aVisitor(db)])
    await expect(createOffering(who, begin())).rejects.toMatchObject({ code: 'forbidden' });
  const wrong = [
    { ...begin(), name: { ...NAME, es: ' ' } },
    { ...begin(), institution: 'I02' },
    { ...begin(), key: 'mine' },
  ];
  for (const input of wrong)
    await expect(createOffering(officer, input)).rejects.toMatchObject({ code: 'invalid' });
  expect(await contentHash(owner)).toBe(before);
});

it('is published once everything is said, and not before, in no way', async () => {
  const { id } = await createOffering(officer, begin());
  const unfinished = { outcome: 'unfinished' };
  const step = async () => ({ offering: id, seen: await withState(id) });
  const noWay = async () => {
    expect(await publishOffering(officer, await step())).toEqual(unfinished);
    expect(await askToPublish(officer, await step())).toEqual(unfinished);
    const later = { ...(await step()), step: 'publish' as const, day: '2027-01-15' as never };
    expect(await scheduleStep({ ...officer, today: '2026-12-01' as never }, later)).toEqual(unfinished);
    expect(await impactOfDraft(officer, id)).toEqual({ state: 'unread' });
    const { rows } = await listDeskOfferings(officer, { state: 'draft', type: null, q: NAME.en, page: 1 });
    expect(rows.find((row) => row.id === id)).toMatchObject({ isUnfinished: true });
  };
  await noWay();
  await saveDraft(officer, { offering: id, seen: await seen(id, 'main'), edit: anEdit({ name: NAME }) });
  await noWay();
  const whom = { countries: 'AR', subdivisions: '', sectors: '11', size_classes: 'micro | small' };
  expect(await savePart(id, 'for-whom', whom)).toEqual({ outcome: 'saved', version: 3 });
  await noWay();
  await savePart(id, 'knowledge', KNOWLEDGE);
  await noWay();
  const worksOn = { targets: 'QMS:0-2', min_ac: '0', upgrading_kind: '', generic: 'no' };
  await savePart(id, 'works-on', { type: 'training_course', ...worksOn });
  await noWay();
  await savePart(id, 'costs', { membership: 'none', membership_fee_usd: '0', waiver: '' });
  await noWay();
  await savePart(id, 'steps', { requires_all: '', requires_any: '', gives: '' });
  expect((await getDeskOffering(officer, id)).draft?.unsaid).toEqual([]);
  expect(await publishOffering(officer, await step())).toMatchObject({ outcome: 'published', version: 1 });
  const { offering } = await getOffering(aVisitor(db), id);
  expect(offering).toMatchObject({
    ...{ countries: ['AR'], subdivisions: null, sectors: ['11'], sizeClasses: ['micro', 'small'] },
    knowledge: { what: 0, how: 1, why: 0 },
    ...{ targets: { QMS: [0, 2] }, membership: 'none', requires: { all: [], any: [] } },
  });
});

it('can be copied, exported and read again before it is written to the end', async () => {
  const { id } = await createOffering(officer, begin());
  const copy = await duplicateOffering(officer, { offering: id });
  expect((await getDeskOffering(officer, copy.id)).draft?.unsaid).toContain('price_usd');
  const row = (await exportOfferings(officer)).find((one) => one.id === id);
  expect(row).toMatchObject({ name_en: NAME.en, price_usd: '', countries: '' });
  const read = await checkImport(officer, { rows: [{ line: 2, cells: { ...row }, problems: [] }] });
  const { rows } = await getImport(officer, read.id, { outcome: 'refused', page: 1 });
  expect(rows[0]?.problems).toContainEqual({ column: 'price_usd', code: 'needed', found: '' });
  // In a file an empty cell says what its column says it does.
  expect(rows[0]?.problems.map(({ column }) => column)).not.toContain('waiver');
});
