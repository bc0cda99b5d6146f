import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { matchReference, sensitiveAnswer } from '@/db/schema';
import { canonicalJson } from '../../domain/canonical-json';
import type { GivenAnswer } from '../../domain/facts';
import { iso } from '../diagnostics/state';
import type { ProfileReference, ReferenceLists } from '../reference/lists';
import { hashOf } from './input';

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
