import { HalfWayInput, SecondStepInput } from '../../schemas/account';
import { claimAttempt, forgiveAttempt } from '../attempts';
import { type Change, mutation, parseInput } from '../mutation';
import { reading } from '../reading';
import { goOnFor } from '../scope';
import { enterAtLast, type SignedIn } from './enter';
import { personHalfWay, spendHalfWay } from './half-way';
import { codeLimit } from './limits';
import { lockPerson } from './people';
import { spendCode } from './second-factor';
import type { TooMany, Wrong } from './sign-in';

/** `ended`: the first step was taken too long ago, or was used already. */
export type SecondStepTaken = SignedIn | TooMany | Wrong | { outcome: 'ended' };

const ENDED: Change<SecondStepTaken> = { result: { outcome: 'ended' }, audit: [] };

/**
 * Signs in whoever has taken the first step and now sends a code of their app, or a recovery code. The person is
 * locked meanwhile, so that of many at the same moment no more are looked at than of as many one after the other.
 */
export const takeSecondStep = mutation({
  action: 'account.signIn',
  input: SecondStepInput,
  target: async () => ({}),
  run: async (ctx, { token, code, device, knownDevice }): Promise<Change<SecondStepTaken>> => {
    const id = await personHalfWay(ctx.db, token);
    if (id === null) return ENDED;
    await goOnFor(ctx.db, { person: id });
    const found = await lockPerson(ctx.db, id);
    // Used by another request while this one waited.
    if (found === null || (await personHalfWay(ctx.db, token)) === null) return ENDED;
    const claim = await claimAttempt(ctx.db, [codeLimit(id)]);
    if (!claim.ok) return { result: { outcome: 'tooMany', minutes: claim.minutes }, audit: [] };
    if (!(await spendCode(ctx.db, id, code))) return { result: { outcome: 'wrong' }, audit: [] };
    if (!(await spendHalfWay(ctx.db, token))) return ENDED;
    await forgiveAttempt(ctx.db, [codeLimit(id)]);
    return enterAtLast(ctx, found, { device, held: knownDevice });
  },
});

/** Whether the second step can be taken with what this browser carries. Changes nothing. */
export const awaitsSecondStep = reading('account.signIn', async (ctx, raw: { token: string }) => {
  const { token } = parseInput(HalfWayInput, raw);
  return (await personHalfWay(ctx.db, token)) !== null;
});
