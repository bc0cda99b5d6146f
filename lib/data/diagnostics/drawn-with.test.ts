import { describe, expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { hashOfCode, newCode } from '../draft-code';
import { aFirm } from '../testing/people';
import { anOwner, aVisitor, contentHash, expire, type Owner, save } from '../testing/visitors';
import { recordConsent } from './consent';
import { deleteDiagnostic } from './delete';
import { holderOfMark, markOf, requireDrawnWith } from './drawn-with';
import { getDiagnostic } from './get';
import { resumeDiagnostic } from './resume';
import { saveScreen } from './save-screen';
import { setForm } from './set-form';
import { startDiagnostic } from './start';

const { db, owner: admin } = await withTestDatabase();
const NEW = { form: 'short', filledBy: 'adviser', locale: 'es' } as const;

it('marks each diagnostic in its own way, and shows neither its id nor what it is opened by', async () => {
  const [one, other] = [await anOwner(db), await anOwner(db)];
  expect(markOf(one.id)).toBe(markOf(one.id));
  expect(markOf(one.id)).not.toBe(markOf(other.id));
  const secrets = [one.code, one.id.replaceAll('-', ''), hashOfCode(one.code) ?? ''];
  for (const secret of secrets) expect(secret).not.toContain(markOf(one.id));
});

it('tells by the mark whose answers a form showed, and by nothing else', () => {
  expect(holderOfMark(markOf('one', 'account'))).toBe('account');
  expect(holderOfMark(markOf('one', 'visitor'))).toBe('visitor');
  const mixed = markOf('one', 'account').slice(0, 16) + markOf('two', 'account').slice(16);
  for (const mark of ['', 'x'.repeat(5000), markOf('one').slice(0, 16), mixed])
    expect(holderOfMark(mark)).toBeNull();
});

it('takes a form that was drawn before an account took its answers', async () => {
  const held = await anOwner(db);
  expect(() => requireDrawnWith(held, markOf(held.id, 'visitor'))).not.toThrow();
  expect(() => requireDrawnWith(held, markOf(held.id, 'account'))).not.toThrow();
});

describe('starting where answers are held already', () => {
  it('is refused from a page that did not show them, and changes nothing', async () => {
    const [held, other] = [await anOwner(db), await anOwner(db)];
    await save(held.ctx, 'size', { 'firm.employees': ['14'] });
    const before = await contentHash(admin);
    for (const draft of [undefined, '', markOf(other.id), 'x'.repeat(5000)])
      await expect(startDiagnostic(held.ctx, { ...NEW, draft })).rejects.toMatchObject({ code: 'conflict' });
    expect(await contentHash(admin)).toBe(before);
  });

  it('goes on from a page that showed them with their code', async () => {
    const held = await anOwner(db);
    const { id } = await startDiagnostic(held.ctx, { ...NEW, draft: markOf(held.id) });
    expect(id).not.toBe(held.id);
    expect((await getDiagnostic(held.ctx)).id).toBe(held.id);
  });

  it('goes on where they are gone by now', async () => {
    const held = await anOwner(db);
    await expire(admin, held.id);
    await expect(startDiagnostic(held.ctx, NEW)).resolves.toMatchObject({ code: expect.any(String) });
  });
});

describe('opening a code where answers are held already', () => {
  const open = ({ ctx }: Owner, code: string, draft?: string) =>
    resumeDiagnostic(ctx, { code, network: null, draft });

  it('waits for a page that shows the code of those', async () => {
    const [held, other] = [await anOwner(db), await anOwner(db)];
    for (const draft of [undefined, '', markOf(other.id)])
      expect(await open(held, other.code, draft)).toEqual({ outcome: 'held' });
    expect(await open(held, other.code, markOf(held.id))).toMatchObject({ outcome: 'opened' });
  });

  it('opens the same answers, and still tells a wrong code', async () => {
    const held = await anOwner(db);
    expect(await open(held, held.code)).toMatchObject({ outcome: 'opened', code: held.code });
    expect(await open(held, newCode())).toEqual({ outcome: 'not_found' });
  });

  it('opens where nothing is held', async () => {
    const other = await anOwner(db);
    const visitor = aVisitor(db);
    expect(await resumeDiagnostic(visitor, { code: other.code, network: null, draft: '' })).toMatchObject({
      outcome: 'opened',
    });
  });
});

const FORMS: Readonly<Record<string, (owner: Owner, draft?: string) => Promise<unknown>>> = {
  'of a screen': ({ ctx }, draft) => saveScreen(ctx, { ...SIZE, intent: 'save', draft }),
  'of a screen that keeps itself': ({ ctx }, draft) => saveScreen(ctx, { ...SIZE, intent: 'keep', draft }),
  'of all questions': ({ ctx }, draft) => setForm(ctx, { form: 'short', draft }),
  'of consent': ({ ctx }, draft) =>
    recordConsent(ctx, { purpose: 'reports', given: true, textVersion: '1', draft }),
  'of deletion': ({ ctx }, draft) => deleteDiagnostic(ctx, { draft }),
};
const SIZE = { screen: 'size', version: 0, fields: { 'firm.employees': ['7'] } };

describe.each(Object.entries(FORMS))('a form %s', (_, post) => {
  it('drawn with other answers changes nothing', async () => {
    const [held, other] = [await anOwner(db), await anOwner(db)];
    const before = await contentHash(admin);
    for (const draft of [markOf(other.id), '', 'x'.repeat(5000)])
      await expect(post(held, draft)).rejects.toMatchObject({
        code: 'conflict',
        told: 'otherDraft',
        detail: { held: markOf(held.id) },
      });
    expect(await contentHash(admin)).toBe(before);
  });

  it('drawn with these answers is taken', async () => {
    const held = await anOwner(db);
    const before = await contentHash(admin);
    await post(held, markOf(held.id));
    expect(await contentHash(admin)).not.toBe(before);
  });
});

it('names the answers of an account as such, so that leaving it keeps what is added to them for it', async () => {
  const held = await aFirm({ db, owner: admin });
  await expect(
    saveScreen(held.ctx, { ...SIZE, intent: 'save', draft: markOf('other') }),
  ).rejects.toMatchObject({ detail: { held: markOf(held.diagnostic, 'account') } });
});

it('writes over no answer where a person adds what was typed beside other answers', async () => {
  const held = await anOwner(db);
  await save(held.ctx, 'size', { 'firm.employees': ['14'] });
  const fields = { 'firm.employees': ['7'], 'firm.year_started': ['1998'] };
  const added = {
    screen: 'size',
    version: undefined,
    fields,
    intent: 'save',
    draft: markOf(held.id),
  } as const;
  expect(await saveScreen(held.ctx, added)).toMatchObject({ outcome: 'conflict' });
  const { answers, screens } = await getDiagnostic(held.ctx);
  expect(answers['firm.employees']?.answer).toMatchObject({ value: 14 });
  expect(screens.size?.pending?.fields).toMatchObject(fields);
});
