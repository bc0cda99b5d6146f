import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { intakeSeed } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { verifyAudit } from '../audit';
import { getRequest } from '../requests/get';
import { takeStep } from '../requests/take-step';
import { createRun } from '../runs/create';
import { anAskingFirm, anIntake, askForPlace, endIntakes, inDays, on, someTerms } from '../testing/intakes';
import { aFirm, ofInstitution } from '../testing/people';
import { aJob, aVisitor, contentHash, save } from '../testing/visitors';
import { choosePlaces } from './choose';
import { closeCall } from './close-call';
import { currentIntakes } from './current';
import { fillIntakes, offerFreePlaces } from './fill';
import { getDeskIntake, listDeskIntakes } from './get';
import { changeIntake, openIntake } from './save';
import { saveMarks } from './save-marks';

const { db, owner } = await withTestDatabase();
const databases = { db, owner };

/** O01 is offered by I01. */
const OFFERING = 'O01';
const officer = await ofInstitution(databases, 'I01');
const colleague = await ofInstitution(databases, 'I01');
const elsewhere = await ofInstitution(databases, 'I02');
const board = await ofInstitution(databases, 'I01', 'seat_holder');

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const NOTHING = { text: '', day: null, refusal: null };

/** Closes the call and gives the places. */
async function chosen(id: string) {
  await closeCall(officer, { intake: id, seen: 1 });
  return choosePlaces(officer, { intake: id, seen: 2 });
}

const standings = async (id: string) =>
  (await getDeskIntake(officer, id)).entries.map(({ number, standing }) => `${number} ${standing}`);

beforeEach(() => endIntakes(owner, OFFERING));

describe('opening an intake', () => {
  it('publishes what it says, and of the seed only the hash', async () => {
    const id = await anIntake(officer, OFFERING, { places: 4, reserved: [{ group: 'women', places: 1 }] });
    const shown = (await currentIntakes(aVisitor(db), OFFERING)).find((one) => one.id === id);
    expect(shown).toMatchObject({ places: 4, seed: null, version: 1, counts: { in: 0 }, order: [] });
    const [kept] = await owner.select().from(intakeSeed).where(eq(intakeSeed.intakeId, id));
    expect(shown?.seedHash).toBe(sha256(kept?.seed ?? ''));
    expect(JSON.stringify(await getDeskIntake(officer, id))).not.toContain(kept?.seed);
  });

  it('refuses what nobody could keep, and stores nothing', async () => {
    const before = await contentHash(owner);
    const saved = await openIntake(officer, {
      offering: OFFERING,
      terms: someTerms({ starts: inDays(20), places: 0 }),
    });
    expect(saved).toEqual({
      outcome: 'problems',
      problems: [
        { field: 'starts', code: 'order' },
        { field: 'places', code: 'none' },
      ],
    });
    expect(await contentHash(owner)).toBe(before);
  });

  it.each([
    ['an officer of another institution', () => elsewhere, 'not_found'],
    ['a seat holder', () => board, 'forbidden'],
    ['a visitor', () => aVisitor(db), 'forbidden'],
    ['a job', () => aJob(db), 'forbidden'],
  ])('is refused to %s', async (_, who, code) => {
    await expect(openIntake(who(), { offering: OFFERING, terms: someTerms() })).rejects.toMatchObject({
      code,
    });
  });
});

describe('two officers', () => {
  it('lose nothing: who saves second is told, and nothing is stored', async () => {
    const id = await anIntake(officer, OFFERING);
    const first = await changeIntake(officer, { intake: id, seen: 1, terms: someTerms({ places: 3 }) });
    expect(first).toEqual({ outcome: 'saved', id });
    const second = await changeIntake(colleague, { intake: id, seen: 1, terms: someTerms({ places: 5 }) });
    expect(second).toEqual({ outcome: 'conflict' });
    expect((await getDeskIntake(officer, id)).places).toBe(3);
    const fewer = await changeIntake(colleague, { intake: id, seen: 2, terms: someTerms({ places: 2 }) });
    expect(fewer).toEqual({ outcome: 'problems', problems: [{ field: 'places', code: 'fewer' }] });
  });
});

