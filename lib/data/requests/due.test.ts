import { eq, like, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { mail, requestEvent } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { day, dayFromNumber, dayNumber } from '../../domain/dates';
import { anAskingFirm } from '../testing/intakes';
import { aFirm, ofInstitution } from '../testing/people';
import { aJob, aVisitor } from '../testing/visitors';
import { type DueFilter, listRequests } from './list';
import { takeStep } from './take-step';
import { tellRequests } from './tell';

const { db, owner } = await withTestDatabase();
const databases = { db, owner };
const [now] = await owner.execute<{ day: string }>(
  sql`select to_char(now() at time zone 'UTC', 'YYYY-MM-DD') as day`,
);
const today = day(now?.day ?? '');
const inDays = (days: number) => dayFromNumber(dayNumber(today) + days);
const NOTHING = { text: '', day: null, refusal: null };
const EVERY = { states: [], offering: null, page: 1 } as const;

/** An institution with an officer and no admin, and something that it offers. */
async function atDesk(institution: string) {
  const officer = { ...(await ofInstitution(databases, institution)), today };
  const { view } = await listRequests(officer, EVERY);
  const found = [...view.offerings.values()].find(({ offering }) => offering.institution === institution);
  return { officer, offering: found?.offering.id ?? '' };
}

/** A firm that asked so many days ago. */
async function askedAgo(offering: string, days: number): Promise<string> {
  const { request } = await anAskingFirm(databases, offering);
  // Steps are final: only here does time pass for one.
  await owner.transaction(async (tx) => {
    await tx.execute(sql`alter table request_event disable trigger user`);
    await tx
      .update(requestEvent)
      .set({ at: sql`${requestEvent.at} - make_interval(days => ${days})` })
      .where(eq(requestEvent.requestId, request));
    await tx.execute(sql`alter table request_event enable trigger user`);
  });
  return request;
}

it('shows by when each answer is due, and finds what is due and late, the first due in front', async () => {
  const { officer, offering } = await atDesk('I07');
  const [fresh, soon, late] = [
    await askedAgo(offering, 1),
    await askedAgo(offering, 13),
    await askedAgo(offering, 20),
  ];
  const answered = await askedAgo(offering, 30);
  await takeStep(officer, { ...NOTHING, request: answered, version: 1, step: 'accept' });
  const list = async (due?: DueFilter) => (await listRequests(officer, { ...EVERY, due })).rows;
  // Fifteen days to answer, and a reminder three days before.
  expect((await list('all')).map(({ id, due, isLate }) => [id, due, isLate])).toEqual([
    [late, inDays(-5), true],
    [soon, inDays(2), false],
    [fresh, inDays(14), false],
  ]);
  expect((await list('late')).map(({ id }) => id)).toEqual([late]);
  expect((await list('soon')).map(({ id }) => id)).toEqual([soon]);
  expect((await list()).find(({ id }) => id === answered)).toMatchObject({ due: null, isLate: false });
  expect(await listRequests(officer, { ...EVERY, due: 'late', page: 9 })).toMatchObject({
    total: 1,
    page: 1,
  });
});

it('tells how the answers of the last twelve months came, to the institution alone', async () => {
  const { officer, offering } = await atDesk('I09');
  expect((await listRequests(officer, EVERY)).record).toBeNull();
  for (const days of [4, 10, 20]) {
    const request = await askedAgo(offering, days);
    await takeStep(officer, { ...NOTHING, request, version: 1, step: 'ask', text: 'How many?' });
    await takeStep(officer, { ...NOTHING, request, version: 2, step: 'accept' });
  }
  expect((await listRequests(officer, EVERY)).record).toEqual({ count: 3, inTime: 2, medianDays: 10 });
  const later = { ...officer, today: inDays(400) };
  expect((await listRequests(later, EVERY)).record).toBeNull();
  const { ctx } = await aFirm(databases);
  expect((await listRequests(ctx, EVERY)).record).toBeNull();
  await expect(listRequests(aVisitor(db), EVERY)).rejects.toMatchObject({ code: 'forbidden' });
});

it('tells the officers of a late answer where an institution has no admin', async () => {
  const { offering } = await atDesk('I12');
  const request = await askedAgo(offering, 20);
  const job = { ...aJob(db), actor: { kind: 'job', name: 'tell-requests' }, today } as const;
  await tellRequests(job, {});
  await tellRequests(job, {});
  const mails = await owner
    .select({ kind: mail.kind })
    .from(mail)
    .where(like(mail.key, `late:${request}%`));
  expect(mails).toEqual([{ kind: 'request_late' }]);
});
