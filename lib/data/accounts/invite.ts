import { ADVISER_TEXT_VERSION } from '../../messages/consent';
import { INVITED_BY, InviteInput } from '../../schemas/account';
import { claimAttempt } from '../attempts';
import { DataError } from '../errors';
import { queueMail } from '../mail/queue';
import { mutation } from '../mutation';
import { mailOfFirm } from './leaving';
import { invitationLimit, mailLimit } from './limits';
import { makeLink } from './links';
import { lockOwnBody } from './own';
import { newSalt } from './tokens';

/**
 * Asks somebody to work for the firm or the institution. Nothing tells whether the address has an account; who has too
 * many mails already gets no other one.
 */
export const invite = mutation({
  action: 'people.invite',
  input: InviteInput,
  target: lockOwnBody,
  run: async (ctx, { email, role, consent }, { firm, institution, name, member }) => {
    // Neither gives out a role of the other.
    const roles: readonly string[] = INVITED_BY[institution === null ? 'firm' : 'institution'];
    if (!roles.includes(role)) throw new DataError('invalid', { at: 'role' });
    const claim = await claimAttempt(ctx.db, [invitationLimit(member.id)]);
    if (!claim.ok) throw new DataError('too_many', { minutes: String(claim.minutes ?? '') });
    const toAddress = await claimAttempt(ctx.db, [mailLimit(email)]);
    if (!toAddress.ok) return { result: undefined, audit: [] };
    const consentVersion = role === 'firm_adviser' && consent ? ADVISER_TEXT_VERSION : null;
    const invited = {
      purpose: 'invitation',
      email,
      role,
      firmId: firm,
      institution,
      consentVersion,
    } as const;
    const { link, minutes, tokenHash } = await makeLink(ctx.db, invited);
    const to = { to: email, locale: ctx.locale ?? member.locale };
    const values = { person: member.name, link, minutes };
    const key = firm === null ? {} : { key: mailOfFirm(firm) };
    if (role === 'firm_colleague' || role === 'firm_adviser')
      await queueMail(ctx.db, {
        ...{ ...to, ...key },
        kind: `invitation_${role}`,
        values: { ...values, firm: name },
      });
    else
      await queueMail(ctx.db, {
        ...to,
        kind: 'invitation_institution',
        values: { ...values, institution: name, role },
      });
    const after = { firm, institution, role, consent, ...(consentVersion && { consentVersion }) };
    return {
      result: undefined,
      audit: [{ kind: 'sign_in_link', id: tokenHash, salt: newSalt(), before: null, after }],
    };
  },
});
