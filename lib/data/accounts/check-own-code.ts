import 'server-only';
import { z } from 'zod';
import { claimAttempt } from '../attempts';
import type { Context } from '../context';
import { type Change, mutation } from '../mutation';
import { checkOwnPassword } from './check-own-password';
import { codeLimit } from './limits';
import { lockOneself } from './own';
import type { TooMany, Wrong } from './sign-in';

type Claimed = { outcome: 'right' };

/**
 * Counts a code that is about to be looked at, and looks at the password that came with it. The code is counted
 * whatever the password is, so that nobody learns from the count which of the two was wrong.
 */
export async function checkBeforeCode(
  ctx: Context,
  { password }: { password: string | null },
): Promise<Claimed | TooMany | Wrong> {
  const claimed = await claim(ctx, {});
  if (claimed.outcome !== 'right') return claimed;
  const checked = await checkOwnPassword(ctx, { password });
  return checked.outcome === 'right' ? claimed : checked;
}

const claim = mutation({
  action: 'account.change',
  input: z.strictObject({}),
  target: lockOneself,
  run: async (ctx, _, { own }): Promise<Change<Claimed | TooMany>> => {
    const claimed = await claimAttempt(ctx.db, [codeLimit(own.id)]);
    if (!claimed.ok) return { result: { outcome: 'tooMany', minutes: claimed.minutes }, audit: [] };
    return { result: { outcome: 'right' }, audit: [] };
  },
});
