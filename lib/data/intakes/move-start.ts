import { inArray } from 'drizzle-orm';
import { intakeEntry } from '@/db/schema';
import { dayFromNumber, dayNumber, type IsoDate } from '../../domain/dates';
import type { AuditEntry } from '../audit';
import type { Context } from '../context';
import { entriesWhere, type Intake } from './load';
import { lockRequests, stepByRule } from './rule-step';

/**
 * Writes into every request that has, is offered or waits for a place that the group starts on another day, so that
 * firms are told of it as of any other step. Before the places are given, nobody was told a day.
 */
export async function moveStart(ctx: Context, own: Intake, starts: IsoDate): Promise<readonly AuditEntry[]> {
  if (!own.chosen || starts === own.starts) return [];
  const requests = await lockRequests(ctx, own.id, ['place', 'offered', 'waiting']);
  const entries = await entriesWhere(ctx.db, inArray(intakeEntry.requestId, [...requests.keys()]));
  const lastDay = dayFromNumber(dayNumber(starts) - 1);
  const audit: AuditEntry[] = [];
  for (const { request, answerBy } of entries) {
    const row = requests.get(request);
    // An offered place is taken before the group starts.
    const isShorter = answerBy !== null && answerBy > lastDay;
    if (row)
      audit.push(
        await stepByRule(ctx, row, { step: 'move', day: starts, answerBy: isShorter ? lastDay : answerBy }),
      );
  }
  return audit;
}
