import { describe, expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { type Tie, tiesSchema } from '../../domain/facts';
import type { FormFields } from '../../schemas/fields';
import { anOwner, type Owner, save } from '../testing/visitors';
import { getDiagnostic } from './get';
import { saveScreen } from './save-screen';
import { shownOf } from './shown';

const { db } = await withTestDatabase();

const near = { 'ties.list.kind': ['supplier'], 'ties.list.place': ['local'], go: ['add'] };

async function listOf({ ctx }: Owner): Promise<string> {
  const given = (await getDiagnostic(ctx)).answers['ties.list']?.answer;
  return JSON.stringify(given?.state === 'answered' ? given.value : []);
}

async function typedOn({ ctx }: Owner): Promise<FormFields> {
  return (await getDiagnostic(ctx)).screens.sources?.pending?.fields ?? {};
}

async function waiting(owner: Owner): Promise<{ fields: FormFields; list: readonly Tie[] }> {
  const fields = await typedOn(owner);
  return { fields, list: tiesSchema.parse(JSON.parse(fields['ties.list.saved']?.[0] ?? '[]')) };
}

async function keep({ ctx }: Owner, fields: FormFields, drawn: { version: number; shown?: string }) {
  return saveScreen(ctx, { screen: 'sources', fields, ...drawn, intent: 'keep' });
}

/** A firm of Mendoza with one source near it. */
async function atMendoza(): Promise<Owner> {
  const owner = await anOwner(db);
  await save(owner.ctx, 'country', { 'firm.country': ['AR'] });
  await save(owner.ctx, 'place', { 'firm.subdivision': ['AR-M'] });
  await save(owner.ctx, 'sources', near);
  return owner;
}

describe('a half-typed form of sources, when the firm says another place', () => {
  it('lists what was near as where it was, and keeps what was typed', async () => {
    const owner = await atMendoza();
    const typed = { 'ties.list.saved': [await listOf(owner)], 'ties.list.kind': ['fair'] };
    await keep(owner, typed, { version: 1 });
    await save(owner.ctx, 'place', { 'firm.subdivision': ['AR-J'] }, 1);
    const { fields, list } = await waiting(owner);
    expect(list).toMatchObject([{ kind: 'supplier', place: 'local', subdivision: 'AR-M' }]);
    expect(fields['ties.list.kind']).toEqual(['fair']);
  });

  it('does so too where the country changes and takes the province along', async () => {
    const owner = await atMendoza();
    await keep(
      owner,
      { 'ties.list.saved': [await listOf(owner)], 'ties.list.place': ['abroad'] },
      { version: 1 },
    );
    await save(owner.ctx, 'country', { 'firm.country': ['CL'] }, 1);
    const { fields, list } = await waiting(owner);
    expect(list).toMatchObject([{ place: 'local', subdivision: 'AR-M' }]);
    expect(fields['ties.list.place']).toEqual(['abroad']);
  });

  it('takes where a source was said to be now for the place of then', async () => {
    const owner = await atMendoza();
    await save(owner.ctx, 'place', { 'firm.subdivision': ['AR-J'] }, 1);
    const said = { 'ties.list.saved': [await listOf(owner)], 'ties.list.now.0': ['local'] };
    await keep(owner, said, { version: 2 });
    await save(owner.ctx, 'place', { 'firm.subdivision': ['AR-B'] }, 2);
    const { fields, list } = await waiting(owner);
    expect(list).toMatchObject([{ place: 'local', subdivision: 'AR-J' }]);
    expect(fields).not.toHaveProperty('ties.list.now.0');
  });

  it('tells its sources in the place of then where it was open and is only kept afterwards', async () => {
    const owner = await atMendoza();
    const { answers } = await getDiagnostic(owner.ctx);
    const shown = shownOf('sources', answers, ['ties.list']);
    const typed = { 'ties.list.saved': [await listOf(owner)], 'ties.list.kind': ['fair'] };
    await save(owner.ctx, 'place', { 'firm.subdivision': ['AR-J'] }, 1);
    await keep(owner, typed, { version: 1, shown });
    const { fields, list } = await waiting(owner);
    expect(list).toMatchObject([{ kind: 'supplier', place: 'local', subdivision: 'AR-M' }]);
    expect(fields['ties.list.kind']).toEqual(['fair']);
  });

  it('leaves alone a list that somebody has sent broken', async () => {
    const owner = await atMendoza();
    const typed = { 'ties.list.saved': ['[{'], 'ties.list.kind': ['fair'] };
    await keep(owner, typed, { version: 1 });
    await save(owner.ctx, 'place', { 'firm.subdivision': ['AR-J'] }, 1);
    expect(await typedOn(owner)).toMatchObject(typed);
  });
});
