import type { IsoDate } from '../../domain/dates';
import type { RuleLibrary, Verdict, WrittenRule } from '../../domain/rules';
import type { Translator } from '../index';

/** Words for one fact in the reader's language. Without a sentence of its own a fact reads "label: what is asked". */
export type FactWords = {
  /** Stands before a colon and inside a sentence: "number of people". */
  label: string;
  /** In: what is asked. Out: a sentence without capital and full stop, such as "the firm is in Chile". */
  is?: (what: string) => string;
  /** The same for what must not be. */
  isNot?: (what: string) => string;
  /** What a number counts: "10 people". */
  counted?: (number: string, count: number) => string;
  /** What a number means on a scale: "level 2 of 4". */
  level?: (value: number) => string;
  /** What happened on the day: "the firm started". */
  since?: string;
  /** What holds where a yes-or-no fact is yes, and where it is no. */
  yes?: string;
  no?: string;
  /** Worked out from several answers, so that nobody said it. */
  derived?: boolean;
};

/** Names of what rules speak of, in the reader's language. */
export type RuleNames = {
  country: (code: string) => string;
  place: (code: string) => string;
  sector: (code: string) => string;
  institution: (id: string) => string;
  /** Label or words of a fact that the diagnostic does not know; that of a linked entity after the key of its list and a dot. */
  fact: (key: string) => string | FactWords;
  /** Name of a code of a fact that the diagnostic does not know. */
  value: (fact: string, code: string) => string;
  /** The question that asks for a fact the diagnostic does not know; null where nobody asks for it. */
  question: (fact: string) => string | null;
  predicate: (name: string) => string;
  parameter: (name: string) => string;
  /** Null where a zone has no name: what it consists of is listed then. */
  zone: (name: string) => string | null;
};

/** What is needed to put a rule into words. */
export type RuleSay = {
  t: Translator;
  names: RuleNames;
  library?: RuleLibrary;
  /** The day parameters are read on and parts are in force. */
  asOf?: IsoDate;
  /** Whom the words speak to; a firm reads "your firm" and "you said". */
  reader?: 'firm' | 'officer';
  /** Id of a group that keeps a heading of its own, whatever it holds. */
  headed?: string;
};

/**
 * How the parts of a reading belong together: `each` counts or forbids them, `opened` shows what a name, a text or a
 * list of linked entities stands for, `every` says that the words hold for each of those entities.
 */
export type Join = 'all' | 'any' | 'opened' | 'each' | 'every' | null;

/** A remark beside a reading: who checks it, when it holds, where it comes from, what a text says in another language. */
export type RuleNote = { kind: 'who' | 'days' | 'source' | 'text'; text: string };

/** One node of a rule in words. */
export type RuleReading = {
  /** Id of the node as findings carry it: inside a predicate it follows the ids of the nodes that use it. */
  node: string;
  /** Ids of nodes without words of their own that share these, outermost first. */
  within: readonly string[];
  rule: WrittenRule;
  /** The words say the opposite of the node. */
  negated: boolean;
  /** A whole sentence, or a heading that ends in a colon where parts follow. */
  text: string;
  /** The same for the middle of a sentence: no capital, no full stop, no colon. */
  clause: string;
  join: Join;
  parts: readonly RuleReading[];
  notes: readonly RuleNote[];
};

/** What still has to be known, as a question or as a sentence; the key is empty where no fact would settle it. */
export type MissingFact = { fact: string; text: string };

/** One node of a rule with what came of it. */
export type FindingReading = Omit<RuleReading, 'parts'> & {
  /** Whether the words hold; null for what is not in force on the day. */
  verdict: Verdict | null;
  /** The verdict in words: "Fits.", "Does not fit.", "Not settled yet." */
  status: string;
  /** What the firm said, set against what is asked; null where nothing was asked of it. */
  said: string | null;
  /** Only where the node itself needs it; groups leave it to their parts. */
  missing: readonly MissingFact[];
  parts: readonly FindingReading[];
};
