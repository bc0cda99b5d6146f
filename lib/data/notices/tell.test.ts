import { createHash, randomUUID } from 'node:crypto';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { catalogueRevision, diagnostic, mail, membership, notice, offeringVersion } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import type { MatchStatus } from '../../domain/vocabulary';
import { verifyAudit } from '../audit';
import { type Context, personOf } from '../context';
import { closeOffering } from '../offerings/close';
import { duplicateOffering } from '../offerings/duplicate';
import { publishOffering } from '../offerings/publish';
import { createRun } from '../runs/create';
import { seenAtDesk } from '../testing/offerings';
import { aFirm, ofInstitution, type TestFirm } from '../testing/people';
import { aJob, aVisitor, contentHash, save } from '../testing/visitors';
import { countUnreadNotices, listNotices } from './list';
import { markNotices } from './mark';
import { tellNotices } from './tell';
import { wantNoticeMail } from './want-mail';

const { db, owner } = await withTestDatabase();
const databases = { db, owner };
const job = aJob(db, 'tell-notices');
const officer = await ofInstitution(databases, 'I01');

/** A firm with a result, which is looked at once. */
async function aFirmWithResult(): Promise<TestFirm> {
  const firm = await aFirm(databases);
  await createRun(firm.ctx, {});
  return firm;
}

/** Until there is nothing left to look at. */
async function tellAll(ctx: Context = job): Promise<number> {
  let notices = 0;
  for (let left = true; left; ) {
    const done = await tellNotices(ctx, {});
    notices += done.notices;
    left = done.left;
  }
  return notices;
}

/** Publishes offerings as the files of the site would; null takes one out. */
async function publish(changes: Readonly<Record<string, Record<string, unknown> | null>>): Promise<void> {
  const [last] = await owner
    .select()
    .from(catalogueRevision)
    .orderBy(desc(catalogueRevision.number))
    .limit(1);
  if (!last) throw new Error('There is no catalogue.');
  const number = last.number + 1;
  const contentHash = createHash('sha256').update(randomUUID()).digest('hex');
  await owner
    .insert(catalogueRevision)
    .values({ number, contentHash, publishedOn: last.publishedOn, note: 'test' });
  for (const [id, change] of Object.entries(changes)) {
    const open = and(eq(offeringVersion.id, id), isNull(offeringVersion.toRevision));
    const [ended] = await owner.update(offeringVersion).set({ toRevision: number }).where(open).returning();
    const [row] = ended
      ? [ended]
      : await owner
          .select()
          .from(offeringVersion)
          .where(eq(offeringVersion.id, id))
          .orderBy(desc(offeringVersion.version))
          .limit(1);
    if (!row || change === null) continue;
    const definition = { ...Object(row.definition), ...change };
    await owner
      .insert(offeringVersion)
      .values({ ...row, version: row.version + 1, fromRevision: number, toRevision: null, definition });
  }
}

/** What the last stored result of a firm says, read from its rows and nothing else. */
async function statusesOf(firm: TestFirm): Promise<Record<string, MatchStatus>> {
  const rows = await owner.execute<{ offering: string; status: MatchStatus }>(sql`
    select offering, match::json ->> 'status' as status from (
      select distinct on (offering) * from (
        select 2 as part, * from run_match union all select 1, * from sensitive_run_match) both_parts
      where run_id = (select id from match_run where diagnostic_id = ${firm.diagnostic} order by seq desc limit 1)
      order by offering, part) matches`);
  return Object.fromEntries(rows.map(({ offering, status }) => [offering, status]));
}

async function noticesOf(firm: TestFirm) {
  const rows = await owner.select().from(notice).where(eq(notice.diagnosticId, firm.diagnostic));
  return rows
    .map(({ offering, before, after }) => ({ offering, before, after }))
    .toSorted((a, b) => (a.offering < b.offering ? -1 : 1));
}

const SLOW = { timeout: 120_000 };
const heard = (status: MatchStatus | undefined) =>
  status === undefined || status === 'error' ? 'no' : status;
const readers = (kind = 'notices') => owner.select({ to: mail.to }).from(mail).where(eq(mail.kind, kind));
/** For the winery that every firm here is, and without anything that has to come first. */
const open = {
  ...{ countries: ['AR'], subdivisions: null, sectors: ['11'], size_classes: ['micro', 'small', 'medium'] },
  ...{ languages: ['es'], membership: 'none', membership_fee_usd: 0, min_ac: 0, nature: 'applied' },
  requires: { any: [], all: [] },
};

beforeEach(async () => {
  await owner.delete(diagnostic);
  await publish({ O01: open, O02: open, O07: open, O08: open });
  await owner.delete(mail);
});

