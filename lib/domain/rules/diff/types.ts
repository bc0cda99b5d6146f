import type { IsoDate } from '../../dates';
import type { FactCatalogue, RuleLibrary } from '../language';
import type { ReasonValues } from '../types';

/**
 * What a change does to who meets the rule: nobody more or less; the same of those whose answers are all known; more
 * and no fewer, fewer and no more, each with a firm at hand that moves; no fewer, no more, where none was found;
 * `unproven` where some may gain and some lose, or where it could not be told.
 */
export const EFFECTS = [
  'same',
  'same_known',
  'wider',
  'narrower',
  'may_widen',
  'may_narrow',
  'unproven',
] as const;
export type Effect = (typeof EFFECTS)[number];

/** Everything that can change, in a document, a node or the library. */
export const CHANGE_CODES = [
  'version',
  'title',
  'source',
  'valid_days',
  'node_added',
  'node_removed',
  'node_moved',
  'reordered',
  /** Something changed among nodes that cannot be told apart by their ids. */
  'repeated_ids',
  /** There is so much in the two that not every comparison was made. */
  'partly_checked',
  'op',
  'limit',
  'list_added',
  'list_removed',
  'except_added',
  'except_removed',
  'kind',
  'barrier',
  'days',
  'text',
  'field',
  'rule_added',
  'rule_removed',
  'through_library',
  'parameter',
  'predicate',
  'zone',
  'rates',
] as const;
export type ChangeCode = (typeof CHANGE_CODES)[number];

/**
 * One change: in which rule (empty for the library), at which node (empty for the whole), what, and its effect taken
 * alone; null in the library, which lets nobody in by itself: the rules that refer to it tell theirs.
 */
export type RuleChange = {
  rule: string;
  node: string;
  code: ChangeCode;
  values: ReasonValues;
  effect: Effect | null;
};

/** All that changed in one rule, and what it does to the rule together. */
export type DocumentDiff = { rule: string; changes: readonly RuleChange[]; effect: Effect };

/** What two versions are read with. */
export type DiffSetting = {
  asOf: IsoDate;
  facts: FactCatalogue | null;
  before: RuleLibrary;
  after: RuleLibrary;
};
