import { isArray, isObject, isTruthy, type Json, operationOf } from '../json';

/** JsonLogic as its reference implementation in JavaScript reads it: a second opinion for tests, and for nothing else. */
export function interpret(logic: Json, data: Json): Json {
  if (isArray(logic)) return logic.map((one) => interpret(one, data));
  const operation = operationOf(logic);
  if (!operation) return logic;
  const { op, args } = operation;
  const lazy = LAZY[op];
  if (lazy) return lazy(args, data);
  const eager = EAGER[op];
  if (!eager) throw new RangeError(`no operation ${op}`);
  return eager(
    args.map((arg) => interpret(arg, data)),
    data,
  );
}

type Operator = (args: readonly Json[], data: Json) => Json;

const LAZY: Readonly<Record<string, Operator>> = {
  and: (args, data) => firstThat(args, data, (value) => !isTruthy(value)),
  or: (args, data) => firstThat(args, data, isTruthy),
  if: choose,
  '?:': choose,
  some: ([list = null, test = null], data) =>
    elements(list, data).some((one) => isTruthy(interpret(test, one))),
  none: ([list = null, test = null], data) =>
    !elements(list, data).some((one) => isTruthy(interpret(test, one))),
  all: ([list = null, test = null], data) => {
    const all = elements(list, data);
    return all.length > 0 && all.every((one) => isTruthy(interpret(test, one)));
  },
  filter: ([list = null, test = null], data) =>
    elements(list, data).filter((one) => isTruthy(interpret(test, one))),
  map: ([list = null, test = null], data) => elements(list, data).map((one) => interpret(test, one)),
  reduce: ([list = null, step = null, start = null], data) =>
    elements(list, data).reduce<Json>(
      (accumulator, current) => interpret(step, { current, accumulator }),
      interpret(start, data),
    ),
};

const EAGER: Readonly<Record<string, Operator>> = {
  var: read,
  missing: (args, data) => missing(isArray(args[0] ?? null) ? listOf(args[0]) : args, data),
  missing_some: ([count = 0, names = []], data) => {
    const absent = missing(listOf(names), data);
    return listOf(names).length - absent.length >= Number(count) ? [] : absent;
  },
  '==': ([a = null, b = null]) => isEqual(a, b),
  '!=': ([a = null, b = null]) => !isEqual(a, b),
  '===': ([a = null, b = null]) => a === b,
  '!==': ([a = null, b = null]) => a !== b,
  '<': (args) => inOrder(args, (a, b) => a < b),
  '<=': (args) => inOrder(args, (a, b) => a <= b),
  '>': ([a = null, b = null]) => inOrder([b, a], (low, high) => low < high),
  '>=': ([a = null, b = null]) => inOrder([b, a], (low, high) => low <= high),
  '!': ([a = null]) => !isTruthy(a),
  '!!': ([a = null]) => isTruthy(a),
  in: ([sought = null, list = null]) =>
    isArray(list) ? list.includes(sought) : typeof list === 'string' && list.includes(String(sought)),
  cat: (args) => args.map(String).join(''),
  substr: ([text = '', start = 0, length]) => substring(String(text), Number(start), length),
  '+': (args) => args.reduce<number>((sum, one) => sum + Number.parseFloat(String(one)), 0),
  '*': (args) => args.reduce<number>((product, one) => product * Number.parseFloat(String(one)), 1),
  '-': ([a = 0, b]) => (b === undefined ? -Number(a) : Number(a) - Number(b)),
  '/': ([a = 0, b = 0]) => Number(a) / Number(b),
  '%': ([a = 0, b = 0]) => Number(a) % Number(b),
  min: (args) => Math.min(...args.map(Number)),
  max: (args) => Math.max(...args.map(Number)),
  merge: (args) => args.flatMap((one) => (isArray(one) ? one : [one])),
};

function firstThat(args: readonly Json[], data: Json, isIt: (value: Json) => boolean): Json {
  let value: Json = null;
  for (const arg of args) {
    value = interpret(arg, data);
    if (isIt(value)) return value;
  }
  return value;
}

function choose(args: readonly Json[], data: Json): Json {
  let index = 0;
  for (; index < args.length - 1; index += 2)
    if (isTruthy(interpret(args[index] ?? null, data))) return interpret(args[index + 1] ?? null, data);
  return index < args.length ? interpret(args[index] ?? null, data) : null;
}

function elements(list: Json, data: Json): readonly Json[] {
  return listOf(interpret(list, data));
}

function listOf(value: Json | undefined): readonly Json[] {
  return value !== undefined && isArray(value) ? value : [];
}

function read([name = '', standIn = null]: readonly Json[], data: Json): Json {
  if (name === '' || name === null || isArray(name)) return data;
  let value: Json | undefined = data;
  for (const part of String(name).split('.')) {
    const entries: readonly (readonly [string, Json])[] =
      isObject(value) || isArray(value) ? Object.entries(value) : [];
    value = entries.find(([key]) => key === part)?.[1];
    if (value === undefined || value === null) return standIn;
  }
  return value;
}

function missing(names: readonly Json[], data: Json): readonly Json[] {
  return names.filter((name) => {
    const value = read([name], data);
    return value === null || value === '';
  });
}

/** Comparison of JavaScript: texts by letters among themselves, anything else as numbers. */
function inOrder(
  args: readonly Json[],
  isLess: (a: string | number, b: string | number) => boolean,
): boolean {
  return args.slice(1).every((b, index) => {
    const a = args[index] ?? null;
    return typeof a === 'string' && typeof b === 'string' ? isLess(a, b) : isLess(Number(a), Number(b));
  });
}

/** `==` of JavaScript among values of JSON; a list equals nothing but its text, which no test asks for. */
function isEqual(a: Json, b: Json): boolean {
  if (a === null || b === null || typeof a === typeof b) return a === b;
  return typeof a === 'object' || typeof b === 'object' ? false : Number(a) === Number(b);
}

function substring(text: string, start: number, length: Json | undefined): string {
  const rest = text.slice(start);
  return length === undefined ? rest : rest.slice(0, Number(length));
}
