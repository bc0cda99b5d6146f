import { z } from 'zod';
import { LOCALES } from '../../domain/vocabulary';
import { paths } from '../../paths';
import { type AccountProblem, RequestSignUpInput } from '../../schemas/account';
import { claimAttempt } from '../attempts';
import type { Context } from '../context';
import { DataError } from '../errors';
import { queueMail } from '../mail/queue';
import { mutation, parseInput } from '../mutation';
import { requireKind } from '../policy';
import { lookFor } from '../scope';
import { mailLimit, networkLimits } from './limits';
import { makeLink, Pending } from './links';
import { draftOfBrowser } from './make-account';
import { hashPassword, passwordProblem } from './password';
import { personByEmail } from './people';
import { newSalt } from './tokens';

export type SignUpRequested = { outcome: 'sent' } | { outcome: 'invalidPassword'; code: AccountProblem };

/**
 * Sends the link that makes the account. The answer is the same whether or not the address has one: its owner learns
 * that from the mail, and nobody else does.
 */
export async function requestSignUp(
  ctx: Context,
  raw: z.input<typeof RequestSignUpInput>,
): Promise<SignUpRequested> {
  requireKind(ctx.actor, 'account.signUp');
  const { network, password, ...given } = parseInput(RequestSignUpInput, raw);
  if (password !== null) {
    const words = [given.email, given.name, given.firmName];
    const code = await passwordProblem(password, { isStaff: false, words });
    if (code !== null) return { outcome: 'invalidPassword', code };
  }
  await claimNetwork(ctx, { network });
  // Done before it is known whether the address has an account, so that it takes as long for both.
  const passwordHash = password === null ? null : await hashPassword(password);
  await sendSignUp(ctx, { ...given, passwordHash, locale: ctx.locale ?? 'en', draft: draftOfBrowser(ctx) });
  return { outcome: 'sent' };
}

const claimNetwork = mutation({
  action: 'account.signUp',
  input: RequestSignUpInput.pick({ network: true }),
  target: async () => ({}),
  run: async (ctx, { network }) => {
    const claim = await claimAttempt(ctx.db, networkLimits(network));
    if (!claim.ok) throw new DataError('too_many', { minutes: String(claim.minutes ?? '') });
    return { result: undefined, audit: [] };
  },
});

const sendSignUp = mutation({
  action: 'account.signUp',
  input: Pending.extend({ email: z.string(), locale: z.enum(LOCALES) }),
  target: async () => ({}),
  run: async (ctx, { email, ...pending }) => {
    const claim = await claimAttempt(ctx.db, [mailLimit(email)]);
    // Said to nobody: it would tell that somebody else asks for this address too.
    if (!claim.ok) return { result: undefined, audit: [] };
    await lookFor(ctx.db, { email });
    const known = await personByEmail(ctx.db, email);
    if (known !== null) {
      const values = { link: paths.signIn(), passwordLink: paths.newPassword() };
      await queueMail(ctx.db, { to: email, kind: 'sign_up_known', locale: known.locale, values });
      return { result: undefined, audit: [asked(known.id, known.auditSalt)] };
    }
    const { link, minutes, tokenHash } = await makeLink(ctx.db, { purpose: 'sign_up', email, pending });
    await queueMail(ctx.db, {
      to: email,
      kind: 'sign_up',
      locale: pending.locale,
      values: { link, minutes },
    });
    return { result: undefined, audit: [{ ...asked(tokenHash, newSalt()), kind: 'sign_in_link' }] };
  },
});

function asked(id: string, salt: string) {
  return { kind: 'person', id, salt, before: null, after: { mail: 'sign_up' } };
}
