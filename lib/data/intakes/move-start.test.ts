import { like, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { mail } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { verifyAudit } from '../audit';
import { getRequest } from '../requests/get';
import { takeStep } from '../requests/take-step';
import { tellRequests } from '../requests/tell';
import { anAskingFirm, anIntake, endIntakes, inDays, someTerms } from '../testing/intakes';
import { ofInstitution } from '../testing/people';
import { aJob } from '../testing/visitors';
import { choosePlaces } from './choose';
import { closeCall } from './close-call';
import { offerFreePlaces } from './fill';
import { changeIntake } from './save';

const { db, owner } = await withTestDatabase();
const databases = { db, owner };

/** O01 is offered by I01. */
const OFFERING = 'O01';
const officer = await ofInstitution(databases, 'I01');

const NOTHING = { text: '', day: null, refusal: null };

/** Closes the call and gives the places. */
async function chosen(id: string) {
  await closeCall(officer, { intake: id, seen: 1 });
  return choosePlaces(officer, { intake: id, seen: 2 });
}

beforeEach(() => endIntakes(owner, OFFERING));

describe('another start', () => {
  it('is written into each request that has or waits for a place, with one day, and told as the firm chose', async () => {
    const id = await anIntake(officer, OFFERING, { method: 'first_come' });
    const [winner, next, quiet] = [
      await anAskingFirm(databases, OFFERING),
      await anAskingFirm(databases, OFFERING),
      await anAskingFirm(databases, OFFERING, { notify: false }),
    ];
    await chosen(id);
    const terms = someTerms({ method: 'first_come', starts: inDays(70) });
    expect((await changeIntake(officer, { intake: id, seen: 3, terms })).outcome).toBe('saved');
    const got = await getRequest(winner.ctx, winner.request);
    expect(got).toMatchObject({
      state: 'accepted',
      day: inDays(70),
      place: { intake: { starts: inDays(70) } },
    });
    expect(got.events.map(({ step, day }) => [step, day])).toEqual([
      ['send', null],
      ['accept', inDays(60)],
      ['move', inDays(70)],
    ]);
    const waits = await getRequest(next.ctx, next.request);
    expect(waits).toMatchObject({ state: 'listed', day: null });
    expect(waits.events.at(-1)).toMatchObject({ step: 'move', day: inDays(70) });
    expect(waits.waitUntil).not.toBeNull();
    await tellRequests({ ...aJob(db), actor: { kind: 'job', name: 'tell-requests' } }, {});
    const mailed = async ({ request }: { request: string }) =>
      (
        await owner
          .select({ key: mail.key })
          .from(mail)
          .where(like(mail.key, `request:${request}:3:%`))
      ).length;
    expect([await mailed(winner), await mailed(next), await mailed(quiet)]).toEqual([1, 1, 0]);
    expect((await verifyAudit(owner)).problems).toEqual([]);
  });

  it('leaves nobody a day to answer that lies after it, and keeps the day that a firm agrees to', async () => {
    const id = await anIntake(officer, OFFERING, { method: 'first_come' });
    const [winner, next] = [await anAskingFirm(databases, OFFERING), await anAskingFirm(databases, OFFERING)];
    await chosen(id);
    await takeStep(winner.ctx, { ...NOTHING, request: winner.request, version: 2, step: 'withdraw' });
    await offerFreePlaces(officer, { intake: id });
    const terms = someTerms({ method: 'first_come', closes: inDays(2), starts: inDays(5) });
    await owner.execute(sql`update intake set closes = ${inDays(2)} where id = ${id}`);
    expect((await changeIntake(officer, { intake: id, seen: 3, terms })).outcome).toBe('saved');
    const offered = await getRequest(next.ctx, next.request);
    expect(offered).toMatchObject({
      state: 'offered',
      day: inDays(5),
      place: { entry: { answerBy: inDays(4) } },
    });
    await takeStep(next.ctx, { ...NOTHING, request: next.request, version: 4, step: 'take' });
    expect(await getRequest(next.ctx, next.request)).toMatchObject({ state: 'accepted', day: inDays(5) });
  });

  it('tells nobody before the places are given', async () => {
    const id = await anIntake(officer, OFFERING);
    const firm = await anAskingFirm(databases, OFFERING);
    await changeIntake(officer, { intake: id, seen: 1, terms: someTerms({ starts: inDays(70) }) });
    expect((await getRequest(firm.ctx, firm.request)).events.map(({ step }) => step)).toEqual(['send']);
  });
});
