import { codesAbove } from '../hierarchy';
import type { CodeList, FactEntry } from '../language';
import type { Literal } from './goals';

/** Which codes of a set lie in one another. */
export type Overlap = {
  /** In: a code. Out: all in which it lies, itself too. */
  above: (code: string) => readonly string[];
  isAny: boolean;
};

/** In: conditions on one set and what is known of it. Out: which of its codes lie in one another; none do where it has no hierarchy. */
export function overlapIn(literals: readonly Literal[], entry: FactEntry | null): Overlap {
  const isAny = entry?.hierarchy !== undefined || literals.some(({ leaf }) => leaf.op === 'reaches');
  if (!isAny) return { isAny, above: (code) => [code] };
  const regions = regionsIn(entry?.list);
  return {
    isAny,
    above: (code) => {
      const found = new Set(codesAbove(code));
      // A set goes on over what is added to it meanwhile.
      for (const one of found)
        for (const region of regions.get(one) ?? []) for (const wide of codesAbove(region)) found.add(wide);
      return [...found];
    },
  };
}

/** Regions take in codes that stand beside them in the list. */
function regionsIn(list: CodeList | undefined): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [region, parts] of list?.parts ?? [])
    for (const part of parts) found.set(part, [...(found.get(part) ?? []), region]);
  return found;
}

/** In: a code and others. Out: whether it lies in one of them, or one of them in it. */
export function overlaps(code: string, others: readonly string[], { above }: Overlap): boolean {
  const wide = above(code);
  return others.some((one) => wide.includes(one) || above(one).includes(code));
}

/**
 * In: codes that may fill up a set, how many are missing, and which an offering leads to. Out: one that leaves enough of
 * the others; null where there are too few that do not lie in one another.
 */
export function filledFrom(
  codes: readonly string[],
  { missing, overlap, isLedTo }: { missing: number; overlap: Overlap; isLedTo: (code: string) => boolean },
): string | null {
  if (!overlap.isAny) return codes.length >= missing ? (codes[0] ?? null) : null;
  const inside = partsInside(codes, overlap);
  // Of an area more may be had than the area.
  const ordered = codes
    .map((code) => ({ code, rank: isLedTo(code) ? 0 : 1, parts: inside.get(code) ?? 0 }))
    .toSorted((a, b) => a.rank - b.rank || a.parts - b.parts);
  const found = ordered.find(({ code }) => {
    const others = codes.filter((one) => !overlaps(one, [code], overlap));
    const wide = partsInside(others, overlap);
    return others.filter((one) => !wide.has(one)).length >= missing - 1;
  });
  return found?.code ?? null;
}

/** How many of some codes lie in each one in which another one lies. */
function partsInside(codes: readonly string[], { above }: Overlap): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const code of codes)
    for (const wide of above(code)) if (wide !== code) found.set(wide, (found.get(wide) ?? 0) + 1);
  return found;
}
