import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { codeAttempt } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { formatCode } from '../../schemas/draft-code';
import { hashOfNetwork, newCode } from '../draft-code';
import { anOwner, auditOf, aVisitor, expire } from '../testing/visitors';
import { resumeDiagnostic, WRONG_CODES } from './resume';

const { db } = await withTestDatabase();
const visitor = aVisitor(db);
const network = hashOfNetwork('192.0.2.1');

beforeEach(async () => {
  await db.delete(codeAttempt);
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
    expect((await auditOf(db, id)).map((row) => row.action)).toEqual([
      'diagnostic.start',
      ...Array(4).fill('diagnostic.resume'),
    ]);
  });

  it('tells a wrong code from an old one', async () => {
    const { code, id } = await anOwner(db);
    await expire(db, id);
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
    expect(await resumeDiagnostic(visitor, { code, network })).toMatchObject({ outcome: 'too_many' });
    expect(await resumeDiagnostic(visitor, { code, network: hashOfNetwork('192.0.2.2') })).toMatchObject({
      outcome: 'opened',
    });
  });

  it('counts over all networks', async () => {
    await db.insert(codeAttempt).values({ scope: 'all', wrong: WRONG_CODES.inAll - 5 });
    const attempts = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        resumeDiagnostic(visitor, { code: newCode(), network: hashOfNetwork(`192.0.2.${index}`) }),
      ),
    );
    expect(attempts.filter((one) => one.outcome === 'not_found')).toHaveLength(5);
  });

  it('never counts right codes, and forgets wrong ones after a while', async () => {
    const { code } = await anOwner(db);
    for (let count = 0; count < WRONG_CODES.perNetwork + 5; count += 1)
      expect(await resumeDiagnostic(visitor, { code, network })).toMatchObject({ outcome: 'opened' });
    for (let count = 0; count <= WRONG_CODES.perNetwork; count += 1)
      await resumeDiagnostic(visitor, { code: newCode(), network });
    expect(await resumeDiagnostic(visitor, { code, network })).toMatchObject({ outcome: 'too_many' });
    await db.update(codeAttempt).set({ since: sql`now() - interval '16 minutes'` });
    expect(await resumeDiagnostic(visitor, { code, network })).toMatchObject({ outcome: 'opened' });
  });
});
