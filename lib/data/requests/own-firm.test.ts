import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { intakeEntry, membership, request } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { FIRM_ROLES, REQUEST_STATES } from '../../domain/people';
import { STEP_NEEDS, stepsFrom } from '../../domain/requests';
import { personOf } from '../context';
import { closeCall } from '../intakes/close-call';
import { getDeskIntake } from '../intakes/get';
import { saveMarks } from '../intakes/save-marks';
import { anAskingFirm, anIntake, askForPlace, endIntakes, inDays, on } from '../testing/intakes';
import { aFirm, ofInstitution } from '../testing/people';
import { contentHash } from '../testing/visitors';
import { getRequest } from './get';
import { takeStep } from './take-step';

const { db, owner } = await withTestDatabase();
const databases = { db, owner };
const FROM = REQUEST_STATES.filter((state) => stepsFrom(state, 'institution').length > 0);
const ROLES = FIRM_ROLES.flatMap((role) =>
  (['programme_officer', 'institution_admin'] as const).map((desk) => [role, desk] as const),
);

/** Somebody of the institution who also acts for the firm that has asked. */
async function ofBoth(role: (typeof FIRM_ROLES)[number], desk: 'programme_officer' | 'institution_admin') {
  const firm = await anAskingFirm(databases, 'O01');
  const ctx = await ofInstitution(databases, 'I01', desk);
  const id = randomUUID();
  await owner.insert(membership).values({ id, personId: personOf(ctx.actor) ?? '', role, firmId: firm.id });
  return { ctx, id, request: firm.request };
}

it.each(ROLES)('a %s who is also a %s takes no step of the institution in any state', async (role, desk) => {
  const { ctx, request: id } = await ofBoth(role, desk);
  for (const state of FROM) {
    await owner.update(request).set({ state }).where(eq(request.id, id));
    const before = await contentHash(owner);
    for (const step of stepsFrom(state, 'institution')) {
      const { day, refusal } = STEP_NEEDS[step];
      const input = { day: day ? inDays(3) : null, refusal: refusal ? ('full' as const) : null };
      const taken = await takeStep(ctx, { request: id, version: 1, step, text: 'Yes.', ...input });
      expect(taken, `${state} ${step}`).toEqual({ outcome: 'problem', problem: 'own' });
    }
    expect(await contentHash(owner)).toBe(before);
    expect((await getRequest(ctx, id)).steps.every(({ problem }) => problem === 'own')).toBe(true);
  }
});

it('lets them answer once they have left the firm', async () => {
  const { ctx, id, request: about } = await ofBoth('firm_adviser', 'programme_officer');
  await owner.update(membership).set({ endedAt: new Date().toISOString() }).where(eq(membership.id, id));
  const ask = { step: 'ask', text: 'How many?', day: null, refusal: null } as const;
  expect((await takeStep(ctx, { ...ask, request: about, version: 1 })).outcome).toBe('done');
});

it('gives no marks where a firm of theirs takes part, to whomever of those that take part', async () => {
  const officer = await ofInstitution(databases, 'I01');
  const criteria = [{ name: { en: 'Plan', es: 'Plan' }, weight: 1 }];
  const intake = await anIntake(officer, 'O01', { method: 'points', criteria });
  const { ctx, id } = await ofBoth('firm_colleague', 'programme_officer');
  await anAskingFirm(databases, 'O01');
  const marks = { intake, rows: [{ number: 2, was: '', marks: [0] }] };
  const before = await contentHash(owner);
  expect(await saveMarks(ctx, marks)).toEqual({ outcome: 'own' });
  expect(await contentHash(owner)).toBe(before);
  expect((await getDeskIntake(ctx, intake)).marksBar).toBe('own');
  expect((await getDeskIntake(officer, intake)).marksBar).toBeNull();
  await owner.update(membership).set({ endedAt: new Date().toISOString() }).where(eq(membership.id, id));
  expect(await saveMarks(ctx, marks)).toEqual({ outcome: 'saved' });
});

it('gives no marks before nobody can ask any more, since their own firm may come after', async () => {
  const officer = await ofInstitution(databases, 'I01');
  const criteria = [{ name: { en: 'Plan', es: 'Plan' }, weight: 1 }];
  await endIntakes(owner, 'O01');
  const intake = await anIntake(officer, 'O01', { method: 'points', criteria });
  await anAskingFirm(databases, 'O01');
  const firm = await aFirm(databases);
  const ctx = await ofInstitution(databases, 'I01');
  const role = 'firm_colleague';
  await owner
    .insert(membership)
    .values({ id: randomUUID(), personId: personOf(ctx.actor) ?? '', role, firmId: firm.id });
  const marks = { intake, rows: [{ number: 1, was: '', marks: [0] }] };
  const before = await contentHash(owner);
  expect(await saveMarks(ctx, marks)).toEqual({ outcome: 'mayAsk' });
  expect(await contentHash(owner)).toBe(before);
  // A firm of theirs that has left again takes no part.
  const sent = await askForPlace(firm.ctx, 'O01');
  if (sent.outcome !== 'sent') throw new Error(sent.outcome);
  expect((await getDeskIntake(ctx, intake)).marksBar).toBe('own');
  // Declined, it may appeal, so it takes part all the same.
  for (const state of ['declined', 'appealed'] as const) {
    await owner.update(request).set({ state }).where(eq(request.id, sent.id));
    await owner.update(intakeEntry).set({ standing: 'out' }).where(eq(intakeEntry.requestId, sent.id));
    expect((await getDeskIntake(on(ctx, 30), intake)).marksBar).toBe('own');
  }
  await owner.update(request).set({ state: 'sent' }).where(eq(request.id, sent.id));
  await owner.update(intakeEntry).set({ standing: 'in' }).where(eq(intakeEntry.requestId, sent.id));
  const leave = { step: 'withdraw', text: '', day: null, refusal: null } as const;
  await takeStep(firm.ctx, { ...leave, request: sent.id, version: 1 });
  expect((await getDeskIntake(ctx, intake)).marksBar).toBe('mayAsk');
  await closeCall(officer, { intake, seen: 1 });
  expect(await saveMarks(ctx, marks)).toEqual({ outcome: 'saved' });
});
