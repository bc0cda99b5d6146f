import { type FieldError, type FormFields, sameFields } from '../../schemas/fields';
import { isFieldOf } from '../../schemas/screen';
import type { Pending, ScreenState } from './state';
import { fieldsOf, meets, ofOtherPages, type Text, typedOn } from './waiting';

export type SaveOutcome = 'saved' | 'rejected' | 'conflict' | 'kept';

/** A posted screen, read and compared with what is stored. */
export type Posted = {
  version: number;
  /** The page it was sent from, as far as it says. */
  tab?: string | undefined;
  /** How many posts that page has sent with this one, as far as it says. */
  turn?: number | undefined;
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

export type Decision = Pick<ScreenState, 'pending' | 'sentBy'> & { outcome: SaveOutcome; store: boolean };

type Taken = Omit<Decision, 'sentBy'>;

/** Windows beside the one that wrote last; of more than these, the oldest give way. */
const MOST_OTHERS = 9;

/**
 * What a post does to its screen. A form drawn from the current state replaces it. One drawn earlier adds what it
 * changed, and never writes over what came in between: where both changed one question, it is kept beside what is
 * stored, and the person decides. What was typed last is always taken. What another page has sent of other questions
 * goes on waiting.
 */
export function decide(screen: ScreenState, posted: Posted): Decision {
  const { sentBy, pending } = screen;
  if (isLate(screen, posted)) return { outcome: 'kept', store: false, pending, sentBy };
  return { ...take(screen, posted), sentBy: senderOf(posted) ?? sentBy };
}

/** The beginning of something that the same page has sent since, and that has come first. */
function isLate({ sentBy, pending }: ScreenState, { intent, tab, turn }: Posted): boolean {
  if (intent !== 'keep' || tab === undefined || turn === undefined) return false;
  const sent = [sentBy, pending?.by, ...(pending?.open ?? [])];
  return sent.some((one) => one?.tab === tab && one.turn !== undefined && turn < one.turn);
}

/** Nothing comes late from a page that has sent nothing before. */
function senderOf({ intent, tab, turn = 0 }: Posted): ScreenState['sentBy'] {
  return intent !== 'keep' && tab !== undefined && turn > 1 ? { tab, turn } : null;
}

function take(screen: ScreenState, posted: Posted): Taken {
  switch (posted.intent) {
    case 'save':
      return decideSave(screen, posted);
    case 'keep':
      return decideKeep(screen, posted);
    case 'discard':
      // What was typed since the page was drawn has not been seen and stays.
      return posted.version === screen.version || onlyOwnSince(screen, posted)
        ? { outcome: 'saved', store: false, pending: null }
        : { outcome: 'conflict', store: false, pending: screen.pending };
  }
}

/** What tells whether a form was drawn from the current state. */
type Form = Pick<Posted, 'version' | 'tab' | 'fields' | 'touched'>;

/** Drawn from the current state, or from an older one that differs in nothing this post could harm. */
export function isCurrent(screen: ScreenState, form: Form): boolean {
  if (form.version === screen.version) return true;
  const answersSeen = form.version >= screen.storedVersion && form.version < screen.version;
  return answersSeen && unseen(screen, form).length === 0;
}

/** True if this post writes over nothing: where it was drawn earlier, nobody else changed what it changes. */
function isFresh(screen: ScreenState, posted: Posted): boolean {
  if (isCurrent(screen, posted)) return true;
  return !posted.clashes && !unseen(screen, posted).some((text) => meets(text, posted));
}

/** What waits on this screen and was never on the page of this form; what says the same as the form is not counted. */
function unseen({ version, pending }: ScreenState, form: Form): readonly Text[] {
  if (pending === null || form.version === version || isSeenBy(pending, form)) return [];
  const nameless = pending.by === undefined ? [...pending.others, pending.fields] : pending.others;
  const texts = [...nameless.map((fields) => ({ fields })), ...ofOtherPages(pending, form.tab)];
  return pending.conflict ? texts : texts.filter((text) => !holds(text, form));
}

/** The page of this form has sent this, and what else waits was on it. */
function isSeenBy({ by }: Pending, form: Pick<Form, 'tab'>): boolean {
  return by !== undefined && by.tab === form.tab && by.seen;
}

/** All that has changed since this form was drawn is what its own page sent. */
function onlyOwnSince({ pending, storedVersion }: ScreenState, form: Posted): boolean {
  return pending !== null && isSeenBy(pending, form) && form.version >= storedVersion;
}

/** This form, sent before. */
function holds({ fields }: Text, form: Form): boolean {
  // Of a form drawn earlier only the questions it changed are its own.
  return sameFields(fields, form.fields) || sameFields(fields, fieldsOf(form.fields, form.touched));
}

function decideSave(screen: ScreenState, posted: Posted): Taken {
  const { errors, differs } = posted;
  const fresh = isFresh(screen, posted);
  if (errors.length === 0 && (fresh || !differs))
    return { outcome: 'saved', store: true, pending: fresh ? stillWaiting(screen, posted) : screen.pending };
  const all = [...errors, ...errorsOfOthers(screen, posted)];
  const pending = fresh ? replacing(screen, posted, all) : conflicting(screen, posted, all);
  return { outcome: fresh ? 'rejected' : 'conflict', store: false, pending };
}

function decideKeep(screen: ScreenState, posted: Posted): Taken {
  const { pending } = screen;
  const fresh = isFresh(screen, posted);
  const saysNothing = posted.errors.length === 0 && !posted.differs;
  if (isHeld(pending, posted) || (saysNothing && (!fresh || pending === null)))
    return { outcome: 'kept', store: false, pending };
  // Nothing new is called a mistake in a half-typed form; what was found before and still stands there is one.
  const errors = [...errorsLeft(screen, posted), ...errorsOfOthers(screen, posted)];
  const kept = fresh ? replacing(screen, posted, errors) : conflicting(screen, posted, errors);
  return { outcome: fresh ? 'kept' : 'conflict', store: false, pending: kept };
}

/** Kept already, and not for another page, which may go on to keep something else. */
function isHeld(pending: Pending | null, { tab, turn = 0, ...form }: Posted): boolean {
  const by = pending?.by;
  const isOwn = by === undefined || tab === undefined || (by.tab === tab && turn <= (by.turn ?? 0));
  return pending !== null && isOwn && holds(pending, form);
}

/** Mistakes found before whose text stands in this form as it was. */
function errorsLeft({ pending }: ScreenState, { errors, fields }: Posted): readonly FieldError[] {
  if (pending === null) return [];
  const before = typedOn(pending).fields;
  return pending.errors.filter(
    ({ field, code }) =>
      errors.some((one) => one.field === field && one.code === code) &&
      sameFields(fieldsOf(before, [field]), fieldsOf(fields, [field])),
  );
}

/** Mistakes in what waits of other pages, and goes on waiting: in questions that this form leaves alone. */
function errorsOfOthers(screen: ScreenState, posted: Posted): readonly FieldError[] {
  const theirs = unseen(screen, posted).flatMap(({ touched = [] }) => touched);
  const facts = theirs.filter((fact) => !posted.touched.includes(fact));
  return screen.pending?.errors.filter(({ field }) => isFieldOf(field, facts)) ?? [];
}

/** After a save that touches nothing of it, what other pages have sent. */
function stillWaiting(screen: ScreenState, posted: Posted): Pending | null {
  const { pending } = screen;
  if (pending === null || unseen(screen, posted).length === 0) return null;
  const rest = ofOtherPages(pending, posted.tab);
  const [last] = rest.slice(-1);
  if (last === undefined) return null;
  const { fields, touched = [], ...by } = last;
  return {
    fields,
    facts: touched,
    errors: errorsOfOthers(screen, posted),
    conflict: pending.conflict,
    others: pending.others,
    by: { ...by, touched, seen: pending.by?.tab === by.tab && pending.by.seen },
    ...openTexts(rest.slice(0, -1)),
  };
}

/** The person had the earlier text on the page; an open conflict stays open until something is saved. */
function replacing(screen: ScreenState, posted: Posted, errors: readonly FieldError[]): Pending {
  const { pending, version } = screen;
  const isDrawnNow = posted.version === version;
  const conflict = pending?.conflict ?? false;
  // What the page was drawn with stands in its fields, or beside them where the person has to decide.
  const drawn = conflict ? (pending?.open ?? []).filter(({ tab }) => tab !== posted.tab) : [];
  const rest = pending === null ? [] : isDrawnNow ? drawn : ofOtherPages(pending, posted.tab);
  const others = pending?.others ?? [];
  return {
    ...typedIn(screen, posted),
    errors,
    conflict,
    others,
    ...from(screen, posted),
    ...openTexts(rest),
  };
}

function conflicting(screen: ScreenState, posted: Posted, errors: readonly FieldError[]): Pending {
  const { pending } = screen;
  const typed = typedIn(screen, posted);
  const nameless = pending ? [...pending.others, ...(pending.by ? [] : [pending.fields])] : [];
  const others = nameless.filter((one) => !sameFields(one, typed.fields)).slice(-MOST_OTHERS);
  const rest = pending ? ofOtherPages(pending, posted.tab) : [];
  return { ...typed, errors, conflict: true, others, ...from(screen, posted), ...openTexts(rest) };
}

function from(screen: ScreenState, posted: Posted): Pick<Pending, 'by'> {
  const { pending, version } = screen;
  const { tab, touched } = posted;
  const turn = posted.turn === undefined ? {} : { turn: posted.turn };
  // Text of another page that says the same may yet say something else.
  const hasOthers = pending !== null && !isSeenBy(pending, posted) && ofOtherPages(pending, tab).length > 0;
  const seen = posted.version === version || (isFresh(screen, posted) && !hasOthers);
  return tab === undefined ? {} : { by: { tab, ...turn, touched, seen } };
}

/** At most so many pages, each with its latest. */
function openTexts(texts: NonNullable<Pending['open']>): Pick<Pending, 'open'> {
  return texts.length === 0 ? {} : { open: texts.slice(-MOST_OTHERS) };
}

/** What is kept of a form, and of which questions it is: of one drawn earlier only those it changed. */
function typedIn(screen: ScreenState, posted: Posted): Pick<Pending, 'fields' | 'facts'> {
  const { fields, touched, part } = posted;
  if (!isCurrent(screen, posted)) return { fields: fieldsOf(fields, touched), facts: touched };
  return part ? { fields, facts: part } : { fields };
}
