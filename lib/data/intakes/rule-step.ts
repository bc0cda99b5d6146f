import { and, eq, inArray, sql } from 'drizzle-orm';
import { intakeEntry, request, requestEvent } from '@/db/schema';
import type { IsoDate } from '../../domain/dates';
import type { PlaceKind } from '../../domain/intakes';
import type { EntryStanding, RequestStep } from '../../domain/people';
import { REQUEST_TABLE } from '../../domain/requests';
import type { AuditEntry } from '../audit';
import { type Context, personOf } from '../context';
import { stateOf } from '../requests/scope';

type Row = typeof request.$inferSelect;
export type Requests = ReadonlyMap<string, Row>;

/** The requests behind the entries that stand so, locked: whoever withdraws has done so, or waits. */
export async function lockRequests(
  { db }: Context,
  intake: string,
  standings: readonly EntryStanding[],
): Promise<Requests> {
  const behind = db
    .select({ id: intakeEntry.requestId })
    .from(intakeEntry)
    .where(and(eq(intakeEntry.intakeId, intake), inArray(intakeEntry.standing, [...standings])));
  const rows = await db
    .select()
    .from(request)
    .where(inArray(request.id, behind))
    .orderBy(request.id)
    .for('update');
  return new Map(rows.map((row) => [row.id, row]));
}

type Entry = Partial<{
  standing: EntryStanding;
  rank: number;
  kind: PlaceKind | null;
  answerBy: IsoDate | null;
}>;
type RuleStep = {
  step: Extract<RequestStep, 'accept' | 'offer' | 'list' | 'lapse' | 'move'>;
  day: IsoDate | null;
};

/** A step that follows from what was published; whoever pressed the button, if anybody did, stands beside it. */
export async function stepByRule(
  { db, actor }: Context,
  row: Row,
  { step, day, ...entry }: RuleStep & Entry,
): Promise<AuditEntry> {
  const state = REQUEST_TABLE[step].to ?? row.state;
  // Who waits has no day yet, though the group it waits for has another.
  const hasDay = step !== 'move' || state === 'accepted' || state === 'offered';
  const next = { state, onDay: hasDay ? day : row.onDay, version: row.version + 1 };
  await db
    .update(request)
    .set({ ...next, changedAt: sql`now()` })
    .where(eq(request.id, row.id));
  await db.insert(requestEvent).values({
    ...{ requestId: row.id, number: next.version, step, side: 'institution', text: '', onDay: day },
    person: personOf(actor),
  });
  await db.update(intakeEntry).set(entry).where(eq(intakeEntry.requestId, row.id));
  const after = stateOf({ ...row, ...next });
  return { kind: 'request', id: row.id, salt: row.auditSalt, before: stateOf(row), after };
}
