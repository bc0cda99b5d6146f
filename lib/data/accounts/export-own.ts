import { type AnyColumn, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '@/db/client';
import {
  answer,
  consent,
  diagnostic,
  diagnosticScreen,
  firm,
  halfSignIn,
  identity,
  intakeEntry,
  knownDevice,
  mail,
  matchRun,
  membership,
  notice,
  noticeReader,
  noticeState,
  person,
  recoveryCode,
  request,
  requestEvent,
  resultDay,
  runMatch,
  savedMatch,
  secondFactor,
  sensitiveAnswer,
  sensitiveRun,
  sensitiveRunMatch,
  sensitiveScreen,
  session,
  signInLink,
  typedEdit,
  typedForm,
} from '@/db/schema';
import { csvText } from '../../interchange/csv';
import { type Context, personOf } from '../context';
import { DataError } from '../errors';
import { reading } from '../reading';
import { lookFor } from '../scope';

type Row = Readonly<Record<string, unknown>>;
type Rows = readonly Row[];

export type Export = {
  /** Everything that is kept about the person and, for those of a firm, about the firm: rows by their table. */
  json: Readonly<Record<string, Rows>>;
  /** The same for a spreadsheet, one field a line. */
  csv: string;
  /** The answers alone, one a line. */
  answersCsv: string;
};

/** What opens something, as links in mails do, or ties the audit log to the row: of no use to anybody but a thief. */
const SECRETS = ['password_hash', 'token_hash', 'code_hash', 'audit_salt', 'content', 'secret'];

/** All that is kept about who asks. An adviser gets what is theirs; the firm gets what is its own. */
export const exportOwn = reading('account.read', async (ctx): Promise<Export> => {
  const ofPerson = await personRows(ctx);
  const isOfFirm = ctx.actor.kind === 'firm_owner' || ctx.actor.kind === 'firm_colleague';
  const ofFirm = isOfFirm ? await firmRows(ctx) : {};
  const json = { ...ofPerson, ...ofFirm };
  return { json, csv: everythingAsCsv(json), answersCsv: answersAsCsv(ofFirm) };
});

async function personRows({ db, actor }: Context): Promise<Record<string, Rows>> {
  const id = personOf(actor) ?? '';
  const [own] = await db.select({ email: person.email }).from(person).where(eq(person.id, id));
  if (!own) throw new DataError('not_found', { entity: 'person' });
  await lookFor(db, { email: own.email });
  return {
    person: await rowsOf(db, person, eq(person.id, id)),
    membership: await rowsOf(db, membership, eq(membership.personId, id)),
    session: await rowsOf(db, session, eq(session.personId, id)),
    half_sign_in: await rowsOf(db, halfSignIn, eq(halfSignIn.personId, id)),
    // A row says that the second step is on; without one it is off.
    second_factor: await rowsOf(db, secondFactor, eq(secondFactor.personId, id)),
    recovery_code: await rowsOf(db, recoveryCode, eq(recoveryCode.personId, id)),
    identity: await rowsOf(db, identity, eq(identity.personId, id)),
    known_device: await rowsOf(db, knownDevice, eq(knownDevice.personId, id)),
    sign_in_link: await rowsOf(db, signInLink, eq(signInLink.email, own.email)),
    mail: await rowsOf(db, mail, eq(mail.to, own.email)),
    notice_reader: await rowsOf(db, noticeReader, eq(noticeReader.personId, id)),
    typed_edit: await rowsOf(db, typedEdit, eq(typedEdit.person, id)),
    typed_form: await rowsOf(db, typedForm, eq(typedForm.person, id)),
  };
}

async function firmRows({ db, actor }: Context): Promise<Record<string, Rows>> {
  const id = 'firm' in actor ? actor.firm : '';
  const [own] = await db.select({ diagnostic: firm.diagnosticId }).from(firm).where(eq(firm.id, id));
  const ofDiagnostic = (column: AnyColumn) => (own?.diagnostic ? eq(column, own.diagnostic) : sql`false`);
  const runs = db.select({ id: matchRun.id }).from(matchRun).where(ofDiagnostic(matchRun.diagnosticId));
  const requests = db.select({ id: request.id }).from(request).where(eq(request.firmId, id));
  return {
    firm: await rowsOf(db, firm, eq(firm.id, id)),
    diagnostic: await rowsOf(db, diagnostic, ofDiagnostic(diagnostic.id)),
    diagnostic_screen: await rowsOf(db, diagnosticScreen, ofDiagnostic(diagnosticScreen.diagnosticId)),
    sensitive_screen: await rowsOf(db, sensitiveScreen, ofDiagnostic(sensitiveScreen.diagnosticId)),
    answer: await rowsOf(db, answer, ofDiagnostic(answer.diagnosticId)),
    sensitive_answer: await rowsOf(db, sensitiveAnswer, ofDiagnostic(sensitiveAnswer.diagnosticId)),
    consent: await rowsOf(db, consent, ofDiagnostic(consent.diagnosticId)),
    adviser: await rowsOf(
      db,
      membership,
      sql`${membership.firmId} = ${id} and ${membership.role} = 'firm_adviser'`,
    ),
    match_run: await rowsOf(db, matchRun, ofDiagnostic(matchRun.diagnosticId)),
    run_match: await rowsOf(db, runMatch, inArray(runMatch.runId, runs)),
    sensitive_run: await rowsOf(db, sensitiveRun, inArray(sensitiveRun.runId, runs)),
    sensitive_run_match: await rowsOf(db, sensitiveRunMatch, inArray(sensitiveRunMatch.runId, runs)),
    saved_match: await rowsOf(db, savedMatch, ofDiagnostic(savedMatch.diagnosticId)),
    result_day: await rowsOf(db, resultDay, ofDiagnostic(resultDay.diagnosticId)),
    notice: await rowsOf(db, notice, ofDiagnostic(notice.diagnosticId)),
    notice_state: await rowsOf(db, noticeState, ofDiagnostic(noticeState.diagnosticId)),
    request: await rowsOf(db, request, eq(request.firmId, id)),
    intake_entry: await rowsOf(db, intakeEntry, inArray(intakeEntry.requestId, requests)),
    request_event: await rowsOf(db, requestEvent, inArray(requestEvent.requestId, requests)),
  };
}

async function rowsOf(db: Database, table: PgTable, where: SQL): Promise<Rows> {
  const secrets = sql.join(
    SECRETS.map((name) => sql`${name}`),
    sql`, `,
  );
  const rows = await db.execute<{ row: Row }>(
    sql`select to_jsonb(${table}.*) - array[${secrets}]::text[] as row from ${table} where ${where}`,
  );
  return rows.map(({ row }) => row);
}

/** Each table has columns of its own, so that a line is one field: where it stands, and what stands there. */
function everythingAsCsv(tables: Readonly<Record<string, Rows>>): string {
  const lines = Object.entries(tables).flatMap(([table, rows]) =>
    rows.flatMap((row, index) =>
      Object.entries(row).map(([field, value]) => [table, String(index + 1), field, cell(value ?? '')]),
    ),
  );
  return csvText([['table', 'row', 'field', 'value'], ...lines]);
}

const CSV_COLUMNS = ['fact', 'answer', 'source', 'given_at', 'instrument_version'] as const;

function answersAsCsv(rows: Readonly<Record<string, Rows>>): string {
  const answers = [...(rows.answer ?? []), ...(rows.sensitive_answer ?? [])];
  const sorted = answers.toSorted((a, b) => cell(a.given_at).localeCompare(cell(b.given_at)));
  return csvText([CSV_COLUMNS, ...sorted.map((row) => CSV_COLUMNS.map((column) => cell(row[column])))]);
}

function cell(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
