import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { membership, offeringVersion, person, scheduledStep } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { day } from '../../domain/dates';
import type { OfferingStep } from '../../domain/people';
import { verifyAudit } from '../audit';
import { type Context, personOf } from '../context';
import { enterScope } from '../scope';
import { anEdit, seenAtDesk } from '../testing/offerings';
import { ofInstitution } from '../testing/people';
import { aJob, auditOf, aVisitor, contentHash } from '../testing/visitors';
import { askToPublish } from './ask-to-publish';
import { callOffStep } from './call-off';
import { discardDraft } from './discard-draft';
import { duplicateOffering } from './duplicate';
import { getDeskOffering } from './get';
import { listDeskOfferings } from './list';
import { publishOffering } from './publish';
import { saveDraft } from './save-draft';
import { scheduleStep } from './schedule-step';
import { setPublishing } from './set-publishing';
import { takeScheduledSteps } from './take-scheduled';

const { db, owner } = await withTestDatabase();
const databases = { db, owner };
const officer = await ofInstitution(databases, 'I01');
const admin = await ofInstitution(databases, 'I01', 'institution_admin');
const elsewhere = await ofInstitution(databases, 'I02', 'institution_admin');
const TODAY = officer.today;
const DAY = day('2027-03-01');
const NAME = 'take-scheduled-steps';
const job = { ...aJob(db, NAME), today: DAY };
const ALL = { state: null, type: null, q: '', page: 1 };

const seen = (ctx: Context, offering: string) => seenAtDesk(ctx, offering, 'state');
const schedule = async (ctx: Context, offering: string, step: OfferingStep = 'publish', on = DAY) =>
  scheduleStep(ctx, { offering, step, day: on, seen: await seen(ctx, offering) });
const publish = async (ctx: Context, offering: string) =>
  publishOffering(ctx, { offering, seen: await seen(ctx, offering) });
const inList = async (ctx: Context, offering: string) =>
  (await listDeskOfferings(ctx, ALL)).rows.find(({ id }) => id === offering)?.scheduled ?? null;

async function aCopy(ctx: Context = officer): Promise<string> {
  return (await duplicateOffering(ctx, { offering: ctx === elsewhere ? 'O04' : 'O01' })).id;
}

async function change(ctx: Context, offering: string, priceUsd: number): Promise<void> {
  const edit = anEdit({ priceUsd });
  expect(
    await saveDraft(ctx, { offering, seen: await seenAtDesk(ctx, offering, 'main'), edit }),
  ).toMatchObject({
    outcome: 'saved',
  });
}