describe('asking for a place', () => {
  it('enters the next intake that is open, with a number of its own', async () => {
    const later = await anIntake(officer, OFFERING, { starts: inDays(90) });
    const next = await anIntake(officer, OFFERING);
    const [first, second] = [
      await anAskingFirm(databases, OFFERING),
      await anAskingFirm(databases, OFFERING, { intake: later }),
    ];
    expect((await getRequest(first.ctx, first.request)).place).toMatchObject({
      intake: { id: next },
      entry: { number: 1, standing: 'in', groups: [] },
    });
    expect((await getRequest(second.ctx, second.request)).place).toMatchObject({
      intake: { id: later },
      entry: { number: 1 },
    });
  });

  it('gives each of twelve firms that ask at once a number of its own', async () => {
    const id = await anIntake(officer, OFFERING);
    const firms = await Promise.all(Array.from({ length: 12 }, () => aFirm(databases)));
    await Promise.all(firms.map(({ ctx }) => askForPlace(ctx, OFFERING)));
    const numbers = (await getDeskIntake(officer, id)).entries.map(({ number }) => number);
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  });

  it('tells of a group only where the firm says so, is known to be of it, and places are kept for it', async () => {
    const id = await anIntake(officer, OFFERING, {
      places: 3,
      reserved: [
        { group: 'women', places: 1 },
        { group: 'migrant', places: 1 },
      ],
    });
    const groups = ['women', 'migrant', 'small'] as const;
    await anAskingFirm(databases, OFFERING, { groups: [...groups] });
    await anAskingFirm(databases, OFFERING);
    expect((await getDeskIntake(officer, id)).entries.map((entry) => entry.groups)).toEqual([['women'], []]);
  });

  it('stores nothing once the call is closed, or where places go by need and it is not known', async () => {
    const id = await anIntake(officer, OFFERING);
    const firm = await aFirm(databases);
    await closeCall(officer, { intake: id, seen: 1 });
    const before = await contentHash(owner);
    expect(await askForPlace(firm.ctx, OFFERING, { intake: id })).toEqual({ outcome: 'closed' });
    expect(await contentHash(owner)).toBe(before);
    await anIntake(officer, OFFERING, { method: 'need_rank' });
    expect(await askForPlace(firm.ctx, OFFERING)).toEqual({ outcome: 'no_need' });
  });

  it('leaves the answer to the institution where no intake is open', async () => {
    const firm = await anAskingFirm(databases, OFFERING);
    expect((await getRequest(firm.ctx, firm.request)).place).toBeNull();
  });
});

