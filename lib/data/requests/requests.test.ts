import { count, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { request, requestEvent } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { day } from '../../domain/dates';
import { REQUEST_STEPS } from '../../domain/people';
import { verifyAudit } from '../audit';
import type { Context } from '../context';
import { createRun } from '../runs/create';
import { aFirm, ofInstitution } from '../testing/people';
import { aJob, auditOf, aVisitor, contentHash, save } from '../testing/visitors';
import { getRequest } from './get';
import { listRequests } from './list';
import { prepareRequest } from './prepare';
import { sendRequest } from './send';
import { takeStep } from './take-step';

const { db, owner } = await withTestDatabase();
const databases = { db, owner };

// O01 is offered by I01, which hears appeals; I25 hears none.
const OFFERING = 'O01';
const [officer, colleague, admin] = [
  await ofInstitution(databases, 'I01'),
  await ofInstitution(databases, 'I01'),
  await ofInstitution(databases, 'I01', 'institution_admin'),
];
const elsewhere = await ofInstitution(databases, 'I02');
const board = await ofInstitution(databases, 'I01', 'seat_holder');

const NOTHING = { text: '', day: null, refusal: null };

async function asking(ctx: Context, changes: Partial<Parameters<typeof sendRequest>[1]> = {}) {
  const { answersVersion } = await prepareRequest(ctx, OFFERING);
  const share = ['firm.country', 'firm.isic'];
  return sendRequest(ctx, {
    ...{ offering: OFFERING, kind: 'place', message: 'We want to learn.', phone: '', share, notify: true },
    answersVersion,
    ...changes,
  });
}

async function aRequest() {
  const firm = await aFirm(databases);
  const sent = await asking(firm.ctx);
  if (sent.outcome !== 'sent') throw new Error('not sent');
  return { firm, id: sent.id };
}

const step = (ctx: Context, id: string, version: number, input: Partial<Parameters<typeof takeStep>[1]>) =>
  takeStep(ctx, { ...NOTHING, request: id, version, step: 'ask', ...input });

describe('sending a request', () => {
  it('shows the institution what was chosen, and nothing else of the firm', async () => {
    const firm = await aFirm(databases);
    await createRun(firm.ctx, {});
    const sent = await asking(firm.ctx);
    if (sent.outcome !== 'sent') throw new Error('not sent');
    const { shared, events } = await getRequest(officer, sent.id);
    expect(Object.keys(shared.answers).toSorted()).toEqual(['firm.country', 'firm.isic']);
    expect(JSON.stringify(shared)).not.toContain('women');
    expect(JSON.stringify(shared.match?.gates)).not.toMatch(/14|AR-M/);
    expect(shared.match?.versions).toMatchObject({ catalogue: 1, policy: '2026.1' });
    expect(events).toMatchObject([{ step: 'send', side: 'firm', text: 'We want to learn.' }]);
  });

  it('leaves out answers that are not there, and takes no fact it does not know', async () => {
    const firm = await aFirm(databases);
    const sent = await asking(firm.ctx, { share: ['firm.country', 'cap.ops', 'constructor', '__proto__'] });
    if (sent.outcome !== 'sent') throw new Error('not sent');
    expect(Object.keys((await getRequest(officer, sent.id)).shared.answers)).toEqual(['firm.country']);
  });

  it('makes one request of fifty identical posts at once', async () => {
    const firm = await aFirm(databases);
    const { answersVersion } = await prepareRequest(firm.ctx, OFFERING);
    const all = await Promise.all(Array.from({ length: 50 }, () => asking(firm.ctx, { answersVersion })));
    const ids = new Set(all.map((one) => ('id' in one ? one.id : '')));
    expect([...ids]).toHaveLength(1);
    expect(all.filter(({ outcome }) => outcome === 'sent')).toHaveLength(1);
    const [row] = await owner.select({ rows: count() }).from(request).where(eq(request.firmId, firm.id));
    expect(row?.rows).toBe(1);
  });

  it('stores nothing where the answers have changed since they were shown', async () => {
    const firm = await aFirm(databases);
    const { answersVersion } = await prepareRequest(firm.ctx, OFFERING);
    await save(firm.ctx, 'goal', { 'sales.goal': ['home'] });
    const before = await contentHash(owner);
    expect(await asking(firm.ctx, { answersVersion })).toEqual({ outcome: 'changed' });
    expect(await contentHash(owner)).toBe(before);
  });

  it('can be sent again once the first is closed', async () => {
    const { firm, id } = await aRequest();
    expect(await asking(firm.ctx)).toEqual({ outcome: 'there', id });
    await step(firm.ctx, id, 1, { step: 'withdraw' });
    expect((await asking(firm.ctx)).outcome).toBe('sent');
  });

  it('can be sent again once the agreed day has passed, once, and the first stays as it was', async () => {
    const firm = await aFirm(databases);
    const sent = await asking(firm.ctx, { kind: 'talk' });
    if (sent.outcome !== 'sent') throw new Error('not sent');
    await step(officer, sent.id, 1, { step: 'offer', day: day('2099-01-12') });
    await step(firm.ctx, sent.id, 2, { step: 'take' });
    const before = await getRequest(firm.ctx, sent.id);
    expect(before).toMatchObject({ state: 'accepted', day: '2099-01-12' });
    const [onDay, after] = ['2099-01-12', '2099-01-13'].map((today) => ({ ...firm.ctx, today: day(today) }));
    if (!onDay || !after) throw new Error('no day');
    expect(await asking(onDay, { kind: 'talk' })).toEqual({ outcome: 'there', id: sent.id });
    const all = await Promise.all(Array.from({ length: 50 }, () => asking(after, { kind: 'talk' })));
    expect(all.filter(({ outcome }) => outcome === 'sent')).toHaveLength(1);
    expect(new Set(all.map((one) => ('id' in one ? one.id : ''))).size).toBe(1);
    const [row] = await owner.select({ rows: count() }).from(request).where(eq(request.firmId, firm.id));
    expect(row?.rows).toBe(2);
    const { steps: _, ...unchanged } = await getRequest(firm.ctx, sent.id);
    expect(before).toMatchObject(unchanged);
  });

  it.each([
    ['a visitor', () => aVisitor(db), 'forbidden'],
    ['an officer', () => officer, 'forbidden'],
    ['a job', () => aJob(db), 'forbidden'],
  ])('is refused to %s', async (_, who, code) => {
    const before = await contentHash(owner);
    await expect(
      sendRequest(who(), {
        ...{ offering: OFFERING, kind: 'place', message: '', phone: '', share: [], notify: false },
        answersVersion: 1,
      }),
    ).rejects.toMatchObject({ code });
    expect(await contentHash(owner)).toBe(before);
  });
});

describe('answering', () => {
  it('goes from a question to an offered day and a place, each step told to both sides', async () => {
    const { firm, id } = await aRequest();
    expect(await step(officer, id, 1, { step: 'ask', text: 'How many people?' })).toMatchObject({
      version: 2,
    });
    expect(await step(firm.ctx, id, 2, { step: 'reply', text: 'Two.' })).toMatchObject({ version: 3 });
    expect(await step(officer, id, 3, { step: 'offer', day: day('2027-01-12') })).toMatchObject({
      version: 4,
    });
    expect(await step(firm.ctx, id, 4, { step: 'take' })).toEqual({ outcome: 'done', version: 5 });
    const seen = await getRequest(firm.ctx, id);
    expect(seen.state).toBe('accepted');
    expect(seen.events.map((one) => `${one.side} ${one.step}`)).toEqual([
      'firm send',
      'institution ask',
      'firm reply',
      'institution offer',
      'firm take',
    ]);
    expect(JSON.stringify(seen)).not.toContain('person');
  });

  it('refuses with a code, and another person hears the appeal', async () => {
    const { firm, id } = await aRequest();
    await step(officer, id, 1, { step: 'decline', text: 'All places are taken.', refusal: 'full' });
    expect(await getRequest(firm.ctx, id)).toMatchObject({ state: 'declined', refusal: 'full' });
    await step(firm.ctx, id, 2, { step: 'appeal', text: 'There was one last week.' });
    expect(await step(officer, id, 3, { step: 'uphold', text: 'No.' })).toEqual({
      outcome: 'problem',
      problem: 'decided',
    });
    expect(await step(admin, id, 3, { step: 'grant', text: 'You are right.' })).toMatchObject({ version: 4 });
    expect((await getRequest(firm.ctx, id)).state).toBe('accepted');
    const log = await auditOf(owner, id);
    expect(log.map(({ action, actorKind }) => `${actorKind} ${action}`)).toEqual([
      'firm_owner request.send',
      'programme_officer request.step',
      'firm_owner request.step',
      'institution_admin request.step',
    ]);
    expect((await verifyAudit(owner)).problems).toEqual([]);
  });

  it('takes no appeal after thirty days', async () => {
    const { firm, id } = await aRequest();
    await step(officer, id, 1, { step: 'decline', text: 'Full.', refusal: 'full' });
    const late = { ...firm.ctx, today: day('2099-01-01') };
    expect(await step(late, id, 2, { step: 'appeal', text: 'Why?' })).toMatchObject({ problem: 'late' });
  });

  it('tells the second of two officers that somebody was first, and stores one answer', async () => {
    const { id } = await aRequest();
    const both = await Promise.all([
      step(officer, id, 1, { step: 'accept' }),
      step(colleague, id, 1, { step: 'decline', text: 'Full.', refusal: 'full' }),
    ]);
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['conflict', 'done']);
    const [row] = await owner
      .select({ rows: count() })
      .from(requestEvent)
      .where(eq(requestEvent.requestId, id));
    expect(row?.rows).toBe(2);
  });

  it.each([
    ['decline', { text: 'Full.', refusal: null }],
    ['decline', { text: '', refusal: 'full' }],
    ['offer', { text: 'Come.', day: null }],
    ['ask', { text: '' }],
  ] as const)('refuses %s without what belongs to it: %j', async (name, input) => {
    const { id } = await aRequest();
    await expect(step(officer, id, 1, { step: name, ...input })).rejects.toMatchObject({ code: 'invalid' });
    expect((await getRequest(officer, id)).version).toBe(1);
  });
});

