import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { identity } from '@/db/schema';
import { paths } from '../../paths';
import { ChangeIdentityInput } from '../../schemas/account';
import { type Actor, type Context, personOf } from '../context';
import { DataError } from '../errors';
import { queueMail } from '../mail/queue';
import { type Change, mutation, parseInput } from '../mutation';
import { requireKind } from '../policy';
import { reading } from '../reading';
import { checkOwnPassword } from './check-own-password';
import { lockOneself, sessionOf } from './own';
import { aboutPerson } from './people';
import { endSessionsOf, renewToken } from './sessions';
import type { TooMany, Wrong } from './sign-in';

export type IdentityChanged =
  /** For the cookie: a copy of the one before opens nothing any more. */
  { outcome: 'takenAway'; token: string } | { outcome: 'allowed' } | Wrong | TooMany;

/**
 * Takes a way in through a provider away, or allows it again. Taken away, it stays on record, so that the same address
 * does not link anew, and all other sessions end. Allowed again, the next sign-in through the provider links.
 */
export async function changeIdentity(
  ctx: Context,
  raw: z.input<typeof ChangeIdentityInput>,
): Promise<IdentityChanged> {
  requireKind(ctx.actor, 'account.change');
  const { password, allowed, ...named } = parseInput(ChangeIdentityInput, raw);
  await requireOwnIdentity(ctx, named.identity);
  const checked = await checkOwnPassword(ctx, { password });
  if (checked.outcome !== 'right') return checked;
  return allowed ? allow(ctx, named) : takeAway(ctx, named);
}

/** Before a password is counted: who names what is not theirs changes nothing at all. */
const requireOwnIdentity = reading('account.change', async (ctx, id: string) => {
  if ((await ctx.db.$count(identity, ofOneself(ctx.actor, id))) === 0)
    throw new DataError('not_found', { entity: 'identity' });
});

function ofOneself(actor: Actor, id: string) {
  return and(eq(identity.id, id), eq(identity.personId, personOf(actor) ?? ''));
}

const Named = ChangeIdentityInput.pick({ identity: true, provider: true });

const takeAway = mutation({
  action: 'account.change',
  input: Named,
  target: lockOneself,
  run: async (ctx, { identity: named, provider }, { own }): Promise<Change<IdentityChanged>> => {
    const ended = await ctx.db
      .update(identity)
      .set({ endedAt: sql`now()` })
      .where(and(ofOneself(ctx.actor, named), isNull(identity.endedAt)))
      .returning({ issuer: identity.issuer });
    const [gone] = ended;
    // Taken away in another window.
    if (!gone) throw new DataError('conflict', { entity: 'identity' });
    const session = sessionOf(ctx.actor);
    await endSessionsOf(ctx.db, own.id, session);
    const token = await renewToken(ctx.db, session);
    const values = { provider, link: paths.newPassword() };
    await queueMail(ctx.db, { to: own.email, kind: 'provider_off', locale: own.locale, values });
    const audit = aboutPerson(own, { provider: gone.issuer }, { provider: null });
    return { result: { outcome: 'takenAway', token }, audit: [audit] };
  },
});

const allow = mutation({
  action: 'account.change',
  input: Named,
  target: lockOneself,
  run: async (ctx, { identity: named }, { own }): Promise<Change<IdentityChanged>> => {
    const gone = await ctx.db
      .delete(identity)
      .where(and(ofOneself(ctx.actor, named), isNotNull(identity.endedAt)))
      .returning({ issuer: identity.issuer });
    const audit = gone.map(({ issuer }) => aboutPerson(own, null, { providerAllowed: issuer }));
    return { result: { outcome: 'allowed' }, audit };
  },
});
