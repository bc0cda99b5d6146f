/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One operation of JsonLogic: an object with a single key. A lone operand stands for a list of one. */
export type Operation = { op: string; args: readonly Json[]; isList: boolean };

/** Where a node stands: its JSON pointer in the file, and the id it gives to the rule made of it. */
export type Place = { path: string; id: string };

/** What JsonLogic reads as an operation; anything else is data. */
export function operationOf(value: Json): Operation | null {
  if (!isObject(value)) return null;
  const [entry, ...others] = Object.entries(value);
  if (!entry || others.length > 0) return null;
  const [op, operand] = entry;
  return isArray(operand) ? { op, args: operand, isList: true } : { op, args: [operand], isList: false };
}

/** The place of one operand. */
export function placeOf(at: Place, { op, isList }: Operation, index: number): Place {
  const name = op.replaceAll('~', '~0').replaceAll('/', '~1');
  return { path: `${at.path}/${name}${isList ? `/${index}` : ''}`, id: `${at.id}.${index}` };
}

export function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

export function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !isArray(value);
}

/** JsonLogic's own truth: an empty list is false, the text "0" is true. */
export function isTruthy(value: Json): boolean {
  return isArray(value) ? value.length > 0 : Boolean(value);
}

/** A value without any operation in it. */
export function isLiteral(value: Json): boolean {
  return isArray(value) ? value.every(isLiteral) : !isObject(value);
}

/** In: a value. Out: how many values its lists hold, an operation in them counted as one. */
export function sizeOf(value: Json): number {
  return isArray(value) ? value.reduce((size: number, one) => size + sizeOf(one), 1) : 1;
}

/** Operations of JsonLogic that rules have as conditions, or read facts with. */
const ASKING = 'var missing missing_some if ?: == === != !== ! !! or and > >= < <= all none some in';

/** Those that give a value: none of them is a condition. */
export const VALUE_OPERATIONS: ReadonlySet<string> = new Set(
  'cat substr merge filter map reduce + - * / % min max log'.split(' '),
);

/** Every operation that JsonLogic has. */
export const OPERATIONS: ReadonlySet<string> = new Set([...ASKING.split(' '), ...VALUE_OPERATIONS]);

/** Those that give a text. */
export const TEXT_OPERATIONS: ReadonlySet<string> = new Set(['cat', 'substr']);

/** In: a value and how many levels there are for what is in it. Out: whether it needs more. */
export function isDeeper(value: object, room: number): boolean {
  return (
    room < 0 ||
    Object.values(value).some((part: unknown) =>
      typeof part === 'object' && part !== null ? isDeeper(part, room - 1) : room < 1,
    )
  );
}