describe('the choice', () => {
  it('gives the places by the lots of the published seed, and the rest wait in their order', async () => {
    const id = await anIntake(officer, OFFERING, { places: 2 });
    const firms = [];
    for (let count = 0; count < 5; count += 1) firms.push(await anAskingFirm(databases, OFFERING));
    expect(await chosen(id)).toEqual({ outcome: 'chosen' });
    const shown = (await currentIntakes(aVisitor(db), OFFERING)).find((one) => one.id === id);
    const seed = shown?.seed ?? '';
    expect(sha256(seed)).toBe(shown?.seedHash);
    // The second calculation: lots as anybody can make them, sorted as text.
    const order = [1, 2, 3, 4, 5].toSorted((a, b) =>
      sha256(`${seed}:${a}`) < sha256(`${seed}:${b}`) ? -1 : 1,
    );
    expect(shown?.order).toEqual(order);
    expect(shown?.counts).toMatchObject({ in: 0, place: 2, waiting: 3 });
    const winner = firms[(order[0] ?? 0) - 1];
    const last = firms[(order[4] ?? 0) - 1];
    if (!winner || !last) throw new Error('nobody');
    expect(await getRequest(winner.ctx, winner.request)).toMatchObject({
      state: 'accepted',
      day: inDays(60),
    });
    const waiting = await getRequest(last.ctx, last.request);
    expect(waiting).toMatchObject({ state: 'listed', place: { before: 2, entry: { rank: 5 } } });
    expect(waiting.waitUntil).not.toBeNull();
    expect((await verifyAudit(owner)).problems).toEqual([]);
  });

  it('is told at the desk beside others of the same offer, each with its own firms', async () => {
    const id = await anIntake(officer, OFFERING);
    await anAskingFirm(databases, OFFERING);
    await closeCall(officer, { intake: id, seen: 1 });
    await choosePlaces(officer, { intake: id, seen: 2 });
    const next = await anIntake(officer, OFFERING, { starts: inDays(90) });
    const shown = await listDeskIntakes(officer, OFFERING);
    const counts = new Map(shown.map((one) => [one.id, one.counts]));
    expect(counts.get(id)).toMatchObject({ place: 1 });
    expect(counts.get(next)).toMatchObject({ in: 0, place: 0 });
  });

  it('is made once of fifty identical posts at once', async () => {
    const id = await anIntake(officer, OFFERING);
    const { ctx, request } = await anAskingFirm(databases, OFFERING);
    await closeCall(officer, { intake: id, seen: 1 });
    const all = await Promise.all(
      Array.from({ length: 50 }, () => choosePlaces(officer, { intake: id, seen: 2 })),
    );
    expect(all.filter(({ outcome }) => outcome === 'chosen')).toHaveLength(1);
    expect(all.filter(({ outcome }) => outcome === 'there')).toHaveLength(49);
    expect((await getRequest(ctx, request)).events.map(({ step }) => step)).toEqual(['send', 'accept']);
  });

  it('waits for the end of the call, and is not made after the start', async () => {
    const id = await anIntake(officer, OFFERING);
    expect(await choosePlaces(officer, { intake: id, seen: 1 })).toEqual({ outcome: 'not_now' });
    const late = on(officer, 60);
    expect(await choosePlaces(late, { intake: id, seen: 1 })).toEqual({ outcome: 'not_now' });
    expect(await choosePlaces(on(officer, 21), { intake: id, seen: 9 })).toEqual({ outcome: 'conflict' });
    expect(await choosePlaces(on(officer, 21), { intake: id, seen: 1 })).toEqual({ outcome: 'chosen' });
  });

  it('keeps its seed: the database takes no other, and no second choice', async () => {
    const id = await anIntake(officer, OFFERING);
    const other = sql`update intake set seed = ${'0'.repeat(64)}, chosen_at = now() where id = ${id}`;
    await expect(owner.execute(other)).rejects.toThrow();
    await chosen(id);
    await expect(
      owner.execute(sql`update intake set seed = null, chosen_at = null where id = ${id}`),
    ).rejects.toThrow();
  });

  it('gives places kept for a group to it, and takes part for those who were asked something', async () => {
    const id = await anIntake(officer, OFFERING, {
      method: 'first_come',
      places: 2,
      reserved: [{ group: 'women', places: 1 }],
    });
    const first = await anAskingFirm(databases, OFFERING);
    await anAskingFirm(databases, OFFERING);
    await anAskingFirm(databases, OFFERING, { groups: ['women'] });
    await takeStep(officer, { ...NOTHING, request: first.request, version: 1, step: 'ask', text: 'Who?' });
    await chosen(id);
    expect(await standings(id)).toEqual(['1 place', '2 waiting', '3 place']);
    const { entries } = await getDeskIntake(officer, id);
    expect(entries.map(({ kind }) => kind)).toEqual(['open', null, 'women']);
  });

  it('keeps what was kept at the end of the call, however late somebody presses the button', async () => {
    const id = await anIntake(officer, OFFERING, {
      ...{ method: 'first_come', places: 2 },
      reserved: [{ group: 'women', places: 1 }],
    });
    for (const groups of [[], [], ['women'] as const])
      await anAskingFirm(databases, OFFERING, { groups: [...groups] });
    // The kept place is for everybody from day 50 on.
    await choosePlaces(on(officer, 55), { intake: id, seen: 1 });
    expect(await standings(id)).toEqual(['1 place', '2 waiting', '3 place']);
  });

  it('gives kept places that nobody asked for to whoever is next, once their day has come', async () => {
    const id = await anIntake(officer, OFFERING, {
      ...{ method: 'first_come', places: 2 },
      reserved: [{ group: 'women', places: 1 }],
    });
    for (let count = 0; count < 3; count += 1) await anAskingFirm(databases, OFFERING);
    await choosePlaces(on(officer, 55), { intake: id, seen: 1 });
    expect(await standings(id)).toEqual(['1 place', '2 place', '3 waiting']);
  });

  it('goes by need where that was published', async () => {
    const id = await anIntake(officer, OFFERING, { method: 'need_rank' });
    // O01 works on daily work and on the product, and on nothing digital.
    for (const wish of ['DIG', 'OPS']) {
      const firm = await aFirm(databases);
      await save(firm.ctx, 'priorities', { 'need.priorities.1': [wish] });
      await createRun(firm.ctx, {});
      expect((await askForPlace(firm.ctx, OFFERING)).outcome).toBe('sent');
    }
    await chosen(id);
    const { entries } = await getDeskIntake(officer, id);
    expect(entries.map(({ number, standing }) => [number, standing])).toEqual([
      [2, 'place'],
      [1, 'waiting'],
    ]);
    expect(entries[0]?.need).toBeGreaterThan(0);
    expect(entries[1]?.need).toBe(0);
  });

  it('goes by points once every firm has its marks', async () => {
    const criteria = [
      { name: { en: 'Plan', es: 'Plan' }, weight: 3 },
      { name: { en: 'Team', es: 'Equipo' }, weight: 1 },
    ];
    const id = await anIntake(officer, OFFERING, { method: 'points', criteria });
    await anAskingFirm(databases, OFFERING);
    await anAskingFirm(databases, OFFERING);
    expect(await chosen(id)).toEqual({ outcome: 'marks' });
    const give = (number: number, was: string, marks: number[]) =>
      saveMarks(officer, { intake: id, rows: [{ number, was, marks }] });
    expect(await give(1, '', [4, 4])).toEqual({ outcome: 'saved' });
    expect(await give(2, '', [5, 2])).toEqual({ outcome: 'saved' });
    expect(await give(1, '', [9, 9])).toEqual({ outcome: 'conflict' });
    expect(await give(1, '4 4', [4, 4])).toEqual({ outcome: 'same' });
    expect(await choosePlaces(officer, { intake: id, seen: 2 })).toEqual({ outcome: 'chosen' });
    // 5 x 3 + 2 x 1 = 17 before 4 x 3 + 4 x 1 = 16.
    const { entries } = await getDeskIntake(officer, id);
    expect(entries.map(({ number, points, standing }) => [number, points, standing])).toEqual([
      [2, 17, 'place'],
      [1, 16, 'waiting'],
    ]);
    expect(await give(1, '4 4', [9, 9])).toEqual({ outcome: 'conflict' });
  });
});

