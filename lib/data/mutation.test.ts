import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { withTestDatabase } from '@/db/testing';
import type { Context } from './context';
import { type Change, mutation } from './mutation';
import { reading } from './reading';
import { aJob, aVisitor, contentHash } from './testing/visitors';

const { db, owner } = await withTestDatabase();

const mine: Context = { ...aVisitor(db), actor: { kind: 'visitor', draft: 'mine' } };

/** A verb that finds somebody’s diagnostic without asking whose it is. */
function careless(draft: string) {
  const done: string[] = [];
  const verb = mutation({
    action: 'diagnostic.delete',
    input: z.strictObject({}),
    target: async () => ({ draft }),
    run: async (ctx): Promise<Change<void>> => {
      done.push(draft);
      await ctx.db.execute(sql`insert into attempt (scope, count) values (${draft}, 1)`);
      return { result: undefined, audit: [] };
    },
  });
  return { verb, done };
}

it('does nothing to what is another’s, and tells of it as of a miss', async () => {
  const before = await contentHash(owner);
  const { verb, done } = careless('another');
  await expect(verb(mine, {})).rejects.toMatchObject({ code: 'not_found' });
  expect(done).toEqual([]);
  expect(await contentHash(owner)).toBe(before);
});

it('does it to one’s own', async () => {
  const { verb, done } = careless('mine');
  await verb(mine, {});
  expect(done).toEqual(['mine']);
});

it('refuses a kind of actor before it reads the input or looks for anything', async () => {
  const { verb, done } = careless('mine');
  await expect(verb(aJob(db), JSON.parse('{"more": 1}'))).rejects.toMatchObject({ code: 'forbidden' });
  expect(done).toEqual([]);
});

it('refuses the same of what is only read', async () => {
  const read = reading('people.read', async () => 'all of it');
  await expect(read(mine)).rejects.toMatchObject({ code: 'forbidden', detail: { action: 'people.read' } });
});
