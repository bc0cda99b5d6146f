import type { WrittenRule } from '@/lib/domain/rules';
import { type Below, belowIn } from './hierarchy';
import { always, type Importing, isLeftFor, type Named, naming, never, not, refused } from './import-context';
import {
  isArray,
  isLiteral,
  type Json,
  type Operation,
  operationOf,
  type Place,
  placeOf,
  sizeOf,
  TEXT_OPERATIONS,
} from './json';
import { isListOfCodes } from './patterns';
import { isElement, isVariable, variable } from './variables';

/** `in`: an element of a list, or a list that holds an element. */
export function membership(operation: Operation, at: Place, importing: Importing): WrittenRule {
  const [sought, list, ...others] = operation.args;
  if (sought === undefined || list === undefined || others.length > 0)
    return refused(at, importing, 'wrong_operands', 'in');
  if (isVariable(sought) && isArray(list)) return oneOf(operation, list, at, importing);
  if (isVariable(list) && typeof sought === 'string') return holds(operation, sought, at, importing);
  if (isVariable(sought) && typeof list === 'string') return refused(at, importing, 'text_in_text', list);
  const made = operationOf(sought)?.op ?? '';
  if (TEXT_OPERATIONS.has(made)) return refused(at, importing, 'made_text', made);
  if (!isLiteral(sought) || !isLiteral(list) || isArray(sought))
    return refused(at, importing, 'other_membership', 'in');
  const isIn = isArray(list)
    ? list.includes(sought)
    : typeof list === 'string' && list.includes(String(sought));
  return isIn ? always(at.id) : never(at.id);
}

function oneOf(operation: Operation, list: readonly Json[], at: Place, importing: Importing): WrittenRule {
  const named = variable(operation.args[0] ?? null, placeOf(at, operation, 0), importing);
  if (!named) return never(at.id);
  if (list.length === 0) return never(at.id);
  const place = placeOf(at, operation, 1);
  if (named.entry.kind === 'code')
    return isListOfCodes(list)
      ? naming({ id: at.id, op: 'in', fact: named.fact, values: list }, named, at, importing)
      : refused(place, importing, 'wrong_operands', 'in');
  if (named.entry.kind !== 'number' || named.entry.unit !== undefined)
    return refused(at, importing, 'wrong_kind', named.fact);
  const numbers = list.filter((one) => typeof one === 'number');
  if (numbers.length < list.length) return refused(place, importing, 'wrong_operands', 'in');
  if (!isLeftFor(importing, numbers.length, 0)) return never(at.id);
  const of = numbers.map((value, index): WrittenRule => {
    return { id: `${at.id}.1.${index}`, op: 'equals', fact: named.fact, value };
  });
  return { id: at.id, op: 'any', of };
}

function holds(operation: Operation, sought: string, at: Place, importing: Importing): WrittenRule {
  const named = variable(operation.args[1] ?? null, placeOf(at, operation, 1), importing);
  if (!named) return never(at.id);
  if (named.entry.kind === 'code') return refused(at, importing, 'text_in_text', named.fact);
  if (named.entry.kind !== 'set') return refused(at, importing, 'wrong_kind', named.fact);
  return isListOfCodes([sought])
    ? naming({ id: at.id, op: 'contains', fact: named.fact, values: [sought] }, named, at, importing)
    : refused(at, importing, 'wrong_operands', 'in');
}

/** `some`, `none` and `all` of the elements of a set of codes, or of linked entities. */
export function quantified(operation: Operation, at: Place, importing: Importing): WrittenRule {
  const [list, test, ...others] = operation.args;
  if (list === undefined || test === undefined || others.length > 0)
    return refused(at, importing, 'wrong_operands', operation.op);
  if (!isVariable(list)) return refused(at, importing, 'made_list', operation.op);
  const named = variable(list, placeOf(at, operation, 0), importing);
  if (!named) return never(at.id);
  if (named.entry.kind === 'set') return sharing(operation, test, { at, named }, importing);
  if (named.entry.kind !== 'entities') return refused(at, importing, 'wrong_kind', named.fact);
  const inner = { ...importing, facts: named.entry.of ?? {} };
  const where = importing.condition(test, placeOf(at, operation, 1), inner);
  const linked = { op: 'linked', fact: named.fact } as const;
  if (operation.op === 'some') return { id: at.id, ...linked, where, min: 1, max: null };
  if (operation.op === 'none') return { id: at.id, ...linked, where, min: null, max: 0 };
  // Of an empty list JsonLogic says that not all of it holds.
  const again = { ...placeOf(at, operation, 1), id: `${at.id}.other.1` };
  const other = importing.condition(test, again, inner);
  const rest = not(`${at.id}.other.not`, other);
  return {
    id: at.id,
    op: 'all',
    of: [
      { id: `${at.id}.some`, ...linked, where, min: 1, max: null },
      { id: `${at.id}.other`, ...linked, where: rest, min: null, max: 0 },
    ],
  };
}

/** An element of the set is one of those listed. */
function sharing(
  { op }: Operation,
  test: Json,
  { at, named }: { at: Place; named: Named },
  importing: Importing,
): WrittenRule {
  const { fact: key } = named;
  const listed = operationOf(test)?.args ?? [];
  if (!isLeftFor(importing, 1, sizeOf(listed))) return never(at.id);
  const below = belowIn(test);
  if (below && op !== 'all') return reaching(below, op, { at, named }, importing);
  if (test === true && op === 'some') return hasElements(at.id, key);
  const values = listedValues(test);
  if (op === 'all') return refused(at, importing, 'every_element', op);
  if (!values) return refused(at, importing, 'element_asked', op);
  const shares = (id: string): WrittenRule =>
    values.length > 0 ? naming({ id, op: 'intersects', fact: key, values }, named, at, importing) : never(id);
  return op === 'some' ? shares(at.id) : not(at.id, shares(`${at.id}.some`));
}

function hasElements(id: string, fact: string): WrittenRule {
  const left = { term: 'count', fact } as const;
  return { id, op: 'compare', left, relation: '>', right: { term: 'number', value: 0 } };
}

/** The code of an element lies under one of the codes. */
function reaching(
  { code, codes }: Below,
  op: string,
  { at, named }: { at: Place; named: Named },
  importing: Importing,
): WrittenRule {
  if (!isElement(code)) return refused(at, importing, 'element_asked', op);
  if (named.entry.hierarchy === undefined) return refused(at, importing, 'wrong_kind', named.fact);
  const reaches = (id: string): WrittenRule => ({ id, op: 'reaches', fact: named.fact, codes });
  return op === 'some' ? reaches(at.id) : not(at.id, reaches(`${at.id}.some`));
}

/** The values that the element at hand is held against. */
function listedValues(test: Json): readonly string[] | null {
  const operation = operationOf(test);
  const [left, right, ...others] = operation?.args ?? [];
  if (!operation || left === undefined || right === undefined || others.length > 0) return null;
  if (operation.op === 'in' && isElement(left) && isListOfCodes(right)) return right;
  if (operation.op !== '===' && operation.op !== '==') return null;
  const value = isElement(left) ? right : isElement(right) ? left : null;
  // Loosely, the text "1" equals the number 1, but the elements of a set are texts.
  return typeof value === 'string' && value.length > 0 && value.length <= 200 ? [value] : null;
}
