import type { IsoDate } from '@/lib/domain/dates';
import type { Rule, RuleLibrary, WrittenRule } from '@/lib/domain/rules';

/** A node of either form: the words they share mean the same in both. */
export type AnyRule = Rule | WrittenRule;

/** Where a node stands. */
export type Place = {
  /** Alias of the row whose facts are read. */
  row: string;
  ruleId: string;
  asOf: IsoDate;
  library: RuleLibrary;
  /** Before the ids of nodes within a predicate. */
  prefix: string;
  /** Gives an alias that nothing else has. */
  alias: () => string;
  /** Translates a rule within a term. */
  ruleSql: (rule: AnyRule, at: Place) => string | null;
};
