import { createHash } from 'node:crypto';
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { catalogueRevision, offeringEvent, offeringVersion } from '@/db/schema';
import { canonicalJson } from '../../domain/canonical-json';
import type { OfferingStep } from '../../domain/people';
import { type Context, personOf } from '../context';
import { DataError } from '../errors';
import type { Desk } from './load';
import { dropScheduled } from './scheduled';

/** With the catalogue locked, nobody adds another. */
export async function newestRevision(db: Database) {
  const [row] = await db.select().from(catalogueRevision).orderBy(desc(catalogueRevision.number)).limit(1);
  if (!row) throw new DataError('unavailable', { entity: 'catalogue' });
  return row;
}

type Addition = { id: string; institution: string; step: OfferingStep; after: unknown };

/**
 * Adds a revision that differs from the newest in one offering. Its hash is made from the hash before it and from what
 * changed, so that equal hashes mean equal catalogues. Out: its number.
 */
export async function addRevision({ db, today }: Context, change: Addition): Promise<number> {
  const last = await newestRevision(db);
  const number = last.number + 1;
  const { id, institution, step, after } = change;
  const contentHash = createHash('sha256')
    .update(canonicalJson([last.contentHash, { id, step, after }]))
    .digest('hex');
  await db.insert(catalogueRevision).values({
    ...{ number, contentHash, institution },
    // A later revision is never of an earlier day.
    publishedOn: last.publishedOn > today ? last.publishedOn : today,
    note: `${institution} ${step} ${id}`,
  });
  return number;
}

/** The version that the catalogue holds is the last of its kind up to this revision. */
export async function endOpenVersion(db: Database, id: string, revision: number): Promise<void> {
  await db
    .update(offeringVersion)
    .set({ toRevision: revision })
    .where(and(eq(offeringVersion.id, id), isNull(offeringVersion.toRevision)));
}

type Step = { step: OfferingStep; version: number; revision: number };

/** Adds the step to the history that the desk shows. What was wanted for another day is done with it. */
export async function recordStep({ db, actor }: Context, desk: Desk, step: Step): Promise<void> {
  await dropScheduled({ db, actor }, desk.id, step.step);
  await db.insert(offeringEvent).values({
    ...step,
    offering: desk.id,
    number: (desk.events.at(-1)?.number ?? 0) + 1,
    institution: desk.institution,
    person: personOf(actor) ?? '',
  });
}
