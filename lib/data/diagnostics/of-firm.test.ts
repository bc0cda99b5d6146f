import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { diagnostic, firm } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { actorOfSession } from '../accounts/actor-of-session';
import { aSignedUp, type SignedUp, signedInBy } from '../accounts/testing/signed-up';
import { verifyAudit } from '../audit';
import { createRun } from '../runs/create';
import { latestRun } from '../runs/latest';
import { aJob, anOwner, answerFirstSection, auditOf, contentHash, expire, save } from '../testing/visitors';
import { recordConsent } from './consent';
import { deleteDiagnostic } from './delete';
import { getDiagnostic } from './get';
import { purgeExpiredDiagnostics } from './purge';
import { setForm } from './set-form';
import { startDiagnostic } from './start';

const { db, owner } = await withTestDatabase();
const START = { form: 'full', filledBy: 'firm', locale: 'en' } as const;

let rosa: SignedUp;
beforeEach(async () => {
  rosa = await aSignedUp({ db, owner });
});

/** With the next request. */
async function started() {
  const { id } = await startDiagnostic(rosa.ctx, START);
  return { id, ctx: (await signedInBy(db, rosa.token)).ctx };
}

async function expiryOf(id: string): Promise<string> {
  const [row] = await owner.select().from(diagnostic).where(eq(diagnostic.id, id));
  return row?.expiresAt.slice(0, 4) ?? '';
}

describe('a diagnostic of a firm with an account', () => {
  it('has no code, stays with the firm, and is filled in as any other', async () => {
    expect(rosa.ctx.actor).toMatchObject({ kind: 'firm_owner', draft: null });
    await expect(getDiagnostic(rosa.ctx)).rejects.toMatchObject({ code: 'not_found' });
    expect(await startDiagnostic(rosa.ctx, START)).toMatchObject({ code: null });
    const { ctx } = await signedInBy(db, rosa.token);
    await answerFirstSection(ctx);
    await createRun(ctx, {});
    expect(await latestRun(ctx)).toMatchObject({ form: 'full' });
    const { id } = await getDiagnostic(ctx);
    const [own] = await owner.select().from(firm).where(eq(firm.diagnosticId, id));
    expect(own?.id).toBe(rosa.account.memberships[0]?.firm?.id);
    const person = rosa.account.person.id;
    expect((await auditOf(owner, id))[0]).toMatchObject({ action: 'diagnostic.start', actorId: person });
    expect((await auditOf(owner, own?.id ?? '')).at(-1)).toMatchObject({ action: 'diagnostic.start' });
    expect((await verifyAudit(owner)).problems).toEqual([]);
  });

  it('lasts as long as the account, whatever is changed', async () => {
    const { id, ctx } = await started();
    expect(await expiryOf(id)).toBe('9999');
    await save(ctx, 'goal', { 'sales.goal': ['home'] });
    await setForm(ctx, { form: 'short' });
    await recordConsent(ctx, { purpose: 'reports', given: true, textVersion: '1' });
    expect(await expiryOf(id)).toBe('9999');
    const visitor = await anOwner(db);
    await expire(owner, visitor.id);
    expect(await purgeExpiredDiagnostics(aJob(db, 'purge-expired-diagnostics'))).toEqual({ deleted: 1 });
    expect(await getDiagnostic(ctx)).toMatchObject({ id, form: 'short' });
  });

  it('is one of its kind, also when two begin at once', async () => {
    const starts = await Promise.allSettled(
      Array.from({ length: 10 }, () => startDiagnostic(rosa.ctx, START)),
    );
    expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const before = await contentHash(owner);
    await expect(startDiagnostic(rosa.ctx, START)).rejects.toMatchObject({ code: 'conflict' });
    expect(await contentHash(owner)).toBe(before);
  });

  it('is deleted with all answers, after which another may be begun', async () => {
    const { id, ctx } = await started();
    await answerFirstSection(ctx);
    await deleteDiagnostic(ctx, {});
    expect(await owner.$count(diagnostic, eq(diagnostic.id, id))).toBe(0);
    expect((await actorOfSession(db, rosa.token))?.actor).toMatchObject({ kind: 'firm_owner', draft: null });
    expect((await started()).id).not.toBe(id);
  });

  it('is nobody else’s', async () => {
    const { ctx } = await started();
    const tomas = await aSignedUp({ db, owner });
    const before = await contentHash(owner);
    await expect(save(tomas.ctx, 'goal', { 'sales.goal': ['home'] })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(deleteDiagnostic(tomas.ctx, {})).rejects.toMatchObject({ code: 'not_found' });
    // One whose firm is gone by the time the request arrives.
    const nowhere = { ...rosa.ctx, actor: { ...ctx.actor, firm: '00000000-0000-4000-8000-000000000000' } };
    await expect(startDiagnostic(nowhere, START)).rejects.toMatchObject({ code: 'not_found' });
    expect(await contentHash(owner)).toBe(before);
  });
});
