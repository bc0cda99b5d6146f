import 'server-only';
import { asc, sql } from 'drizzle-orm';
import { database } from '@/db/client';
import { offeringVersion } from '@/db/schema/catalogue';

/** What the bare page of the benchmark shows: twenty rows by primary key. Public data, so it needs no actor. */
export async function firstOfferings(): Promise<
  readonly { id: string; institution: string; type: string }[]
> {
  return database()
    .db.select({
      id: offeringVersion.id,
      institution: offeringVersion.institution,
      type: sql<string>`${offeringVersion.definition}->>'type'`,
    })
    .from(offeringVersion)
    .orderBy(asc(offeringVersion.id), asc(offeringVersion.version))
    .limit(20);
}
