import type { WrittenTerm } from '@/lib/domain/rules';
import { type ImportCode, type Importing, isLeftFor } from './import-context';
import {
  type Json,
  OPERATIONS,
  type Operation,
  operationOf,
  type Place,
  placeOf,
  sizeOf,
  TEXT_OPERATIONS,
} from './json';
import { countedList } from './patterns';
import { fact, isVariable, variable } from './variables';

const NOUGHT: WrittenTerm = { term: 'number', value: 0 };

/** In: what stands on one side of a comparison of numbers, or is reckoned with. Out: the number worked out the same way. */
export function importTerm(value: Json, at: Place, importing: Importing): WrittenTerm {
  const literal = numberOf(value);
  if (literal !== null) return { term: 'number', value: literal };
  const operation = operationOf(value);
  if (!isLeftFor(importing, 0, sizeOf(operation?.args ?? value))) return NOUGHT;
  if (!operation) return none(at, importing, 'not_a_number');
  if (isVariable(value)) return amount(value, at, importing);
  switch (operation.op) {
    case '+':
      return sum(operation, at, importing);
    case '/':
      return quotient(operation, at, importing);
    case 'if':
    case '?:':
      return chosen(operation, at, importing);
    case 'reduce':
      return count(operation, value, at, importing);
    default:
      return none(at, importing, whyNoTerm(operation.op), operation.op);
  }
}

function whyNoTerm(op: string): ImportCode {
  if (!OPERATIONS.has(op)) return 'unknown_operation';
  return TEXT_OPERATIONS.has(op) ? 'made_text' : 'no_reckoning';
}

/** In: a literal. Out: its number as JavaScript reads it beside a number; null where it has none. */
export function numberOf(value: Json): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

function amount(value: Json, at: Place, importing: Importing): WrittenTerm {
  const named = variable(value, at, importing);
  if (!named) return NOUGHT;
  const { entry } = named;
  if (entry.unit !== undefined || entry.kind === 'amount')
    return none(at, importing, 'has_unit', entry.unit ?? named.fact);
  if (entry.kind !== 'number') return none(at, importing, 'wrong_kind', named.fact);
  return { term: 'fact', fact: named.fact };
}

function sum(operation: Operation, at: Place, importing: Importing): WrittenTerm {
  if (operation.args.length === 0) return none(at, importing, 'wrong_operands', '+');
  // `+` alone reads as much of a text as looks like a number ("12 kg"), comparisons do not.
  const isText = operation.args.some(
    (arg) => typeof arg === 'string' && numberOf(arg) !== Number.parseFloat(arg),
  );
  if (isText) return none(at, importing, 'not_a_number', '+');
  importing.round(at);
  return {
    term: 'sum',
    of: operation.args.map((arg, index) => importTerm(arg, placeOf(at, operation, index), importing)),
  };
}

/** By a divisor that is a number other than nought; of any other nobody can tell beforehand. */
function quotient(operation: Operation, at: Place, importing: Importing): WrittenTerm {
  const [of, by, ...others] = operation.args;
  if (of === undefined || by === undefined || others.length > 0)
    return none(at, importing, 'wrong_operands', '/');
  const divisor = numberOf(by);
  if (divisor === null || divisor === 0)
    return none(placeOf(at, operation, 1), importing, 'divisor_may_be_nought');
  importing.round(at);
  return {
    term: 'ratio',
    of: importTerm(of, placeOf(at, operation, 0), importing),
    by: { term: 'number', value: divisor },
  };
}

function chosen(operation: Operation, at: Place, importing: Importing): WrittenTerm {
  const { args } = operation;
  const last = args.at(-1);
  if (args.length < 3 || args.length % 2 === 0 || last === undefined)
    return none(at, importing, 'wrong_operands', operation.op);
  const cases = args.slice(0, -1).flatMap((when, index) => {
    const value = args[index + 1];
    if (index % 2 === 1 || value === undefined) return [];
    return [
      {
        when: importing.condition(when, placeOf(at, operation, index), importing),
        value: branch(value, placeOf(at, operation, index + 1), importing),
      },
    ];
  });
  const otherwise = branch(last, placeOf(at, operation, args.length - 1), importing);
  return { term: 'choose', cases, otherwise };
}

/** A text that is chosen stays a text for what stands around it, which may compare it as one. */
function branch(value: Json, at: Place, importing: Importing): WrittenTerm {
  return typeof value === 'string' ? none(at, importing, 'not_a_number') : importTerm(value, at, importing);
}

/** The one way JsonLogic has to tell how long a list is. */
function count(operation: Operation, value: Json, at: Place, importing: Importing): WrittenTerm {
  const counted = countedList(value);
  if (counted === null) return none(at, importing, 'no_reckoning', operation.op);
  const named = fact(counted, placeOf(at, operation, 0), importing);
  if (named && named.entry.kind !== 'set') return none(at, importing, 'wrong_kind', named.fact);
  return named ? { term: 'count', fact: named.fact } : NOUGHT;
}

function none(at: Place, { refuse }: Importing, ...[code, name]: [ImportCode, string?]): WrittenTerm {
  refuse(at, code, name);
  return NOUGHT;
}
