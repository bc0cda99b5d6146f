import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { person } from '@/db/schema';
import { paths } from '../../paths';
import { type AccountProblem, ChangePasswordInput } from '../../schemas/account';
import type { Context } from '../context';
import { DataError } from '../errors';
import { queueMail } from '../mail/queue';
import { type Change, mutation, parseInput } from '../mutation';
import { requireKind } from '../policy';
import { checkOwnPassword } from './check-own-password';
import { endLinksOf } from './links';
import { lockOneself, sessionOf } from './own';
import { hashPassword, passwordProblem } from './password';
import { aboutPerson, nextVersion } from './people';
import { endSessionsOf, renewToken } from './sessions';
import type { TooMany, Wrong } from './sign-in';

export type PasswordChanged =
  /** For the cookie: a copy of the one before opens nothing any more. */
  | { outcome: 'changed'; token: string }
  | Wrong
  | TooMany
  | { outcome: 'invalidPassword'; code: AccountProblem };

/** Sets a password, also a first one. All other sessions of the person end. */
export async function changePassword(
  ctx: Context,
  raw: z.input<typeof ChangePasswordInput>,
): Promise<PasswordChanged> {
  requireKind(ctx.actor, 'account.change');
  const { current, password } = parseInput(ChangePasswordInput, raw);
  const checked = await checkOwnPassword(ctx, { password: current });
  if (checked.outcome !== 'right') return checked;
  const { isStaff, words, passwordHash: before } = checked;
  const code = await passwordProblem(password, { isStaff, words });
  if (code !== null) return { outcome: 'invalidPassword', code };
  return store(ctx, { before, passwordHash: await hashPassword(password) });
}

const store = mutation({
  action: 'account.change',
  input: z.strictObject({ before: z.string().nullable(), passwordHash: z.string() }),
  target: lockOneself,
  run: async (ctx, { before, passwordHash }, { own }): Promise<Change<PasswordChanged>> => {
    // Changed elsewhere while this one was looked at.
    if (own.passwordHash !== before) throw new DataError('conflict', { entity: 'person' });
    await ctx.db.update(person).set({ passwordHash, version: nextVersion }).where(eq(person.id, own.id));
    const session = sessionOf(ctx.actor);
    await endSessionsOf(ctx.db, own.id, session);
    await endLinksOf(ctx.db, own);
    const token = await renewToken(ctx.db, session);
    const values = { link: paths.newPassword() };
    await queueMail(ctx.db, { to: own.email, kind: 'password_changed', locale: own.locale, values });
    const [from, to] = [{ version: own.version }, { version: own.version + 1, password: 'new' }];
    return { result: { outcome: 'changed', token }, audit: [aboutPerson(own, from, to)] };
  },
});
