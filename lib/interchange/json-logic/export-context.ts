import { type FactCatalogue, factEntry, type RuleLibrary, type WrittenRule } from '@/lib/domain/rules';
import type { Json } from './json';

/** Why JsonLogic cannot say a node with exactly the same meaning. */
export type ExportCode =
  /** It knows no day, no event and no unit, and of a tree of codes only how a code begins. */
  | 'hierarchy'
  | 'unknown_zone'
  | 'zone_in_zone'
  | 'zone_except'
  | 'bad_range'
  | 'needs_today'
  | 'date'
  | 'events'
  | 'has_unit'
  | 'dated_parameter'
  | 'dated_criterion'
  /** Only the institution can tell. */
  | 'prose'
  /** A number of linked entities other than none or at least one, or a number added up over them. */
  | 'linked_count'
  | 'linked_total'
  /** Division by nought gives a number there and nothing here. */
  | 'divisor_may_be_nought'
  /** A criterion that only tells stands where it would decide. */
  | 'informative_decides'
  | 'unknown_predicate'
  | 'predicate_cycle';

/** A node that was refused: its id, the reason, and the name concerned. */
export type ExportRefusal = { node: string; code: ExportCode; name: string };

/**
 * What people need to know of a node and JsonLogic has no place for; `rounded`: a number worked out is rounded here and
 * not there; `below`: codes below those named count here and not there.
 */
export type Loss = {
  node: string;
  what: 'kind' | 'barrier' | 'source' | 'text' | 'informative' | 'rounded' | 'below';
};

/** What is needed to write a node, wherever it stands. */
export type Exporting = {
  library: RuleLibrary;
  /** What is known of the facts it reads. */
  facts: FactCatalogue;
  /** Predicates that are being written, outermost first. */
  within: readonly string[];
  /** Whether a criterion that only tells may stand here. */
  mayTell: boolean;
  refuse: (node: string, code: ExportCode, name?: string) => void;
  lose: (loss: Loss) => void;
  condition: (rule: WrittenRule, exporting: Exporting) => Json;
};

/** Reads a fact; with no name, the element at hand. */
export function variable(fact: string): Json {
  return { var: fact };
}

/** In: the key of a fact that is read as a number. Out: why JsonLogic has no such number, as far as the catalogue tells; null where it has. */
export function noNumber(fact: string, { facts }: Exporting): Pick<ExportRefusal, 'code' | 'name'> | null {
  const entry = factEntry(facts, fact);
  if (entry?.kind === 'date') return { code: 'date', name: fact };
  if (entry?.unit !== undefined) return { code: 'has_unit', name: entry.unit };
  return entry?.kind === 'amount' ? { code: 'has_unit', name: fact } : null;
}
