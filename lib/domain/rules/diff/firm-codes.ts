import { evaluate } from '../evaluate';
import { ANY_CODE, divisionsOf } from '../hierarchy';
import type { FactEntry } from '../language';
import type { Condition } from '../next-question/conditions';
import type { FactValue } from '../types';
import { termsIn } from './firm-numbers';

/** Stands for every code that no condition names. */
export const OTHER_CODE = '~';
const DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit));
/** Sets of more named members than this are not tried in every combination. */
const MOST_MEMBERS = 4;
/** Sets with more members than this are not tried for the sake of their number. */
const MOST_COUNTED = 12;

/** In: what asks for a code. Out: codes; those that all conditions answer alike are tried once. */
export function codesOf(conditions: readonly Condition[], entry: FactEntry | null): readonly FactValue[] {
  const seen = new Map<string, FactValue>();
  for (const code of possibleCodes(conditions, entry)) {
    const value: FactValue = { kind: 'values', values: [code] };
    const key = conditions
      .map((one) => (one.op === 'compare' ? '' : evaluate(one, () => value).verdict))
      .join(' ');
    if (!seen.has(key)) seen.set(key, value);
  }
  return [...seen.values()];
}

/** In: what asks for a code. Out: codes that stand for all there can be. */
export function possibleCodes(conditions: readonly Condition[], entry: FactEntry | null): readonly string[] {
  if (entry?.list) return [...entry.list.codes];
  const isTree = conditions.some(({ op }) => op === 'under' || op === 'reaches');
  if (entry?.values && !isTree) return [...entry.values, ...Object.keys(entry.retired ?? {})];
  const named = [...new Set(conditions.flatMap(namedIn))];
  return [...named, ...(isTree ? named.flatMap(codesBelow) : []), OTHER_CODE];
}

/** A list of codes is never all that there are, so one may lie below each. */
function codesBelow(code: string): readonly string[] {
  const divisions = divisionsOf(code);
  if (divisions.length > 1) return divisions;
  return /^\d+$/.test(code) ? DIGITS.map((digit) => `${code}${digit}`) : [`${code}-${OTHER_CODE}`];
}

/** In: a condition. Out: the codes it names. */
export function namedIn(condition: Condition): readonly string[] {
  if ('values' in condition) return condition.values;
  if (condition.op !== 'under' && condition.op !== 'reaches') return [];
  return [condition, ...(condition.also ?? [])]
    .flatMap(({ codes, except = [] }) => [...codes, ...except])
    .filter((code) => code !== ANY_CODE);
}

/** In: a set and what asks for it. Out: sets of the members named, and of as many as its number is held against. */
export function setsOf(
  fact: string,
  { conditions, numbers }: { conditions: readonly Condition[]; numbers: readonly number[] },
  entry: FactEntry | null,
): readonly FactValue[] {
  const members = possibleCodes(
    conditions.filter((one) => one.op !== 'compare'),
    entry,
  );
  const named = members.filter((code) => code !== OTHER_CODE);
  const isCounted = conditions.some(
    (one) => one.op === 'compare' && termsIn(one).some((term) => 'fact' in term && term.fact === fact),
  );
  const counts = isCounted ? numbers.flatMap((count) => [Math.floor(count), Math.floor(count) + 1]) : [];
  const others = entry?.values ?? Array.from({ length: MOST_COUNTED }, (_, at) => `${OTHER_CODE}${at}`);
  const sized = counts
    .filter((count) => 0 < count && count <= others.length)
    .flatMap((count) => [others.slice(0, count), [...new Set([...named, ...others])].slice(0, count)]);
  const some =
    named.length > MOST_MEMBERS
      ? [
          [],
          ...named.map((one) => [one]),
          named,
          ...named.map((one) => named.filter((other) => other !== one)),
        ]
      : subsets(named);
  return [...some, [OTHER_CODE], ...sized].map((of) => ({ kind: 'set', members: of }));
}

function subsets(codes: readonly string[]): readonly (readonly string[])[] {
  const [first, ...others] = codes;
  if (first === undefined) return [[]];
  const without = subsets(others);
  return [...without, ...without.map((some) => [first, ...some])];
}
