import { inArray, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { attempt } from '@/db/schema';

/**
 * `within`: so many in one period. `inARow`: ten, then a wait that doubles with each further ten, and after a hundred
 * nothing more until one of them succeeds.
 */
export type Limit = { scope: string } & (
  | { kind: 'within'; most: number; minutes: number }
  | { kind: 'inARow' }
);

/** Whether one more may be tried; if not, how long to wait, or null where waiting does not help. */
export type Claim = { ok: true } | { ok: false; minutes: number | null };

export const IN_A_ROW = { most: 100, atOnce: 10, minutes: 15, longestMinutes: 720 } as const;

type Counted = { scope: string; count: number; age: number };

/**
 * Counts one attempt under every limit, or under none if one of them is reached. In: an open transaction, which is to
 * end before anything slow is done, since the counts are locked until then.
 */
export async function claimAttempt(tx: Database, limits: readonly Limit[]): Promise<Claim> {
  if (limits.length === 0) return { ok: true };
  const counted = await lockCounts(tx, limits);
  const current = limits.map((limit) => ({ limit, ...stateOf(limit, counted.get(limit.scope)) }));
  const waits = current.flatMap(({ wait }) => (wait === undefined ? [] : [wait]));
  if (waits.length > 0) return { ok: false, minutes: longest(waits) };
  const rows = current.map(
    ({ limit, count, fresh }) => sql`(${limit.scope}::text, ${count + 1}::int, ${fresh}::boolean)`,
  );
  await tx.execute(sql`
    update ${attempt} set count = claimed.count, since = case when claimed.fresh then clock_timestamp() else ${attempt.since} end
    from (values ${sql.join(rows, sql`, `)}) claimed (scope, count, fresh) where ${attempt.scope} = claimed.scope`);
  return { ok: true };
}

/** Takes back what a successful attempt had counted. A row of failures ends with it. */
export async function forgiveAttempt(tx: Database, limits: readonly Limit[]): Promise<void> {
  if (limits.length === 0) return;
  await lockCounts(tx, limits);
  for (const { scope, kind } of limits)
    await tx
      .update(attempt)
      .set({ count: kind === 'inARow' ? 0 : sql`greatest(${attempt.count} - 1, 0)` })
      .where(inArray(attempt.scope, [scope]));
}

/** Always in the same order, so that attempts at the same moment are counted one by one and never wait in a circle. */
async function lockCounts(tx: Database, limits: readonly Limit[]): Promise<Map<string, Counted>> {
  const scopes = limits.map(({ scope }) => scope).toSorted();
  const rows = await tx
    .insert(attempt)
    .values(scopes.map((scope) => ({ scope, count: 0 })))
    .onConflictDoUpdate({ target: attempt.scope, set: { count: sql`${attempt.count}` } })
    .returning({
      scope: attempt.scope,
      count: attempt.count,
      age: sql<number>`extract(epoch from clock_timestamp() - ${attempt.since})::float8 / 60`,
    });
  return new Map(rows.map((row) => [row.scope, row]));
}

/** `wait`: minutes, or null for good; undefined if one more may be tried. `fresh`: the time counts from now. */
function stateOf(
  limit: Limit,
  row: Counted | undefined,
): { count: number; fresh: boolean; wait?: number | null } {
  const { count, age } = row ?? { count: 0, age: 0 };
  if (limit.kind === 'within') {
    if (count === 0 || age >= limit.minutes) return { count: 0, fresh: true };
    return count < limit.most ? { count, fresh: false } : { count, fresh: false, wait: limit.minutes - age };
  }
  if (count >= IN_A_ROW.most) return { count, fresh: false, wait: null };
  const left = waitAfter(count) - age;
  return left > 0 ? { count, fresh: true, wait: left } : { count, fresh: true };
}

function waitAfter(count: number): number {
  if (count === 0 || count % IN_A_ROW.atOnce !== 0) return 0;
  return Math.min(IN_A_ROW.minutes * 2 ** (count / IN_A_ROW.atOnce - 1), IN_A_ROW.longestMinutes);
}

function longest(waits: readonly (number | null)[]): number | null {
  const minutes = waits.filter((wait) => wait !== null);
  return minutes.length < waits.length ? null : Math.max(1, Math.ceil(Math.max(...minutes)));
}
