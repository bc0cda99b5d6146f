import type { Actor } from './context';
import { DataError } from './errors';

/** Whose thing an action is done to: the diagnostic by its code hash, the person, the firm, the institution. */
export type Target = {
  draft?: string | null;
  person?: string | null;
  firm?: string | null;
  institution?: string | null;
};

type Kind = Actor['kind'];
type Rules = { [K in Kind]?: (actor: Extract<Actor, { kind: K }>, target: Target) => boolean };

const anyone = () => true;
const ownDraft = (actor: { draft: string | null }, target: Target) =>
  actor.draft !== null && actor.draft === target.draft;
const ownPerson = (actor: { person: string }, target: Target) => actor.person === target.person;
const ownFirm = (actor: { firm: string }, target: Target) => actor.firm === target.firm;

const signedIn = {
  person: ownPerson,
  firm_owner: ownPerson,
  firm_colleague: ownPerson,
  firm_adviser: ownPerson,
  programme_officer: ownPerson,
  institution_admin: ownPerson,
  seat_holder: ownPerson,
  agency_reviewer: ownPerson,
  platform_admin: ownPerson,
} as const;
/** Those who decide about others, each for themselves. */
const staff = {
  programme_officer: ownPerson,
  institution_admin: ownPerson,
  seat_holder: ownPerson,
  agency_reviewer: ownPerson,
  platform_admin: ownPerson,
} as const satisfies Rules;
const ownInstitution = (actor: { institution: string }, target: Target) =>
  actor.institution === target.institution;
const ofFirm = {
  firm_owner: ownFirm,
  firm_colleague: ownFirm,
  firm_adviser: ownFirm,
} as const satisfies Rules;

/** Those who run the programmes of an institution; its board governs. */
const desk = {
  programme_officer: ownInstitution,
  institution_admin: ownInstitution,
} as const satisfies Rules;

/** Those who have an account, each for themselves. */
const oneself = signedIn satisfies Rules;
/** A visitor for the answers of this browser; everybody of a firm for those of the firm. */
const holder = {
  visitor: ownDraft,
  firm_owner: ownDraft,
  firm_colleague: ownDraft,
  firm_adviser: ownDraft,
} as const satisfies Rules;
/** What only the firm itself decides, not who helps it. */
const firmItself = { visitor: ownDraft, firm_owner: ownDraft } as const satisfies Rules;
const starter = {
  visitor: anyone,
  firm_owner: anyone,
  firm_colleague: anyone,
  firm_adviser: anyone,
} as const satisfies Rules;
const everybody = {
  visitor: anyone,
  person: anyone,
  firm_owner: anyone,
  firm_colleague: anyone,
  firm_adviser: anyone,
  programme_officer: anyone,
  institution_admin: anyone,
  seat_holder: anyone,
  agency_reviewer: anyone,
  platform_admin: anyone,
  job: anyone,
} as const satisfies Rules;
/** For whom no session has been found yet. */
const { job: _, ...people } = everybody;

/** Who may do what. No row, no access. */
export const policy = {
  'diagnostic.start': starter,
  'diagnostic.resume': { visitor: anyone },
  'diagnostic.read': holder,
  'diagnostic.save': holder,
  'diagnostic.setLocale': holder,
  'diagnostic.setForm': holder,
  'diagnostic.consent': firmItself,
  'diagnostic.delete': firmItself,
  'diagnostic.purge': { job: anyone },
  'run.create': holder,
  'run.read': holder,
  'run.rerun': { ...holder, job: anyone },
  'run.list': { job: anyone },
  'population.refresh': { job: anyone },
  'population.read': { job: anyone },
  'population.store': { job: anyone },
  'catalogue.read': everybody,
  'reference.read': everybody,
  // Signing in starts from wherever one is: also from another account on the same browser.
  'account.signUp': people,
  'account.signIn': people,
  'account.sendLink': people,
  'account.useLink': people,
  'account.read': oneself,
  'account.change': oneself,
  'account.actAs': oneself,
  'account.endSession': oneself,
  'account.erase': oneself,
  'secondStep.turnOn': staff,
  // Also by who decides about nobody any more: it is still on.
  'secondStep.change': oneself,
  'account.purge': { job: anyone },
  // Who works for a firm or an institution.
  'people.read': { ...ofFirm, institution_admin: ownInstitution },
  'people.change': { firm_owner: ownFirm, institution_admin: ownInstitution },
  'people.invite': { firm_owner: ownFirm, institution_admin: ownInstitution },
  'firm.erase': { firm_owner: ownFirm },
  // Advisers act for the firm with its consent; a seat holder governs and sees no firm.
  'request.send': ofFirm,
  'request.read': { ...ofFirm, programme_officer: ownInstitution, institution_admin: ownInstitution },
  'request.step': { ...ofFirm, programme_officer: ownInstitution, institution_admin: ownInstitution },
  'request.remind': { job: anyone },
  // What a firm keeps of its results, and what it is told of them.
  'saved.read': ofFirm,
  'saved.change': ofFirm,
  'history.read': ofFirm,
  'notice.read': ofFirm,
  'notice.change': ofFirm,
  'notice.tell': { job: anyone },
  'offering.read': desk,
  'offering.create': desk,
  'offering.edit': desk,
  // Totals alone, of firms that agreed to be counted.
  'offering.countFirms': desk,
  'offering.publish': desk,
  'offering.takeScheduled': { job: anyone },
  'desk.change': { institution_admin: ownInstitution },
  'offering.import': desk,
  'intake.read': desk,
  'intake.edit': desk,
  'intake.choose': desk,
  'intake.fill': { job: anyone },
  'form.keep': people,
  'form.read': people,
  'staff.invite': { job: anyone },
  'person.suspend': { job: anyone },
  'mail.deliver': { job: anyone },
  'mail.readOutbox': people,
} as const satisfies Record<string, Rules>;

export type Action = keyof typeof policy;

/** In: an actor, an action and what it is done to. Out: whether the table allows it. */
export function may(actor: Actor, action: Action, target: Target): boolean {
  const rules: Rules = policy[action];
  switch (actor.kind) {
    case 'visitor':
      return rules.visitor?.(actor, target) ?? false;
    case 'person':
      return rules.person?.(actor, target) ?? false;
    case 'firm_owner':
      return rules.firm_owner?.(actor, target) ?? false;
    case 'firm_colleague':
      return rules.firm_colleague?.(actor, target) ?? false;
    case 'firm_adviser':
      return rules.firm_adviser?.(actor, target) ?? false;
    case 'programme_officer':
      return rules.programme_officer?.(actor, target) ?? false;
    case 'institution_admin':
      return rules.institution_admin?.(actor, target) ?? false;
    case 'seat_holder':
      return rules.seat_holder?.(actor, target) ?? false;
    case 'agency_reviewer':
      return rules.agency_reviewer?.(actor, target) ?? false;
    case 'platform_admin':
      return rules.platform_admin?.(actor, target) ?? false;
    case 'job':
      return rules.job?.(actor, target) ?? false;
  }
}

/** Refuses an actor of a kind that may never do this, before anything is looked up. */
export function requireKind(actor: Actor, action: Action): void {
  if (!(actor.kind in policy[action])) throw new DataError('forbidden', { action });
}

/** Refuses as a miss does: who may not see a thing is not told that it is there. */
export function requireAllowed(actor: Actor, action: Action, target: Target): void {
  if (!may(actor, action, target)) throw new DataError('not_found', { action });
}
