import type { Outcome } from '../vocabulary';

/** Three values: holds for every possible value of its fact, for none, or cannot be told yet. */
export type Verdict = 'met' | 'unmet' | 'unknown';

/** Values a reason carries; messages turn them into words. */
export type ReasonValues = Readonly<Record<string, string | number | readonly string[]>>;

/** Outcome of an access or governance rule, with the numbers that led to it. */
export type RuleResult = { outcome: Outcome; numbers: ReasonValues };

/** A stable code and its values. The sentence lives in lib/messages, once per language. */
export type Reason = { code: string; values: ReasonValues };

/** Result of one node: verdict, reason, missing facts, parts. */
export type Finding = {
  /** Id of the node it explains; stable across versions of a rule. */
  node: string;
  verdict: Verdict;
  reason: Reason;
  /** Keys of facts that would settle it; empty unless unknown. */
  missing: readonly string[];
  parts: readonly Finding[];
};

type Base = { id: string };

/** One node of a rule. `fact` is a key of the fact reader handed to the evaluator. */
export type Rule =
  | (Base & { op: 'all'; of: readonly Rule[] })
  | (Base & { op: 'any'; of: readonly Rule[] })
  | (Base & { op: 'not'; of: Rule })
  | (Base & { op: 'atLeast'; count: number; of: readonly Rule[] })
  /** A one-valued fact (or its candidates) lies in the list. */
  | (Base & { op: 'in'; fact: string; values: readonly string[] })
  /** A hierarchical code lies under one of the codes; `*` stands for any. */
  | (Base & { op: 'under'; fact: string; codes: readonly string[] })
  /** Number limits, both ends included; null leaves an end open. */
  | (Base & { op: 'between'; fact: string; min: number | null; max: number | null })
  /** A set-valued fact shares at least one element with the list. */
  | (Base & { op: 'intersects'; fact: string; values: readonly string[] })
  /** A yes-or-no fact is yes. */
  | (Base & { op: 'is'; fact: string })
  /** The fact is known in any form; the only two-valued leaf. */
  | (Base & { op: 'exists'; fact: string });

/** What a rule can read: the set of possible values of a fact. */
export type FactValue =
  | { kind: 'unknown' }
  | { kind: 'values'; values: readonly string[] }
  | { kind: 'range'; lo: number; hi: number }
  /** `open`: these belong to it for certain, others may. */
  | { kind: 'set'; members: readonly string[]; open?: true }
  | { kind: 'flag'; value: boolean };

/** Reads a fact by its key; an unknown key answers `{ kind: 'unknown' }`. */
export type FactReader = (fact: string) => FactValue;
