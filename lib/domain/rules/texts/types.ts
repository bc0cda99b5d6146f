import type { ReasonValues } from '../types';

/** What a limit in a text is about. `person_age` is the age of the one who applies, which is no age of a firm. */
export type Measure = 'employees' | 'turnover' | 'age' | 'person_age';

/** A limit that a text states; ages of firms in whole months, both ends included. */
export type StatedLimit = {
  measure: Measure;
  min: number | null;
  max: number | null;
  /** Currency of an amount. */
  unit?: string;
  /** The words that say so. */
  excerpt: string;
};

/** A place that a text says firms must be in, by the units it touches. */
export type StatedPlace = { name: string; units: readonly string[]; excerpt: string };

/** What is needed to hold the texts of a rule against its limits. */
export type TextReading = {
  facts: { employees: string; turnover: string; founded: string; place: string };
  /** The smallest areas that a rule of the catalogue can name. */
  units: readonly string[];
  /** Names of places in texts, with the units they touch. */
  places: Readonly<Record<string, readonly string[]>>;
  /** Names that count only where a text says "throughout" or "across", or in a title. */
  wide: readonly string[];
};

/** A text says another limit than the rule, or one that the rule does not have. */
export type TextFinding = {
  rule: string;
  /** The criterion or condition that holds the rule's own limit; where there is none, the text's. */
  node: string;
  severity: 'warning' | 'hint';
  code: 'text_contradicts_limit' | 'text_adds_limit';
  /** `text`: the words; `stated`: what they come to; `own`: what the rule says. */
  values: ReasonValues;
  mend: null;
};