describe('a step that is wanted on a day', () => {
  it('waits for the day and is then taken once, in the name of who wanted it', async () => {
    const id = await aCopy();
    expect(await schedule(officer, id)).toEqual({ outcome: 'scheduled' });
    const wanted = { step: 'publish', day: DAY, person: personOf(officer.actor), off: null };
    expect(await inList(admin, id)).toMatchObject(wanted);
    const { scheduled, people } = await getDeskOffering(admin, id);
    expect(scheduled).toMatchObject(wanted);
    expect(people.get(scheduled?.person ?? '')).toMatch(/^Person /);

    expect(await takeScheduledSteps({ ...job, today: day('2027-02-28') })).toEqual({ taken: 0, missed: 0 });
    expect(await owner.$count(offeringVersion, eq(offeringVersion.id, id))).toBe(0);
    const runs = await Promise.all([1, 2, 3].map(() => takeScheduledSteps(job)));
    expect(runs.reduce((sum, { taken }) => sum + taken, 0)).toBe(1);
    const desk = await getDeskOffering(officer, id);
    expect(desk).toMatchObject({ state: 'published', scheduled: null, draft: null });
    expect(desk.events).toMatchObject([{ step: 'publish', version: 1, person: personOf(officer.actor) }]);
    expect(await inList(admin, id)).toBeNull();
    const audited = (await auditOf(owner, id)).map(({ action, actorKind, actorId }) => [
      action,
      actorKind,
      actorId,
    ]);
    expect(audited.slice(-3)).toEqual([
      ['offering.publish', 'programme_officer', personOf(officer.actor)],
      ['offering.publish', 'programme_officer', personOf(officer.actor)],
      ['offering.takeScheduled', 'job', NAME],
    ]);
    expect((await verifyAudit(owner)).problems).toEqual([]);
  });

  it('can be a pause or an end too, and a worker that stood still takes it later', async () => {
    const [paused, ended] = [await aCopy(), await aCopy()];
    for (const id of [paused, ended]) await publish(officer, id);
    await schedule(officer, paused, 'pause');
    await schedule(officer, ended, 'withdraw');
    expect(await takeScheduledSteps({ ...job, today: day('2027-03-09') })).toEqual({ taken: 2, missed: 0 });
    expect((await getDeskOffering(officer, paused)).state).toBe('paused');
    expect((await getDeskOffering(officer, ended)).state).toBe('withdrawn');
  });

  it('is one for each offering: a new one takes its place', async () => {
    const id = await aCopy();
    await schedule(officer, id);
    await schedule(admin, id, 'publish', day('2027-12-01'));
    expect(await inList(officer, id)).toMatchObject({
      day: '2027-12-01',
      person: personOf(admin.actor),
    });
    expect(await takeScheduledSteps(job)).toEqual({ taken: 0, missed: 0 });
  });

  it('is called off by anybody of the desk who sees it as it is', async () => {
    const id = await aCopy();
    await schedule(officer, id);
    const first = (await inList(officer, id))?.id ?? '';
    await schedule(officer, id, 'publish', day('2027-04-01'));
    const before = await contentHash(owner);
    expect(await callOffStep(admin, { offering: id, scheduled: first })).toEqual({ outcome: 'gone' });
    expect(await contentHash(owner)).toBe(before);
    const scheduled = (await inList(officer, id))?.id ?? '';
    expect(await callOffStep(admin, { offering: id, scheduled })).toEqual({ outcome: 'off' });
    expect(await inList(officer, id)).toBeNull();
    expect((await auditOf(owner, id)).at(-1)).toMatchObject({ actorKind: 'institution_admin', after: null });
    expect(await takeScheduledSteps({ ...job, today: day('2027-04-01') })).toEqual({ taken: 0, missed: 0 });
  });

  it('is done with once somebody takes it before its day, or nothing is left of the offering', async () => {
    const [early, gone] = [await aCopy(), await aCopy()];
    for (const id of [early, gone]) await schedule(officer, id);
    await publish(admin, early);
    await discardDraft(officer, { offering: gone, seen: await seenAtDesk(officer, gone) });
    for (const id of [early, gone])
      expect(await owner.$count(scheduledStep, eq(scheduledStep.offering, id))).toBe(0);
  });

  it('has to be in the days that come, and something that could be done now', async () => {
    const id = await aCopy();
    const stale = await seen(officer, id);
    expect(await schedule(officer, id, 'publish', TODAY)).toEqual({ outcome: 'past' });
    expect(await schedule(officer, id, 'publish', day('2099-01-01'))).toEqual({ outcome: 'far' });
    expect(await schedule(officer, 'O01')).toEqual({ outcome: 'same' });
    await expect(schedule(officer, id, 'pause')).rejects.toMatchObject({ code: 'conflict' });
    await change(officer, id, 7);
    const input = { offering: id, seen: stale, day: DAY };
    expect(await scheduleStep(officer, { ...input, step: 'publish' })).toEqual({ outcome: 'conflict' });
    expect(await scheduleStep(officer, { ...input, step: 'pause' })).toEqual({ outcome: 'conflict' });
    expect(await inList(officer, id)).toBeNull();
  });
});

describe('a step whose day comes and that cannot be taken', () => {
  const missOf = async (offering: string) => (await inList(admin, offering))?.off;

  it('is off once something was saved after it, and the others of that day are taken', async () => {
    const [changed, other] = [await aCopy(), await aCopy()];
    for (const id of [changed, other]) await schedule(officer, id);
    await change(admin, changed, 8);
    expect(await missOf(changed)).toBe('changed');
    expect(await takeScheduledSteps(job)).toEqual({ taken: 1, missed: 1 });
    expect(await owner.$count(offeringVersion, eq(offeringVersion.id, changed))).toBe(0);
    expect(await missOf(changed)).toBe('changed');
    expect((await getDeskOffering(officer, other)).state).toBe('published');
    expect((await auditOf(owner, changed)).at(-1)).toMatchObject({ actorKind: 'job' });
    // It is told once, and stands until somebody takes it away.
    expect(await takeScheduledSteps(job)).toEqual({ taken: 0, missed: 0 });
    const scheduled = (await inList(officer, changed))?.id ?? '';
    expect(await callOffStep(officer, { offering: changed, scheduled })).toEqual({ outcome: 'off' });
  });

  it('touches no other one that waits', async () => {
    const [changed, later] = [await aCopy(), await aCopy()];
    await schedule(officer, changed);
    await schedule(officer, later, 'publish', day('2027-09-01'));
    await change(admin, changed, 9);
    expect(await takeScheduledSteps(job)).toEqual({ taken: 0, missed: 1 });
    expect(await missOf(later)).toBeNull();
  });

  it.each([
    ['works at the desk no more', () => endRole],
    ['is suspended', () => suspend],
    ['works at the desk of another institution', () => moveOn],
    ['only governs now', () => onlyGoverns],
  ] as const)('is off where who wanted it %s', async (_, how) => {
    const leaving = await ofInstitution(databases, 'I01');
    const id = await aCopy();
    await schedule(leaving, id);
    await how()(personOf(leaving.actor) ?? '');
    expect(await takeScheduledSteps(job)).toEqual({ taken: 0, missed: 1 });
    expect(await missOf(id)).toBe('person');
    expect(await owner.$count(offeringVersion, eq(offeringVersion.id, id))).toBe(0);
  });

  it('is taken by who has become an admin meanwhile, as such', async () => {
    const rising = await ofInstitution(databases, 'I01');
    const id = await aCopy();
    await schedule(rising, id);
    await owner
      .update(membership)
      .set({ role: 'institution_admin' })
      .where(eq(membership.personId, personOf(rising.actor) ?? ''));
    expect(await takeScheduledSteps(job)).toEqual({ taken: 1, missed: 0 });
    expect((await auditOf(owner, id)).at(-2)).toMatchObject({ actorKind: 'institution_admin' });
  });
});

