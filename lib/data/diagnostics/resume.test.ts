import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { codeAttempt } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { formatCode } from '../../schemas/draft-code';
import { hashOfCode, hashOfNetwork, newCode } from '../draft-code';
import { anOwner, answerFirstSection, auditOf, aVisitor, expire, save } from '../testing/visitors';
import { getDiagnostic } from './get';
import { resumeDiagnostic, WRONG_CODES } from './resume';

const { db, owner: admin } = await withTestDatabase();
const visitor = aVisitor(db);
const network = hashOfNetwork('192.0.2.1');

beforeEach(async () => {
  await admin.delete(codeAttempt);
});

describe('resuming', () => {
  it('opens a diagnostic by its code, however it is written', async () => {
    const { code, id } = await anOwner(db);
    for (const typed of [code, formatCode(code), formatCode(code).toLowerCase(), ` ${code} `])
      expect(await resumeDiagnostic(visitor, { code: typed, network })).toEqual({
        outcome: 'opened',
        code,
        locale: 'en',
      });
    expect((await auditOf(admin, id)).map((row) => row.action)).toEqual([
      'diagnostic.start',
      ...Array(4).fill('diagnostic.resume'),
    ]);
  });

  it('gives a second device every answer of the first, and one screen left half done', async () => {
    const first = await anOwner(db);
    await answerFirstSection(first.ctx);
    await save(first.ctx, 'goal', { 'sales.goal': ['direct'] });
    await save(first.ctx, 'refused', { 'access.refused': ['fee', 'distance'] });
    await save(first.ctx, 'size', { 'firm.employees': ['many'] }, 1);
    const before = await getDiagnostic(first.ctx);
    const resumed = await resumeDiagnostic(visitor, { code: formatCode(first.code), network });
    const code = resumed.outcome === 'opened' ? resumed.code : '';
    const second = { ...visitor, actor: { kind: 'visitor' as const, draft: hashOfCode(code) } };
    const { answers, ...rest } = await getDiagnostic(second);
    expect({ answers, ...rest }).toEqual(before);
    const given = Object.fromEntries(Object.entries(answers).map(([fact, { answer }]) => [fact, answer]));
    expect(given).toMatchObject({
      'firm.country': { state: 'answered', value: 'AR' },
      'firm.subdivision': { state: 'answered', value: 'AR-M' },
      'firm.isic': { state: 'answered', value: { main: '1102', second: null } },
      'firm.employees': { state: 'answered', value: 14 },
      'access.languages': { state: 'answered', value: ['es'] },
      'people.lead_group': { state: 'answered', value: ['women'] },
      'sales.goal': { state: 'answered', value: 'direct' },
      'access.refused': { state: 'answered', value: ['fee', 'distance'] },
    });
    expect(rest.screens.size?.pending?.fields).toEqual({ 'firm.employees': ['many'] });
    await save(second, 'goal', { 'sales.goal': ['home'] }, 1);
    expect((await getDiagnostic(first.ctx)).answers['sales.goal']?.answer).toMatchObject({ value: 'home' });
  });

  it('tells a wrong code from an old one', async () => {
    const { code, id } = await anOwner(db);
    await expire(admin, id);
    expect(await resumeDiagnostic(visitor, { code, network })).toEqual({ outcome: 'expired' });
    for (const wrong of [newCode(), '', 'nonsense', '\u0000', '😀'])
      expect(await resumeDiagnostic(visitor, { code: wrong, network })).toEqual({ outcome: 'not_found' });
  });

  it('counts wrong codes of one network exactly, also at the same moment', async () => {
    const { code } = await anOwner(db);
    const attempts = await Promise.all(
      Array.from({ length: 50 }, () => resumeDiagnostic(visitor, { code: newCode(), network })),
    );
    expect(attempts.filter((one) => one.outcome === 'not_found')).toHaveLength(WRONG_CODES.perNetwork);
    expect(attempts.filter((one) => one.outcome === 'too_many')).toHaveLength(50 - WRONG_CODES.perNetwork);
    // A village may share one address: its neighbours' mistakes keep nobody out.
    expect(await resumeDiagnostic(visitor, { code, network })).toMatchObject({ outcome: 'opened' });
    const counts = await admin
      .select({ scope: codeAttempt.scope, wrong: codeAttempt.wrong })
      .from(codeAttempt);
    expect(Object.fromEntries(counts.map(({ scope, wrong }) => [scope, wrong]))).toEqual({
      [`network ${network}`]: 50,
      all: WRONG_CODES.perNetwork,
    });
  });

  it('does not hear a network that tries far more than people mistype', async () => {
    const { code } = await anOwner(db);
    const scope = `network ${network}`;
    await admin.insert(codeAttempt).values({ scope, wrong: WRONG_CODES.perNetworkAtMost - 5 });
    const attempts = await Promise.all(
      Array.from({ length: 20 }, () => resumeDiagnostic(visitor, { code: newCode(), network })),
    );
    expect(attempts.every((one) => one.outcome === 'too_many')).toBe(true);
    const [counted] = await admin.select().from(codeAttempt).where(eq(codeAttempt.scope, scope));
    expect(counted?.wrong).toBe(WRONG_CODES.perNetworkAtMost);
    expect(await resumeDiagnostic(visitor, { code, network })).toMatchObject({ outcome: 'too_many' });
    // Everybody else does not notice.
    const elsewhere = hashOfNetwork('192.0.2.2');
    expect(await resumeDiagnostic(visitor, { code, network: elsewhere })).toMatchObject({
      outcome: 'opened',
    });
    expect(await resumeDiagnostic(visitor, { code: newCode(), network: elsewhere })).toMatchObject({
      outcome: 'not_found',
    });
  });

  it('counts what a network tries also while all are told to wait', async () => {
    await admin.insert(codeAttempt).values({ scope: 'all', wrong: WRONG_CODES.inAll });
    for (let count = 0; count < 3; count += 1)
      expect(await resumeDiagnostic(visitor, { code: newCode(), network })).toMatchObject({
        outcome: 'too_many',
      });
    const [counted] = await admin
      .select()
      .from(codeAttempt)
      .where(eq(codeAttempt.scope, `network ${network}`));
    expect(counted?.wrong).toBe(3);
  });

  it('counts over all networks', async () => {
    await admin.insert(codeAttempt).values({ scope: 'all', wrong: WRONG_CODES.inAll - 5 });
    const attempts = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        resumeDiagnostic(visitor, { code: newCode(), network: hashOfNetwork(`192.0.2.${index}`) }),
      ),
    );
    expect(attempts.filter((one) => one.outcome === 'not_found')).toHaveLength(5);
    expect(attempts.filter((one) => one.outcome === 'too_many')).toHaveLength(15);
  });

  it.each([null, hashOfNetwork('192.0.2.9')])(
    'opens a right code whatever others send (%#)',
    async (from) => {
      const { code } = await anOwner(db);
      await admin.insert(codeAttempt).values({ scope: 'all', wrong: WRONG_CODES.inAll + 5 });
      expect(await resumeDiagnostic(visitor, { code: newCode(), network: from })).toMatchObject({
        outcome: 'too_many',
      });
      expect(await resumeDiagnostic(visitor, { code, network: from })).toMatchObject({ outcome: 'opened' });
    },
  );

  it('counts in all where the network is not known, and refuses nobody for it', async () => {
    const { code } = await anOwner(db);
    for (let count = 0; count < WRONG_CODES.perNetwork + 5; count += 1)
      expect(await resumeDiagnostic(visitor, { code: newCode(), network: null })).toMatchObject({
        outcome: 'not_found',
      });
    expect(await resumeDiagnostic(visitor, { code, network: null })).toMatchObject({ outcome: 'opened' });
    expect(await admin.select({ scope: codeAttempt.scope }).from(codeAttempt)).toEqual([{ scope: 'all' }]);
  });

  it('never counts right codes, and forgets wrong ones after a while', async () => {
    const { code } = await anOwner(db);
    for (let count = 0; count < WRONG_CODES.perNetwork + 5; count += 1)
      expect(await resumeDiagnostic(visitor, { code, network })).toMatchObject({ outcome: 'opened' });
    expect(await resumeDiagnostic(visitor, { code: newCode(), network })).toMatchObject({
      outcome: 'not_found',
    });
    await admin.update(codeAttempt).set({ wrong: WRONG_CODES.perNetworkAtMost });
    expect(await resumeDiagnostic(visitor, { code, network })).toMatchObject({ outcome: 'too_many' });
    await admin.update(codeAttempt).set({ since: sql`now() - interval '16 minutes'` });
    expect(await resumeDiagnostic(visitor, { code, network })).toMatchObject({ outcome: 'opened' });
    expect(await resumeDiagnostic(visitor, { code: newCode(), network })).toMatchObject({
      outcome: 'not_found',
    });
  });
});
