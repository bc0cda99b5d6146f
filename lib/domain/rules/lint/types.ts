import type { IsoDate } from '../../dates';
import type { FactCatalogue, RuleLibrary, WrittenRule } from '../language';
import type { TextReading } from '../texts';
import type { ReasonValues } from '../types';

/** Whether a rule cannot be used as it is, is likely not what was meant, or could be said better. */
export type Severity = 'error' | 'warning' | 'hint';

/** Everything that can be found, and how bad it is. */
export const LINT_SEVERITIES = {
  repeated_id: 'error',
  too_large: 'error',
  /** The steps were spent before all of it was looked at, or before each change of it was tried. */
  partly_checked: 'warning',
  unknown_predicate: 'error',
  predicate_cycle: 'error',
  unknown_parameter: 'error',
  unit_mismatch: 'error',
  /** Only whole units of time go by, and a dated parameter has a part of one. */
  not_whole: 'error',
  unknown_zone: 'error',
  zone_in_zone: 'error',
  zone_except: 'error',
  bad_range: 'error',
  informative_decides: 'error',
  /** A group without parts; `holds` says what it comes to. */
  empty_group: 'error',
  /** More parts are asked for than there are. */
  count_too_high: 'error',
  /** More parts are asked for than are in force on a day on which some are. */
  too_few_in_force: 'warning',
  /** None of the parts is asked for. */
  count_zero: 'warning',
  min_above_max: 'error',
  /** A ratio whose divisor is nought: no answer can settle it. */
  divided_by_nought: 'error',
  /** The exceptions leave nothing of the codes. */
  empty_area: 'error',
  /** No firm can meet the rule, or a part of it. */
  contradiction: 'error',
  /** Every firm meets it, once its answers are known; until then it stays open. */
  tautology: 'warning',
  /** Says the same as another part beside it. */
  repeats: 'warning',
  /** Holds wherever what stands beside or above it does. */
  implied: 'warning',
  /** All its cases belong to parts beside it already. */
  covered: 'warning',
  /** Cannot be met where what stands above it matters. */
  unreachable: 'warning',
  unknown_fact: 'error',
  wrong_kind: 'error',
  unit_missing: 'error',
  unit_not_expected: 'error',
  /** A count, or a quotient of two amounts in one unit, is compared with or added to an amount. */
  bare_number: 'error',
  /** Written like a currency, and no such currency is on the list. */
  unknown_unit: 'error',
  /** A currency that existed once. */
  retired_unit: 'warning',
  no_rate: 'warning',
  fact_not_asked: 'warning',
  unknown_code: 'error',
  retired_code: 'warning',
  /** A code of another list for the same things: of a later revision, or written in three letters. */
  other_list: 'warning',
  /** A code that lies below another one of the list. */
  code_covered: 'hint',
  /** An exception outside of what it is an exception to. */
  except_outside: 'warning',
  /** All children are listed, and the parent is not: who is known by the parent alone stays open. */
  children_for_parent: 'warning',
  limit_in_band: 'warning',
  never_valid: 'error',
  expired: 'warning',
  not_yet_valid: 'hint',
  /** None of the days of a criterion is one of the rule, or of the criterion it stands in. */
  outside_days: 'warning',
  /** On some days of a rule nothing of it is in force, so that every firm fits. */
  nothing_in_force: 'warning',
  parameter_without_value: 'warning',
  parameter_order: 'warning',
  parameter_twice: 'error',
  unused_parameter: 'hint',
  unused_predicate: 'hint',
  unused_zone: 'hint',
  repeated_rule: 'error',
  question_not_used: 'hint',
  /** The prose states another limit than the rule has, or one that it does not have. */
  text_contradicts_limit: 'warning',
  text_adds_limit: 'hint',
} as const satisfies Record<string, Severity>;

/** A stable code for what was found. */
export type LintCode = keyof typeof LINT_SEVERITIES;

/** Everything that can be proposed. */
export const MEND_CODES = [
  ...(['remove', 'rename', 'define', 'mend_predicate', 'open_circle', 'split', 'several_rules'] as const),
  ...([
    'use_name',
    'use_predicate',
    'use_fact',
    'use_code',
    'use_one_of',
    'use_listed',
    'use_operator',
    'write_number',
  ] as const),
  ...(['use_parent', 'use_below', 'use_successor', 'drop_codes', 'drop_exceptions', 'list_codes'] as const),
  ...(['swap_limits', 'move_limit', 'set_limit', 'limit_within', 'ask_number', 'other_divisor'] as const),
  ...(['name_unit', 'use_currency', 'drop_unit', 'one_unit', 'add_rate', 'whole_value'] as const),
  ...(['any_instead', 'fill', 'lower_count', 'raise_count', 'give_way', 'narrow', 'change_one'] as const),
  ...([
    'stand_apart',
    'ask_or_check',
    'later_end',
    'earlier_start',
    'days_within',
    'fill_days',
    'add_value',
    'sort_values',
  ] as const),
  ...(['keep_value', 'next_version', 'end_before', 'read_or_drop', 'say_same', 'add_limit'] as const),
] as const;
export type MendCode = (typeof MEND_CODES)[number];

/** A proposed change; `replacement` where it can be made without asking, checked before it is proposed. */
export type Mend = {
  code: MendCode;
  values: ReasonValues;
  replacement?: Replacement;
};

/** What stands in the place of the node; null takes it away. */
export type Replacement = {
  with: WrittenRule | null;
  /** `same`: every firm whose answers are known gets the same verdict. `repaired`: the fault is gone, the verdict may differ. */
  effect: 'same' | 'repaired';
};

/** One thing that was found. */
export type LintFinding = {
  /** Id of the rule, `predicate:` with its name, or empty for the catalogue. */
  rule: string;
  /** Id of the node, or the name of what the library holds; empty for the whole. */
  node: string;
  severity: Severity;
  code: LintCode;
  values: ReasonValues;
  mend: Mend;
  /** Which of the rules of the catalogue it is in, from nought; ids may stand twice. */
  document?: number;
  /** The way from the rule's root to the node, where its id stands twice. */
  at?: readonly (string | number)[];
  /** The later day from which it is so; left out where it is so on the day of reading. */
  since?: IsoDate;
  /** The last day on which it is so; left out where it stays so. */
  until?: IsoDate;
};

/** Classes in which a register tells a number; null leaves the last one open. */
export type RegisterBands = {
  register: string;
  /** Whose firms it lists. A rule that lets in no firm from there is not held against it; left out, every rule is. */
  country?: string;
  fact: string;
  bands: readonly { id: string; lo: number; hi: number | null }[];
};

/** Currencies that exist no more: since which month or year, and what took their place; null where nothing did, or several. */
export type WithdrawnCurrencies = ReadonlyMap<string, { withdrawn: string; successor: string | null }>;

/** What rules are held against. */
export type LintSetting = {
  library: RuleLibrary;
  /** Null where nothing is known of the facts: then nothing is said of them. */
  facts: FactCatalogue | null;
  registers: readonly RegisterBands[];
  /** How the prose is read for limits; without it, it is not. */
  texts?: TextReading;
  /** Currencies that exist; without it none is called unknown. */
  currencies?: ReadonlySet<string>;
  /** Currencies that existed once; without it none is called withdrawn. */
  withdrawn?: WithdrawnCurrencies;
  asOf: IsoDate;
};

/** A finding about one node of a rule, before it is known of which. */
export type NodeFinding = Omit<LintFinding, 'rule' | 'severity' | 'document'> & { severity?: Severity };
