import { z } from 'zod';
import { paths } from '../../paths';
import { TurnOnInput } from '../../schemas/account';
import type { SecondStepCode } from '../../schemas/second-step';
import { forgiveAttempt } from '../attempts';
import type { Context } from '../context';
import { queueMail } from '../mail/queue';
import { type Change, mutation, parseInput } from '../mutation';
import { requireKind } from '../policy';
import { checkBeforeCode } from './check-own-code';
import { codeLimit } from './limits';
import { lockOneself, sessionOf } from './own';
import { aboutPerson } from './people';
import { acceptedNow, isOn, replaceRecoveryCodes, storeSecret, unsealOffer } from './second-factor';
import { endSessionsOf, renewToken } from './sessions';
import type { TooMany, Wrong } from './sign-in';

export type TurnedOn =
  /** The token is for the cookie, the codes are for the person, and neither is told again. */
  | { outcome: 'on'; token: string; codes: readonly string[] }
  | TooMany
  | Wrong
  /** Turned on in another window, or not the secret of this person's page. */
  | { outcome: 'stale' };

/** Turns the second step on, once a code shows that the app has the secret. All other sessions of the person end. */
export async function turnOnSecondStep(ctx: Context, raw: z.input<typeof TurnOnInput>): Promise<TurnedOn> {
  requireKind(ctx.actor, 'secondStep.turnOn');
  const { password, code, offer } = parseInput(TurnOnInput, raw);
  const checked = await checkBeforeCode(ctx, { password });
  return checked.outcome === 'right' ? turnOn(ctx, { code, offer }) : checked;
}

const turnOn = mutation({
  action: 'secondStep.turnOn',
  input: z.strictObject({ code: z.custom<SecondStepCode | null>(), offer: z.string() }),
  target: lockOneself,
  run: async (ctx, { code, offer }, { own }): Promise<Change<TurnedOn>> => {
    const secret = unsealOffer(own.id, offer);
    if (secret === null || (await isOn(ctx.db, own.id))) return { result: { outcome: 'stale' }, audit: [] };
    const lastStep =
      code?.kind === 'app' ? await acceptedNow(ctx.db, { secret, code: code.text, after: -1 }) : null;
    if (lastStep === null) return { result: { outcome: 'wrong' }, audit: [] };
    await forgiveAttempt(ctx.db, [codeLimit(own.id)]);
    await storeSecret(ctx.db, own.id, { secret, lastStep });
    const codes = await replaceRecoveryCodes(ctx.db, own.id);
    const session = sessionOf(ctx.actor);
    await endSessionsOf(ctx.db, own.id, session);
    const token = await renewToken(ctx.db, session);
    const values = { link: paths.newPassword() };
    await queueMail(ctx.db, { to: own.email, kind: 'second_step_on', locale: own.locale, values });
    const audit = aboutPerson(own, { secondStep: 'off' }, { secondStep: 'on' });
    return { result: { outcome: 'on', token, codes }, audit: [audit] };
  },
});
