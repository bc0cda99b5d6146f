import 'server-only';
import { z } from 'zod';
import { claimAttempt, forgiveAttempt } from '../attempts';
import type { Context } from '../context';
import { type Change, mutation } from '../mutation';
import { ownPasswordLimit } from './limits';
import { lockOneself } from './own';
import { isPassword } from './password';
import { rolesOf } from './people';
import type { TooMany, Wrong } from './sign-in';

type Right = { outcome: 'right'; passwordHash: string | null; isStaff: boolean; words: readonly string[] };

/** In: the password typed by somebody who is signed in; null is right for those who have none. Counted as at sign-in. */
export async function checkOwnPassword(
  ctx: Context,
  { password }: { password: string | null },
): Promise<Right | TooMany | Wrong> {
  const claimed = await claim(ctx, {});
  if (claimed.outcome === 'tooMany') return claimed;
  const { passwordHash } = claimed;
  const isRight =
    passwordHash === null
      ? password === null
      : password !== null && (await isPassword(password, passwordHash));
  if (!isRight) return { outcome: 'wrong' };
  await forgive(ctx, {});
  return claimed;
}

const claim = mutation({
  action: 'account.change',
  input: z.strictObject({}),
  target: lockOneself,
  run: async (ctx, _, { own }): Promise<Change<Right | TooMany>> => {
    const claimed = await claimAttempt(ctx.db, [ownPasswordLimit(own.id)]);
    if (!claimed.ok) return { result: { outcome: 'tooMany', minutes: claimed.minutes }, audit: [] };
    const { isStaff, firms } = await rolesOf(ctx.db, own.id);
    const words = [own.email, own.name, ...firms];
    return { result: { outcome: 'right', passwordHash: own.passwordHash, isStaff, words }, audit: [] };
  },
});

const forgive = mutation({
  action: 'account.change',
  input: z.strictObject({}),
  target: lockOneself,
  run: async (ctx, _, { own }) => {
    await forgiveAttempt(ctx.db, [ownPasswordLimit(own.id)]);
    return { result: undefined, audit: [] };
  },
});
