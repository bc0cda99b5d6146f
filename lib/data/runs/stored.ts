import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, lte } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { matchRun, runMatch, sensitiveRun, sensitiveRunMatch } from '@/db/schema';
import { canonicalJson } from '../../domain/canonical-json';
import type { OwnDiagnostic } from '../diagnostics/scope';
import { keepDay } from '../history/keep-day';
import type { Computed, Written } from './compute';
import { bytesOf } from './input';
import { keepReference } from './sources';

/** Older ones of the same draft are dropped: each is about 70 KB, and only the last is shown. */
export const KEPT_RUNS = 20;

/**
 * Stores a result in two parts: what follows from the ordinary answers with the other runs, and what the answers about
 * groups and refusals change of it apart from them. Out: its id.
 */
export async function storeRun(db: Database, own: OwnDiagnostic, computed: Computed): Promise<string> {
  const { ordinary, whole, prepared } = computed;
  const { input, text } = prepared;
  const id = randomUUID();
  await keepReference(db, prepared.lists);
  await db.insert(matchRun).values({
    id,
    diagnosticId: own.id,
    form: input.form,
    asOf: input.asOf,
    catalogueRevision: input.catalogueRevision,
    policyVersion: input.policyVersion,
    engineVersion: input.engineVersion,
    referenceEdition: input.referenceEdition,
    referenceHash: input.referenceHash,
    answersVersion: own.answersVersion,
    input: text,
    ...resultColumns(ordinary),
  });
  const rows = matchRows(id, ordinary);
  if (rows.length > 0) await db.insert(runMatch).values(rows);
  if (whole !== ordinary) await storeSensitive(db, id, computed);
  await keepDay(db, own.id, { asOf: input.asOf, answers: prepared.answers, summary: whole.summary });
  await dropOldRuns(db, own.id);
  return id;
}

/** What belongs to a run goes with it, in its other tables too. */
async function dropOldRuns(db: Database, diagnosticId: string): Promise<void> {
  const ofDraft = eq(matchRun.diagnosticId, diagnosticId);
  const newestOver = db
    .select({ seq: matchRun.seq })
    .from(matchRun)
    .where(ofDraft)
    .orderBy(desc(matchRun.seq))
    .limit(1)
    .offset(KEPT_RUNS);
  await db.delete(matchRun).where(and(ofDraft, lte(matchRun.seq, newestOver)));
}

async function storeSensitive(db: Database, id: string, { ordinary, whole }: Computed): Promise<void> {
  await db.insert(sensitiveRun).values({ runId: id, ...resultColumns(whole) });
  const differing = matchRows(id, whole).filter(({ offering, position, match }) => {
    const other = ordinary.matches[position];
    return other?.offering !== offering || other.text !== match;
  });
  if (differing.length > 0) await db.insert(sensitiveRunMatch).values(differing);
}

function resultColumns({ summary, head, hash }: Written) {
  return { summary, result: canonicalJson(head), resultHash: hash };
}

function matchRows(runId: string, { matches }: Written) {
  return matches.map(({ offering, text }, position) => ({ runId, offering, position, match: text }));
}

/** A stored result put together again: its bytes, and their hash as it was noted. */
export type StoredResult = { bytes: string; hash: string };

/** In: a stored run. Out: both of its parts, the one of all answers as its owner sees it. */
export async function storedResults(
  db: Database,
  run: Pick<typeof matchRun.$inferSelect, 'id' | 'result' | 'resultHash'>,
): Promise<{ ordinary: StoredResult; whole: StoredResult }> {
  const plain = await db
    .select()
    .from(runMatch)
    .where(eq(runMatch.runId, run.id))
    .orderBy(asc(runMatch.position));
  const ordinary = putTogether(run, plain);
  const [sensitive] = await db.select().from(sensitiveRun).where(eq(sensitiveRun.runId, run.id));
  if (!sensitive) return { ordinary, whole: ordinary };
  const differing = await db.select().from(sensitiveRunMatch).where(eq(sensitiveRunMatch.runId, run.id));
  const others = new Set(differing.map((row) => row.offering));
  const all = [...plain.filter((row) => !others.has(row.offering)), ...differing];
  return { ordinary, whole: putTogether(sensitive, all) };
}

function putTogether(
  { result, resultHash }: { result: string; resultHash: string },
  rows: readonly { position: number; match: string }[],
): StoredResult {
  const sorted = rows.toSorted((a, b) => a.position - b.position);
  const bytes = bytesOf(
    JSON.parse(result),
    sorted.map((row) => row.match),
  );
  return { bytes, hash: resultHash };
}
