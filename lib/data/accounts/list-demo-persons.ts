import { and, asc, isNotNull, isNull } from 'drizzle-orm';
import { person } from '@/db/schema';
import { isDemo } from '../demo';
import { reading } from '../reading';
import { lookFor } from '../scope';

export type DemoPerson = { key: string; name: string };

/** Whom one can be in the demonstration; nobody where this is none. */
export const listDemoPersons = reading('account.signIn', async ({ db }): Promise<readonly DemoPerson[]> => {
  if (!isDemo()) return [];
  await lookFor(db, { demo: 'listed' });
  const people = await db
    .select({ key: person.demo, name: person.name })
    .from(person)
    .where(and(isNotNull(person.demo), isNull(person.suspendedAt)))
    .orderBy(asc(person.id));
  return people.map(({ key, name }) => ({ key: key ?? '', name }));
});
