import { ANY_CODE, ancestorsOf, liesUnder } from '../hierarchy';
import type { FactEntry } from '../language';
import type { Leaf, Literal } from './goals';
import { isSatisfiedBy } from './satisfied';

/** A code that no rule names; it stands for all the codes of a list that nobody has closed. */
export const OTHER_CODE = '~';

/** Codes that satisfy some conditions; those below another one are left out. */
export type CodeRoom = {
  allowed: readonly string[];
  /** Codes the conditions name that do not satisfy them. */
  refused: readonly string[];
  /** Any code that the conditions do not name satisfies them. */
  other: boolean;
  /** The fact can have the codes of the catalogue and no others. */
  isClosed: boolean;
  /** Codes lie in one another. */
  nested: boolean;
};

const DIVISIONS = Array.from({ length: 99 }, (_, at) => String(at + 1).padStart(2, '0')).filter(
  (code) => ancestorsOf(code).length > 1,
);

/** In: conditions on one code and what is known of it. Out: the codes that satisfy them all. */
export function codeRoom(literals: readonly Literal[], entry: FactEntry | null): CodeRoom {
  const nested = entry?.hierarchy !== undefined || literals.some(({ leaf }) => leaf.op === 'under');
  const named = [...new Set(literals.flatMap(({ leaf }) => namedCodes(leaf)))];
  const universe = [...new Set(universeOf(named, entry, nested))];
  const allowed = universe.filter((code) => fits(code, literals));
  return {
    allowed: nested ? outermost(allowed) : allowed,
    refused: named.filter((code) => !fits(code, literals)),
    other: entry?.values === undefined && fits(OTHER_CODE, literals),
    isClosed: entry?.values !== undefined,
    nested,
  };
}

/** The code satisfies every condition. */
export function fits(code: string, literals: readonly Literal[]): boolean {
  const value = { kind: 'values', values: [code] } as const;
  return literals.every((literal) => isSatisfiedBy(literal, value));
}

/** Codes a condition names, exceptions included, but not the one that stands for all. */
export function namedCodes(leaf: Leaf): readonly string[] {
  switch (leaf.op) {
    case 'in':
    case 'intersects':
    case 'contains':
      return leaf.values;
    case 'under':
    case 'reaches':
      return [leaf, ...(leaf.also ?? [])]
        .flatMap(({ codes, except = [] }) => [...codes, ...except])
        .filter((code) => code !== ANY_CODE);
    case 'happened':
      return leaf.codes.filter((code) => code !== ANY_CODE);
    case 'between':
    case 'is':
    case 'exists':
    case 'compare':
    case 'linked':
      return [];
  }
}

/** Codes the fact can have, without those that are no longer given; a code above some of them counts too. */
function universeOf(named: readonly string[], entry: FactEntry | null, nested: boolean): readonly string[] {
  const retired = entry?.retired ?? {};
  const values = entry?.values?.filter((code) => !Object.hasOwn(retired, code));
  if (!values) return entry?.hierarchy === 'sector' ? [...named, ...DIVISIONS] : named;
  const above = nested ? named.filter((code) => values.some((one) => liesUnder(one, code) === 'met')) : [];
  return [...above, ...values];
}

function outermost(codes: readonly string[]): readonly string[] {
  const all = new Set(codes);
  return codes.filter((code) => !ancestorsOf(code).some((above) => above !== code && all.has(above)));
}
