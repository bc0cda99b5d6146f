import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import type { OfferingPart } from '../../schemas/offering-parts';
import type { Context } from '../context';
import { A_CONDITION, aForm, anEdit, aTyped, seenAtDesk } from '../testing/offerings';
import { aFirm, ofInstitution } from '../testing/people';
import { auditOf, contentHash } from '../testing/visitors';
import { changeRule } from './change-rule';
import { createOffering } from './create';
import { duplicateOffering } from './duplicate';
import { getDeskOffering } from './get';
import { publishOffering } from './publish';
import { saveDraft } from './save-draft';
import { saveOfferingPart } from './save-part';
import { saveTypedEdit } from './save-typed-edit';
import { readTypedEdits } from './typed-edits';

const { db, owner } = await withTestDatabase();
const databases = { db, owner };
const officer = await ofInstitution(databases, 'I01');
const colleague = await ofInstitution(databases, 'I01', 'institution_admin');
const elsewhere = await ofInstitution(databases, 'I02');

const COSTS = { membership: 'required', membership_fee_usd: '40', waiver: 'micro:50 | women:25' };
const aCopy = async () => (await duplicateOffering(officer, { offering: 'O01' })).id;
const offeringOf = async (id: string) => (await getDeskOffering(officer, id)).draft?.content?.offering;

async function save(id: string, part: OfferingPart, cells: Record<string, string>, ctx: Context = officer) {
  return saveOfferingPart(ctx, { offering: id, seen: await seenAtDesk(ctx, id, part), part, cells });
}

it('changes what the part says and leaves everything else, and writes it down', async () => {
  const id = await aCopy();
  const before = await offeringOf(id);
  expect(await save(id, 'costs', { ...COSTS, price_usd: '1', gives: '' })).toEqual({
    outcome: 'saved',
    version: 2,
  });
  expect(await offeringOf(id)).toEqual({
    ...before,
    name: 'Tasting and practice rounds between areas',
    ...{ membership: 'required', membershipFeeUsd: 40, waiver: { micro: 50, women: 25 } },
  });
  expect(await auditOf(owner, id)).toMatchObject([{ action: 'offering.edit' }, { action: 'offering.edit' }]);
});

it('saves every part', async () => {
  const id = await aCopy();
  await save(id, 'for-whom', {
    countries: 'AR | CL',
    subdivisions: 'AR-M | CL-ML',
    sectors: '*',
    size_classes: 'large',
  });
  await save(id, 'works-on', {
    type: 'testing',
    targets: 'QMS:1-3',
    min_ac: '2',
    upgrading_kind: 'product',
    generic: 'no',
  });
  await save(id, 'knowledge', {
    ...{ knowledge_what: '1', knowledge_how: '0.5', knowledge_why: '0', nature: 'pioneering' },
    ...{ practice_share: '0.25', follow_up: 'peer group', channel: 'direct', communities: 'AR-M:11' },
    source_international: 'yes',
  });
  await save(id, 'steps', { requires_all: 'monitored', requires_any: 'ISO9001 | HACCP', gives: 'certified' });
  expect(await offeringOf(id)).toMatchObject({
    ...{ countries: ['AR', 'CL'], subdivisions: ['AR-M', 'CL-ML'], sectors: ['*'], sizeClasses: ['large'] },
    ...{ type: 'testing', targets: { QMS: [1, 3] }, minAc: 2, upgradingKind: ['product'], generic: false },
    ...{ knowledge: { what: 1, how: 0.5, why: 0 }, nature: 'pioneering', practiceShare: 0.25 },
    ...{ followUp: 'peer group', channel: ['direct'], communities: ['AR-M:11'], sourceInternational: true },
    ...{ requires: { all: ['monitored'], any: ['ISO9001', 'HACCP'] }, gives: ['certified'] },
  });
});

it.each([
  ['for-whom', { countries: 'XX', size_classes: 'micro' }, 'countries', 'code'],
  ['for-whom', { countries: 'AR', sectors: '99999', size_classes: 'micro' }, 'sectors', 'code'],
  ['works-on', { type: 'holiday' }, 'type', 'option'],
  ['works-on', { targets: 'QMS:3-1', type: 'testing' }, 'targets', 'levels'],
  ['costs', { membership_fee_usd: 'much' }, 'membership_fee_usd', 'amount'],
  ['costs', { waiver: 'nobody:10' }, 'waiver', 'percents'],
  ['steps', { gives: 'a_step_of_mine' }, 'gives', 'code'],
] as const)('of %s takes no %j', async (part, cells, column, code) => {
  const id = await aCopy();
  const before = await contentHash(owner);
  expect(await save(id, part, cells)).toMatchObject({
    outcome: 'refused',
    problems: [{ column, code }],
  });
  expect(await contentHash(owner)).toBe(before);
});

it('is overtaken by who has saved the same part meanwhile', async () => {
  const id = await aCopy();
  const seen = await seenAtDesk(officer, id, 'costs');
  await save(id, 'costs', { ...COSTS, membership_fee_usd: '41' }, colleague);
  const late = { offering: id, seen, part: 'costs' as const, cells: COSTS };
  expect(await saveOfferingPart(officer, late)).toEqual({ outcome: 'conflict' });
  expect(await offeringOf(id)).toMatchObject({ membershipFeeUsd: 41 });
});

