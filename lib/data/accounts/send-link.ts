import { randomUUID } from 'node:crypto';
import { paths } from '../../paths';
import { SendLinkInput } from '../../schemas/account';
import { claimAttempt } from '../attempts';
import { DataError } from '../errors';
import { queueMail } from '../mail/queue';
import { mutation } from '../mutation';
import { lookFor } from '../scope';
import { mailLimit, networkLimits } from './limits';
import { makeLink } from './links';
import { aboutPerson, personByEmail } from './people';
import { newSalt } from './tokens';

/** Sends a link that signs in or sets a new password. Nothing tells whether the address has an account. */
export const sendLink = mutation({
  action: 'account.sendLink',
  input: SendLinkInput,
  target: async () => ({}),
  run: async (ctx, { email, purpose, network }) => {
    const nothing = { result: undefined, audit: [] };
    const fromNetwork = await claimAttempt(ctx.db, networkLimits(network));
    if (!fromNetwork.ok) throw new DataError('too_many', { minutes: String(fromNetwork.minutes ?? '') });
    const toAddress = await claimAttempt(ctx.db, [mailLimit(email)]);
    if (!toAddress.ok) return nothing;
    await lookFor(ctx.db, { email });
    const known = await personByEmail(ctx.db, email);
    if (known === null) {
      if (email === '') return nothing;
      const values = { link: paths.signUp() };
      await queueMail(ctx.db, { to: email, kind: 'no_account', locale: ctx.locale ?? 'en', values });
      return { result: undefined, audit: [{ ...aboutNobody(), after: { mail: purpose } }] };
    }
    const { link, minutes } = await makeLink(ctx.db, { purpose, email, personId: known.id });
    await queueMail(ctx.db, { to: email, kind: purpose, locale: known.locale, values: { link, minutes } });
    return { result: undefined, audit: [aboutPerson(known, null, { mail: purpose })] };
  },
});

/** Somebody asked for an address without an account: no row of ours that the log could name. */
function aboutNobody() {
  return { kind: 'person', id: randomUUID(), salt: newSalt(), before: null };
}
