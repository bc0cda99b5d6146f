import type { Relation, WrittenRule } from '@/lib/domain/rules';
import { always, type Importing, type Named, naming, never, not, refused } from './import-context';
import { numberOf } from './import-terms';
import { isObject, type Json, type Operation, operationOf, type Place, placeOf } from './json';
import { tallyIn } from './patterns';
import { isVariable, variable } from './variables';

type Side = { value: Json; at: Place };

/** Equal or not, loosely (`==`) or not (`===`). */
export function comparison(operation: Operation, at: Place, importing: Importing): WrittenRule {
  const [left, right, ...others] = operation.args;
  if (left === undefined || right === undefined || others.length > 0)
    return refused(at, importing, 'wrong_operands', operation.op);
  const isLoose = operation.op.length === 2;
  const id = operation.op.startsWith('!') ? `${at.id}.equal` : at.id;
  const sides = [
    { value: left, at: placeOf(at, operation, 0) },
    { value: right, at: placeOf(at, operation, 1) },
  ] as const;
  const same = equal(sides, { isLoose, at: { ...at, id } }, importing);
  return id === at.id ? same : not(at.id, same);
}

function equal(
  [left, right]: readonly [Side, Side],
  { isLoose, at }: { isLoose: boolean; at: Place },
  importing: Importing,
): WrittenRule {
  if (isPrimitive(left.value) && isPrimitive(right.value)) {
    const isSame = isLoose ? looselyEqual(left.value, right.value) : left.value === right.value;
    return isSame ? always(at.id) : never(at.id);
  }
  const [data, other] = isVariable(left.value) ? [left, right] : [right, left];
  if (isVariable(data.value) && isPrimitive(other.value)) {
    const named = variable(data.value, data.at, importing);
    return named ? held(named, other.value, { isLoose, at }, importing) : never(at.id);
  }
  const isText = [left, right].some(({ value }) => typeof value === 'string');
  const isNumber = [left, right].some(({ value }) => NUMERIC.has(operationOf(value)?.op ?? ''));
  if (isText && isNumber && !isLoose) return refused(at, importing, 'loose_comparison');
  return compared([left, '=', right], at, importing);
}

/** Operations that give a number, which no text is strictly equal to. */
const NUMERIC = new Set(['+', '/', 'if', '?:', 'reduce']);

/** One fact against one value. */
function held(
  named: Named,
  value: Primitive,
  { isLoose, at }: { isLoose: boolean; at: Place },
  importing: Importing,
): WrittenRule {
  const { fact, entry } = named;
  // Null is what JsonLogic reads where nothing is known.
  if (value === null) return not(at.id, { id: `${at.id}.known`, op: 'exists', fact });
  if (entry.unit !== undefined) return refused(at, importing, 'has_unit', entry.unit);
  if (entry.kind === 'flag' && typeof value === 'boolean') return { id: at.id, op: 'equals', fact, value };
  if (entry.kind === 'code' && typeof value === 'string')
    return value.length > 0 && value.length <= 200
      ? naming({ id: at.id, op: 'equals', fact, value }, named, at, importing)
      : refused(at, importing, 'wrong_operands', fact);
  if (entry.kind !== 'number') return refused(at, importing, 'wrong_kind', fact);
  const number = typeof value === 'boolean' ? null : numberOf(value);
  if (number === null || (typeof value === 'string' && !isLoose))
    return refused(at, importing, isLoose ? 'loose_comparison' : 'wrong_kind', fact);
  return { id: at.id, op: 'equals', fact, value: number };
}

/** Less, more, or one between two others. */
export function orderedComparison(operation: Operation, at: Place, importing: Importing): WrittenRule {
  const [left, right, third, ...others] = operation.args;
  const mayBeThree = operation.op.startsWith('<');
  if (left === undefined || right === undefined || others.length > 0 || (third !== undefined && !mayBeThree))
    return refused(at, importing, 'wrong_operands', operation.op);
  const relation: Relation = RELATIONS[operation.op] ?? '<';
  const place = (index: number) => placeOf(at, operation, index);
  const sides = [
    { value: left, at: place(0) },
    { value: right, at: place(1) },
  ] as const;
  if (third === undefined) return ordered(sides, relation, at, importing);
  const last = { value: third, at: place(2) };
  const [min, max] = [numberOf(left), numberOf(third)];
  if (isVariable(right) && min !== null && max !== null && relation === '<=')
    return limited(sides[1], { min, max }, at, importing);
  const high = { ...at, id: `${at.id}.high` };
  return {
    id: at.id,
    op: 'all',
    of: [
      ordered(sides, relation, { ...at, id: `${at.id}.low` }, importing),
      // What stands in the middle is read twice, the second time under ids of its own.
      ordered([{ value: right, at: { ...place(1), id: `${at.id}.again` } }, last], relation, high, importing),
    ],
  };
}

const RELATIONS: Readonly<Record<string, Relation>> = { '<': '<', '<=': '<=', '>': '>', '>=': '>=' };

function ordered(
  [left, right]: readonly [Side, Side],
  relation: Relation,
  at: Place,
  importing: Importing,
): WrittenRule {
  // Two texts are put in the order of an alphabet, which no rule here asks for.
  if (typeof left.value === 'string' && typeof right.value === 'string')
    return refused(at, importing, 'text_comparison');
  const tally = relation === '>=' ? tallyIn(left.value, right.value) : null;
  if (tally) return counted(tally, at, importing);
  const limit = numberOf(right.value);
  if (isVariable(left.value) && limit !== null && (relation === '>=' || relation === '<='))
    return limited(
      left,
      relation === '>=' ? { min: limit, max: null } : { min: null, max: limit },
      at,
      importing,
    );
  return compared([left, relation, right], at, importing);
}

function limited(
  { value, at: place }: Side,
  limits: { min: number | null; max: number | null },
  at: Place,
  importing: Importing,
): WrittenRule {
  const term = importing.term(value, place, importing);
  return term.term === 'fact' ? { id: at.id, op: 'between', fact: term.fact, ...limits } : never(at.id);
}

function counted(
  tally: { count: number; of: readonly Json[] },
  at: Place,
  importing: Importing,
): WrittenRule {
  const of = tally.of.map((one, index) =>
    importing.condition(one, { path: `${at.path}/>=/0/+/${index}/if/0`, id: `${at.id}.${index}` }, importing),
  );
  return { id: at.id, op: 'atLeast', count: tally.count, of };
}

function compared(
  [left, relation, right]: readonly [Side, Relation, Side],
  at: Place,
  importing: Importing,
): WrittenRule {
  if ([left, right].some(({ value }) => isObject(value) && !operationOf(value)))
    return refused(at, importing, 'not_a_number');
  return {
    id: at.id,
    op: 'compare',
    left: importing.term(left.value, left.at, importing),
    relation,
    right: importing.term(right.value, right.at, importing),
  };
}

type Primitive = null | boolean | number | string;

function isPrimitive(value: Json): value is Primitive {
  return value === null || typeof value !== 'object';
}

/** What JavaScript's `==` says of two values of JSON that are no lists and no objects. */
function looselyEqual(left: Primitive, right: Primitive): boolean {
  if (left === null || right === null || typeof left === typeof right) return left === right;
  return Number(left) === Number(right);
}
