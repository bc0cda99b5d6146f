import type { IsoDate } from '../../dates';
import type { Relation } from '../types';

/** How firmly a criterion stands: it decides; the firm's word counts; somebody checks it later; it only tells. */
export const CRITERION_KINDS = ['hard', 'declared', 'to_verify', 'informative'] as const;
export type CriterionKind = (typeof CRITERION_KINDS)[number];

/** What keeps a firm out where a criterion is not met; the reports count by it. */
export const BARRIER_CLASSES = [
  'place',
  'sector',
  'size',
  'age',
  'money',
  'legal',
  'standard',
  'capability',
  'membership',
  'group',
  'history',
  'project',
  'time',
  'other',
] as const;
export type BarrierClass = (typeof BARRIER_CLASSES)[number];

/** Units of elapsed time; months and years count whole ones, the last day of a month standing for days it lacks. */
export const TIME_UNITS = ['days', 'months', 'years'] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

/** Languages a rule can carry texts in. */
export const RULE_LANGUAGES = ['en', 'es', 'pt', 'sr'] as const;

/** The same plain text per language. */
export type RuleText = Readonly<Partial<Record<(typeof RULE_LANGUAGES)[number], string>>>;

/** Where a rule or a number comes from. */
export type RuleSource = { title: string; url?: string | undefined; date?: IsoDate | undefined };

/** A number, a dated parameter by its name, or null for no limit. */
export type Limit = number | { parameter: string } | null;

/** A number worked out from facts. Amounts name the unit they are read in: a currency code or `kg`, `m2`, `h` … */
export type WrittenTerm =
  | { term: 'number'; value: number | { parameter: string } }
  | { term: 'fact'; fact: string; unit?: string | undefined }
  | { term: 'sum'; of: readonly WrittenTerm[] }
  | { term: 'ratio'; of: WrittenTerm; by: WrittenTerm }
  | { term: 'count'; fact: string }
  | { term: 'total'; fact: string; of: string; where?: WrittenRule | undefined; unit?: string | undefined }
  | {
      term: 'choose';
      cases: readonly { when: WrittenRule; value: WrittenTerm }[];
      otherwise: WrittenTerm;
    };

type Node = { id: string };
type Limits = { min: Limit; max: Limit };

/** What a written rule says of one fact. */
export type WrittenLeaf =
  | (Node & { op: 'equals'; fact: string; value: string | number | boolean })
  | (Node & { op: 'in'; fact: string; values: readonly string[] })
  /** Codes of any level, `*`, ranges of one level (`10..33`, `A..C`) and named zones (`zone:EU`). */
  | (Node & { op: 'under'; fact: string; codes: readonly string[]; except?: readonly string[] | undefined })
  | (Node & { op: 'reaches'; fact: string; codes: readonly string[]; except?: readonly string[] | undefined })
  | (Node & { op: 'between'; fact: string; unit?: string | undefined } & Limits)
  | (Node & { op: 'intersects'; fact: string; values: readonly string[] })
  | (Node & { op: 'contains'; fact: string; values: readonly string[] })
  | (Node & { op: 'is'; fact: string })
  | (Node & { op: 'exists'; fact: string })
  /** So many whole units have gone by since the day. */
  | (Node & { op: 'elapsed'; fact: string; unit: TimeUnit } & Limits)
  /** The day lies within the last so many units, today included and the day they began left out. */
  | (Node & { op: 'recent'; fact: string; last: number; unit: TimeUnit })
  /** The day lies in the calendar year so many years back; 0 is the running one. */
  | (Node & { op: 'calendarYear'; fact: string; back: number })
  /** The day lies between two days, both included. */
  | (Node & { op: 'dates'; fact: string; from: IsoDate | null; to: IsoDate | null })
  | (Node & { op: 'compare'; left: WrittenTerm; relation: Relation; right: WrittenTerm })
  /** As many events with one of the codes as the limits say, ever or within the last so many units. */
  | (Node & {
      op: 'happened';
      fact: string;
      codes: readonly string[];
      last?: { count: number; unit: TimeUnit } | undefined;
    } & Limits)
  | (Node & { op: 'linked'; fact: string; where: WrittenRule } & Limits)
  /** Only the institution can tell; its word is the fact `checked.`, the id of the rule, a colon and the id of the node. */
  | (Node & { op: 'prose'; text: RuleText });

/** What a written rule makes of other rules. */
export type WrittenGroup =
  | (Node & { op: 'all'; of: readonly WrittenRule[] })
  | (Node & { op: 'any'; of: readonly WrittenRule[] })
  | (Node & { op: 'not'; of: WrittenRule })
  | (Node & { op: 'atLeast'; count: number; of: readonly WrittenRule[] })
  /** Holds, or the exception does. */
  | (Node & { op: 'unless'; of: WrittenRule; except: WrittenRule })
  /** A named predicate of the library. */
  | (Node & { op: 'use'; predicate: string })
  /** One condition with what people need to know of it. Outside its days it counts as if it were not there. */
  | (Node & {
      op: 'criterion';
      kind: CriterionKind;
      barrier?: BarrierClass | undefined;
      source?: RuleSource | undefined;
      text?: RuleText | undefined;
      from?: IsoDate | undefined;
      to?: IsoDate | undefined;
      of: WrittenRule;
    });

/** A rule as people write and keep it. Ids are unique within a rule and stay when it is changed. */
export type WrittenRule = WrittenLeaf | WrittenGroup;

/** A number that changes on given days, oldest first; null from a day on means that there is no limit. */
export type Parameter = {
  unit?: string | undefined;
  history: readonly { from: IsoDate; value: number | null; source: RuleSource }[];
};

/** What one unit of an amount is worth in another, from a day on. */
export type Rate = { from: string; to: string; factor: number; day: IsoDate; source: RuleSource };

/** Names of what a library holds, for those who read: by the name that rules use. */
export type LibraryNames = {
  predicates?: Readonly<Record<string, RuleText>> | undefined;
  parameters?: Readonly<Record<string, RuleText>> | undefined;
  zones?: Readonly<Record<string, RuleText>> | undefined;
};

/** What rules refer to by name. */
export type RuleLibrary = {
  predicates: Readonly<Record<string, WrittenRule>>;
  parameters: Readonly<Record<string, Parameter>>;
  zones: Readonly<Record<string, { codes: readonly string[]; except?: readonly string[] | undefined }>>;
  rates: readonly Rate[];
  /** Decide nothing; what has none is told by the name that rules use. */
  names?: LibraryNames | undefined;
};

/** One rule with its name, version and days; what is kept, hashed and exchanged. */
export type RuleDocument = {
  language: 'puente-rules/1';
  id: string;
  version: number;
  title: RuleText;
  source?: RuleSource | undefined;
  from?: IsoDate | undefined;
  to?: IsoDate | undefined;
  rule: WrittenRule;
};

/** A file of rules with what they refer to. */
export type RuleCatalogue = {
  language: 'puente-rules/1';
  library: RuleLibrary;
  rules: readonly RuleDocument[];
};
