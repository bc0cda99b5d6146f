import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '@/db/client';
import { intake, intakeEntry } from '@/db/schema';
import { day, type IsoDate } from '../../domain/dates';
import { type Entry, type IntakeState, type PlaceKind, stageOf } from '../../domain/intakes';
import type { EntryStanding } from '../../domain/people';
import { FIRM_GROUPS } from '../../domain/vocabulary';
import { Terms } from '../../schemas/intake';
import type { Context } from '../context';
import { iso } from '../diagnostics/state';
import { DataError } from '../errors';
import { atDesk } from '../offerings/scope';

/** An intake as everybody may read it. */
export type Intake = IntakeState & {
  id: string;
  institution: string;
  offering: string;
  seedHash: string;
  /** Published with the choice. */
  seed: string | null;
  version: number;
};

export type StoredEntry = Entry & {
  request: string;
  standing: EntryStanding;
  rank: number | null;
  kind: PlaceKind | null;
  answerBy: IsoDate | null;
};

/** A request with the intake that it asks for a place in. */
export type Entered = { intake: Intake; entry: StoredEntry };

/** True while the choice of the intake gives the places; once the group has started, what is left is answered by hand. */
export function choiceDecides({ intake: of }: Entered, { today }: Pick<Context, 'today'>): boolean {
  return stageOf(of, today) !== 'started';
}

/** Last day of the call as it turned out: until then nobody waits for an answer. */
export function callEnds({ closes, closedOn }: Pick<Intake, 'closes' | 'closedOn'>): IsoDate {
  return closedOn ?? closes;
}

/** Held to the end of the transaction: sending, choosing and filling of one intake follow each other. */
export async function lockIntake(tx: Database, id: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7204315, hashtext(${id}))`);
}

/** Intakes by whatever they are asked for, the first to start in front. */
export async function intakesWhere(db: Database, where: SQL | undefined): Promise<readonly Intake[]> {
  const rows = await db.select().from(intake).where(where).orderBy(asc(intake.starts), asc(intake.id));
  return rows.map(readIntake);
}

/** One of the actor's own desk. Another's and one that never existed are both missing. */
export async function ownIntake({ db, actor }: Context, id: string): Promise<Intake> {
  const [own] = await intakesWhere(db, and(eq(intake.id, id), atDesk(actor, intake.institution)));
  if (!own) throw new DataError('not_found', { entity: 'intake' });
  return own;
}

/** Entries by whatever they are asked for, by their numbers; the database shows those that the actor may see. */
export async function entriesWhere(db: Database, where: SQL | undefined): Promise<readonly StoredEntry[]> {
  const rows = await db
    .select({
      request: intakeEntry.requestId,
      number: intakeEntry.number,
      groups: intakeEntry.groups,
      need: intakeEntry.need,
      marks: intakeEntry.marks,
      standing: intakeEntry.standing,
      rank: intakeEntry.rank,
      kind: intakeEntry.kind,
      answerBy: intakeEntry.answerBy,
      sentAt: iso(sql`${intakeEntry.sentAt}`),
    })
    .from(intakeEntry)
    .where(where)
    .orderBy(asc(intakeEntry.number));
  return rows.map((row) => ({
    ...row,
    groups: groupsSchema.parse(row.groups),
    marks: marksSchema.parse(row.marks),
    kind: kindSchema.parse(row.kind),
    answerBy: row.answerBy === null ? null : day(row.answerBy),
  }));
}

/** Null for a request that asks for a place in no intake. */
export async function enteredBy(db: Database, request: string): Promise<Entered | null> {
  const [row] = await db
    .select({ intake })
    .from(intakeEntry)
    .innerJoin(intake, eq(intake.id, intakeEntry.intakeId))
    .where(eq(intakeEntry.requestId, request));
  const [entry] = row ? await entriesWhere(db, eq(intakeEntry.requestId, request)) : [];
  return row && entry ? { intake: readIntake(row.intake), entry } : null;
}

const groupsSchema = z.array(z.enum(FIRM_GROUPS));
const marksSchema = z.array(z.int()).nullable();
const kindSchema = z.enum(['open', ...FIRM_GROUPS]).nullable();

function readIntake(row: typeof intake.$inferSelect): Intake {
  const { id, institution, offering, seedHash, seed, version, closedOn, chosenAt } = row;
  const { opens, closes, starts, places, reserved, releaseDays, answerDays, method, criteria } = row;
  const read = { opens, closes, starts, places, reserved, releaseDays, answerDays, method, criteria };
  return {
    ...{ id, institution, offering, seedHash, seed, version },
    ...Terms.parse(read),
    closedOn: Terms.shape.opens.nullable().parse(closedOn),
    chosen: chosenAt !== null,
  };
}
