import { and, eq, inArray, sql } from 'drizzle-orm';
import { intake, intakeEntry, request } from '@/db/schema';
import { lotOf, pointsOf } from '../../domain/intakes';
import type { RequestState } from '../../domain/people';
import { isId } from '../../schemas/id';
import type { Context } from '../context';
import { DataError } from '../errors';
import { loadDesk } from '../offerings/load';
import { atDesk } from '../offerings/scope';
import { reading } from '../reading';
import { counted, type PublicIntake } from './current';
import { entriesWhere, intakesWhere, ownIntake, type StoredEntry } from './load';
import { type MarksBar, marksBar } from './marks-bar';
import { sha256 } from './save';

/** A firm in the list of an intake, with what its place in the order rests on. */
export type DeskEntry = StoredEntry & {
  /** Name of the firm, as it was when it asked. */
  firm: string;
  state: RequestState;
  /** Its lot; null before the draw, when nobody may know the seed. */
  lot: string | null;
  points: number | null;
};

export type DeskIntake = PublicIntake & {
  /** In the order of the choice; before it, by their numbers. */
  entries: readonly DeskEntry[];
  /** What keeps the reader from giving marks. */
  marksBar: MarksBar | null;
};

/** One intake of the desk with all who asked, in their order. */
export const getDeskIntake = reading('intake.read', async (ctx, id: string): Promise<DeskIntake> => {
  if (!isId(id)) throw new DataError('not_found', { entity: 'intake' });
  const own = await ownIntake(ctx, id);
  const entries = await entriesWhere(ctx.db, eq(intakeEntry.intakeId, id));
  const behind = await requestsOf(ctx, entries);
  const { seed } = own;
  return {
    ...counted(own, entries, ctx),
    marksBar: await marksBar(ctx, own),
    entries: entries
      .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.number - b.number)
      .map((entry) => ({
        ...entry,
        ...(behind.get(entry.request) ?? { firm: '', state: 'withdrawn' }),
        lot: seed === null ? null : lotOf({ seed, hash: sha256 }, entry.number),
        points: entry.marks === null ? null : pointsOf(own.criteria, entry),
      })),
  };
});

async function requestsOf({ db }: Context, entries: readonly StoredEntry[]) {
  const rows = await db
    .select({ id: request.id, state: request.state, firm: sql<string>`${request.shared} ->> 'firm'` })
    .from(request)
    .where(
      inArray(
        request.id,
        entries.map((entry) => entry.request),
      ),
    );
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/** Intakes of one offering of the desk, the last to start in front. */
export const listDeskIntakes = reading(
  'intake.read',
  async (ctx, offering: string): Promise<readonly PublicIntake[]> => {
    await loadDesk(ctx, offering);
    const where = and(eq(intake.offering, offering), atDesk(ctx.actor, intake.institution));
    const shown: PublicIntake[] = [];
    for (const own of await intakesWhere(ctx.db, where))
      shown.push(counted(own, await entriesWhere(ctx.db, eq(intakeEntry.intakeId, own.id)), ctx));
    return shown.toReversed();
  },
);
