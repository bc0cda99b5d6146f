import 'server-only';
import { and, eq, type SQL } from 'drizzle-orm';
import { firm, type membership, person, session, type signInLink } from '@/db/schema';
import type { AuditEntry } from '../audit';
import { type Actor, type Context, personOf } from '../context';
import { DataError } from '../errors';
import { institutionName } from './institution-name';
import { lockPerson, type Person } from './people';

type OwnSession = { id: string; person: string; audit: AuditEntry };

/** Locks a session of the actor's own: the one that asks, unless another is named. */
export async function lockOwnSession({ db, actor }: Context, named?: string): Promise<OwnSession> {
  const [row] = await db
    .select({
      id: session.id,
      person: session.personId,
      membership: session.membershipId,
      salt: person.auditSalt,
    })
    .from(session)
    .innerJoin(person, eq(person.id, session.personId))
    .where(and(eq(session.id, named ?? sessionOf(actor)), eq(session.personId, personOf(actor) ?? '')))
    .for('update', { of: session });
  // Somebody else's and one that never was answer alike.
  if (!row) throw new DataError('not_found', { entity: 'session' });
  const { id, person: own, membership, salt } = row;
  const audit = { kind: 'session', id, salt, before: { person: own, membership }, after: null };
  return { id, person: own, audit };
}

/** Locks the row of the person who asks. */
export async function lockOneself({ db, actor }: Context): Promise<{ person: string; own: Person }> {
  const id = personOf(actor);
  const own = id === null ? null : await lockPerson(db, id);
  if (own === null) throw new DataError('not_found', { entity: 'person' });
  return { person: own.id, own };
}

export function sessionOf(actor: Context['actor']): string {
  if (!('session' in actor)) throw new DataError('forbidden', { entity: 'session' });
  return actor.session;
}

type OwnFirm = { firm: string; own: typeof firm.$inferSelect; member: Person };

/** Locks the firm the actor acts for, so that what is decided about its people happens one after the other. */
export async function lockOwnFirm(ctx: Context): Promise<OwnFirm> {
  const { own: member } = await lockOneself(ctx);
  const id = 'firm' in ctx.actor ? ctx.actor.firm : null;
  const [own] = id === null ? [] : await ctx.db.select().from(firm).where(eq(firm.id, id)).for('update');
  if (!own) throw new DataError('not_found', { entity: 'firm' });
  return { firm: own.id, own, member };
}

/** What people work for: a firm or an institution, by its id and its name. */
type OwnBody = { firm: string | null; institution: string | null; name: string; member: Person };

/** The firm or the institution that the actor acts for, and the actor, who is locked. */
export async function lockOwnBody(ctx: Context): Promise<OwnBody> {
  if (!('institution' in ctx.actor)) {
    const { firm, own, member } = await lockOwnFirm(ctx);
    return { firm, institution: null, name: own.name, member };
  }
  const { institution } = ctx.actor;
  const { own: member } = await lockOneself(ctx);
  const name = await institutionName(ctx, institution, ctx.locale ?? member.locale);
  return { firm: null, institution, name, member };
}

/** Rows of what the actor acts for, in the table of roles or in the one of invitations. */
export function ofOwnBody(table: typeof membership | typeof signInLink, actor: Actor): SQL {
  if ('firm' in actor) return eq(table.firmId, actor.firm);
  if ('institution' in actor) return eq(table.institution, actor.institution);
  throw new DataError('forbidden', { entity: 'membership' });
}
