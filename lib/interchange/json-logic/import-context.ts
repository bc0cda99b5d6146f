import type { FactCatalogue, FactEntry, WrittenRule, WrittenTerm } from '@/lib/domain/rules';
import type { Json, Place } from './json';

/** Why a node cannot be said in our language with exactly the same meaning. */
export type ImportCode =
  /** Not one of JsonLogic's operations, or one that gives no condition. */
  | 'unknown_operation'
  | 'no_condition'
  /** Asked or worked out in a way that rules have no words for. */
  | 'no_reckoning'
  | 'made_text'
  | 'made_list'
  | 'every_element'
  | 'element_asked'
  | 'other_membership'
  /** Data where a condition or a number should stand. */
  | 'not_a_condition'
  | 'not_a_number'
  | 'wrong_operands'
  /** A name that no fact has, is worked out, or reads the whole of the data. */
  | 'unknown_fact'
  | 'computed_name'
  | 'whole_data'
  /** A stand-in for an answer that is missing: here it stays unknown. */
  | 'default_value'
  /** The fact is of a kind that cannot be held against this. */
  | 'wrong_kind'
  /** Only a loose comparison would make a text equal a number. */
  | 'loose_comparison'
  | 'text_comparison'
  | 'text_in_text'
  | 'divisor_may_be_nought'
  | 'has_unit'
  | 'too_deep';

/** A node that was refused: JSON pointer, reason, and the name or operation concerned. */
export type ImportRefusal = { path: string; code: ImportCode; name: string };

/** What is needed to read a node, wherever it stands. */
export type Importing = {
  facts: FactCatalogue;
  /** Levels that a file has left for what stands in the node. */
  room: number;
  /** Work that is left for the whole rule: some conditions are read twice, and so is what stands in them. */
  work: { left: number };
  refuse: (at: Place, code: ImportCode, name?: string) => void;
  /** Tells of a number that is rounded here and not there. */
  round: (at: Place) => void;
  /** Tells of a code with others below it, which count here and not there. */
  widen: (at: Place) => void;
  condition: (value: Json, at: Place, importing: Importing) => WrittenRule;
  term: (value: Json, at: Place, importing: Importing) => WrittenTerm;
};

/** A fact by its key, with what is known of it. */
export type Named = { fact: string; entry: FactEntry };

/** In: a condition on codes named one by one, and its fact. Out: the condition; that it holds codes below them is told where there are any. */
export function naming(rule: WrittenRule, { entry }: Named, at: Place, importing: Importing): WrittenRule {
  if (entry.hierarchy !== undefined) importing.widen(at);
  return rule;
}

/** What a condition weighs, beside a term or a code. */
const CONDITION = 10;
/** Far more than conditions that a rule may have, and few enough to be read at once. */
export const MOST_WORK = 20_000 * CONDITION;

/** In: conditions that are made of a node, and terms, codes and other values that are looked at. Out: whether there is work left for them; if not, the whole rule is refused, so that what stands here says nothing more. */
export function isLeftFor({ work }: Importing, conditions: number, values: number): boolean {
  work.left -= conditions * CONDITION + values;
  return work.left >= 0;
}

/** Stands in for a node that was refused; the whole import is refused with it. */
export function refused(
  at: Place,
  importing: Importing,
  ...[code, name]: [ImportCode, string?]
): WrittenRule {
  importing.refuse(at, code, name);
  return never(at.id);
}

/** Holds in any case. */
export function always(id: string): WrittenRule {
  return { id, op: 'all', of: [] };
}

/** Holds in no case. */
export function never(id: string): WrittenRule {
  return { id, op: 'any', of: [] };
}

/** Holds where the rule does not. */
export function not(id: string, of: WrittenRule): WrittenRule {
  return { id, op: 'not', of };
}

/** In: levels that are written around what is read next. Out: what is needed to read it. */
export function below(importing: Importing, levels: number): Importing {
  return { ...importing, room: importing.room - levels };
}
