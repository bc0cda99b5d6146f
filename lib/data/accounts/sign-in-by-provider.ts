import type { z } from 'zod';
import { paths } from '../../paths';
import { ProviderSignInInput } from '../../schemas/account';
import { claimAttempt, forgiveAttempt } from '../attempts';
import type { AuditEntry } from '../audit';
import type { Context } from '../context';
import { queueMail } from '../mail/queue';
import { type Change, mutation } from '../mutation';
import { goOnFor, lookFor } from '../scope';
import { enter, type SignedIn } from './enter';
import type { HalfWay } from './half-way';
import { findIdentity, linkIdentity } from './identities';
import { networkLimits, onceLimit } from './limits';
import { aboutPerson, lockPerson, type Person, personByEmail } from './people';
import type { TooMany } from './sign-in';

/** Why nobody was signed in. Only who has proven an address is told anything of its account. */
export type NotEntered =
  /** The answer was used before. */
  | { outcome: 'used' }
  /** The provider does not say that the address is theirs. */
  | { outcome: 'unverified' }
  /** No account that can be used has this address. */
  | { outcome: 'unknown' }
  /** The owner of the account took this way in away. */
  | { outcome: 'takenAway' }
  /** The account is linked with somebody else of the provider. */
  | { outcome: 'linkedOtherwise' };

export type EnteredByProvider = SignedIn | HalfWay | TooMany | NotEntered;

type Given = z.output<typeof ProviderSignInInput>;
type Found = { person: Person; audit: readonly AuditEntry[] };

/**
 * Signs in somebody as the sign-in provider knows them. In: what the provider has said, which the caller has checked.
 * The first time, an address that the provider vouches for links them with the account that has it; no account is ever
 * made.
 */
export const signInByProvider = mutation({
  action: 'account.signIn',
  input: ProviderSignInInput,
  target: async () => ({}),
  run: async (ctx, given): Promise<Change<EnteredByProvider>> => {
    const limits = networkLimits(given.network);
    const claim = await claimAttempt(ctx.db, limits);
    if (!claim.ok) return { result: { outcome: 'tooMany', minutes: claim.minutes }, audit: [] };
    if (!(await claimAttempt(ctx.db, [onceLimit(given.state)])).ok)
      return { result: { outcome: 'used' }, audit: [] };
    const found = await whoIs(ctx, given);
    if ('outcome' in found) return { result: found, audit: [] };
    await forgiveAttempt(ctx.db, limits);
    const entered = await enter(ctx, found.person, { device: given.device, held: given.knownDevice });
    return { result: entered.result, audit: [...found.audit, ...entered.audit] };
  },
});

/** Locks the person, so that of two answers at the same moment one links. */
async function whoIs(ctx: Context, given: Given): Promise<Found | NotEntered> {
  const held = await findIdentity(ctx.db, given);
  if (held === null) return linkByAddress(ctx, given);
  await goOnFor(ctx.db, { person: held.person });
  const person = await lockPerson(ctx.db, held.person);
  if (person === null) return { outcome: 'unknown' };
  // Looked at once more: it may have been taken away while this one waited.
  return (await isLinked(ctx, person, given)) ? { person, audit: [] } : { outcome: 'takenAway' };
}

async function linkByAddress(ctx: Context, given: Given): Promise<Found | NotEntered> {
  const { email, issuer, subject, provider } = given;
  if (email === null) return { outcome: 'unverified' };
  await lookFor(ctx.db, { email });
  const known = await personByEmail(ctx.db, email);
  const person = known && (await lockPerson(ctx.db, known.id));
  if (person === null) return { outcome: 'unknown' };
  await goOnFor(ctx.db, { person: person.id });
  // By another answer, while this one waited.
  if (await isLinked(ctx, person, given)) return { person, audit: [] };
  if (!(await linkIdentity(ctx.db, person.id, { issuer, subject }))) return { outcome: 'linkedOtherwise' };
  const values = { provider, link: paths.accountDetails() };
  await queueMail(ctx.db, { to: person.email, kind: 'provider_on', locale: person.locale, values });
  return { person, audit: [aboutPerson(person, { provider: null }, { provider: issuer })] };
}

async function isLinked(ctx: Context, { id }: Person, given: Given): Promise<boolean> {
  const held = await findIdentity(ctx.db, given);
  return held !== null && held.person === id && !held.isEnded;
}