describe('notices', () => {
  it('say that an offering fits now, what it needs, and that it is gone, each with its reason', async () => {
    await publish({ O01: { countries: ['CL'] } });
    const firm = await aFirmWithResult();
    const first = await statusesOf(firm);
    expect(first).toMatchObject({ O01: 'no', O02: 'eligible', O07: 'eligible' });
    await publish({ O01: { countries: ['AR', 'CL'] }, O02: { countries: ['CL'] }, O07: null });
    await tellAll();
    const { rows } = await listNotices(firm.ctx);
    const by = new Map(rows.map((row) => [row.offering, row]));
    expect([...by.keys()].toSorted()).toEqual(['O01', 'O02', 'O07']);
    expect(by.get('O01')).toMatchObject({
      ...{ before: 'no', after: 'eligible', read: false },
      because: { why: 'met', reason: { code: 'criterion.country', values: { asked: ['AR', 'CL'] } } },
    });
    expect(by.get('O02')).toMatchObject({
      ...{ before: 'eligible', after: 'no' },
      because: { why: 'asks', reason: { code: 'criterion.country', values: { asked: ['CL'] } } },
    });
    expect(by.get('O07')).toMatchObject({ after: 'no', because: { why: 'withdrawn' } });
    expect(await countUnreadNotices(firm.ctx)).toBe(3);
  });

  it('follow what a desk publishes and takes out again', async () => {
    const firm = await aFirmWithResult();
    const { id } = await duplicateOffering(officer, { offering: 'O01' });
    await publishOffering(officer, { offering: id, seen: await seenAtDesk(officer, id, 'state') });
    await tellAll();
    expect(await noticesOf(firm)).toEqual([{ offering: id, before: 'no', after: 'eligible' }]);
    await closeOffering(officer, {
      ...{ offering: id, step: 'withdraw' },
      seen: await seenAtDesk(officer, id, 'state'),
    });
    await tellAll();
    expect(await noticesOf(firm)).toHaveLength(2);
    expect((await listNotices(firm.ctx)).rows[0]).toMatchObject({
      ...{ offering: id, before: 'eligible', after: 'no' },
      because: { why: 'withdrawn' },
    });
  });

  it('exist exactly for the offerings whose status differs from the result', SLOW, async () => {
    const ids = Object.keys(await statusesOf(await aFirmWithResult()));
    const change = fc.oneof(
      fc.constant(null),
      fc.constant({ countries: ['CL'] }),
      fc.constant(open),
      fc.constant({ requires: { all: ['iso_9001'], any: [] } }),
      fc.constant({ languages: ['en'] }),
    );
    const changes = fc.dictionary(fc.constantFrom(...ids), change, { maxKeys: 12, noNullPrototype: true });
    await fc.assert(
      fc.asyncProperty(fc.array(changes, { minLength: 1, maxLength: 3 }), async (steps) => {
        const firm = await aFirmWithResult();
        const expected: { offering: string; before: MatchStatus; after: MatchStatus }[] = [];
        let known = await statusesOf(firm);
        for (const step of steps) {
          await publish(step);
          // Its twin has answered the same, and works its result out anew.
          const now = await statusesOf(await aFirmWithResult());
          for (const offering of new Set([...Object.keys(known), ...Object.keys(now)])) {
            const [before, after] = [heard(known[offering]), heard(now[offering])];
            if (before !== after) expected.push({ offering, before, after });
          }
          known = now;
          await tellAll();
          expect(await tellAll()).toBe(0);
        }
        const told = await noticesOf(firm);
        expect(told.map((one) => JSON.stringify(one)).toSorted()).toEqual(
          expected.map((one) => JSON.stringify(one)).toSorted(),
        );
      }),
      { numRuns: 5 },
    );
  });

  it('tell each change once, also with several workers at once and after a restart', async () => {
    const firm = await aFirmWithResult();
    await publish({ O01: { countries: ['CL'] } });
    await Promise.all([tellAll(), tellAll(), tellAll()]);
    await tellAll();
    await tellAll({ ...job, requestId: 'another worker' });
    expect(await noticesOf(firm)).toEqual([{ offering: 'O01', before: 'eligible', after: 'no' }]);
  });

  it('are not about what a firm has seen in a result of its own', async () => {
    const firm = await aFirmWithResult();
    await publish({ O01: { countries: ['CL'] } });
    await createRun(firm.ctx, {});
    await tellAll();
    expect(await noticesOf(firm)).toEqual([]);
    await save(firm.ctx, 'size', { 'firm.employees': ['900'] }, 1);
    await tellAll();
    expect(await noticesOf(firm)).toEqual([]);
  });

  it(
    'come to every firm with a few at a time, however many there are, past one that cannot be read',
    SLOW,
    async () => {
      const broken = await aFirmWithResult();
      await owner.execute(sql`alter table match_run disable trigger user`);
      await owner.execute(sql`update match_run set input = '{' where diagnostic_id = ${broken.diagnostic}`);
      await owner.execute(sql`alter table match_run enable trigger user`);
      const firms = await Promise.all(Array.from({ length: 25 }, aFirmWithResult));
      await tellAll();
      await publish({ O01: { countries: ['CL'] } });
      const first = await tellNotices(job, {});
      expect(first).toMatchObject({ firms: 20, left: true });
      await tellAll();
      for (const firm of firms) expect(await noticesOf(firm)).toHaveLength(1);
      expect(await noticesOf(broken)).toEqual([]);
    },
  );
});