const ofPerson = (id: string) => eq(membership.personId, id);
const endRole = (id: string) => owner.update(membership).set({ endedAt: sql`now()` }).where(ofPerson(id));
const suspend = (id: string) =>
  owner.update(person).set({ suspendedAt: sql`now()` }).where(eq(person.id, id));
const moveOn = (id: string) => owner.update(membership).set({ institution: 'I02' }).where(ofPerson(id));
const onlyGoverns = (id: string) => owner.update(membership).set({ role: 'seat_holder' }).where(ofPerson(id));

describe('where two people are needed', () => {
  const ask = async (ctx: Context, offering: string) =>
    askToPublish(ctx, { offering, seen: await seen(ctx, offering) });

  it('is wanted on a day by the second of them alone, and both count on that day', async () => {
    const alone = await aCopy(elsewhere);
    await schedule(elsewhere, alone);
    const second = await ofInstitution(databases, 'I02');
    expect(await setPublishing(elsewhere, { twoPeople: true })).toEqual({ outcome: 'set' });
    const id = await aCopy(elsewhere);
    expect(await schedule(elsewhere, id)).toEqual({ outcome: 'second' });
    await ask(elsewhere, id);
    expect(await schedule(elsewhere, id)).toEqual({ outcome: 'second' });
    expect(await schedule(second, id)).toEqual({ outcome: 'scheduled' });
    // What one person wanted while one was enough is not done any more.
    expect(await takeScheduledSteps(job)).toEqual({ taken: 1, missed: 1 });
    expect((await inList(second, alone))?.off).toBe('second');
    expect(await getDeskOffering(second, id)).toMatchObject({ state: 'published', ask: null });
    // To take something out, one person is enough, also on a day.
    expect(await schedule(elsewhere, id, 'pause')).toEqual({ outcome: 'scheduled' });
    expect(await takeScheduledSteps(job)).toEqual({ taken: 1, missed: 0 });
    await setPublishing(elsewhere, { twoPeople: false });
  });
});

describe('nobody else', () => {
  it('sees, sets or calls off the step of another institution', async () => {
    const id = await aCopy();
    await schedule(officer, id);
    const scheduled = (await inList(officer, id))?.id ?? '';
    const governs = await ofInstitution(databases, 'I01', 'seat_holder');
    const before = await contentHash(owner);
    const input = { seen: 'none.1.draft', step: 'publish', day: DAY } as const;
    for (const offering of [id, 'O99']) {
      await expect(scheduleStep(elsewhere, { offering, ...input })).rejects.toMatchObject({
        code: 'not_found',
      });
      await expect(callOffStep(elsewhere, { offering, scheduled })).rejects.toMatchObject({
        code: 'not_found',
      });
    }
    for (const ctx of [aVisitor(db), job, governs])
      await expect(scheduleStep(ctx, { offering: id, ...input })).rejects.toMatchObject({
        code: 'forbidden',
      });
    for (const ctx of [aVisitor(db), officer])
      await expect(takeScheduledSteps(ctx)).rejects.toMatchObject({ code: 'forbidden' });
    await takeScheduledSteps({ ...aJob(db, 'another-job'), today: DAY });
    expect(await owner.$count(offeringVersion, eq(offeringVersion.id, id))).toBe(0);
    expect(await inList(officer, id)).toMatchObject({ id: scheduled, off: null });
    expect(await contentHash(owner)).toBe(before);
  });

  it('can want it in the name of somebody else, or say that it was missed: the database holds to it', async () => {
    const id = await aCopy();
    const as = (ctx: Context, statement: ReturnType<typeof sql>) =>
      db.transaction(async (tx) => {
        await enterScope(tx, ctx.actor);
        return tx.execute(statement);
      });
    const row = (institution: string, by: Context) => sql`
      insert into scheduled_step (id, offering, institution, step, day, seen, person)
      values (gen_random_uuid(), ${id}, ${institution}, 'publish', '2027-03-01', 'none', ${personOf(by.actor)})`;
    const refused = { cause: expect.objectContaining({ code: '42501' }) };
    await expect(as(officer, row('I01', admin))).rejects.toMatchObject(refused);
    await expect(as(officer, row('I02', officer))).rejects.toMatchObject(refused);
    await expect(as(job, row('I01', officer))).rejects.toMatchObject(refused);
    await schedule(officer, id);
    const missed = sql`update scheduled_step set missed = 'changed' where offering = ${id}`;
    expect((await as(officer, missed)).count).toBe(0);
    await expect(as(officer, sql`update scheduled_step set person = person`)).rejects.toMatchObject(refused);
  });
});
