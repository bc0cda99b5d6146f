import { diagnostic } from '@/db/schema';
import type { Context } from '../context';
import { otherDraft } from '../errors';
import { keyed } from '../keyed';
import { lockOwn, type OwnDiagnostic, ownDiagnostic } from './scope';

/** Of 256 bits, enough to tell the diagnostics of one browser apart. */
const LENGTH = 16;

/** Whose answers a form shows: those of an account, or those behind a written code. */
type Holder = 'account' | 'visitor';
const HOLDERS: readonly Holder[] = ['account', 'visitor'];

/**
 * In: the id of a diagnostic, and who draws its form. Out: what the form carries, so that it is not taken for one of
 * another; opens nothing.
 */
export function markOf(id: string, holder: Holder = 'visitor'): string {
  const own = ofDiagnostic(id);
  return own + ofHolder(own, holder);
}

/** In: the mark of a posted form. Out: whose answers it was drawn with; null for no mark of ours. */
export function holderOfMark(mark: string): Holder | null {
  const own = mark.slice(0, LENGTH);
  return HOLDERS.find((holder) => mark === own + ofHolder(own, holder)) ?? null;
}

function ofDiagnostic(id: string): string {
  return keyed('diagnostic of a form', id).slice(0, LENGTH);
}

function ofHolder(own: string, holder: Holder): string {
  return keyed(`form of ${holder}`, own).slice(0, LENGTH);
}

/** Also where an account has taken the answers of a visitor since: they are the same. */
function isMarkOf(id: string, mark: string): boolean {
  return mark.slice(0, LENGTH) === ofDiagnostic(id);
}

/**
 * In: a diagnostic, the mark of a posted form if it had one, and who holds the diagnostic. Throws where the form was
 * drawn with another one, with the mark of this.
 */
export function requireDrawnWith(
  held: { id: string },
  mark: string | undefined,
  holder: Holder = 'visitor',
): void {
  if (mark !== undefined && !isMarkOf(held.id, mark)) throw otherDraft(markOf(held.id, holder));
}

/** Locks the actor's own diagnostic for a form that was drawn with it. */
export async function lockDrawn(
  ctx: Context,
  posted: { draft?: string | undefined },
): Promise<OwnDiagnostic> {
  const own = await lockOwn(ctx);
  requireDrawnWith(own, posted.draft, ctx.actor.kind === 'visitor' ? 'visitor' : 'account');
  return own;
}

/**
 * In: the mark of a form that leads to another diagnostic; nothing where it was drawn with none. Out: true if this
 * browser holds one that its person has not seen there, with the code that they would need to come back.
 */
export async function holdsUnseen(ctx: Context, mark: string | undefined): Promise<boolean> {
  if (ctx.actor.kind !== 'visitor') return false;
  const [held] = await ctx.db.select({ id: diagnostic.id }).from(diagnostic).where(ownDiagnostic(ctx.actor));
  return held !== undefined && !(mark !== undefined && isMarkOf(held.id, mark));
}