describe('who has no part in a request', () => {
  const others: readonly [string, () => Promise<Context>][] = [
    ['another firm', async () => (await aFirm(databases)).ctx],
    ['another institution', async () => elsewhere],
  ];

  it.each(others)('%s is told the same as of one that never existed, at every step', async (_, make) => {
    const { id } = await aRequest();
    const ctx = await make();
    const before = await contentHash(owner);
    const none = '00000000-0000-4000-8000-000000000000';
    for (const which of [id, none]) {
      const asked = await getRequest(ctx, which).catch((error) => ({
        code: error.code,
        detail: error.detail,
      }));
      expect(asked).toEqual({ code: 'not_found', detail: { entity: 'request' } });
      for (const name of REQUEST_STEPS)
        await expect(step(ctx, which, 1, { step: name, text: 'x' })).rejects.toMatchObject({
          code: 'not_found',
        });
    }
    expect(
      (await listRequests(ctx, { states: [], offering: null, page: 1 })).rows.map((one) => one.id),
    ).not.toContain(id);
    expect(await contentHash(owner)).toBe(before);
  });

  it.each([
    ['a visitor', () => aVisitor(db)],
    ['a seat holder of the same institution', () => board],
    ['a job', () => aJob(db)],
  ])('%s is refused at once', async (_, who) => {
    const { id } = await aRequest();
    await expect(getRequest(who(), id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(step(who(), id, 1, { step: 'accept' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listRequests(who(), { states: [], offering: null, page: 1 })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('the list', () => {
  it('shows the requests of the institution in pages, filtered, and counts them by state', async () => {
    const here = await ofInstitution(databases, 'I07');
    const list = (states: Parameters<typeof listRequests>[1]['states'], page = 1) =>
      listRequests(here, { states, offering: null, page });
    expect(await list([])).toMatchObject({ total: 0, pages: 1, page: 1, rows: [] });
    const { view } = await list([]);
    const offered = [...view.offerings.values()].find(({ offering }) => offering.institution === 'I07');
    const firms = await Promise.all(Array.from({ length: 3 }, () => aFirm(databases)));
    for (const { ctx } of firms) await asking(ctx, { offering: offered?.offering.id ?? '' });
    const all = await list([]);
    expect(all).toMatchObject({ total: 3, counts: { sent: 3 } });
    await step(here, all.rows[0]?.id ?? '', 1, { step: 'accept' });
    expect((await list(['accepted'])).rows.map((one) => one.id)).toEqual([all.rows[0]?.id]);
    expect(await list(['sent'], 9)).toMatchObject({ total: 2, page: 1, counts: { sent: 2, accepted: 1 } });
  });
});
