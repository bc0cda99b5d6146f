import { InviteInput } from '../../schemas/account';
import { claimAttempt } from '../attempts';
import { DataError } from '../errors';
import { queueMail } from '../mail/queue';
import { mutation } from '../mutation';
import { invitationLimit, mailLimit } from './limits';
import { makeLink } from './links';
import { lockOwnFirm } from './own';
import { newSalt } from './tokens';

/**
 * Asks somebody to work for the firm. Nothing tells whether the address has an account; who has too many mails already
 * gets no other one.
 */
export const invite = mutation({
  action: 'firm.invite',
  input: InviteInput,
  target: lockOwnFirm,
  run: async (ctx, { email, role, consent }, { own, member }) => {
    const claim = await claimAttempt(ctx.db, [invitationLimit(member.id)]);
    if (!claim.ok) throw new DataError('too_many', { minutes: String(claim.minutes ?? '') });
    const toAddress = await claimAttempt(ctx.db, [mailLimit(email)]);
    if (!toAddress.ok) return { result: undefined, audit: [] };
    const invited = { purpose: 'invitation', email, role, firmId: own.id } as const;
    const { link, minutes, tokenHash } = await makeLink(ctx.db, invited);
    const values = { person: member.name, firm: own.name, link, minutes };
    await queueMail(ctx.db, {
      to: email,
      kind: `invitation_${role}`,
      locale: ctx.locale ?? member.locale,
      values,
    });
    const after = { firm: own.id, role, consent };
    return {
      result: undefined,
      audit: [{ kind: 'sign_in_link', id: tokenHash, salt: newSalt(), before: null, after }],
    };
  },
});
