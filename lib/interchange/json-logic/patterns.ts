import { isArray, type Json, operationOf } from './json';

const ONE_MORE: Json = { '+': [{ var: 'accumulator' }, 1] };

/** How many elements a list has, in JsonLogic. */
export function countOf(fact: string): Json {
  return { reduce: [{ var: fact }, ONE_MORE, 0] };
}

/** In: any value. Out: the list it counts, where it is written as `countOf` writes it. */
export function countedList(value: Json): string | null {
  const operation = operationOf(value);
  const [list, step, start] = operation?.args ?? [];
  if (operation?.op !== 'reduce' || list === undefined || operation.args.length !== 3) return null;
  const name = operationOf(list)?.op === 'var' ? operationOf(list)?.args[0] : undefined;
  const isIt = typeof name === 'string' && start === 0 && JSON.stringify(step) === JSON.stringify(ONE_MORE);
  return isIt && JSON.stringify(value) === JSON.stringify(countOf(name)) ? name : null;
}

/** How many of the conditions hold, in JsonLogic. */
export function tallyOf(conditions: readonly Json[]): Json {
  return { '+': conditions.map((one) => ({ if: [one, 1, 0] })) };
}

/** In: a comparison `tally >= n`. Out: the conditions it counts and n, where it is written as `tallyOf` writes it. */
export function tallyIn(left: Json, right: Json): { count: number; of: readonly Json[] } | null {
  const sum = operationOf(left);
  if (sum?.op !== '+' || !sum.isList || sum.args.length === 0) return null;
  if (typeof right !== 'number' || !Number.isInteger(right) || right < 0) return null;
  const of = sum.args.flatMap((arg) => {
    const choice = operationOf(arg);
    const [test, yes, no] = choice?.args ?? [];
    return choice?.op === 'if' && choice.args.length === 3 && yes === 1 && no === 0 && test !== undefined
      ? [test]
      : [];
  });
  return of.length === sum.args.length ? { count: right, of } : null;
}

/** Every element is a text that a code can be. */
export function isListOfCodes(value: Json): value is readonly string[] {
  return (
    isArray(value) && value.every((one) => typeof one === 'string' && one.length > 0 && one.length <= 200)
  );
}