describe('a place that comes free', () => {
  /** One place, one who waits. */
  async function oneOfTwo() {
    const id = await anIntake(officer, OFFERING);
    const firms = [await anAskingFirm(databases, OFFERING), await anAskingFirm(databases, OFFERING)];
    await chosen(id);
    const { entries } = await getDeskIntake(officer, id);
    const [winner, next] = entries.map(({ request }) => firms.find((one) => one.request === request));
    if (!winner || !next) throw new Error('nobody');
    return { id, winner, next };
  }

  it('is offered to the next, with a day by which to answer', async () => {
    const { id, winner, next } = await oneOfTwo();
    expect(await offerFreePlaces(officer, { intake: id })).toEqual({ offered: 0, lapsed: 0 });
    await takeStep(winner.ctx, { ...NOTHING, request: winner.request, version: 2, step: 'withdraw' });
    expect(await fillIntakes(aJob(db, 'fill-intakes'), {})).toEqual({ offered: 1, lapsed: 0 });
    const seen = await getRequest(next.ctx, next.request);
    expect(seen).toMatchObject({ state: 'offered', place: { entry: { answerBy: inDays(7), kind: 'open' } } });
    expect(
      await takeStep(next.ctx, { ...NOTHING, request: next.request, version: 3, step: 'take' }),
    ).toMatchObject({ outcome: 'done' });
    expect((await getDeskIntake(officer, id)).counts).toMatchObject({ out: 1, place: 1, waiting: 0 });
  });

  it('goes on where it is not taken in time', async () => {
    const { id, winner, next } = await oneOfTwo();
    await takeStep(winner.ctx, { ...NOTHING, request: winner.request, version: 2, step: 'withdraw' });
    await offerFreePlaces(officer, { intake: id });
    const late = on(next.ctx, 8);
    expect(await takeStep(late, { ...NOTHING, request: next.request, version: 3, step: 'take' })).toEqual({
      outcome: 'problem',
      problem: 'gone',
    });
    const job = { ...aJob(db, 'fill-intakes'), today: inDays(8) };
    // Nor once the group has started.
    const after = on(next.ctx, 61);
    expect(await takeStep(after, { ...NOTHING, request: next.request, version: 3, step: 'take' })).toEqual({
      outcome: 'problem',
      problem: 'gone',
    });
    expect(await fillIntakes(job, {})).toEqual({ offered: 0, lapsed: 1 });
    expect(await fillIntakes(job, {})).toEqual({ offered: 0, lapsed: 0 });
    const { state, events } = await getRequest(next.ctx, next.request);
    expect([state, events.at(-1)?.step]).toEqual(['withdrawn', 'lapse']);
  });

  it('is not given one by one by the desk, until the group has started', async () => {
    const { winner, next } = await oneOfTwo();
    const offer = { ...NOTHING, request: next.request, version: 2, step: 'offer', day: inDays(70) } as const;
    expect(await takeStep(officer, offer)).toEqual({ outcome: 'problem', problem: 'intake' });
    expect((await takeStep(on(officer, 60), offer)).outcome).toBe('done');
    expect((await getRequest(winner.ctx, winner.request)).state).toBe('accepted');
  });
});

