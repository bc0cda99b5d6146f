import { describe, expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import type { Context } from '../context';
import { getDiagnostic } from '../diagnostics/get';
import { anOwner, aVisitor, expire, save } from '../testing/visitors';
import { followLink } from './follow-link';
import { lookAtLink } from './look-at-link';
import { requestSignUp } from './request-sign-up';
import { anAddress, aSignedUp, DEVICE, PASSWORD, sentToken, signedInBy } from './testing/signed-up';

const { db, owner } = await withTestDatabase();
const form = { name: 'Rosa Díaz', firmName: 'Bodega Sur', password: PASSWORD, network: null };

/** Asks for an account in a browser as it is, and follows the link in it as it has become. */
async function signUp(asked: Context, followed: Context, email = anAddress()) {
  await requestSignUp(asked, { ...form, email });
  const token = await sentToken(owner, email);
  const looked = await lookAtLink(followed, { token });
  const used = await followLink(followed, { token, device: DEVICE });
  if (used.outcome !== 'signedIn') throw new Error(`The link says ${used.outcome}.`);
  const { ctx } = await signedInBy(db, used.token);
  return { ctx, tookHeld: used.tookHeld, saidSo: looked?.takesHeld };
}

const gone = { code: 'not_found', told: 'noDraft' };

describe('the answers that an account made by a link begins with', () => {
  it('are those given while the mail was under way', async () => {
    const begun = await anOwner(db);
    await save(begun.ctx, 'size', { 'firm.employees': ['14'] });
    const { ctx, ...told } = await signUp(aVisitor(db), begun.ctx);
    expect(told).toEqual({ tookHeld: true, saidSo: true });
    expect((await getDiagnostic(ctx)).answers['firm.employees']?.answer).toMatchObject({ value: 14 });
    await expect(getDiagnostic(begun.ctx)).rejects.toMatchObject(gone);
  });

  it('are those it was asked with, and others begun since stay under their code', async () => {
    const [asked, begun] = [await anOwner(db), await anOwner(db)];
    const { ctx, ...told } = await signUp(asked.ctx, begun.ctx);
    expect(told).toEqual({ tookHeld: false, saidSo: false });
    expect((await getDiagnostic(ctx)).id).toBe(asked.id);
    expect((await getDiagnostic(begun.ctx)).id).toBe(begun.id);
  });

  it('are those of the browser where the ones it was asked with are gone', async () => {
    const [asked, begun] = [await anOwner(db), await anOwner(db)];
    const email = anAddress();
    await requestSignUp(asked.ctx, { ...form, email });
    await expire(owner, asked.id);
    const token = await sentToken(owner, email);
    expect(await lookAtLink(begun.ctx, { token })).toMatchObject({ takesHeld: true });
    const used = await followLink(begun.ctx, { token, device: DEVICE });
    expect(used).toMatchObject({ outcome: 'signedIn', tookHeld: true });
    await expect(getDiagnostic(begun.ctx)).rejects.toMatchObject(gone);
  });

  it('are taken in whatever browser the link is followed, where it names them', async () => {
    const asked = await anOwner(db);
    const { ctx, ...told } = await signUp(asked.ctx, aVisitor(db));
    expect(told).toEqual({ tookHeld: false, saidSo: false });
    expect((await getDiagnostic(ctx)).id).toBe(asked.id);
  });

  it('are never those of a firm that is signed in, nor a visitor’s where the account is there already', async () => {
    const held = await anOwner(db);
    const { ctx: firm } = await aSignedUp({ db, owner }, { from: held.ctx });
    const { ctx, ...told } = await signUp(aVisitor(db), firm);
    expect(told).toEqual({ tookHeld: false, saidSo: false });
    expect(ctx.actor).toMatchObject({ kind: 'firm_owner', draft: null });
    expect((await getDiagnostic(firm)).id).toBe(held.id);

    const [email, begun] = [anAddress(), await anOwner(db)];
    await requestSignUp(aVisitor(db), { ...form, email });
    const earlier = await sentToken(owner, email);
    await signUp(aVisitor(db), aVisitor(db), email);
    expect(await lookAtLink(begun.ctx, { token: earlier })).toMatchObject({ takesHeld: false });
    const second = await followLink(begun.ctx, { token: earlier, device: DEVICE });
    expect(second).toMatchObject({ outcome: 'signedIn', tookHeld: false });
    expect((await getDiagnostic(begun.ctx)).id).toBe(begun.id);
  });
});
