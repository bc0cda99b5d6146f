import { factEntry } from '@/lib/domain/rules';
import type { ImportCode, Importing, Named } from './import-context';
import { type Json, operationOf, type Place } from './json';

const FACT = /^[A-Za-z][\w.:@-]{0,119}$/;

/** Tells whether a value reads data. */
export function isVariable(value: Json): boolean {
  return operationOf(value)?.op === 'var';
}

/** Tells whether a value reads the element at hand, as within `some`. */
export function isElement(value: Json): boolean {
  const operation = operationOf(value);
  return operation?.op === 'var' && operation.args.length === 1 && operation.args[0] === '';
}

/** In: a `var`. Out: the fact it reads, or null, its reason told. */
export function variable(value: Json, at: Place, importing: Importing): Named | null {
  const [name, standIn] = operationOf(value)?.args ?? [];
  if (standIn !== undefined) return without(at, importing, 'default_value', String(name));
  return fact(name, at, importing);
}

/** In: the name of a fact. Out: the fact, or null, its reason told. */
export function fact(name: Json | undefined, at: Place, importing: Importing): Named | null {
  if (name === undefined || name === null || name === '') return without(at, importing, 'whole_data');
  if (typeof name === 'object') return without(at, importing, 'computed_name');
  if (typeof name !== 'string' || !FACT.test(name))
    return without(at, importing, 'unknown_fact', String(name));
  const entry = factEntry(importing.facts, name);
  return entry ? { fact: name, entry } : without(at, importing, 'unknown_fact', name);
}

function without(at: Place, { refuse }: Importing, ...[code, name]: [ImportCode, string?]): null {
  refuse(at, code, name);
  return null;
}
