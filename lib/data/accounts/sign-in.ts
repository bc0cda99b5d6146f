import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '@/db/client';
import { knownDevice } from '@/db/schema';
import { SignInInput } from '../../schemas/account';
import { claimAttempt, forgiveAttempt, type Limit } from '../attempts';
import type { Context } from '../context';
import { type Change, mutation } from '../mutation';
import { lookFor } from '../scope';
import { enter, type SignedIn } from './enter';
import type { HalfWay } from './half-way';
import { signInLimits } from './limits';
import { isPassword } from './password';
import { lockPerson, type Person, personByEmail } from './people';
import { hashOfToken } from './tokens';

/** Null: waiting does not help, a link by mail does. */
export type TooMany = { outcome: 'tooMany'; minutes: number | null };

/** Whatever was wrong about it. */
export type Wrong = { outcome: 'wrong' };

type Input = z.input<typeof SignInInput>;

/**
 * Signs in by a password. An attempt is counted before the password is looked at and taken back if it was right, so
 * that of two hundred at the same moment no more are tried than of two hundred one after the other; and no row is
 * locked while that takes its time.
 */
export async function signIn(ctx: Context, raw: Input): Promise<SignedIn | HalfWay | TooMany | Wrong> {
  const claimed = await claimSignIn(ctx, raw);
  if (claimed.outcome === 'tooMany') return claimed;
  const { person, limits, password, held, device } = claimed;
  const isRight = await isPassword(password, person?.passwordHash ?? null);
  if (!isRight || person === null) return { outcome: 'wrong' };
  const { id, email, passwordHash } = person;
  return settleSignIn(ctx, { id, email, passwordHash, limits, held, device });
}

type Claimed = {
  outcome: 'claimed';
  person: Person | null;
  limits: readonly Limit[];
  password: string;
  held: string | null;
  device: string;
};

const claimSignIn = mutation({
  action: 'account.signIn',
  input: SignInInput,
  target: async () => ({}),
  run: async (ctx, given): Promise<Change<Claimed | TooMany>> => {
    const { email, network, password, device, knownDevice: held } = given;
    await lookFor(ctx.db, { email });
    const person = await personByEmail(ctx.db, email);
    const known = await knownAs(ctx.db, person, held);
    const limits = signInLimits({ email, network, device: known });
    const claim = await claimAttempt(ctx.db, limits);
    if (!claim.ok) return { result: { outcome: 'tooMany', minutes: claim.minutes }, audit: [] };
    return { result: { outcome: 'claimed', person, limits, password, held, device }, audit: [] };
  },
});

/** Hash of what the browser holds, if this person has signed in there before. */
async function knownAs(tx: Database, person: Person | null, held: string | null): Promise<string | null> {
  const tokenHash = hashOfToken('device', held ?? '');
  await lookFor(tx, { device: tokenHash });
  // Asked for all the same where there is nobody, so that it takes as long.
  const id = person?.id ?? '00000000-0000-4000-8000-000000000000';
  const found = await tx.$count(
    knownDevice,
    and(eq(knownDevice.personId, id), eq(knownDevice.tokenHash, tokenHash)),
  );
  return found > 0 ? tokenHash : null;
}

const settleSignIn = mutation({
  action: 'account.signIn',
  input: z.strictObject({
    id: z.uuid(),
    email: z.string(),
    passwordHash: z.string().nullable(),
    limits: z.array(z.custom<Limit>()).readonly(),
    held: z.string().nullable(),
    device: z.string(),
  }),
  target: async () => ({}),
  run: async (ctx, given): Promise<Change<SignedIn | HalfWay | Wrong>> => {
    const { id, email, passwordHash, limits, held, device } = given;
    await lookFor(ctx.db, { email });
    const found = await lockPerson(ctx.db, id);
    // Suspended, or given another password, while this one was looked at.
    if (found === null || found.passwordHash !== passwordHash)
      return { result: { outcome: 'wrong' }, audit: [] };
    await forgiveAttempt(ctx.db, limits);
    return enter(ctx, found, { device, held });
  },
});
