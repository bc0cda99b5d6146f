import { describe, expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import type { FormFields } from '../../schemas/fields';
import { anOwner, contentHash, type Owner, save } from '../testing/visitors';
import { getDiagnostic } from './get';
import { type SavedScreen, saveScreen } from './save-screen';
import { shownOf } from './shown';

const { db } = await withTestDatabase();

/** The page about size as a window draws it: what its form brings back beside what is typed. */
async function draw({ ctx }: Owner) {
  const { answers, screens } = await getDiagnostic(ctx);
  return { version: screens.size?.version ?? 0, shown: shownOf('size', answers) };
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
    const before = await contentHash(db);
    expect(await send(owner, second, mistake)).toMatchObject({ outcome: 'rejected' });
    expect(await contentHash(db)).toBe(before);
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
  expect(shownOf('size', { 'firm.employees': skipped })).toBe(shownOf('size', {}));
  const given = { ...skipped, answer: { state: 'answered' as const, value: 14 } };
  expect(shownOf('size', { 'firm.employees': given })).not.toBe(shownOf('size', {}));
});
