import { eq, like, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { mail, membership, person, request } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { day, dayFromNumber, dayNumber } from '../../domain/dates';
import type { Context } from '../context';
import { aFirm, aPerson, ofInstitution } from '../testing/people';
import { aJob, aVisitor } from '../testing/visitors';
import { prepareRequest } from './prepare';
import { sendRequest } from './send';
import { takeStep } from './take-step';
import { tellRequests } from './tell';

const { db, owner } = await withTestDatabase();
const databases = { db, owner };
const job: Context = { ...aJob(db), actor: { kind: 'job', name: 'tell-requests' } };
const officer = await ofInstitution(databases, 'I01');
const admin = await ofInstitution(databases, 'I01', 'institution_admin');
await ofInstitution(databases, 'I01', 'seat_holder');
await ofInstitution(databases, 'I02');

async function asked(notify: boolean) {
  const firm = await aFirm(databases);
  return { firm, id: await askedBy(firm.ctx, notify) };
}

async function askedBy(ctx: Context, notify: boolean) {
  const { answersVersion } = await prepareRequest(ctx, 'O01');
  const sent = await sendRequest(ctx, {
    ...{
      offering: 'O01',
      kind: 'place',
      message: 'secret words',
      phone: '',
      share: [],
      notify,
      answersVersion,
    },
  });
  if (sent.outcome !== 'sent') throw new Error('not sent');
  return sent.id;
}

/** A firm in whose name a colleague has asked. */
async function askedByColleague(notify = true) {
  const firm = await aFirm(databases);
  if (firm.ctx.actor.kind !== 'firm_owner') throw new Error(firm.ctx.actor.kind);
  const { id, session, email } = await aPerson(owner, { role: 'firm_colleague', firmId: firm.id });
  const colleague: Context = {
    ...firm.ctx,
    actor: { ...firm.ctx.actor, kind: 'firm_colleague', person: id, session },
  };
  const heads = await owner.select().from(person).where(eq(person.id, firm.ctx.actor.person));
  const head = heads[0]?.email ?? '';
  return {
    id: await askedBy(colleague, notify),
    colleague: { id, email },
    head,
    owner: firm.ctx.actor.person,
  };
}

const leaves = (id: string) =>
  owner.update(membership).set({ endedAt: sql`now()` }).where(eq(membership.personId, id));
const suspend = (id: string) =>
  owner.update(person).set({ suspendedAt: sql`now()` }).where(eq(person.id, id));

async function toldOfAnswer(id: string): Promise<readonly string[]> {
  const rows = await owner
    .select()
    .from(mail)
    .where(like(mail.key, `%${id}%`));
  return rows.filter(({ kind }) => kind === 'request_answered').map(({ to }) => to);
}

const mailsAbout = (id: string) =>
  owner
    .select({ kind: mail.kind, content: mail.content })
    .from(mail)
    .where(like(mail.key, `%${id}%`))
    .orderBy(mail.createdAt, mail.kind);
const kinds = async (id: string) => (await mailsAbout(id)).map(({ kind }) => kind);
const step = (ctx: Context, id: string, version: number, name: 'ask' | 'accept') =>
  takeStep(ctx, { request: id, version, step: name, text: 'How many?', day: null, refusal: null });

it('tells those who answer of a new request once, also with several workers at once', async () => {
  const { id } = await asked(true);
  await Promise.all([tellRequests(job, {}), tellRequests(job, {}), tellRequests(job, {})]);
  await tellRequests(job, {});
  // The officer and the admin; neither the board nor another institution.
  expect(await kinds(id)).toEqual(['request_news', 'request_news']);
  expect(JSON.stringify(await mailsAbout(id))).not.toContain('secret words');
});

it.each([
  [true, 1],
  [false, 0],
])('tells a firm of an answer only if it wants that: %s', async (notify, mails) => {
  const { id } = await asked(notify);
  await step(officer, id, 1, 'ask');
  await tellRequests(job, {});
  expect((await kinds(id)).filter((kind) => kind === 'request_answered')).toHaveLength(mails);
});

it.each([
  ['while they act for the firm', async () => {}, 'colleague'],
  ['until they have left it', leaves, 'head'],
  ['until they are suspended', suspend, 'head'],
] as const)('tells the person who asked %s, and then the owner', async (_, ends, reader) => {
  const { id, colleague, head } = await askedByColleague();
  await ends(colleague.id);
  await step(officer, id, 1, 'ask');
  await tellRequests(job, {});
  expect(await toldOfAnswer(id)).toEqual([reader === 'head' ? head : colleague.email]);
});

it.each([
  ['wants no mails', false, async () => {}],
  ['has nobody else left', true, suspend],
] as const)('tells nobody of a firm that %s once who asked has left', async (_, notify, ends) => {
  const { id, colleague, owner: head } = await askedByColleague(notify);
  await leaves(colleague.id);
  await ends(head);
  await step(officer, id, 1, 'ask');
  await tellRequests(job, {});
  expect(await toldOfAnswer(id)).toEqual([]);
});

it('reminds before an answer is due, and tells the admin alone once it is late', async () => {
  const { id } = await asked(false);
  await tellRequests(job, {});
  const [row] = await owner.select({ at: request.createdAt }).from(request).where(eq(request.id, id));
  const sent = dayNumber(day(String(row?.at).slice(0, 10)));
  const on = (days: number) => ({ ...job, today: dayFromNumber(sent + days) });
  await tellRequests(on(11), {});
  expect(await kinds(id)).toHaveLength(2);
  await tellRequests(on(13), {});
  await tellRequests(on(14), {});
  expect((await kinds(id)).filter((kind) => kind === 'request_due')).toHaveLength(2);
  await tellRequests(on(16), {});
  await tellRequests(on(17), {});
  expect((await kinds(id)).filter((kind) => kind === 'request_late')).toHaveLength(1);
  await step(admin, id, 1, 'accept');
  await tellRequests(on(40), {});
  expect((await kinds(id)).filter((kind) => kind === 'request_late')).toHaveLength(1);
});

/** Older than all others, so that they come first; of an institution and a firm where nobody works. */
async function manyNobodyIsToldOf(side: 'firm' | 'institution', institution: string) {
  const { id: firm } = await aFirm(databases);
  await owner.update(membership).set({ endedAt: sql`now()` }).where(eq(membership.firmId, firm));
  const shared = JSON.stringify({ contact: { email: 'gone@example.org' } });
  const before = sql`now() - interval '2 days'`;
  await owner.execute(sql`
    with made as (
      insert into request (id, firm_id, institution, offering, kind, state, shared, notify, audit_salt, created_at,
        changed_at)
      select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, ${firm}, ${institution},
        ${institution} || n, 'talk', 'sent', ${shared}::jsonb, true, '', ${before}, ${before}
      from generate_series(${side === 'firm' ? 1 : 1001}::int, ${side === 'firm' ? 450 : 1450}::int) n returning id)
    insert into request_event (request_id, number, step, side, person, text, at)
    select id, 1, 'send', ${side}, gen_random_uuid(), '', ${before} from made`);
  return firm;
}

const late = { ...job, today: day('2099-01-01') };

it.each(['firm', 'institution'] as const)(
  'comes to those who can be told, however much the %s did before of which nobody can be',
  async (side) => {
    const firm = await manyNobodyIsToldOf(side, 'I09');
    const { id } = await asked(true);
    await tellRequests(job, {});
    expect(await kinds(id)).toEqual(['request_news', 'request_news']);
    await owner.delete(request).where(eq(request.firmId, firm));
  },
);

it.each([
  ['of an institution where nobody works', 'I09'],
  ['that its institution was told of before', 'I01'],
])('reminds of a late answer behind hundreds %s', async (_, institution) => {
  const firm = await manyNobodyIsToldOf('firm', institution);
  const { id } = await asked(false);
  let written = 1;
  for (let round = 0; written > 0 && round < 20; round += 1) {
    const { news, reminders } = await tellRequests(late, {});
    written = news + reminders;
  }
  expect(written).toBe(0);
  expect((await kinds(id)).filter((kind) => kind === 'request_late')).toHaveLength(1);
  await owner.delete(request).where(eq(request.firmId, firm));
});

it('is refused to everybody else, and another job sees no request', async () => {
  await expect(tellRequests(aVisitor(db), {})).rejects.toMatchObject({ code: 'forbidden' });
  await expect(tellRequests(officer, {})).rejects.toMatchObject({ code: 'forbidden' });
  await asked(true);
  expect(await tellRequests(aJob(db), {})).toEqual({ news: 0, reminders: 0 });
});
