import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { matchReference, type matchRun, runMatch, sensitiveAnswer } from '@/db/schema';
import { canonicalJson } from '../../domain/canonical-json';
import type { GivenAnswer } from '../../domain/facts';
import { iso } from '../diagnostics/state';
import type { ProfileReference, ReferenceLists } from '../reference/lists';
import { bytesOf, hashOf } from './input';

const hashes = new WeakMap<ReferenceLists, string>();

/** Name of the reference data in use, by its content. */
export function referenceHashOf(lists: ReferenceLists): string {
  const hash = hashes.get(lists) ?? hashOf(canonicalJson(lists.profileReference));
  hashes.set(lists, hash);
  return hash;
}

/** Keeps the reference data once for all the runs that used it. */
export async function keepReference(db: Database, lists: ReferenceLists): Promise<void> {
  const hash = referenceHashOf(lists);
  const [kept] = await db
    .select({ hash: matchReference.hash })
    .from(matchReference)
    .where(eq(matchReference.hash, hash));
  if (kept) return;
  await db.insert(matchReference).values({ hash, content: lists.profileReference }).onConflictDoNothing();
}

export async function referenceOf(db: Database, hash: string): Promise<ProfileReference | null> {
  const [row] = await db
    .select({ content: sql<ProfileReference>`${matchReference.content}` })
    .from(matchReference)
    .where(eq(matchReference.hash, hash));
  return row?.content ?? null;
}

/** Rows of the sensitive answers in force, oldest first. */
export async function sensitiveRows(db: Database, diagnosticId: string): Promise<readonly number[]> {
  const rows = await db
    .selectDistinctOn([sensitiveAnswer.fact], { id: sensitiveAnswer.id })
    .from(sensitiveAnswer)
    .where(eq(sensitiveAnswer.diagnosticId, diagnosticId))
    .orderBy(sensitiveAnswer.fact, sql`${sensitiveAnswer.id} desc`);
  return rows.map((row) => row.id).toSorted((a, b) => a - b);
}

export async function sensitiveAnswers(
  db: Database,
  diagnosticId: string,
  ids: readonly number[],
): Promise<readonly GivenAnswer[]> {
  if (ids.length === 0) return [];
  return db
    .select({
      fact: sensitiveAnswer.fact,
      answer: sql<GivenAnswer['answer']>`${sensitiveAnswer.answer}`,
      source: sensitiveAnswer.source,
      givenAt: iso(sql`${sensitiveAnswer.givenAt}`),
      instrumentVersion: sensitiveAnswer.instrumentVersion,
    })
    .from(sensitiveAnswer)
    .where(and(eq(sensitiveAnswer.diagnosticId, diagnosticId), sql`${sensitiveAnswer.id} in ${[...ids]}`));
}

/** Stores the matches of a run one by one, in one statement. */
export async function storeMatches(
  db: Database,
  runId: string,
  matches: readonly { offering: string; text: string }[],
): Promise<void> {
  if (matches.length === 0) return;
  await db
    .insert(runMatch)
    .values(matches.map(({ offering, text }, position) => ({ runId, offering, position, match: text })));
}

/** The bytes of a stored result, put together again. */
export async function storedBytes(
  db: Database,
  run: Pick<typeof matchRun.$inferSelect, 'id' | 'result'>,
): Promise<string> {
  const rows = await db
    .select({ match: runMatch.match })
    .from(runMatch)
    .where(eq(runMatch.runId, run.id))
    .orderBy(asc(runMatch.position));
  return bytesOf(
    JSON.parse(run.result),
    rows.map((row) => row.match),
  );
}
