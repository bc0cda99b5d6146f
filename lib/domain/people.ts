/** Closed lists about people with accounts and what firms ask of institutions, each written once. */

/** What a person acts as for a firm. */
export const FIRM_ROLES = ['firm_owner', 'firm_colleague', 'firm_adviser'] as const;
/** A role for a firm. */
export type FirmRole = (typeof FIRM_ROLES)[number];

/** What a person acts as for an institution. */
export const INSTITUTION_ROLES = ['programme_officer', 'institution_admin', 'seat_holder'] as const;
/** A role for an institution. */
export type InstitutionRole = (typeof INSTITUTION_ROLES)[number];

/** Every role a membership can give, those of the platform itself last. */
export const MEMBERSHIP_ROLES = [
  ...FIRM_ROLES,
  ...INSTITUTION_ROLES,
  'agency_reviewer',
  'platform_admin',
] as const;
/** A role that a membership gives. */
export type MembershipRole = (typeof MEMBERSHIP_ROLES)[number];

/** What a link sent by mail is good for. */
export const SIGN_IN_LINK_PURPOSES = ['sign_up', 'sign_in', 'new_password', 'invitation'] as const;
/** Purpose of a link sent by mail. */
export type SignInLinkPurpose = (typeof SIGN_IN_LINK_PURPOSES)[number];

/** What a firm can ask of an institution. */
export const REQUEST_KINDS = ['place', 'talk'] as const;
/** A place in an offering, or a first talk about it. */
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** Where a request of a firm to an institution can stand. */
export const REQUEST_STATES = [
  'sent',
  'asked',
  'listed',
  'offered',
  'accepted',
  'declined',
  'appealed',
  'refused',
  'withdrawn',
] as const;
/** State of a request; `declined` can be appealed against, `refused` stands after an appeal. */
export type RequestState = (typeof REQUEST_STATES)[number];

/** What can be done with a request once it has been sent. */
export const REQUEST_STEPS = [
  'reply',
  'take',
  'other_date',
  'withdraw',
  'appeal',
  'ask',
  'accept',
  'offer',
  'list',
  'decline',
  'grant',
  'grant_choice',
  'grant_list',
  'uphold',
  'lapse',
  'move',
] as const;
/** A step of a request. */
export type RequestStep = (typeof REQUEST_STEPS)[number];

/** Sides of a request. */
export const REQUEST_SIDES = ['firm', 'institution'] as const;
/** Who takes a step: the firm, or somebody of the institution. */
export type RequestSide = (typeof REQUEST_SIDES)[number];

/** Codes of a refusal (domain/RULES.md IA-19). */
export const REFUSAL_CODES = [
  'membership',
  'fee',
  'level',
  'sector',
  'place',
  'size',
  'full',
  'other',
] as const;
/** Why a firm was refused. */
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Where an offering can stand: in the catalogue, out of it for a while or for good, or not published yet. */
export const OFFERING_STATES = ['published', 'paused', 'withdrawn', 'draft'] as const;
/** State of an offering. */
export type OfferingState = (typeof OFFERING_STATES)[number];

/** What an institution does with an offering that firms notice. */
export const OFFERING_STEPS = ['publish', 'pause', 'withdraw'] as const;
/** A step of an offering. */
export type OfferingStep = (typeof OFFERING_STEPS)[number];

/** Why a step was not taken on the day it was meant for. */
export const STEP_MISSES = ['changed', 'rule', 'second', 'person'] as const;
/** A reason why a scheduled step was not taken. */
export type StepMiss = (typeof STEP_MISSES)[number];

/** What one row of a file of offerings would do. */
export const IMPORT_OUTCOMES = ['create', 'change', 'unchanged', 'refused'] as const;
/** What a row would do. */
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

/** What became of a row that was taken over: a draft, or nothing, since the offering has changed meanwhile. */
export const IMPORT_DONE = ['written', 'overtaken'] as const;
/** What became of a row. */
export type ImportDone = (typeof IMPORT_DONE)[number];

/** How places are given when more firms ask than there are places (domain/RULES.md IA-10). */
export const CHOICE_METHODS = ['lottery', 'first_come', 'need_rank', 'points'] as const;
/** A way of choosing, published before the call opens. */
export type ChoiceMethod = (typeof CHOICE_METHODS)[number];

/** Where a firm that asked can stand in an intake: still in the choice, with a place, asked to take one, waiting, gone. */
export const ENTRY_STANDINGS = ['in', 'place', 'offered', 'waiting', 'out'] as const;
/** Standing of an entry. */
export type EntryStanding = (typeof ENTRY_STANDINGS)[number];
