import { type FieldError, type FormFields, sameFields } from '../../schemas/fields';
import { DataError } from '../errors';
import type { Pending, ScreenState } from './state';

export type SaveOutcome = 'saved' | 'rejected' | 'conflict' | 'kept';

/** A posted screen, read and compared with what is stored. */
export type Posted = {
  version: number;
  intent: 'save' | 'keep' | 'discard';
  fields: FormFields;
  errors: readonly FieldError[];
  /** True if it says anything else than what is stored. */
  differs: boolean;
};

export type Decision = { outcome: SaveOutcome; store: boolean; pending: Pending | null };

/** Forms of one screen that nobody has on a page any more; so many stale windows are no accident. */
const MOST_OTHERS = 9;

/**
 * What a post does to its screen. A form drawn from the current state replaces it. One drawn earlier never writes
 * over what came in between: it is kept beside it, and the person decides. Nothing typed disappears unseen.
 */
export function decide(screen: ScreenState, posted: Posted): Decision {
  const fresh = isFresh(screen, posted);
  switch (posted.intent) {
    case 'save':
      return decideSave(screen, posted, fresh);
    case 'keep':
      return decideKeep(screen, posted, fresh);
    case 'discard':
      // What was typed since the page was drawn has not been seen and stays.
      return posted.version === screen.version
        ? { outcome: 'saved', store: false, pending: null }
        : { outcome: 'conflict', store: false, pending: screen.pending };
  }
}

/** Drawn from the current state, or from an older one that differs in nothing this post could harm. */
function isFresh(screen: ScreenState, { version, fields }: Posted): boolean {
  if (version === screen.version) return true;
  const { pending, storedVersion } = screen;
  const answersSeen = version >= storedVersion && version < screen.version;
  return answersSeen && (pending === null || (!pending.conflict && sameFields(pending.fields, fields)));
}

function decideSave(screen: ScreenState, posted: Posted, fresh: boolean): Decision {
  const { errors, differs } = posted;
  if (errors.length === 0 && (fresh || !differs))
    return { outcome: 'saved', store: true, pending: fresh ? null : screen.pending };
  if (!fresh) return { outcome: 'conflict', store: false, pending: conflicting(screen, posted, errors) };
  return { outcome: 'rejected', store: false, pending: replacing(screen, posted, errors) };
}

function decideKeep(screen: ScreenState, posted: Posted, fresh: boolean): Decision {
  const { pending } = screen;
  const saysNothing = posted.errors.length === 0 && !posted.differs;
  const same = pending !== null && sameFields(pending.fields, posted.fields);
  if (same || (saysNothing && (!fresh || pending === null)))
    return { outcome: 'kept', store: false, pending };
  // Not checked: a half-typed form is no mistake.
  return fresh
    ? { outcome: 'kept', store: false, pending: replacing(screen, posted, []) }
    : { outcome: 'conflict', store: false, pending: conflicting(screen, posted, []) };
}

/** The person had the earlier text on the page; an open conflict stays open until something is saved. */
function replacing({ pending }: ScreenState, { fields }: Posted, errors: readonly FieldError[]): Pending {
  return { fields, errors, conflict: pending?.conflict ?? false, others: pending?.others ?? [] };
}

function conflicting({ pending }: ScreenState, { fields }: Posted, errors: readonly FieldError[]): Pending {
  const earlier = pending ? [...pending.others, pending.fields] : [];
  const others = earlier.filter((one) => !sameFields(one, fields));
  if (others.length > MOST_OTHERS) throw new DataError('too_many', { entity: 'screen' });
  return { fields, errors, conflict: true, others };
}