describe('mails about notices', () => {
  it('come by mail to who wants them for one firm alone, also where the database hides nothing', async () => {
    const [firm, other] = [await aFirm(databases), await aFirm(databases)];
    await wantNoticeMail(firm.ctx, { wanted: true });
    const as = ({ ctx }: TestFirm, who: TestFirm): Context =>
      Object.assign({}, ctx, { db: owner, actor: { ...ctx.actor, person: personOf(who.ctx.actor) } });
    expect((await listNotices(as(firm, firm))).wantsMail).toBe(true);
    expect((await listNotices(as(firm, other))).wantsMail).toBe(false);
    expect((await listNotices(as(other, firm))).wantsMail).toBe(false);
  });

  it('go to those of the firm who asked for them, once, and name neither firm nor offering', async () => {
    const firm = await aFirmWithResult();
    const quiet = await aFirmWithResult();
    await wantNoticeMail(firm.ctx, { wanted: true });
    expect((await listNotices(firm.ctx)).wantsMail).toBe(true);
    await publish({ O01: { countries: ['CL'] }, O02: { countries: ['CL'] } });
    await tellAll();
    await tellAll();
    expect(await noticesOf(quiet)).toHaveLength(2);
    const mails = await owner.select().from(mail).where(eq(mail.kind, 'notices'));
    const person = 'person' in firm.ctx.actor ? firm.ctx.actor.person : '';
    expect(mails.map(({ to }) => to)).toEqual([`${person}@example.org`]);
    expect(mails[0]?.content?.text).toContain('/account/notices');
    expect(JSON.stringify(mails)).not.toMatch(new RegExp(`O01|${firm.id}|${firm.diagnostic}|Firm `));
  });

  it('end with the wish, and with the role', async () => {
    const [taken, left] = [await aFirmWithResult(), await aFirmWithResult()];
    for (const { ctx } of [taken, left]) await wantNoticeMail(ctx, { wanted: true });
    await wantNoticeMail(taken.ctx, { wanted: false });
    await owner.update(membership).set({ endedAt: sql`now()` }).where(eq(membership.firmId, left.id));
    await publish({ O01: { countries: ['CL'] } });
    await tellAll();
    expect(await noticesOf(left)).toHaveLength(1);
    expect(await readers()).toEqual([]);
  });
});

describe('marking', () => {
  it('is for the firm’s own alone, either way, and stands in the audit log', async () => {
    const [firm, other] = [await aFirmWithResult(), await aFirmWithResult()];
    await publish({ O01: { countries: ['CL'] } });
    await tellAll();
    const [row] = (await listNotices(firm.ctx)).rows;
    const id = row?.id ?? '';
    const before = await contentHash(owner);
    for (const notices of [[id], [randomUUID()]])
      await expect(markNotices(other.ctx, { notices, read: true })).rejects.toMatchObject({
        code: 'not_found',
      });
    expect(await contentHash(owner)).toBe(before);
    await markNotices(firm.ctx, { notices: [id, randomUUID()], read: true });
    expect(await countUnreadNotices(firm.ctx)).toBe(0);
    expect(await countUnreadNotices(other.ctx)).toBe(1);
    await markNotices(firm.ctx, { notices: [id], read: false });
    expect(await countUnreadNotices(firm.ctx)).toBe(1);
    expect((await verifyAudit(owner)).problems).toEqual([]);
  });
});

it('are for nobody else to tell, and another job sees no firm', async () => {
  const firm = await aFirmWithResult();
  const visitor = aVisitor(db);
  for (const ctx of [visitor, firm.ctx, officer])
    await expect(tellNotices(ctx, {})).rejects.toMatchObject({ code: 'forbidden' });
  for (const ctx of [visitor, officer, job]) {
    await expect(listNotices(ctx)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(wantNoticeMail(ctx, { wanted: true })).rejects.toMatchObject({ code: 'forbidden' });
  }
  expect(await tellNotices(aJob(db), {})).toEqual({ firms: 0, notices: 0, left: false });
});
