import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { connect, type Sql } from './client';
import { ensureApplicationRole } from './role';

// Any number will do, as long as every server of one database uses the same.
const LOCK = 7_204_311;

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * Brings a database up to date: migrations first, then the reference data and the demo catalogue; with `demo` also the
 * accounts of the demonstration, which no other database may hold.
 */
export async function prepareDatabase(url: string, { demo = false } = {}) {
  await migrate(url);
  await seedAlone(url, demo);
}

/** Applies what is missing, in one transaction. A second start waits for the first. */
export async function migrate(url: string) {
  await alone(url, async (sql) => {
    // A migration that cannot get its lock must fail rather than hold up every request behind it.
    await sql`set lock_timeout = '5s'`;
    await ensureApplicationRole(sql);
    await applyMigrations(drizzle({ client: sql }), { migrationsFolder: path.join(here, 'migrations') });
  });
}

/** Every start seeds: what is loaded already costs a look at its hash, and an older release brings its own back. */
async function seedAlone(url: string, demo: boolean) {
  await alone(url, async () => {
    const { seed } = await import('./seed');
    const { db, close } = connect(url, { max: 2, name: 'puente-seed', owner: true });
    try {
      await seed(db, { demo });
    } finally {
      await close();
    }
  });
}

/** Runs one piece of work while every other start of this database waits. */
async function alone(url: string, work: (sql: Sql) => Promise<void>) {
  const sql = postgres(url, {
    max: 1,
    connect_timeout: 5,
    onnotice: () => undefined,
    connection: { application_name: 'puente-start', lock_timeout: 120_000 },
  });
  try {
    // The lock belongs to the one connection of this pool and goes with it.
    await sql`select pg_advisory_lock(${LOCK})`;
    await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
