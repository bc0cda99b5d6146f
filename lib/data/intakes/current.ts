import { and, eq, gt } from 'drizzle-orm';
import { intake, intakeEntry } from '@/db/schema';
import { dayFromNumber, dayNumber } from '../../domain/dates';
import { type FreePlaces, freePlaces } from '../../domain/intakes';
import type { EntryStanding } from '../../domain/people';
import type { Context } from '../context';
import { reading } from '../reading';
import { lookFor } from '../scope';
import { entriesWhere, type Intake, intakesWhere, type StoredEntry } from './load';

/** How long the order of a draw stays on the page of its offering after the group has started. */
const SHOWN_DAYS = 30;

/** An intake with what is known of it to everybody: numbers, never firms. */
export type PublicIntake = Intake & {
  counts: Readonly<Record<EntryStanding, number>>;
  free: FreePlaces;
  /** Numbers of the firms in the order of the choice; empty before it. */
  order: readonly number[];
};

/** Intakes of an offering whose call, waiting list or draw somebody may still ask about. */
export const currentIntakes = reading(
  'catalogue.read',
  async (ctx, offering: string): Promise<readonly PublicIntake[]> => {
    const since = dayFromNumber(dayNumber(ctx.today) - SHOWN_DAYS);
    const intakes = await intakesWhere(ctx.db, and(eq(intake.offering, offering), gt(intake.starts, since)));
    const shown: PublicIntake[] = [];
    for (const one of intakes) shown.push(counted(one, await numbersOf(ctx, one.id), ctx));
    return shown;
  },
);

/** Entries of an intake for whoever counts them: in a transaction of its own, which alone is shown them. */
export function numbersOf({ db }: Context, id: string): Promise<readonly StoredEntry[]> {
  return db.transaction(async (tx) => {
    await lookFor(tx, { intake: id });
    const entries = await entriesWhere(tx, eq(intakeEntry.intakeId, id));
    await lookFor(tx, { intake: '' });
    return entries;
  });
}

export function counted(
  of: Intake,
  entries: readonly StoredEntry[],
  { today }: Pick<Context, 'today'>,
): PublicIntake {
  const counts = { in: 0, place: 0, offered: 0, waiting: 0, out: 0 };
  for (const { standing } of entries) counts[standing] += 1;
  const held = entries.flatMap(({ kind }) => (kind === null ? [] : [kind]));
  const order = entries
    .filter((entry) => entry.rank !== null)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ number }) => number);
  return { ...of, counts, free: freePlaces(of, held, today), order };
}

/** Of an intake that one waits in: how many stand before this place in the order and wait too. */
export function waitingBefore(entries: readonly StoredEntry[], rank: number): number {
  return entries.filter((entry) => entry.standing === 'waiting' && (entry.rank ?? 0) < rank).length;
}
