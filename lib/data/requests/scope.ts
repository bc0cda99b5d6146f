import { and, eq, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm';
import { intakeEntry, membership, request } from '@/db/schema';
import type { RequestSide } from '../../domain/people';
import { type Actor, type Context, personOf } from '../context';

/** Requests this actor has a part in: those of the firm, or those made to the institution. */
export function ownRequests(actor: Actor): SQL {
  if ('firm' in actor) return eq(request.firmId, actor.firm);
  // A seat holder governs; who asked for what is not shown to the board.
  return 'institution' in actor && actor.kind !== 'seat_holder'
    ? eq(request.institution, actor.institution)
    : sql`false`;
}

/** Whether the person also acts for this firm, as its owner, colleague or adviser. */
export function isOwnFirm(ctx: Context, firm: string): Promise<boolean> {
  return actsFor(ctx, eq(membership.firmId, firm));
}

/** Whether the person also acts for any firm. */
export function actsForFirms(ctx: Context): Promise<boolean> {
  return actsFor(ctx, isNotNull(membership.firmId));
}

async function actsFor({ db, actor }: Context, firm: SQL): Promise<boolean> {
  const [row] = await db
    .select({ id: membership.id })
    .from(membership)
    .where(and(eq(membership.personId, personOf(actor) ?? ''), firm, isNull(membership.endedAt)))
    .limit(1);
  return row !== undefined;
}

/** Whether the person also acts for a firm that takes part in this intake and has not left it. */
export async function takesPart({ db, actor }: Context, intake: string): Promise<boolean> {
  const [row] = await db
    .select({ id: membership.id })
    .from(membership)
    .innerJoin(request, eq(request.firmId, membership.firmId))
    .innerJoin(intakeEntry, eq(intakeEntry.requestId, request.id))
    .where(
      and(
        eq(membership.personId, personOf(actor) ?? ''),
        eq(intakeEntry.intakeId, intake),
        // One that was declined may come back through an appeal.
        ne(request.state, 'withdrawn'),
        isNull(membership.endedAt),
      ),
    )
    .limit(1);
  return row !== undefined;
}

export function sideOf(actor: Actor): RequestSide {
  return 'firm' in actor ? 'firm' : 'institution';
}

/** What the audit log's hashes are made of: where a request stands, not what was written. */
export function stateOf({ state, version, refusal, onDay }: typeof request.$inferSelect) {
  return { state, version, refusal, onDay };
}
