import { diagnostic } from '@/db/schema';
import type { Context } from '../context';
import { otherDraft } from '../errors';
import { keyed } from '../keyed';
import { lockOwn, type OwnDiagnostic, ownDiagnostic } from './scope';

/** Of 256 bits, enough to tell the diagnostics of one browser apart. */
const LENGTH = 16;

/** In: the id of a diagnostic. Out: what its forms carry, so that they are not taken for those of another; opens nothing. */
export function markOf(id: string): string {
  return keyed('diagnostic of a form', id).slice(0, LENGTH);
}

/** In: a diagnostic, and the mark of a posted form if it had one. Throws where that was drawn with another diagnostic. */
export function requireDrawnWith(held: { id: string }, mark: string | undefined): void {
  const own = markOf(held.id);
  if (mark !== undefined && mark !== own) throw otherDraft(own);
}

/** Locks the actor's own diagnostic for a form that was drawn with it. */
export async function lockDrawn(
  ctx: Context,
  posted: { draft?: string | undefined },
): Promise<OwnDiagnostic> {
  const own = await lockOwn(ctx);
  requireDrawnWith(own, posted.draft);
  return own;
}

/**
 * In: the mark of a form that leads to another diagnostic; nothing where it was drawn with none. Out: true if this
 * browser holds one that its person has not seen there, with the code that they would need to come back.
 */
export async function holdsUnseen(ctx: Context, mark: string | undefined): Promise<boolean> {
  if (ctx.actor.kind !== 'visitor') return false;
  const [held] = await ctx.db.select({ id: diagnostic.id }).from(diagnostic).where(ownDiagnostic(ctx.actor));
  return held !== undefined && markOf(held.id) !== mark;
}
