import { describe, expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import type { FormFields } from '../../schemas/fields';
import { anOwner, aVisitor, contentHash, type Owner, save } from '../testing/visitors';
import { getDiagnostic } from './get';
import { type SavedScreen, saveScreen } from './save-screen';
import { setForm } from './set-form';
import { shownOf } from './shown';
import { typedOn } from './waiting';

const { db, owner: admin } = await withTestDatabase();

const SIZE = ['firm.employees', 'firm.sales_band', 'firm.year_started'];

/** The page about size as a window draws it: what its form brings back beside what is typed. */
async function draw({ ctx }: Owner) {
  const { answers, screens } = await getDiagnostic(ctx);
  return { version: screens.size?.version ?? 0, shown: shownOf('size', answers, SIZE) };
}

type Drawn = Awaited<ReturnType<typeof draw>>;
type Size = { people?: string; sales?: string; year?: string };

const sizeFields = ({ people = '', sales, year = '' }: Size): FormFields => ({
  'firm.employees': [people],
  ...(sales ? { 'firm.sales_band': [sales] } : {}),
  'firm.year_started': [year],
});

function send(
  { ctx }: Owner,
  drawn: Drawn,
  typed: Size,
  intent: 'save' | 'keep' = 'save',
): Promise<SavedScreen> {
  return saveScreen(ctx, { screen: 'size', ...drawn, fields: sizeFields(typed), intent });
}

async function stored({ ctx }: Owner) {
  const { answers, screens } = await getDiagnostic(ctx);
  const value = (fact: string) => {
    const answer = answers[fact]?.answer;
    return answer?.state === 'answered' ? answer.value : (answer?.state ?? null);
  };
  return {
    people: value('firm.employees'),
    sales: value('firm.sales_band'),
    year: value('firm.year_started'),
    pending: screens.size?.pending ?? null,
  };
}

describe('two windows with one page', () => {
  it('takes both, where each changed another question', async () => {
    const owner = await anOwner(db);
    await save(owner.ctx, 'size', sizeFields({ people: '14', sales: 'b2', year: '1998' }));
    const [first, second] = [await draw(owner), await draw(owner)];
    await send(owner, first, { people: '14', sales: 'b3', year: '2001' });
    expect(await send(owner, second, { people: '15', sales: 'b2', year: '1998' })).toMatchObject({
      outcome: 'saved',
    });
    expect(await stored(owner)).toEqual({ people: 15, sales: 'b3', year: 2001, pending: null });
  });

  it('leaves alone what an empty field never held', async () => {
    const owner = await anOwner(db);
    const [first, second] = [await draw(owner), await draw(owner)];
    await send(owner, first, { people: '14', sales: 'b2', year: '1998' });
    expect(await send(owner, second, { people: '14' })).toMatchObject({ outcome: 'saved' });
    expect(await stored(owner)).toEqual({ people: 14, sales: 'b2', year: 1998, pending: null });
  });

  it('puts only the question that both changed to the person', async () => {
    const owner = await anOwner(db);
    await save(owner.ctx, 'size', sizeFields({ people: '14', year: '1998' }));
    const [first, second] = [await draw(owner), await draw(owner)];
    await send(owner, first, { people: '20', sales: 'b4', year: '1998' });
    expect(await send(owner, second, { people: '30', year: '1998' })).toMatchObject({ outcome: 'conflict' });
    expect(await stored(owner)).toEqual({
      people: 20,
      sales: 'b4',
      year: 1998,
      pending: {
        fields: { 'firm.employees': ['30'] },
        facts: ['firm.employees'],
        errors: [],
        conflict: true,
        others: [],
      },
    });
  });

  it('asks before an answer is emptied that the other window gave anew', async () => {
    const owner = await anOwner(db);
    await save(owner.ctx, 'size', sizeFields({ people: '14', sales: 'b2' }));
    const [first, second] = [await draw(owner), await draw(owner)];
    await send(owner, first, { people: '14', sales: 'b5' });
    expect(await send(owner, second, { people: '14' })).toMatchObject({ outcome: 'conflict' });
    expect(await stored(owner)).toMatchObject({ sales: 'b5', pending: { facts: ['firm.sales_band'] } });
  });

  it('empties an answer that the other window left as it was', async () => {
    const owner = await anOwner(db);
    await save(owner.ctx, 'size', sizeFields({ people: '14', sales: 'b2' }));
    const [first, second] = [await draw(owner), await draw(owner)];
    await send(owner, first, { people: '15', sales: 'b2' });
    expect(await send(owner, second, { people: '14' })).toMatchObject({ outcome: 'saved' });
    expect(await stored(owner)).toEqual({ people: 15, sales: 'skipped', year: 'skipped', pending: null });
  });

  it('keeps a mistake beside what the other window saved', async () => {
    const owner = await anOwner(db);
    await save(owner.ctx, 'size', sizeFields({ people: '14' }));
    const [first, second] = [await draw(owner), await draw(owner)];
    await send(owner, first, { people: '14', year: '2001' });
    const mistake = { people: 'a few', year: '' };
    expect(await send(owner, second, mistake)).toMatchObject({ outcome: 'rejected' });
    const kept = { fields: { 'firm.employees': ['a few'] }, facts: ['firm.employees'], conflict: false };
    expect(await stored(owner)).toMatchObject({ people: 14, year: 2001, pending: kept });
    // The same once more, as after a second tap.
    const before = await contentHash(admin);
    expect(await send(owner, second, mistake)).toMatchObject({ outcome: 'rejected' });
    expect(await contentHash(admin)).toBe(before);
  });

  it('keeps a half-typed question beside what the other window saved', async () => {
    const owner = await anOwner(db);
    const [first, second] = [await draw(owner), await draw(owner)];
    await send(owner, first, { year: '2001' });
    expect(await send(owner, second, { people: '1x' }, 'keep')).toMatchObject({ outcome: 'kept' });
    expect(await stored(owner)).toMatchObject({
      year: 2001,
      pending: { fields: { 'firm.employees': ['1x'] }, facts: ['firm.employees'], conflict: false },
    });
  });

  it.each([undefined, '', 'x', '..', 'a.b.c.d', 'x'.repeat(10_000)])(
    'takes nothing away for a form that does not tell what it showed: %.10s',
    async (shown) => {
      const owner = await anOwner(db);
      const drawn = await draw(owner);
      await send(owner, drawn, { people: '14', year: '1998' });
      const fields = sizeFields({ year: '2001' });
      const sent = { screen: 'size', version: 0, shown, fields, intent: 'save' as const };
      expect(await saveScreen(owner.ctx, sent)).toMatchObject({ outcome: 'conflict' });
      expect(await stored(owner)).toMatchObject({ people: 14, year: 1998 });
    },
  );
});

it('shows an answer left open like one never asked for', () => {
  const skipped = {
    fact: 'firm.employees',
    answer: { state: 'skipped' as const },
    source: 'firm' as const,
    givenAt: '2026-11-30T12:00:00.000Z',
    instrumentVersion: '0.1.0',
  };
  expect(shownOf('size', { 'firm.employees': skipped }, SIZE)).toBe(shownOf('size', {}, SIZE));
  const given = { ...skipped, answer: { state: 'answered' as const, value: 14 } };
  expect(shownOf('size', { 'firm.employees': given }, SIZE)).not.toBe(shownOf('size', {}, SIZE));
});

describe('a question that the page did not hold', () => {
  const buyer = (limits: boolean): FormFields => ({
    'sales.main_buyer_role': ['specs'],
    ...(limits ? { 'sales.buyer_limits': ['design'] } : {}),
  });
  const given = async ({ ctx }: Owner, fact: string) => (await getDiagnostic(ctx)).answers[fact]?.answer;

  it.each(['save', 'keep'] as const)('keeps its answer when it shows by now: %s', async (intent) => {
    const owner = await anOwner(db);
    const { ctx } = owner;
    await save(ctx, 'customers', { 'sales.customer_type': ['mnc'] });
    await save(ctx, 'buyer', buyer(true));
    await save(ctx, 'customers', { 'sales.customer_type': ['local_firms'] }, 1);
    const { answers, screens } = await getDiagnostic(ctx);
    const version = screens.buyer?.version ?? 0;
    const shown = shownOf('buyer', answers, ['sales.main_buyer_role']);
    await save(ctx, 'customers', { 'sales.customer_type': ['mnc'] }, 2);
    const fields = { 'sales.main_buyer_role': ['trials'] };
    await saveScreen(ctx, { screen: 'buyer', version, shown, fields, intent });
    expect(await given(owner, 'sales.buyer_limits')).toEqual({ state: 'answered', value: ['design'] });
    // What waits to be checked is of the other question alone: the page shows this one as saved.
    const { pending } = (await getDiagnostic(ctx)).screens.buyer ?? {};
    expect(pending?.facts ?? null).toEqual(intent === 'keep' ? ['sales.main_buyer_role'] : null);
  });

  it('is emptied where it was on the page', async () => {
    const owner = await anOwner(db);
    const { ctx } = owner;
    await save(ctx, 'customers', { 'sales.customer_type': ['mnc'] });
    await save(ctx, 'buyer', buyer(true));
    const { answers, screens } = await getDiagnostic(ctx);
    const shown = shownOf('buyer', answers, ['sales.main_buyer_role', 'sales.buyer_limits']);
    const version = screens.buyer?.version ?? 0;
    await saveScreen(ctx, { screen: 'buyer', version, shown, fields: buyer(false), intent: 'save' });
    expect(await given(owner, 'sales.buyer_limits')).toEqual({ state: 'skipped' });
  });

  it('is not put by a page of the short form that is posted after all questions were chosen', async () => {
    const owner = await anOwner(db, 'short');
    const { ctx } = owner;
    const shown = shownOf('size', {}, ['firm.employees']);
    await setForm(ctx, { form: 'full' });
    await saveScreen(ctx, {
      screen: 'size',
      version: 0,
      shown,
      fields: { 'firm.employees': ['14'] },
      intent: 'save',
    });
    expect(await given(owner, 'firm.employees')).toEqual({ state: 'answered', value: 14 });
    expect(await given(owner, 'firm.sales_band')).toBeUndefined();
    expect(await given(owner, 'firm.year_started')).toBeUndefined();
  });
});

describe('a page that keeps what stands in it while it is open', () => {
  const keep = (owner: Owner, drawn: Drawn, tab: string, people: string, intent: 'save' | 'keep' = 'keep') =>
    saveScreen(owner.ctx, { screen: 'size', ...drawn, tab, fields: sizeFields({ people }), intent });

  it('is drawn again with it, anywhere', async () => {
    const owner = await anOwner(db);
    await keep(owner, await draw(owner), 'one', '1x');
    expect((await stored(owner)).pending).toMatchObject({ fields: sizeFields({ people: '1x' }), errors: [] });
  });

  it('is no conflict for itself, and is one for another window', async () => {
    const owner = await anOwner(db);
    const drawn = await draw(owner);
    await keep(owner, drawn, 'one', '1');
    expect(await keep(owner, drawn, 'one', '12')).toMatchObject({ outcome: 'kept' });
    expect(await keep(owner, drawn, 'two', '20', 'save')).toMatchObject({ outcome: 'conflict' });
    expect(await keep(owner, drawn, 'one', '123', 'save')).toMatchObject({ outcome: 'conflict' });
    const { people, pending } = await stored(owner);
    expect(people).toBeNull();
    // Of each page its latest: "12" was the beginning of "123".
    expect(pending).toMatchObject({
      fields: { 'firm.employees': ['123'] },
      open: [{ tab: 'two', fields: { 'firm.employees': ['20'] } }],
    });
  });

  it('never pushes out what another window has typed, however often it keeps', async () => {
    const owner = await anOwner(db);
    const drawn = await draw(owner);
    await keep(owner, drawn, 'one', '7');
    for (let people = 20; people < 40; people += 1)
      expect(await keep(owner, drawn, 'two', String(people))).toMatchObject({ outcome: 'conflict' });
    const { pending } = await stored(owner);
    expect(pending?.open).toMatchObject([{ tab: 'one', fields: { 'firm.employees': ['7'] } }]);
    expect(pending?.fields).toMatchObject({ 'firm.employees': ['39'] });
  });

  it('is no conflict for a window that changed another question, whose answers are stored beside it', async () => {
    const owner = await anOwner(db);
    const drawn = await draw(owner);
    const sent = { screen: 'size', ...drawn };
    await keep(owner, drawn, 'one', '12');
    const sales = { ...sent, tab: 'two', fields: sizeFields({ sales: 'b3' }), intent: 'save' as const };
    expect(await saveScreen(owner.ctx, sales)).toMatchObject({ outcome: 'saved' });
    const waits = { fields: { 'firm.employees': ['12'] }, facts: ['firm.employees'], conflict: false };
    expect(await stored(owner)).toMatchObject({ people: null, sales: 'b3', pending: waits });
    expect(await keep(owner, drawn, 'one', '123', 'save')).toMatchObject({ outcome: 'saved' });
    expect(await stored(owner)).toMatchObject({ people: 123, sales: 'b3', pending: null });
  });

  it('is none either where each keeps another question, and both are there when the page is opened again', async () => {
    const owner = await anOwner(db);
    const drawn = await draw(owner);
    const send = (tab: string, typed: Size, intent: 'save' | 'keep') =>
      saveScreen(owner.ctx, { screen: 'size', ...drawn, tab, fields: sizeFields(typed), intent });
    expect(await send('one', { people: '1x' }, 'keep')).toMatchObject({ outcome: 'kept' });
    expect(await send('two', { year: '199' }, 'keep')).toMatchObject({ outcome: 'kept' });
    const { pending } = await stored(owner);
    expect(pending).toMatchObject({ conflict: false });
    expect(pending && typedOn(pending).fields).toEqual({
      'firm.employees': ['1x'],
      'firm.year_started': ['199'],
    });
    // A mistake of the one hides nothing of the other.
    expect(await send('one', { people: 'x' }, 'save')).toMatchObject({ outcome: 'rejected' });
    expect(await send('two', { year: '1998' }, 'save')).toMatchObject({ outcome: 'saved' });
    expect(await stored(owner)).toMatchObject({
      people: null,
      year: 1998,
      pending: { fields: { 'firm.employees': ['x'] }, conflict: false },
    });
  });

  it('is in no conflict with itself where the beginning comes after the whole', async () => {
    const owner = await anOwner(db);
    const drawn = await draw(owner);
    const send = (people: string, turn: number | string, intent: 'save' | 'keep') =>
      saveScreen(owner.ctx, {
        screen: 'size',
        ...drawn,
        tab: 'one',
        turn,
        fields: sizeFields({ people }),
        intent,
      });
    await send('1', '1', 'keep');
    expect(await send('123', '3', 'save')).toMatchObject({ outcome: 'saved' });
    const before = await contentHash(admin);
    expect(await send('12', '2', 'keep')).toMatchObject({ outcome: 'kept' });
    expect(await contentHash(admin)).toBe(before);
    expect(await stored(owner)).toMatchObject({ people: 123, pending: null });
    // The same page once more, after the Back button: that is no beginning of what was saved.
    expect(await send('124', '4', 'keep')).toMatchObject({ outcome: 'conflict' });
    expect(await stored(owner)).toMatchObject({ pending: { fields: { 'firm.employees': ['124'] } } });
  });

  it.each(['', '0', 'x', '1.5', '-3', '1e9'])(
    'takes a count that is none for no count: "%s"',
    async (turn) => {
      const owner = await anOwner(db);
      const drawn = await draw(owner);
      const sent = { screen: 'size', ...drawn, tab: 'one', turn, fields: sizeFields({ people: '1' }) };
      expect(await saveScreen(owner.ctx, { ...sent, intent: 'keep' })).toMatchObject({ outcome: 'kept' });
      expect((await stored(owner)).pending?.by).not.toHaveProperty('turn');
    },
  );

  it('takes a name that is none for no name', async () => {
    const owner = await anOwner(db);
    const drawn = await draw(owner);
    for (const name of ['', 'x'.repeat(41)]) {
      await keep(owner, drawn, name, '1');
      expect((await stored(owner)).pending).not.toHaveProperty('by');
    }
    expect(await keep(owner, drawn, '', '2', 'save')).toMatchObject({ outcome: 'conflict' });
  });

  it('keeps nothing for those who have no draft', async () => {
    const owner = await anOwner(db);
    const drawn = await draw(owner);
    const before = await contentHash(admin);
    const stranger = { ...owner, ctx: aVisitor(db) };
    await expect(keep(stranger, drawn, 'one', '1')).rejects.toMatchObject({ code: 'not_found' });
    expect(await contentHash(admin)).toBe(before);
  });
});

it('takes any number of windows left open, and gives up the oldest text', async () => {
  const owner = await anOwner(db);
  const drawn = await draw(owner);
  await send(owner, drawn, { people: '1' });
  for (let people = 2; people <= 20; people += 1)
    expect(await send(owner, drawn, { people: String(people) })).toMatchObject({ outcome: 'conflict' });
  const { people, pending } = await stored(owner);
  expect(people).toBe(1);
  expect([...(pending?.others ?? []), pending?.fields].map((one) => one?.['firm.employees']?.[0])).toEqual([
    '11',
    '12',
    '13',
    '14',
    '15',
    '16',
    '17',
    '18',
    '19',
    '20',
  ]);
});
