import type { Database } from '@/db/client';
import type { IsoDate } from '../domain/dates';
import type { FirmRole, InstitutionRole } from '../domain/people';
import type { Locale } from '../domain/vocabulary';

/** Somebody who has signed in: who they are, and the session that says so. */
export type SignedIn = { person: string; session: string };

/** For whom a person acts, by the role of the membership they chose. */
type For = {
  [Role in FirmRole]: { firm: string; draft: string | null };
} & {
  [Role in InstitutionRole]: { institution: string };
} & {
  /** Signed in, and nothing chosen or nothing to choose from. */
  person: Record<never, never>;
  agency_reviewer: Record<never, never>;
  platform_admin: Record<never, never>;
};

/**
 * Who asks. A visitor is known by the hash of the code in the cookie, if there is one; for a firm, `draft` is what its
 * own diagnostic is known by.
 */
export type Actor =
  | { kind: 'visitor'; draft: string | null }
  | { [Kind in keyof For]: { kind: Kind } & SignedIn & For[Kind] }[keyof For]
  | { kind: 'job'; name: string };

/** Built once per request; every verb takes it first. `db` may be an open transaction. */
export type Context = {
  actor: Actor;
  db: Database;
  /** The day results are computed for. What is stored is dated by the database's own clock. */
  today: IsoDate;
  requestId: string;
  /** ISO date-time, UTC. */
  now?: string;
  locale?: Locale;
};

/** In: an actor. Out: the person behind it; null for a visitor and for a job. */
export function personOf(actor: Actor): string | null {
  return 'person' in actor ? actor.person : null;
}
