import type { Database } from '@/db/client';
import type { IsoDate } from '../domain/dates';
import type { Locale } from '../domain/vocabulary';

/** Who asks. A visitor is known by the hash of the code in the cookie, if there is one. */
export type Actor = { kind: 'visitor'; draft: string | null } | { kind: 'job'; name: string };

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
