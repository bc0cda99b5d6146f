import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { attempt } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { claimAttempt, forgiveAttempt, type Limit } from './attempts';
import { enterScope } from './scope';
import { aVisitor } from './testing/visitors';

const { db, owner } = await withTestDatabase();
const { actor } = aVisitor(db);

/** In a transaction of a visitor, as verbs do it. */
function inScope<Out>(work: (tx: typeof db) => Promise<Out>): Promise<Out> {
  return db.transaction(async (tx) => {
    await enterScope(tx, actor);
    return work(tx);
  });
}

const claim = (...limits: Limit[]) => inScope((tx) => claimAttempt(tx, limits));
const forgive = (...limits: Limit[]) => inScope((tx) => forgiveAttempt(tx, limits));
const within = (most: number): Limit => ({ scope: randomUUID(), kind: 'within', most, minutes: 5 });
const inARow = (): Limit => ({ scope: randomUUID(), kind: 'inARow' });

async function countOf({ scope }: Limit): Promise<number> {
  const [row] = await owner.select().from(attempt).where(eq(attempt.scope, scope));
  return row?.count ?? 0;
}

/** As if so much time had passed. */
function wait({ scope }: Limit, minutes: number) {
  const since = sql`${attempt.since} - make_interval(mins => ${minutes})`;
  return owner.update(attempt).set({ since }).where(eq(attempt.scope, scope));
}

describe('so many within a time', () => {
  it.each([1, 5, 37])('are %i of two hundred at once', async (most) => {
    const limit = within(most);
    const claims = await Promise.all(Array.from({ length: 200 }, () => claim(limit)));
    expect(claims.filter(({ ok }) => ok)).toHaveLength(most);
    expect(await countOf(limit)).toBe(most);
  });

  it('may be tried anew when the time is over, and not before', async () => {
    const limit = within(2);
    expect([await claim(limit), await claim(limit)]).toEqual([{ ok: true }, { ok: true }]);
    await wait(limit, 4);
    expect(await claim(limit)).toEqual({ ok: false, minutes: 1 });
    await wait(limit, 1);
    expect(await claim(limit)).toEqual({ ok: true });
    expect(await countOf(limit)).toBe(1);
  });

  it('are counted under all limits or under none', async () => {
    const [wide, narrow] = [within(100), within(3)];
    const claims = await Promise.all(
      // Named in any order, they never wait for each other in a circle.
      Array.from({ length: 60 }, (_, index) => (index % 2 ? claim(wide, narrow) : claim(narrow, wide))),
    );
    expect(claims.filter(({ ok }) => ok)).toHaveLength(3);
    expect([await countOf(wide), await countOf(narrow)]).toEqual([3, 3]);
    await Promise.all([forgive(narrow, wide), forgive(wide, narrow), claim(wide)]);
    expect([await countOf(wide), await countOf(narrow)]).toEqual([2, 1]);
    await Promise.all(Array.from({ length: 5 }, () => forgive(narrow)));
    expect(await countOf(narrow)).toBe(0);
  });

  it('are none where nothing limits them', async () => {
    expect(await claim()).toEqual({ ok: true });
  });
});

describe('so many in a row', () => {
  it('are ten, then ten more after each wait, which doubles, and a hundred in all', async () => {
    const limit = inARow();
    const waits: (number | null)[] = [];
    for (let block = 0; block < 10; block += 1) {
      const claims = await Promise.all(Array.from({ length: 25 }, () => claim(limit)));
      expect(claims.filter(({ ok }) => ok)).toHaveLength(10);
      const refused = claims.find((one) => !one.ok);
      const minutes = refused && !refused.ok ? refused.minutes : 0;
      waits.push(minutes);
      if (minutes === null) break;
      await wait(limit, minutes - 1);
      expect(await claim(limit)).toMatchObject({ ok: false });
      await wait(limit, 1);
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 480, 720, 720, 720, null]);
    await wait(limit, 60 * 24 * 300);
    expect(await claim(limit)).toEqual({ ok: false, minutes: null });
    expect(await countOf(limit)).toBe(100);
    await forgive(limit);
    expect(await claim(limit)).toEqual({ ok: true });
  });
});
