import { eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { answer, consent, diagnostic, diagnosticScreen, sensitiveAnswer, sensitiveScreen } from '@/db/schema';
import type { AnswerSheet } from '../../domain/facts';
import type { ConsentPurpose, DiagnosticForm, FilledBy, Locale } from '../../domain/vocabulary';
import type { FieldError, FormFields } from '../../schemas/fields';

/** What was typed on a screen and is not an answer yet. */
export type Pending = {
  fields: FormFields;
  /** Empty where the fields were kept without being checked. */
  errors: readonly FieldError[];
  /** True if the screen had changed since the page was drawn: the person decides what holds. */
  conflict: boolean;
  /** Typed earlier on another page of the same screen, and in nobody's form any more. Newest last. */
  others: readonly FormFields[];
};

export type ScreenState = {
  version: number;
  /** Version at which an answer of this screen last changed. */
  storedVersion: number;
  pending: Pending | null;
};

/** A diagnostic as its owner sees it. */
export type DiagnosticState = {
  id: string;
  /** The answer in force of each question; one never asked has no entry. */
  answers: AnswerSheet;
  /** A screen never saved has no entry: its version is 0. */
  screens: Readonly<Record<string, ScreenState>>;
  consents: Readonly<Partial<Record<ConsentPurpose, boolean>>>;
  form: DiagnosticForm;
  filledBy: FilledBy;
  locale: Locale;
  answersVersion: number;
  createdAt: string;
  savedAt: string;
  expiresAt: string;
};

/** Reads one diagnostic with all that belongs to it in one query. */
export async function readState(db: Database, where: SQL | undefined): Promise<DiagnosticState | null> {
  const [row] = await db
    .select({
      id: diagnostic.id,
      answers: sql<AnswerSheet>`coalesce((select json_object_agg(held.fact, held) from (${latestAnswers()}) held), '{}')`,
      screens: sql<DiagnosticState['screens']>`coalesce((
        select json_object_agg(screen, json_build_object(
          'version', version, 'storedVersion', stored_version, 'pending', pending))
        from (select * from ${diagnosticScreen} union all select * from ${sensitiveScreen}) screens
        where diagnostic_id = ${diagnostic}.id), '{}')`,
      consents: sql<DiagnosticState['consents']>`coalesce((
        select json_object_agg(purpose, given) from (
          select distinct on (purpose) purpose, given from ${consent}
          where diagnostic_id = ${diagnostic}.id order by purpose, id desc) held), '{}')`,
      form: diagnostic.form,
      filledBy: diagnostic.filledBy,
      locale: diagnostic.locale,
      answersVersion: diagnostic.answersVersion,
      createdAt: iso(sql`${diagnostic.createdAt}`),
      savedAt: iso(sql`${diagnostic.savedAt}`),
      expiresAt: iso(sql`${diagnostic.expiresAt}`),
    })
    .from(diagnostic)
    .where(where);
  return row ?? null;
}

export function byId(id: string): SQL {
  return eq(diagnostic.id, id);
}

/** ISO date-time, UTC, as everywhere outside the database. */
export function iso(instant: SQL): SQL<string> {
  return sql<string>`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** No question stands in both tables. */
function latestAnswers(): SQL {
  const latest = (table: SQL) => sql`(
    select distinct on (fact) fact, answer, source, ${iso(sql`given_at`)} as "givenAt", instrument_version as "instrumentVersion"
    from ${table} where diagnostic_id = ${diagnostic}.id order by fact, id desc)`;
  return sql`${latest(sql`${answer}`)} union all ${latest(sql`${sensitiveAnswer}`)}`;
}
