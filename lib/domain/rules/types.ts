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
type Limits = { min: number | null; max: number | null };

/** Codes of a hierarchy without some of those below them. */
export type Area = { codes: readonly string[]; except?: readonly string[] };

/** Unit of a limit, and by what an amount in another unit is multiplied to be read in it. */
export type Measured = { unit?: string; per?: Readonly<Record<string, number>> };

/** A number worked out from facts; while they are not exact it is a range. */
export type Term =
  | { term: 'number'; value: number }
  | ({ term: 'fact'; fact: string } & Measured)
  | { term: 'sum'; of: readonly Term[] }
  /** Not known while the divisor may be nought. */
  | { term: 'ratio'; of: Term; by: Term }
  /** How many elements a set has. */
  | { term: 'count'; fact: string }
  /** Sum of a number over linked entities, all of them or those a rule holds for. */
  | ({ term: 'total'; fact: string; of: string; where: Rule | null } & Measured)
  /** The value of the first case that holds; while cases are open, the range over all that may. */
  | { term: 'choose'; cases: readonly { when: Rule; value: Term }[]; otherwise: Term };

/** How two numbers are compared. */
export type Relation = '<' | '<=' | '=' | '>=' | '>';

/**
 * One node of a plain rule: what every evaluator reads. Rules as written (`WrittenRule`) are turned into it by
 * `resolve` for one day. `fact` is a key of the fact reader handed to the evaluator.
 */
export type Rule =
  | (Base & { op: 'all'; of: readonly Rule[] })
  | (Base & { op: 'any'; of: readonly Rule[] })
  | (Base & { op: 'not'; of: Rule })
  | (Base & { op: 'atLeast'; count: number; of: readonly Rule[] })
  /** A one-valued fact (or its candidates) lies in the list. */
  | (Base & { op: 'in'; fact: string; values: readonly string[] })
  /** A hierarchical code lies in the area, or in one of the others; `*` stands for any. */
  | (Base & { op: 'under'; fact: string; also?: readonly Area[] } & Area)
  /** Number limits, both ends included unless said otherwise; null leaves an end open. */
  | (Base & { op: 'between'; fact: string; minOpen?: true; maxOpen?: true } & Limits & Measured)
  /** A set-valued fact shares at least one element with the list. */
  | (Base & { op: 'intersects'; fact: string; values: readonly string[] })
  /** A set-valued fact holds every element of the list. */
  | (Base & { op: 'contains'; fact: string; values: readonly string[] })
  /** An element of a set of hierarchical codes lies in the area, or in one of the others. */
  | (Base & { op: 'reaches'; fact: string; also?: readonly Area[] } & Area)
  /** A yes-or-no fact is yes. */
  | (Base & { op: 'is'; fact: string })
  /** The fact is known in any form; the only two-valued leaf. */
  | (Base & { op: 'exists'; fact: string })
  /** Two numbers, each of them worked out from facts, stand in a relation. */
  | (Base & { op: 'compare'; left: Term; relation: Relation; right: Term })
  /** As many events with one of the codes (`*`: any) as the limits say lie in the days, both included. */
  | (Base & {
      op: 'happened';
      fact: string;
      codes: readonly string[];
      from: number | null;
      to: number | null;
    } & Limits)
  /** The rule holds for as many linked entities as the limits say. */
  | (Base & { op: 'linked'; fact: string; where: Rule } & Limits);

/** Something that took place on one day between `lo` and `hi`: the offering or step it was, days since 1970-01-01. */
export type FactEvent = { code: string; lo: number; hi: number };

/** Facts of one linked entity by their keys; a key that is absent is unknown. */
export type Entity = Readonly<Record<string, FactValue>>;

/** What a rule can read: the set of possible values of a fact. */
export type FactValue =
  | { kind: 'unknown' }
  | { kind: 'values'; values: readonly string[] }
  /** Numbers, days since 1970-01-01, or an amount in a unit (`USD`, `kg`). */
  | { kind: 'range'; lo: number; hi: number; unit?: string }
  /** `open`: these belong to it for certain, others may. */
  | { kind: 'set'; members: readonly string[]; open?: true }
  | { kind: 'flag'; value: boolean }
  /** `open`: others may have taken place as well. */
  | { kind: 'events'; events: readonly FactEvent[]; open?: true }
  /** Owners, establishments, firms of a group. `open`: there may be more. */
  | { kind: 'entities'; entities: readonly Entity[]; open?: true };

/** Reads a fact by its key; an unknown key answers `{ kind: 'unknown' }`. */
export type FactReader = (fact: string) => FactValue;
