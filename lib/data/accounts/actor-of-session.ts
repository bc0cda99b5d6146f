import { and, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { diagnostic, firm, membership, person, session } from '@/db/schema';
import type { MembershipRole } from '../../domain/people';
import { FIRM_ROLES } from '../../domain/people';
import type { Locale } from '../../domain/vocabulary';
import type { Actor } from '../context';
import { iso } from '../diagnostics/state';
import { asDataError } from '../errors';
import { lookFor } from '../scope';
import { mayEnter } from './people';
import { IDLE_MINUTES } from './sessions';
import { hashOfToken } from './tokens';

export type Membership = {
  id: string;
  role: MembershipRole;
  firm?: { id: string; name: string };
  /** Id of the catalogue. */
  institution?: string;
};

/** What pages show of who is signed in. */
export type Account = {
  person: { id: string; name: string; email: string; locale: Locale; version: number; hasPassword: boolean };
  memberships: readonly Membership[];
  /** The one acted as; null until one is chosen, or where there is none. */
  acting: string | null;
  session: string;
  /** Whatever is done, it ends then. */
  expiresAt: string;
  /** Without a request it ends after so many. */
  idleMinutes: number;
};

export type Signed = { actor: Actor; account: Account };

/** Not written at every request: often enough for the time that a session may rest. */
const SEEN_EVERY_SECONDS = 20;

/**
 * In: what the cookie carries. Out: who that is and for whom they act; null if the session has ended in any way. Read
 * on every request, by the clock of the database, so that nothing that was ended works any longer.
 */
export async function actorOfSession(db: Database, token: string): Promise<Signed | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  try {
    return await db.transaction((tx) => read(tx, hashOfToken('session', token)));
  } catch (error) {
    throw asDataError(error);
  }
}

async function read(tx: Database, tokenHash: string): Promise<Signed | null> {
  await lookFor(tx, { token: tokenHash });
  const [row] = await sessionQuery(tx, tokenHash);
  if (!row) return null;
  if (row.isStale)
    await tx.update(session).set({ seenAt: sql`now()` }).where(eq(session.tokenHash, tokenHash));
  const { memberships, acting, session: id, expiresAt, idleMinutes, hasPassword, version } = row;
  const about = {
    id: row.person,
    name: row.name,
    email: row.email,
    locale: row.locale,
    version,
    hasPassword,
  };
  return {
    actor: actorOf(row),
    account: { person: about, memberships, acting, session: id, expiresAt, idleMinutes },
  };
}

function sessionQuery(tx: Database, tokenHash: string) {
  return tx
    .select({
      session: session.id,
      person: person.id,
      name: person.name,
      email: person.email,
      locale: person.locale,
      version: person.version,
      hasPassword: sql<boolean>`${person.passwordHash} is not null`,
      acting: session.membershipId,
      role: membership.role,
      firm: membership.firmId,
      institution: membership.institution,
      draft: diagnostic.codeHash,
      expiresAt: iso(sql`${session.expiresAt}`),
      idleMinutes: sql<number>`${idleMinutes()}`,
      isStale: sql<boolean>`${session.seenAt} < now() - make_interval(secs => ${SEEN_EVERY_SECONDS})`,
      memberships: sql<readonly Membership[]>`coalesce((
        select json_agg(json_strip_nulls(json_build_object('id', held.id, 'role', held.role, 'institution', held.institution,
          'firm', case when held_firm.id is not null then json_build_object('id', held_firm.id, 'name', held_firm.name) end))
          order by held.since, held.id)
        from ${membership} held left join ${firm} held_firm on held_firm.id = held.firm_id
        where held.person_id = ${person.id} and held.ended_at is null), '[]')`,
    })
    .from(session)
    .innerJoin(person, eq(person.id, session.personId))
    .leftJoin(membership, eq(membership.id, session.membershipId))
    .leftJoin(firm, eq(firm.id, membership.firmId))
    .leftJoin(diagnostic, eq(diagnostic.id, firm.diagnosticId))
    .where(
      and(
        eq(session.tokenHash, tokenHash),
        isAlive(),
        mayEnter(),
        // Whose role has ended is signed out, and not left with nothing to act as.
        or(isNull(session.membershipId), and(sql`${membership.id} is not null`, isNull(membership.endedAt))),
      ),
    );
}

function isAlive(): SQL | undefined {
  return and(
    gt(session.expiresAt, sql`now()`),
    sql`${session.seenAt} > now() - make_interval(mins => ${idleMinutes()})`,
  );
}

function idleMinutes(): SQL {
  const firmRoles = sql.join(
    FIRM_ROLES.map((role) => sql`${role}`),
    sql`, `,
  );
  return sql`case when ${membership.role} is null or ${membership.role} in (${firmRoles})
    then ${IDLE_MINUTES.firm}::int else ${IDLE_MINUTES.staff}::int end`;
}

type Row = {
  person: string;
  session: string;
  role: MembershipRole | null;
  firm: string | null;
  institution: string | null;
  draft: string | null;
};

function actorOf({ person: id, session: of, role, firm: forFirm, institution, draft }: Row): Actor {
  const self = { person: id, session: of };
  switch (role) {
    case 'firm_owner':
    case 'firm_colleague':
    case 'firm_adviser':
      return { kind: role, ...self, firm: forFirm ?? '', draft };
    case 'programme_officer':
    case 'institution_admin':
    case 'seat_holder':
      return { kind: role, ...self, institution: institution ?? '' };
    case 'agency_reviewer':
    case 'platform_admin':
      return { kind: role, ...self };
    case null:
      return { kind: 'person', ...self };
  }
}
