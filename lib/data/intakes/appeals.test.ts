import { beforeEach, describe, expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { getRequest } from '../requests/get';
import { takeStep } from '../requests/take-step';
import { anAskingFirm, anIntake, endIntakes, inDays, someTerms } from '../testing/intakes';
import { ofInstitution } from '../testing/people';
import { choosePlaces } from './choose';
import { closeCall } from './close-call';
import { getDeskIntake } from './get';
import { changeIntake } from './save';

const { db, owner } = await withTestDatabase();
const databases = { db, owner };

/** O01 is offered by I01. */
const OFFERING = 'O01';
const officer = await ofInstitution(databases, 'I01');
const colleague = await ofInstitution(databases, 'I01');

const NOTHING = { text: '', day: null, refusal: null };

/** Closes the call and gives the places. */
async function chosen(id: string) {
  await closeCall(officer, { intake: id, seen: 1 });
  return choosePlaces(officer, { intake: id, seen: 2 });
}

beforeEach(() => endIntakes(owner, OFFERING));

const standings = async (id: string) =>
  (await getDeskIntake(officer, id)).entries.map(({ number, standing }) => `${number} ${standing}`);

type Asking = { ctx: typeof officer; request: string };

/** Says no, and lets the firm appeal. In: the version before. */
async function refusedAndAppealed({ ctx, request }: Asking, version: number) {
  const decline = { step: 'decline', text: 'Full.', refusal: 'full', day: null } as const;
  await takeStep(officer, { ...decline, request, version });
  await takeStep(ctx, { ...NOTHING, request, version: version + 1, step: 'appeal', text: 'Why?' });
}

const grantStep = async (request: string) =>
  (await getRequest(colleague, request)).steps.filter(({ problem }) => !problem).map(({ step }) => step);

describe('an appeal that is granted', () => {
  it('needs a free place to give one; else the firm waits where it would have stood', async () => {
    const id = await anIntake(officer, OFFERING, { method: 'first_come' });
    await anAskingFirm(databases, OFFERING);
    const next = await anAskingFirm(databases, OFFERING);
    await chosen(id);
    await refusedAndAppealed(next, 2);
    expect(await grantStep(next.request)).toEqual(['grant_list', 'uphold']);
    const grant = { ...NOTHING, request: next.request, version: 4, text: 'Right.' } as const;
    expect(await takeStep(colleague, { ...grant, step: 'grant' })).toEqual({
      outcome: 'problem',
      problem: 'yes',
    });
    const { version } = await getDeskIntake(officer, id);
    await changeIntake(officer, {
      intake: id,
      seen: version,
      terms: someTerms({ method: 'first_come', places: 2 }),
    }).then((saved) => expect(saved).toEqual({ outcome: 'saved', id }));
    expect((await takeStep(colleague, { ...grant, step: 'grant' })).outcome).toBe('done');
    expect((await getDeskIntake(officer, id)).counts).toMatchObject({ place: 2 });
    expect(await getRequest(next.ctx, next.request)).toMatchObject({ state: 'accepted', day: inDays(60) });
  });

  it('before the choice lets the firm take part in it, and gives no place', async () => {
    const id = await anIntake(officer, OFFERING);
    const [refused, other] = [
      await anAskingFirm(databases, OFFERING),
      await anAskingFirm(databases, OFFERING),
    ];
    await refusedAndAppealed(refused, 1);
    expect(await grantStep(refused.request)).toEqual(['grant_choice', 'uphold']);
    const yes = { ...NOTHING, request: refused.request, version: 3, text: 'Right.' } as const;
    expect(await takeStep(colleague, { ...yes, step: 'grant' })).toMatchObject({ problem: 'yes' });
    expect((await takeStep(colleague, { ...yes, step: 'grant_choice' })).outcome).toBe('done');
    expect(await getRequest(refused.ctx, refused.request)).toMatchObject({ state: 'sent' });
    expect(await standings(id)).toEqual(['1 in', '2 in']);
    await chosen(id);
    const { entries, order } = await getDeskIntake(officer, id);
    expect(order.toSorted()).toEqual([1, 2]);
    expect(entries.map(({ standing }) => standing)).toEqual(['place', 'waiting']);
    expect((await getRequest(other.ctx, other.request)).state).not.toBe('sent');
  });

  it('after the choice puts the firm where its lot would have put it, and nobody loses a place', async () => {
    const id = await anIntake(officer, OFFERING, { method: 'first_come' });
    const firms = [];
    for (let count = 0; count < 4; count += 1) firms.push(await anAskingFirm(databases, OFFERING));
    const second = firms[1];
    if (!second) throw new Error('nobody');
    await refusedAndAppealed(second, 1);
    await chosen(id);
    const yes = { ...NOTHING, request: second.request, version: 3, text: 'Right.' } as const;
    expect((await takeStep(colleague, { ...yes, step: 'grant_list' })).outcome).toBe('done');
    const { entries } = await getDeskIntake(officer, id);
    expect(entries.map(({ number, rank, standing }) => [number, rank, standing])).toEqual([
      [1, 1, 'place'],
      [2, 2, 'waiting'],
      [3, 3, 'waiting'],
      [4, 4, 'waiting'],
    ]);
    expect(await getRequest(second.ctx, second.request)).toMatchObject({
      state: 'listed',
      place: { before: 0 },
    });
  });

  it('gives a place that came free to whoever waits before the firm', async () => {
    const id = await anIntake(officer, OFFERING, { method: 'first_come' });
    const firms = [];
    for (let count = 0; count < 3; count += 1) firms.push(await anAskingFirm(databases, OFFERING));
    const [first, , third] = firms;
    if (!first || !third) throw new Error('nobody');
    await refusedAndAppealed(third, 1);
    await chosen(id);
    await takeStep(first.ctx, { ...NOTHING, request: first.request, version: 2, step: 'withdraw' });
    expect(await grantStep(third.request)).toEqual(['grant_list', 'uphold']);
  });
});
