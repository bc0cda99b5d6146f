import { and, eq, inArray } from 'drizzle-orm';
import { intakeEntry } from '@/db/schema';
import { stageOf } from '../../domain/intakes';
import { MarksInput } from '../../schemas/intake';
import { DataError } from '../errors';
import { type Change, mutation } from '../mutation';
import { entriesWhere } from './load';
import { type MarksBar, marksBar } from './marks-bar';
import { lockOwn } from './save';

/** `conflict`: somebody has given other marks since the form was drawn, or the choice has been made. */
export type MarksSaved = { outcome: 'saved' | 'same' | 'conflict' | MarksBar };

/** Keeps the marks that firms get points by, until the choice is made. All of a form or nothing of it. */
export const saveMarks = mutation({
  action: 'intake.choose',
  input: MarksInput,
  target: lockOwn,
  run: async (ctx, { rows }, { own }): Promise<Change<MarksSaved>> => {
    const bar = await marksBar(ctx, own);
    if (bar !== null) return { result: { outcome: bar }, audit: [] };
    const stage = stageOf(own, ctx.today);
    if (stage !== 'open' && stage !== 'to_choose') return { result: { outcome: 'conflict' }, audit: [] };
    if (own.method !== 'points' || rows.some(({ marks }) => marks.length !== own.criteria.length))
      throw new DataError('invalid', { at: 'rows' });
    const entries = await entriesWhere(
      ctx.db,
      and(
        eq(intakeEntry.intakeId, own.id),
        eq(intakeEntry.standing, 'in'),
        inArray(
          intakeEntry.number,
          rows.map(({ number }) => number),
        ),
      ),
    );
    const changed = rows.flatMap((row) => {
      const entry = entries.find(({ number }) => number === row.number);
      if (!entry) throw new DataError('not_found', { entity: 'intake' });
      const stands = marksText(entry.marks);
      return stands === marksText(row.marks) ? [] : [{ ...row, entry, isStale: stands !== row.was }];
    });
    if (changed.some(({ isStale }) => isStale)) return { result: { outcome: 'conflict' }, audit: [] };
    for (const { entry, marks } of changed)
      await ctx.db
        .update(intakeEntry)
        .set({ marks: [...marks] })
        .where(eq(intakeEntry.requestId, entry.request));
    const audit = changed.map(({ entry, marks }) => ({
      ...{ kind: 'intake_entry', id: entry.request, salt: own.seedHash },
      ...{ before: { marks: entry.marks }, after: { marks } },
    }));
    return { result: { outcome: changed.length > 0 ? 'saved' : 'same' }, audit };
  },
});

/** What a form says it was drawn from. */
export function marksText(marks: readonly number[] | null): string {
  return marks === null ? '' : marks.join(' ');
}
