import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { connect, type Sql } from './client';

// Any number will do, as long as every server of one database uses the same.
const LOCK = 7_204_311;

const here = fileURLToPath(new URL('.', import.meta.url));

/** Brings a database up to date: migrations first, then the reference data and the demo catalogue. */
export async function prepareDatabase(url: string) {
  await migrate(url);
  await seedOnce(url);
}

/** Applies what is missing, in one transaction. A second start waits for the first. */
export async function migrate(url: string) {
  await alone(url, async (sql) => {
    // A migration that cannot get its lock must fail rather than hold up every request behind it.
    await sql`set lock_timeout = '5s'`;
    await applyMigrations(drizzle({ client: sql }), { migrationsFolder: path.join(here, 'migrations') });
  });
}

/** Seeds an empty database, and again when the seed's own files have changed since. */
async function seedOnce(url: string) {
  const folder = path.join(here, 'seed');
  if (!existsSync(path.join(folder, 'index.ts'))) return;
  await alone(url, async (sql) => {
    const mark = contentMark(folder);
    await sql`create table if not exists drizzle.seeded (mark text primary key, at timestamptz not null default now())`;
    const done = await sql`select 1 from drizzle.seeded where mark = ${mark}`;
    if (done.length > 0) return;
    const { seed } = await import('./seed');
    const { db, close } = connect(url, { max: 2, name: 'puente-seed' });
    try {
      await seed(db);
    } finally {
      await close();
    }
    await sql`insert into drizzle.seeded (mark) values (${mark}) on conflict do nothing`;
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

function contentMark(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(path.relative(folder, file)).update(readFileSync(file));
  return hash.digest('hex');
}
