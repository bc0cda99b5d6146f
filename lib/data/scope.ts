import { type SQL, sql } from 'drizzle-orm';
import type { Database, Sql } from '@/db/client';
import { type Actor, personOf } from './context';

/** What the database is told of who asks; its rules about rows read it. An empty text says nothing. */
const SETTINGS = ['actor', 'job', 'person', 'firm', 'institution', 'draft'] as const;

type Scope = Readonly<Record<(typeof SETTINGS)[number], string>>;

/** In: who asks. Out: values for the placeholders of `entered`. */
export function scopeOf(actor: Actor): Scope {
  return {
    actor: actor.kind,
    job: actor.kind === 'job' ? actor.name : '',
    person: personOf(actor) ?? '',
    firm: 'firm' in actor ? actor.firm : '',
    institution: 'institution' in actor ? actor.institution : '',
    draft: 'draft' in actor ? (actor.draft ?? '') : '',
  };
}

/**
 * For the queries behind most pages, which cannot afford a transaction: a table of one row to select from, which
 * tells the database who asks. What is read must stand in a lateral subquery with `WITHIN_SCOPE` and a limit, so that
 * it is looked up after that; before, the database shows nothing. Takes `scopeOf` as values.
 */
export const SCOPE = sql`(select ${sql.join(SETTINGS.map(set), sql` and `)} as entered) scope`;
export const WITHIN_SCOPE = sql`scope.entered`;

function set(name: keyof Scope): SQL {
  return sql`set_config('puente.${sql.raw(name)}', ${sql.placeholder(name)}, true) is not null`;
}

/** In: an open transaction and the actor, who is known to the database until its end. */
export async function enterScope(tx: Database, actor: Actor): Promise<void> {
  await tx.select({ entered: WITHIN_SCOPE }).from(SCOPE).prepare('enter_scope').execute(scopeOf(actor));
}

/** The same for a connection that is used for one actor alone and closed afterwards. */
export async function enterForGood(sql: Sql, actor: Actor): Promise<void> {
  const scope = scopeOf(actor);
  for (const name of SETTINGS) await sql`select set_config(${`puente.${name}`}, ${scope[name]}, false)`;
}

/** What a verb has in hand before it is known who asks: hashes, or the address that was typed. */
export type Sought = {
  /** Hash of the written code of a diagnostic: one that is looked for, or one that is being made. */
  code?: string;
  /** Hash of what the cookie of a session or a link carries. */
  token?: string;
  /** As it is compared. */
  email?: string;
  /** Hash of what the cookie of a known device carries. */
  device?: string;
  /** Somebody as a sign-in provider knows them; both together. */
  issuer?: string;
  subject?: string;
  /** Mail that is shown instead of sent. */
  outbox?: 'shown';
  /** The firms of the population, without who they are, for totals of ten firms or more. */
  population?: 'counted';
  /** The people of the demonstration, without their roles. */
  demo?: 'listed';
  /** An institution whose people are told of something. */
  told?: string;
  /** An intake whose numbers are counted. */
  intake?: string;
};

/** In: an open transaction, and what leads to a row. That row can be found until the end of the transaction. */
export async function lookFor(tx: Database, sought: Sought): Promise<void> {
  await setAll(tx, sought);
}

/** Whom a verb has found out: by a password or a link, or because it has just made them. */
export type Known = { person?: string; firm?: string; draft?: string };

/** In: an open transaction, and who it is about from here to its end. The audit log still names who asked. */
export async function goOnFor(tx: Database, known: Known): Promise<void> {
  await setAll(tx, known);
}

async function setAll(tx: Database, values: Readonly<Record<string, string>>): Promise<void> {
  const each = Object.entries(values).map(
    ([name, value]) => sql`set_config('puente.${sql.raw(name)}', ${value}, true)`,
  );
  await tx
    .select({ entered: WITHIN_SCOPE })
    .from(sql`(select ${sql.join(each, sql`, `)}, true as entered) scope`)
    .prepare('look_for')
    .execute();
}
