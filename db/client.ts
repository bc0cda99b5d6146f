import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { answerWithin, socketThatGivesUp } from './deadline';

/** What every query runs on: the pool, or an open transaction of it. */
export type Database = PgDatabase<PostgresJsQueryResultHKT>;

export type Sql = postgres.Sql;

export type ConnectOptions = {
  /** Connections at most. */
  max?: number;
  /** Longest a single statement may run on the server, in milliseconds; 0 means no limit. */
  statementTimeoutMs?: number;
  /** Longest a caller waits for a query or a transaction, in milliseconds; 0 means no limit. */
  deadlineMs?: number;
  /** Shown in pg_stat_activity. */
  name?: string;
  /** True for whoever made the tables. Everybody else works as `APPLICATION_ROLE`. */
  owner?: boolean;
};

/** Owns nothing, and is shown only the rows of those it says it asks for. */
export const APPLICATION_ROLE = 'puente_app';

export type Connection = {
  db: Database;
  /** Drizzle changes this client's date and object handling: pass ISO strings as parameters. */
  sql: Sql;
  close: () => Promise<void>;
};

/** Opens a pool and drizzle on it, once together, since drizzle changes the client it is given. */
export function connect(url: string, options: ConnectOptions = {}): Connection {
  const { max = 4, statementTimeoutMs = 0, deadlineMs = 0, name = 'puente', owner = false } = options;
  const settings: SocketOptions = {
    max,
    connect_timeout: 2,
    idle_timeout: 60,
    // Pipelining would let one slow statement hold up the requests queued behind it.
    max_pipeline: 1,
    // The driver's own backoff grows to 20 s, which would outlast the outage itself.
    backoff: (retries) => Math.min(0.5, 0.05 * 2 ** retries),
    onnotice: ignoreNotice,
    connection: {
      application_name: name,
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: 15_000,
      ...(owner ? {} : { role: APPLICATION_ROLE }),
    },
    ...(deadlineMs > 0 ? { socket: socketThatGivesUp(deadlineMs) } : {}),
  };
  const sql = postgres(url, settings);
  if (deadlineMs > 0) answerWithin(sql, deadlineMs);
  const db: PostgresJsDatabase = drizzle({ client: sql });
  return { db, sql, close: () => sql.end({ timeout: 2 }) };
}

// The driver reads these two, but its types do not list them.
type SocketOptions = postgres.Options<Record<string, never>> & { socket?: unknown; max_pipeline: number };

function ignoreNotice() {}

/** The web server's own pool: one per process, kept through the reloads of `next dev`. */
export function database(): Connection {
  const shared = globalThis as typeof globalThis & { puenteDatabase?: Connection };
  shared.puenteDatabase ??= connect(databaseUrl(), {
    max: Number(process.env.DATABASE_POOL_SIZE ?? 10),
    statementTimeoutMs: 2000,
    deadlineMs: 2500,
    name: 'puente-web',
  });
  return shared.puenteDatabase;
}

export function databaseUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set. Start with `npm start`, which provides a database.');
  return url;
}
