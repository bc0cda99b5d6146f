import { paths } from '../../paths';
import { HalfWayInput, SecondStepInput } from '../../schemas/account';
import { claimAttempt, forgiveAttempt } from '../attempts';
import { queueMail } from '../mail/queue';
import { type Change, mutation, parseInput } from '../mutation';
import { reading } from '../reading';
import { goOnFor } from '../scope';
import { personHalfWay, spendHalfWay } from './half-way';
import { codeLimit } from './limits';
import { lockPerson } from './people';
import { spendCode } from './second-factor';
import { goBack, openSession, rememberDevice } from './sessions';
import type { SignedIn, TooMany, Wrong } from './sign-in';

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
    const opened = await openSession(ctx, found, device);
    const { deviceToken, isNew } = await rememberDevice(ctx.db, id, knownDevice);
    const values = { device, link: paths.sessions() };
    if (isNew) await queueMail(ctx.db, { to: found.email, kind: 'new_device', locale: found.locale, values });
    await goBack(ctx);
    return { result: { outcome: 'signedIn', token: opened.token, deviceToken }, audit: [opened.audit] };
  },
});

/** Whether the second step can be taken with what this browser carries. Changes nothing. */
export const awaitsSecondStep = reading('account.signIn', async (ctx, raw: { token: string }) => {
  const { token } = parseInput(HalfWayInput, raw);
  return (await personHalfWay(ctx.db, token)) !== null;
});
