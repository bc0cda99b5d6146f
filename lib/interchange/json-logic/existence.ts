import type { WrittenRule } from '@/lib/domain/rules';
import { type Importing, isLeftFor, never, not, refused } from './import-context';
import { isArray, type Json, type Operation, operationOf, type Place } from './json';
import { fact } from './variables';

/** `missing` is true where one of the facts is not known, `missing_some` where fewer than so many are. */
export function existence(operation: Operation, at: Place, importing: Importing): WrittenRule {
  return operation.op === 'missing_some'
    ? tooFewKnown(operation, at, importing)
    : oneMissing(namesOf(operation), at, importing);
}

/** In: what stands under `!`. Out: the fact of which it says that it is not missing; null for anything else. */
export function knownFact(value: Json, at: Place, importing: Importing): string | null {
  const operation = operationOf(value);
  const [name, ...others] = operation?.op === 'missing' ? namesOf(operation) : [];
  if (typeof name !== 'string' || others.length > 0) return null;
  return fact(name, at, importing)?.fact ?? null;
}

function namesOf({ args }: Operation): readonly Json[] {
  const [first] = args;
  return first !== undefined && isArray(first) ? first : args;
}

function oneMissing(names: readonly Json[], at: Place, importing: Importing): WrittenRule {
  if (!isLeftFor(importing, 2 * names.length, 0)) return never(at.id);
  const of = names.map((name, index) => {
    const id = `${at.id}.${index}`;
    return not(id, isKnown(name, `${id}.known`, at, importing));
  });
  return { id: at.id, op: 'any', of };
}

function tooFewKnown(operation: Operation, at: Place, importing: Importing): WrittenRule {
  const [count, names, ...others] = operation.args;
  const isWhole = typeof count === 'number' && Number.isInteger(count) && count >= 0;
  if (names === undefined || !isArray(names) || others.length > 0 || !isWhole)
    return refused(at, importing, 'wrong_operands', operation.op);
  // Asked for more than are named, JsonLogic says that nothing is missing once all are there.
  if (count > names.length) return refused(at, importing, 'wrong_operands', operation.op);
  if (!isLeftFor(importing, names.length, 0)) return never(at.id);
  const of = names.map((name, index) => isKnown(name, `${at.id}.${index}`, at, importing));
  return not(at.id, { id: `${at.id}.known`, op: 'atLeast', count, of });
}

function isKnown(name: Json, id: string, at: Place, importing: Importing): WrittenRule {
  const named = fact(name, at, importing);
  return named ? { id, op: 'exists', fact: named.fact } : never(id);
}
