import { inArray } from 'drizzle-orm';
import { person } from '@/db/schema';
import type { Context } from '../context';
import { reading } from '../reading';
import { type Desk, loadDesk } from './load';

/** One offering of the desk, with names of those who worked on it; who has left has none. */
export type DeskOffering = Desk & { people: ReadonlyMap<string, string> };

/** Everything the desk knows of one of its offerings. */
export const getDeskOffering = reading('offering.read', async (ctx, id: string): Promise<DeskOffering> => {
  const desk = await loadDesk(ctx, id);
  return { ...desk, people: await peopleOf(ctx, desk) };
});

async function peopleOf(
  { db }: Context,
  { draft, events, ask, scheduled }: Desk,
): Promise<ReadonlyMap<string, string>> {
  const ids = [
    ...(draft ? [draft.editedBy] : []),
    ...(ask ? [ask.person] : []),
    ...(scheduled ? [scheduled.person] : []),
    ...events.map((event) => event.person),
  ];
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
