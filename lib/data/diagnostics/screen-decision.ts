import { type FieldError, type FormFields, sameFields } from '../../schemas/fields';
import { isFieldOf } from '../../schemas/screen';
import type { Pending, ScreenState } from './state';

export type SaveOutcome = 'saved' | 'rejected' | 'conflict' | 'kept';

/** A posted screen, read and compared with what is stored. */
export type Posted = {
  version: number;
  intent: 'save' | 'keep' | 'discard';
  fields: FormFields;
  /** The questions of its page, where that held not all of the screen. */
  part?: readonly string[] | undefined;
  errors: readonly FieldError[];
  /** True if it says anything else than what is stored. */
  differs: boolean;
  /** Questions that it changed, against what its page had shown. */
  touched: readonly string[];
  /** True if one of them was changed to something else in between. */
  clashes: boolean;
};

export type Decision = { outcome: SaveOutcome; store: boolean; pending: Pending | null };

/** Forms of one screen that nobody has on a page any more; of more windows than these, the oldest give way. */
const MOST_OTHERS = 9;

/**
 * What a post does to its screen. A form drawn from the current state replaces it. One drawn earlier adds what it
 * changed, and never writes over what came in between: where both changed one question, it is kept beside what is
 * stored, and the person decides. What was typed last is always taken.
 */
export function decide(screen: ScreenState, posted: Posted): Decision {
  const fresh = isCurrent(screen, posted) || isBeside(screen, posted);
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

/** What tells whether a form was drawn from the current state. */
type Form = Pick<Posted, 'version' | 'fields' | 'touched'>;

/** Drawn from the current state, or from an older one that differs in nothing this post could harm. */
export function isCurrent(screen: ScreenState, form: Form): boolean {
  if (form.version === screen.version) return true;
  const answersSeen = form.version >= screen.storedVersion && form.version < screen.version;
  return answersSeen && !hasOtherText(screen, form);
}

/** Drawn earlier, but what it changed nobody else did. */
function isBeside(screen: ScreenState, posted: Posted): boolean {
  return !posted.clashes && !hasOtherText(screen, posted);
}

/** Something typed elsewhere waits on this screen, which this form would take the place of. */
function hasOtherText({ pending }: ScreenState, form: Form): boolean {
  return pending !== null && (pending.conflict || !holds(pending, form));
}

/** This form, sent before. */
function holds({ fields }: Pending, form: Form): boolean {
  return sameFields(fields, form.fields) || sameFields(fields, ownFields(form));
}

/** Of a form drawn earlier only the questions it changed are its own. */
function ownFields({ fields, touched }: Form): FormFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => isFieldOf(name, touched)));
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
  const same = pending !== null && holds(pending, posted);
  if (same || (saysNothing && (!fresh || pending === null)))
    return { outcome: 'kept', store: false, pending };
  // Not checked: a half-typed form is no mistake.
  return fresh
    ? { outcome: 'kept', store: false, pending: replacing(screen, posted, []) }
    : { outcome: 'conflict', store: false, pending: conflicting(screen, posted, []) };
}

/** The person had the earlier text on the page; an open conflict stays open until something is saved. */
function replacing(screen: ScreenState, posted: Posted, errors: readonly FieldError[]): Pending {
  const { pending } = screen;
  return {
    ...typedIn(screen, posted),
    errors,
    conflict: pending?.conflict ?? false,
    others: pending?.others ?? [],
  };
}

function conflicting(screen: ScreenState, posted: Posted, errors: readonly FieldError[]): Pending {
  const { pending } = screen;
  const typed = typedIn(screen, posted);
  const earlier = pending ? [...pending.others, pending.fields] : [];
  const others = earlier.filter((one) => !sameFields(one, typed.fields)).slice(-MOST_OTHERS);
  return { ...typed, errors, conflict: true, others };
}

/** What is kept of a form, and of which questions it is: of one drawn earlier only those it changed. */
function typedIn(screen: ScreenState, posted: Posted): Pick<Pending, 'fields' | 'facts'> {
  const { fields, touched, part } = posted;
  if (!isCurrent(screen, posted)) return { fields: ownFields(posted), facts: touched };
  return part ? { fields, facts: part } : { fields };
}
