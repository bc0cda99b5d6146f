import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { savedMatch } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { exportOwn } from '../accounts/export-own';
import { verifyAudit } from '../audit';
import { createRun } from '../runs/create';
import { latestRunInFull } from '../runs/latest';
import { aFirm, ofInstitution } from '../testing/people';
import { aJob, anOwner, auditOf, aVisitor, contentHash, save } from '../testing/visitors';
import { keepOffering } from './keep';
import { letGoOffering } from './let-go';
import { listSaved, savedOfferings } from './list';

const { db, owner } = await withTestDatabase();
const databases = { db, owner };

describe('an offering that a firm keeps', () => {
  it('stands as it did in the result, with a note that can be changed, until it is let go', async () => {
    const { ctx, diagnostic } = await aFirm(databases);
    await createRun(ctx, {});
    const best = (await latestRunInFull(ctx))?.summary.matches[0];
    if (!best) throw new Error('There is no match.');
    await keepOffering(ctx, { offering: best.offering, note: 'Call Ana' });
    const standing = { status: best.status, intake: best.intake };
    expect((await listSaved(ctx)).rows).toMatchObject([
      { offering: best.offering, note: 'Call Ana', before: standing, now: standing, offered: 'same' },
    ]);
    // Kept once more from another page, the note stays.
    await keepOffering(ctx, { offering: best.offering });
    await keepOffering(ctx, { offering: best.offering, note: 'Called' });
    expect((await listSaved(ctx)).rows).toMatchObject([{ note: 'Called' }]);
    expect([...(await savedOfferings(ctx))]).toEqual([best.offering]);
    await letGoOffering(ctx, { offering: best.offering });
    expect((await listSaved(ctx)).rows).toEqual([]);
    const actions = (await auditOf(owner, diagnostic)).filter(({ action }) => action === 'saved.change');
    expect(actions.map(({ before, after }) => [before !== null, after !== null])).toEqual([
      [false, true],
      [true, true],
      [true, false],
    ]);
    expect((await verifyAudit(owner)).problems).toEqual([]);
  });

  it('is told beside what the last result says now, which the firm has changed', async () => {
    const { ctx } = await aFirm(databases);
    await createRun(ctx, {});
    const fits = (await latestRunInFull(ctx))?.summary.matches.find(({ status }) => status === 'eligible');
    if (!fits) throw new Error('Nothing fits.');
    await keepOffering(ctx, { offering: fits.offering });
    await save(ctx, 'activity', { 'firm.isic': ['6201'] }, 1);
    await createRun(ctx, {});
    const [row] = (await listSaved(ctx)).rows;
    expect(row).toMatchObject({ before: { status: 'eligible' }, now: { status: 'no' } });
  });

  it('can be kept without a result, and says when its offer is another one or gone', async () => {
    const { ctx } = await aFirm(databases);
    await keepOffering(ctx, { offering: 'O01' });
    await keepOffering(ctx, { offering: 'O02' });
    expect((await listSaved(ctx)).asOf).toBeNull();
    expect((await listSaved(ctx)).rows).toMatchObject([
      { before: null, now: null, offered: 'same' },
      { before: null, now: null, offered: 'same' },
    ]);
    await owner.update(savedMatch).set({ offeringVersion: 99 }).where(eq(savedMatch.offering, 'O02'));
    await owner.update(savedMatch).set({ offering: 'O99' }).where(eq(savedMatch.offering, 'O01'));
    expect((await listSaved(ctx)).rows.map(({ offering, offered }) => [offering, offered])).toEqual([
      ['O02', 'changed'],
      ['O99', 'gone'],
    ]);
    // One that has left the catalogue can still be written about, and be let go.
    await keepOffering(ctx, { offering: 'O99', note: 'Pity' });
    await letGoOffering(ctx, { offering: 'O99' });
    expect((await listSaved(ctx)).rows).toHaveLength(1);
  });

  it('is the firm’s alone, and goes with its answers', async () => {
    const [mine, other] = [await aFirm(databases), await aFirm(databases)];
    await keepOffering(mine.ctx, { offering: 'O01', note: 'Only for us' });
    expect((await listSaved(other.ctx)).rows).toEqual([]);
    expect(JSON.stringify((await exportOwn(other.ctx)).json)).not.toContain('Only for us');
    expect((await exportOwn(mine.ctx)).json.saved_match).toMatchObject([
      { offering: 'O01', note: 'Only for us' },
    ]);
    const officer = await ofInstitution(databases, 'I01');
    const visitor = await anOwner(db);
    const before = await contentHash(owner);
    await expect(letGoOffering(other.ctx, { offering: 'O01' })).rejects.toMatchObject({ code: 'not_found' });
    for (const ctx of [visitor.ctx, aVisitor(db), aJob(db), officer]) {
      await expect(keepOffering(ctx, { offering: 'O01' })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(listSaved(ctx)).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await contentHash(owner)).toBe(before);
    await owner.execute(sql`delete from diagnostic where id = ${mine.diagnostic}`);
    expect(await owner.$count(savedMatch, eq(savedMatch.diagnosticId, mine.diagnostic))).toBe(0);
  });

  it('is changed and let go by its firm alone, also where the database hides nothing', async () => {
    const [mine, other] = [await aFirm(databases), await aFirm(databases)];
    const alone = { ...other.ctx, db: owner };
    await keepOffering(mine.ctx, { offering: 'O01', note: 'Only for us' });
    await keepOffering(alone, { offering: 'O01', note: 'Theirs' });
    await keepOffering(alone, { offering: 'O01', note: 'Theirs again' });
    await letGoOffering(alone, { offering: 'O01' });
    await expect(letGoOffering(alone, { offering: 'O01' })).rejects.toMatchObject({ code: 'not_found' });
    expect((await listSaved(mine.ctx)).rows).toMatchObject([{ offering: 'O01', note: 'Only for us' }]);
  });

  it.each([
    ['an offering that never was', { offering: 'O98' }, 'not_found'],
    ['a text that is no id', { offering: "O'98" }, 'invalid'],
    ['a note that is too long', { offering: 'O01', note: 'x'.repeat(501) }, 'invalid'],
    ['a note that the database cannot hold', { offering: 'O01', note: 'a\0b' }, 'invalid'],
  ])('refuses %s, and changes nothing', async (_, input, code) => {
    const { ctx } = await aFirm(databases);
    const before = await contentHash(owner);
    await expect(keepOffering(ctx, input)).rejects.toMatchObject({ code });
    expect(await contentHash(owner)).toBe(before);
  });

  it('is kept once, however often the form is sent at once', async () => {
    const { ctx, diagnostic } = await aFirm(databases);
    await Promise.all(Array.from({ length: 20 }, () => keepOffering(ctx, { offering: 'O01', note: 'x' })));
    expect(await owner.$count(savedMatch, eq(savedMatch.diagnosticId, diagnostic))).toBe(1);
  });
});
