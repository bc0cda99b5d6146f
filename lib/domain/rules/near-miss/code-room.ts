import { ANY_CODE, liesUnder } from '../hierarchy';
import type { CodeList, FactEntry } from '../language';
import { ALL_DIVISIONS, type CodeRest, outermost, restOf } from './code-rest';
import type { Leaf, Literal } from './goals';
import { isSatisfiedBy } from './satisfied';

/** A code that no rule names; it stands for all the codes of a list that nobody has closed. */
export const OTHER_CODE = '~';

/** Codes that satisfy some conditions; those below another one are left out. */
export type CodeRoom = {
  allowed: readonly string[];
  /** Codes that satisfy them but for some codes in them; only where no list says which codes there are. */
  rests: readonly CodeRest[];
  /** Codes the conditions name. */
  named: readonly string[];
  /** Codes the conditions name that do not satisfy them. */
  refused: readonly string[];
  /** Any code that the conditions do not name satisfies them. */
  other: boolean;
  /** The fact can have the codes of the catalogue and no others. */
  isClosed: boolean;
  /** Codes lie in one another. */
  nested: boolean;
};

/** In: conditions on one code and what is known of it. Out: the codes that satisfy them all. */
export function codeRoom(literals: readonly Literal[], entry: FactEntry | null): CodeRoom {
  const nested = entry?.hierarchy !== undefined || literals.some(({ leaf }) => leaf.op === 'under');
  const named = [...new Set(literals.flatMap(({ leaf }) => namedCodes(leaf)))];
  const universe = [...new Set(universeOf(named, entry, nested))];
  const allowed = universe.filter((code) => fits(code, literals));
  const isClosed = entry?.values !== undefined;
  return {
    allowed: nested ? outermost(allowed) : allowed,
    rests: nested && !isClosed ? restsOf(named, allowed, literals, entry?.list) : [],
    named,
    refused: named.filter((code) => !fits(code, literals)),
    other: !isClosed && fits(OTHER_CODE, literals),
    isClosed,
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
  if (!values) return entry?.hierarchy === 'sector' ? [...named, ...ALL_DIVISIONS] : named;
  const above = nested ? named.filter((code) => values.some((one) => liesUnder(one, code) === 'met')) : [];
  return [...above, ...values];
}

function restsOf(
  named: readonly string[],
  allowed: readonly string[],
  literals: readonly Literal[],
  list: CodeList | undefined,
): readonly CodeRest[] {
  const rests = named
    .filter((code) => !allowed.includes(code))
    .flatMap((code) => restOf(code, named, literals, list) ?? []);
  const kept = outermost(rests.map(({ code }) => code));
  return rests.filter(({ code }) => kept.includes(code));
}
