import { describe, expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { ELIGIBILITY, type OwnQuestion, type RuleStep } from '../../domain/eligibility';
import { getOffering } from '../catalogue/offering';
import type { Context } from '../context';
import { changeRule } from '../offerings/change-rule';
import { duplicateOffering } from '../offerings/duplicate';
import { publishOffering } from '../offerings/publish';
import { createRun } from '../runs/create';
import { getMatch } from '../runs/match';
import { seenAtDesk } from '../testing/offerings';
import { aFirm, ofInstitution } from '../testing/people';
import { aVisitor, contentHash } from '../testing/visitors';
import { getRequest } from './get';
import { prepareRequest } from './prepare';
import { sendRequest } from './send';

const { db, owner } = await withTestDatabase();
const databases = { db, owner };
const officer = await ofInstitution(databases, 'I01');
const elsewhere = await ofInstitution(databases, 'I02');

const MACHINES: OwnQuestion = {
  ...{ id: 'machines', kind: 'number' },
  text: { en: 'How many machines would you bring?', es: '¿Cuántas máquinas traería?' },
};
const asks = (min: number): Extract<RuleStep, { step: 'add' }> => ({
  ...{ step: 'add', group: ELIGIBILITY, question: MACHINES },
  criterion: {
    ...{ op: 'criterion', id: 'm', kind: 'hard' },
    of: { id: 'm.is', op: 'between', fact: 'asked.machines', min, max: null },
  },
});

async function change(offering: string, step: RuleStep): Promise<void> {
  await changeRule(officer, { offering, seen: await seenAtDesk(officer, offering), step });
  await publishOffering(officer, { offering, seen: await seenAtDesk(officer, offering, 'state') });
}
async function anOfferingThatAsks(): Promise<string> {
  const { id } = await duplicateOffering(officer, { offering: 'O01' });
  await change(id, asks(2));
  return id;
}

type Sent = Parameters<typeof sendRequest>[1];
async function asking(ctx: Context, offering: string, changes: Partial<Sent> = {}) {
  const { answersVersion, asked } = await prepareRequest(ctx, offering);
  return sendRequest(ctx, {
    ...{ offering, kind: 'place', message: '', phone: '', share: [], notify: false, answersVersion },
    ...{ asked: {}, asks: asked?.version ?? null, ...changes },
  });
}
const sharedOf = async (sent: Awaited<ReturnType<typeof sendRequest>>) =>
  (await getRequest(officer, 'id' in sent ? sent.id : '')).shared;

describe('what an offering asks when a firm asks for a place', () => {
  it.each([
    [{ 'asked.machines': 2 }, 'met'],
    [{ 'asked.machines': 1 }, 'unmet'],
    [{}, 'unknown'],
  ] as const)(
    'is seen by the institution with the answer %j, whatever comes of it',
    async (asked, verdict) => {
      const id = await anOfferingThatAsks();
      const firm = await aFirm(databases);
      const shown = await prepareRequest(firm.ctx, id, {
        'asked.machines': Object.values(asked).map(String),
      });
      const sent = await asking(firm.ctx, id, { asked });
      const shared = await sharedOf(sent);
      expect(shared.asked).toMatchObject({
        ...{ version: 1, verdict, answers: asked },
        results: [{ question: MACHINES, conditions: [{ verdict }] }],
      });
      // What the page showed before is what was sent.
      expect(shared.asked).toEqual(shown.asked);
    },
  );

  it('keeps the words of the version that asked', async () => {
    const id = await anOfferingThatAsks();
    const firm = await aFirm(databases);
    const sent = await asking(firm.ctx, id, { asked: { 'asked.machines': 3 } });
    await change(id, { step: 'remove', node: 'm' });
    expect((await getOffering(firm.ctx, id)).offering.eligibility).toBeUndefined();
    expect(await sharedOf(sent)).toMatchObject({
      asked: { version: 1, answers: { 'asked.machines': 3 }, results: [{ question: MACHINES }] },
    });
  });

  it('stores nothing where it asks other things than were shown', async () => {
    const id = await anOfferingThatAsks();
    const firm = await aFirm(databases);
    const asked = { 'asked.machines': 3 };
    await change(id, { step: 'replace', criterion: asks(9).criterion });
    const before = await contentHash(owner);
    expect(await asking(firm.ctx, id, { asked, asks: 1 })).toEqual({ outcome: 'asks' });
    await change(id, { step: 'remove', node: 'm' });
    const later = await contentHash(owner);
    expect(later).not.toBe(before);
    expect(await asking(firm.ctx, id, { asked, asks: 1 })).toEqual({ outcome: 'asks' });
    expect(await contentHash(owner)).toBe(later);
  });

  it('is not part of a first talk, nor of an offering that asks nothing', async () => {
    const id = await anOfferingThatAsks();
    const firm = await aFirm(databases);
    const talk = await asking(firm.ctx, id, { kind: 'talk', asked: { 'asked.machines': 3 } });
    expect(await sharedOf(talk)).not.toHaveProperty('asked');
    expect(await sharedOf(await asking(firm.ctx, 'O01'))).not.toHaveProperty('asked');
  });

  it('takes no answer to what it does not ask', async () => {
    const id = await anOfferingThatAsks();
    const firm = await aFirm(databases);
    const sent = await asking(firm.ctx, id, { asked: { 'asked.machines': true, 'asked.other': 'x' } });
    expect((await sharedOf(sent)).asked).toMatchObject({ answers: {}, verdict: 'unknown' });
  });

  it('leaves the match open and asks for no answer of the diagnostic', async () => {
    const id = await anOfferingThatAsks();
    const firm = await aFirm(databases);
    await createRun(firm.ctx, {});
    const { match } = await getMatch(firm.ctx, id);
    const gate = match.gates.find(({ node }) => node === 'rule');
    expect(gate).toMatchObject({ verdict: 'unknown', missing: [] });
  });

  it('is refused to those who ask for nothing, and shown to no other institution', async () => {
    const id = await anOfferingThatAsks();
    const firm = await aFirm(databases);
    const sent = await asking(firm.ctx, id, { asked: { 'asked.machines': 3 } });
    const before = await contentHash(owner);
    for (const who of [aVisitor(db), officer])
      await expect(
        sendRequest(who, {
          ...{ offering: id, kind: 'place', message: '', phone: '', share: [], notify: false },
          ...{ answersVersion: 1, asked: { 'asked.machines': 3 }, asks: 1 },
        }),
      ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(getRequest(elsewhere, 'id' in sent ? sent.id : '')).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await contentHash(owner)).toBe(before);
  });
});