describe('what others see', () => {
  it('is numbers and no firms', async () => {
    const id = await anIntake(officer, OFFERING);
    const { id: firm, request } = await anAskingFirm(databases, OFFERING);
    const shown = JSON.stringify(await currentIntakes(aVisitor(db), OFFERING));
    expect(shown).not.toContain(firm);
    expect(shown).not.toContain(request);
    await expect(getDeskIntake(elsewhere, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(getDeskIntake(board, id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listDeskIntakes(elsewhere, OFFERING)).rejects.toMatchObject({ code: 'not_found' });
  });

  it.each([
    ['closeCall', (ctx: typeof officer, id: string) => closeCall(ctx, { intake: id, seen: 1 })],
    ['choosePlaces', (ctx: typeof officer, id: string) => choosePlaces(ctx, { intake: id, seen: 1 })],
    ['offerFreePlaces', (ctx: typeof officer, id: string) => offerFreePlaces(ctx, { intake: id })],
    ['saveMarks', (ctx: typeof officer, id: string) => saveMarks(ctx, { intake: id, rows: [] })],
    [
      'changeIntake',
      (ctx: typeof officer, id: string) => changeIntake(ctx, { intake: id, seen: 1, terms: someTerms() }),
    ],
  ])('%s is for its own desk alone', async (_, verb) => {
    const id = await anIntake(officer, OFFERING);
    const before = await contentHash(owner);
    await expect(verb(elsewhere, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(verb(board, id)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await contentHash(owner)).toBe(before);
  });
});
