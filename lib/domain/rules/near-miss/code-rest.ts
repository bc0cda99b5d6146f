import { ancestorsOf, liesUnder } from '../hierarchy';
import type { CodeList } from '../language';
import type { Literal } from './goals';
import { isSatisfiedBy } from './satisfied';

/** What is left of a code that conditions allow but for some codes in it; `tried` stands for all that is left. */
export type CodeRest = { code: string; except: readonly string[]; tried: readonly string[] };

const DIVISIONS = Array.from({ length: 99 }, (_, at) => String(at + 1).padStart(2, '0')).filter(
  (code) => ancestorsOf(code).length > 1,
);
const DIGITS = Array.from({ length: 10 }, (_, at) => String(at));
/** A part of a code that no rule names, where no list says which parts there are. */
const OTHER_PART = '~';

/** Divisions that a list of activities can have. */
export const ALL_DIVISIONS: readonly string[] = DIVISIONS;

/** In: a code, the codes that conditions name, the conditions, and the list of all codes where it is known. Out: what is left of it where all of that satisfies them; null where not all of it does, or nothing is taken away. */
export function restOf(
  code: string,
  named: readonly string[],
  literals: readonly Literal[],
  list: CodeList | undefined,
): CodeRest | null {
  const below = named.filter((one) => liesBelow(one, code));
  const refused = below.filter((one) => isRefused(one, literals));
  const isEmpty = (one: string) => leftOf(one, refused, list).every((part) => isRefused(part, literals));
  const except = outermost(below.filter(isEmpty));
  if (except.length === 0) return null;
  const isGone = goneWith(except, list);
  const tried = leftOf(code, except, list).filter((one) => !isGone(one));
  const holds = tried.every((one) =>
    literals.every((literal) => isSatisfiedBy(literal, { kind: 'values', values: [one] })),
  );
  return holds && tried.length > 0 ? { code, except, tried } : null;
}

/** Gone with a code are its parts, and what is made of nothing but parts that are gone. */
function goneWith(except: readonly string[], list: CodeList | undefined): (code: string) => boolean {
  const partsIn = (code: string) => list?.parts?.get(code) ?? [];
  const gone = new Set(except);
  // A set goes on over what is added to it meanwhile.
  for (const code of gone) for (const part of partsIn(code)) gone.add(part);
  function isGone(code: string): boolean {
    const parts = partsIn(code);
    return gone.has(code) || (parts.length > 0 && parts.every(isGone));
  }
  return isGone;
}

/** In: codes. Out: those that lie in no other one of them. */
export function outermost(codes: readonly string[]): readonly string[] {
  const all = new Set(codes);
  return codes.filter((code) => !ancestorsOf(code).some((above) => above !== code && all.has(above)));
}

function liesBelow(code: string, above: string): boolean {
  return code !== above && liesUnder(code, above) === 'met';
}

/** Whatever lies in it fails one of the conditions. */
function isRefused(code: string, literals: readonly Literal[]): boolean {
  return literals.some(({ leaf, holds }) =>
    isSatisfiedBy({ index: 0, leaf, holds: !holds }, { kind: 'values', values: [code] }),
  );
}

/** Codes next to those taken away, on each level down to them; together with these they fill the code. */
function leftOf(code: string, except: readonly string[], list: CodeList | undefined): readonly string[] {
  if (except.includes(code)) return [];
  if (!except.some((one) => liesBelow(one, code))) return [code];
  return partsOf(code, except, list).flatMap((part) => leftOf(part, except, list));
}

/** Parts that the list has; below its last level, and where there is no list, those named and one that is not. */
function partsOf(code: string, except: readonly string[], list: CodeList | undefined): readonly string[] {
  const listed = list ? [...list.codes].filter((one) => ancestorsOf(one)[1] === code) : [];
  if (listed.length > 0 || (list && list.levels === undefined)) return listed;
  if (/^\d+$/.test(code)) return DIGITS.map((digit) => `${code}${digit}`);
  const divisions = DIVISIONS.filter((division) => liesBelow(division, code));
  if (divisions.length > 0) return divisions;
  const named = except.flatMap((one) => ancestorsOf(one)).filter((one) => ancestorsOf(one)[1] === code);
  return [...new Set(named), `${code}-${OTHER_PART}`];
}
