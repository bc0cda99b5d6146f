import { and, eq, type SQL, sql } from 'drizzle-orm';
import { builtOnce } from '@/db/built-once';
import type { Database } from '@/db/client';
import { answer, consent, diagnostic, diagnosticScreen, sensitiveAnswer, sensitiveScreen } from '@/db/schema';
import type { AnswerSheet } from '../../domain/facts';
import type { ConsentPurpose, DiagnosticForm, FilledBy, Locale } from '../../domain/vocabulary';
import type { FieldError, FormFields } from '../../schemas/fields';
import type { Actor } from '../context';
import { SCOPE, scopeOf, WITHIN_SCOPE } from '../scope';
import { draftOf, OWN_DIAGNOSTIC } from './scope';

/** What one page has sent that still waits: of one page no more than its latest. */
export type Kept = {
  tab: string;
  /** How many posts the page had sent by then, this one included. */
  turn?: number;
  /** Questions in which it differed from what its page had shown as saved; not known of what was kept long ago. */
  touched?: readonly string[];
};

/** What was typed on a screen and is not an answer yet. */
export type Pending = {
  fields: FormFields;
  /** The questions these fields are of, where the others show what is saved. */
  facts?: readonly string[];
  /** Empty where the fields were kept without being checked. */
  errors: readonly FieldError[];
  /** True if the screen had changed since the page was drawn: the person decides what holds. */
  conflict: boolean;
  /** Typed earlier on pages of the same screen that did not say which they are. Newest last. */
  others: readonly FormFields[];
  /** The page that this came from, if it said so, and whether its person has seen all that waits here. */
  by?: Kept & { seen: boolean };
  /** What waits of other pages, which may still be open: the latest of each. Newest last. */
  open?: readonly (Kept & { fields: FormFields })[];
};

export type ScreenState = {
  version: number;
  /** Version at which an answer of this screen last changed. */
  storedVersion: number;
  pending: Pending | null;
  /** The page that a button sent last, where it had kept something before: only then anything may come late. */
  sentBy: Sent | null;
};

type Sent = Readonly<Required<Pick<Kept, 'tab' | 'turn'>>>;

/** What was said last about one purpose, and how many times anything was said. */
type Consent = { given: boolean; times: number };

/** A diagnostic as its owner sees it. */
export type DiagnosticState = {
  id: string;
  /** The answer in force of each question; one never asked has no entry. */
  answers: AnswerSheet;
  /** A screen never saved has no entry: its version is 0. */
  screens: Readonly<Record<string, ScreenState>>;
  consents: Readonly<Partial<Record<ConsentPurpose, Consent>>>;
  form: DiagnosticForm;
  filledBy: FilledBy;
  locale: Locale;
  answersVersion: number;
  createdAt: string;
  savedAt: string;
  expiresAt: string;
};

/** The diagnostic that the actor holds the code of, with all that belongs to it, in one query; null where there is none. */
export async function readOwnState(db: Database, actor: Actor): Promise<DiagnosticState | null> {
  const draft = draftOf(actor);
  if (draft === null) return null;
  const [row] = await ownQuery(db).execute({ ...scopeOf(actor), draft });
  return row?.own ?? null;
}

/** The same by its id, for those who have already found it to be the actor's own. */
export async function readStateOf(db: Database, id: string): Promise<DiagnosticState | null> {
  const [row] = await stateQuery(db, eq(diagnostic.id, id)).prepare('diagnostic_by_id').execute();
  return row ?? null;
}

// A name makes the server keep it: otherwise each page waits for it to be parsed and planned anew.
const ownQuery = builtOnce((db) => {
  const own = stateQuery(db, and(WITHIN_SCOPE, OWN_DIAGNOSTIC)).limit(1).as('own');
  return db.select().from(SCOPE).innerJoinLateral(own, sql`true`).prepare('own_diagnostic');
});

function stateQuery(db: Database, where: SQL | undefined) {
  return db
    .select({
      id: diagnostic.id,
      answers:
        sql<AnswerSheet>`coalesce((select json_object_agg(held.fact, held) from (${latestAnswers()}) held), '{}')`.as(
          'answers',
        ),
      screens: sql<DiagnosticState['screens']>`coalesce((
        select json_object_agg(screen, json_build_object(
          'version', version, 'storedVersion', stored_version, 'pending', pending, 'sentBy', sent_by))
        from (select * from ${diagnosticScreen} union all select * from ${sensitiveScreen}) screens
        where diagnostic_id = ${diagnostic}.id), '{}')`.as('screens'),
      consents: sql<DiagnosticState['consents']>`coalesce((
        select json_object_agg(purpose, json_build_object('given', given, 'times', times)) from (
          select distinct on (purpose) purpose, given, count(*) over (partition by purpose) as times from ${consent}
          where diagnostic_id = ${diagnostic}.id order by purpose, id desc) held), '{}')`.as('consents'),
      form: diagnostic.form,
      filledBy: diagnostic.filledBy,
      locale: diagnostic.locale,
      answersVersion: diagnostic.answersVersion,
      createdAt: iso(sql`${diagnostic.createdAt}`).as('createdAt'),
      savedAt: iso(sql`${diagnostic.savedAt}`).as('savedAt'),
      expiresAt: iso(sql`${diagnostic.expiresAt}`).as('expiresAt'),
    })
    .from(diagnostic)
    .where(where);
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