it('is not overtaken by what anybody saves of other parts, or publishes, and changes nothing of them', async () => {
  const id = await aCopy();
  const seen = await seenAtDesk(officer, id, 'costs');
  const texts = await seenAtDesk(officer, id, 'main');
  await save(id, 'works-on', { type: 'testing', targets: 'QMS:1-3' }, colleague);
  await changeRule(colleague, { offering: id, seen: await seenAtDesk(colleague, id), step: A_CONDITION });
  await publishOffering(colleague, { offering: id, seen: await seenAtDesk(colleague, id, 'state') });
  await save(id, 'steps', { gives: 'certified' });
  const edit = anEdit({ priceUsd: 12 });
  expect(await saveDraft(officer, { offering: id, seen: texts, edit })).toMatchObject({ outcome: 'saved' });
  const late = { offering: id, seen, part: 'costs' as const, cells: COSTS };
  expect(await saveOfferingPart(officer, late)).toMatchObject({ outcome: 'saved' });
  expect(await offeringOf(id)).toMatchObject({
    ...{ type: 'testing', targets: { QMS: [1, 3] }, gives: ['certified'], priceUsd: 12 },
    ...{ membership: 'required', eligibility: { rule: expect.anything() } },
  });
});

it('of whom it is for is overtaken by who made it one to take part in from afar', async () => {
  const id = await aCopy();
  const seen = await seenAtDesk(officer, id, 'for-whom');
  const costs = await seenAtDesk(officer, id, 'costs');
  const texts = { offering: id, seen: await seenAtDesk(colleague, id, 'main') };
  await saveDraft(colleague, { ...texts, edit: anEdit({ modality: 'online' }) });
  const places = { countries: 'AR', subdivisions: 'AR-M', sectors: '*', size_classes: 'small' };
  const late = { offering: id, seen, part: 'for-whom' as const, cells: places };
  expect(await saveOfferingPart(officer, late)).toEqual({ outcome: 'conflict' });
  const other = { offering: id, seen: costs, part: 'costs' as const, cells: COSTS };
  expect(await saveOfferingPart(officer, other)).toMatchObject({ outcome: 'saved' });
});

it('of a new offering is overtaken by who first says that there is nothing', async () => {
  const { id } = await createOffering(officer, {
    ...{ key: randomUUID(), name: { en: 'Tests', es: 'Ensayos' }, type: 'testing' },
  });
  const part = 'works-on' as const;
  const seen = await seenAtDesk(officer, id, part);
  const cells = { type: 'testing', generic: 'yes', min_ac: '0', upgrading_kind: 'process', targets: '' };
  const first = { ...cells, generic: 'no', targets: 'QMS:0-2' };
  expect(await saveOfferingPart(colleague, { offering: id, seen, part, cells: first })).toMatchObject({
    outcome: 'saved',
  });
  expect(await saveOfferingPart(officer, { offering: id, seen, part, cells })).toEqual({
    outcome: 'conflict',
  });
});

it('tells what is to be mended before it tells of another save', async () => {
  const id = await aCopy();
  const seen = await seenAtDesk(officer, id, 'costs');
  await saveOfferingPart(colleague, { offering: id, seen, part: 'costs', cells: COSTS });
  const late = { offering: id, seen, part: 'costs' as const };
  const wrong = { ...late, cells: { ...COSTS, membership_fee_usd: 'much' } };
  expect(await saveOfferingPart(officer, wrong)).toMatchObject({
    outcome: 'refused',
    problems: [{ column: 'membership_fee_usd', code: 'amount' }],
  });
  const mended = { ...late, cells: { ...COSTS, membership_fee_usd: '9' } };
  expect(await saveOfferingPart(officer, mended)).toEqual({ outcome: 'conflict' });
});

it('is refused to other desks and to firms, as if it never was', async () => {
  const id = await aCopy();
  const { ctx: firm } = await aFirm(databases);
  const before = await contentHash(owner);
  for (const [who, code] of [[elsewhere, 'not_found'] as const, [firm, 'forbidden'] as const])
    for (const offering of [id, 'O99'])
      await expect(save(offering, 'costs', COSTS, who)).rejects.toMatchObject({ code });
  expect(await contentHash(owner)).toBe(before);
});

it('ends what was typed on its page, and nothing of the other pages', async () => {
  const id = await aCopy();
  const typedIn = aForm();
  const type = (page: 'costs' | 'main', form = aForm()) =>
    saveTypedEdit(officer, { offering: id, ...aTyped({ page, typedIn: form, fields: { x: [page] } }) });
  await type('costs', typedIn);
  await type('main');
  expect((await readTypedEdits(officer, id, 'costs')).texts.map(({ fields }) => fields.x)).toEqual([
    ['costs'],
  ]);
  expect((await readTypedEdits(officer, id)).pages).toEqual(new Set(['costs', 'main']));
  const seen = await seenAtDesk(officer, id, 'costs');
  await saveOfferingPart(officer, { offering: id, seen, part: 'costs', cells: COSTS, typedIn });
  expect((await readTypedEdits(officer, id, 'costs')).texts).toEqual([]);
  expect((await readTypedEdits(officer, id)).texts).toHaveLength(1);
});

it('keeps five texts of each page', async () => {
  const id = await aCopy();
  const type = (page: 'costs' | 'steps', how: string) =>
    saveTypedEdit(officer, { offering: id, ...aTyped({ page, fields: { how: [how] } }) });
  await type('steps', 'first of all');
  for (const how of ['1', '2', '3', '4', '5', '6']) await type('costs', how);
  const texts = async (page: 'costs' | 'steps') =>
    (await readTypedEdits(officer, id, page)).texts.map(({ fields }) => fields.how?.[0]);
  expect(await texts('costs')).toEqual(['6', '5', '4', '3', '2']);
  expect(await texts('steps')).toEqual(['first of all']);
});
