import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { secondFactor } from '@/db/schema';
import { paths } from '../../paths';
import { OwnCodeInput } from '../../schemas/account';
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
import { forgetRecoveryCodes, replaceRecoveryCodes, spendCode } from './second-factor';
import { endSessionsOf, renewToken } from './sessions';
import type { TooMany, Wrong } from './sign-in';

type Given = z.input<typeof OwnCodeInput>;
const CodeInput = z.strictObject({ code: z.custom<SecondStepCode | null>() });
const WRONG: Change<Wrong> = { result: { outcome: 'wrong' }, audit: [] };

/** Told here and never again. */
export type NewCodes = { outcome: 'made'; codes: readonly string[] } | TooMany | Wrong;

/** Makes new recovery codes; those before no longer work. Wrong also for those whose second step is off. */
export async function makeRecoveryCodes(ctx: Context, raw: Given): Promise<NewCodes> {
  requireKind(ctx.actor, 'secondStep.change');
  const { password, code } = parseInput(OwnCodeInput, raw);
  const checked = await checkBeforeCode(ctx, { password });
  return checked.outcome === 'right' ? makeCodes(ctx, { code }) : checked;
}

const makeCodes = mutation({
  action: 'secondStep.change',
  input: CodeInput,
  target: lockOneself,
  run: async (ctx, { code }, { own }): Promise<Change<NewCodes>> => {
    if (!(await spendCode(ctx.db, own.id, code))) return WRONG;
    await forgiveAttempt(ctx.db, [codeLimit(own.id)]);
    const codes = await replaceRecoveryCodes(ctx.db, own.id);
    const audit = aboutPerson(own, { recoveryCodes: 'old' }, { recoveryCodes: 'new' });
    return { result: { outcome: 'made', codes }, audit: [audit] };
  },
});

/** The token is for the cookie: a copy of the one before opens nothing any more. */
export type TurnedOff = { outcome: 'off'; token: string } | TooMany | Wrong;

/** Turns the second step off. All other sessions of the person end. */
export async function turnOffSecondStep(ctx: Context, raw: Given): Promise<TurnedOff> {
  requireKind(ctx.actor, 'secondStep.change');
  const { password, code } = parseInput(OwnCodeInput, raw);
  const checked = await checkBeforeCode(ctx, { password });
  return checked.outcome === 'right' ? turnOff(ctx, { code }) : checked;
}

const turnOff = mutation({
  action: 'secondStep.change',
  input: CodeInput,
  target: lockOneself,
  run: async (ctx, { code }, { own }): Promise<Change<TurnedOff>> => {
    if (!(await spendCode(ctx.db, own.id, code))) return WRONG;
    await forgiveAttempt(ctx.db, [codeLimit(own.id)]);
    await ctx.db.delete(secondFactor).where(eq(secondFactor.personId, own.id));
    await forgetRecoveryCodes(ctx.db, own.id);
    const session = sessionOf(ctx.actor);
    await endSessionsOf(ctx.db, own.id, session);
    const token = await renewToken(ctx.db, session);
    const values = { link: paths.newPassword() };
    await queueMail(ctx.db, { to: own.email, kind: 'second_step_off', locale: own.locale, values });
    const audit = aboutPerson(own, { secondStep: 'on' }, { secondStep: 'off' });
    return { result: { outcome: 'off', token }, audit: [audit] };
  },
});
