import { asc, eq } from 'drizzle-orm';
import { diagnostic, resultDay } from '@/db/schema';
import { day, type IsoDate } from '../../domain/dates';
import { CAPABILITIES, type Capability } from '../../domain/vocabulary';
import { ownDiagnostic } from '../diagnostics/scope';
import { reading } from '../reading';

/** What the last result of one day said. */
export type ResultDay = {
  day: IsoDate;
  answers: number;
  eligible: number;
  later: number;
  closed: number;
  unknown: number;
  /** Of each capability, in their order; null where it was not known. */
  levels: readonly { capability: Capability; level: number | null }[];
};

/** Every day on which the firm had a result, oldest first. */
export const listResultDays = reading('history.read', async (ctx): Promise<readonly ResultDay[]> => {
  const rows = await ctx.db
    .select({ row: resultDay })
    .from(resultDay)
    .innerJoin(diagnostic, eq(diagnostic.id, resultDay.diagnosticId))
    .where(ownDiagnostic(ctx.actor))
    .orderBy(asc(resultDay.day));
  return rows.map(({ row: { diagnosticId: _, levels, day: on, ...counts } }) => ({
    ...counts,
    day: day(on),
    levels: CAPABILITIES.map((capability) => ({ capability, level: levels[capability] ?? null })),
  }));
});
