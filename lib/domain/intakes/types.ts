import type { IsoDate } from '../dates';
import type { ChoiceMethod } from '../people';
import type { FirmGroup } from '../vocabulary';

/** Places kept for firms of a group until the release day (domain/RULES.md IA-05). */
export type Reserved = { group: FirmGroup; places: number };

/** Something a firm gets marks for, and how much they count. */
export type ChoiceCriterion = { name: { en: string; es: string }; weight: number };

/** What is published of an intake before its call opens. */
export type IntakeTerms = {
  /** First and last day of the call. */
  opens: IsoDate;
  closes: IsoDate;
  /** Day on which the group starts. */
  starts: IsoDate;
  places: number;
  reserved: readonly Reserved[];
  /** Reserved places that are still free so many days before the start are for everybody. */
  releaseDays: number;
  /** Days to answer where a place that came free is offered. */
  answerDays: number;
  method: ChoiceMethod;
  /** Read where the method is `points`; else empty. */
  criteria: readonly ChoiceCriterion[];
};

/** An intake as it stands: what was published, and what has been done since. */
export type IntakeState = IntakeTerms & {
  /** The call was closed before its last day. */
  closedOn: IsoDate | null;
  /** The places have been given. */
  chosen: boolean;
};

/** One firm that asked for a place, by its number in the intake. */
export type Entry = {
  /** From 1, in the order in which the requests were complete. */
  number: number;
  /** ISO date-time, UTC, at which the request was complete: it is sent whole or not at all. */
  sentAt: string;
  /** Groups with reserved places that the firm is known to belong to and has told of. */
  groups: readonly FirmGroup[];
  /** How much of what the firm chose the offering works on, in ten thousandths; null where it is not known. */
  need: number | null;
  /** Marks from 0 to 10, one for each criterion; null where nobody has given them. */
  marks: readonly number[] | null;
};

/** Kind of place: one that is open to all, or one reserved for a group. */
export type PlaceKind = 'open' | FirmGroup;
