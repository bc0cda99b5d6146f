import { eq, type SQL, sql } from 'drizzle-orm';
import { request } from '@/db/schema';
import type { RequestSide } from '../../domain/people';
import type { Actor } from '../context';

/** Requests this actor has a part in: those of the firm, or those made to the institution. */
export function ownRequests(actor: Actor): SQL {
  if ('firm' in actor) return eq(request.firmId, actor.firm);
  // A seat holder governs; who asked for what is not shown to the board.
  return 'institution' in actor && actor.kind !== 'seat_holder'
    ? eq(request.institution, actor.institution)
    : sql`false`;
}

export function sideOf(actor: Actor): RequestSide {
  return 'firm' in actor ? 'firm' : 'institution';
}

/** What the audit log's hashes are made of: where a request stands, not what was written. */
export function stateOf({ state, version, refusal, onDay }: typeof request.$inferSelect) {
  return { state, version, refusal, onDay };
}
