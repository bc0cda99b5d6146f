import { ancestorsOf } from '../hierarchy';
import type { CodeList, FactCatalogue, FactEntry } from './fact-catalogue';

/** The lists of the hierarchies that facts can have. */
export type CodeLists = Readonly<Partial<Record<NonNullable<FactEntry['hierarchy']>, CodeList>>>;

/** In: what is known of facts, and the lists of codes. Out: the same, each fact whose codes form a hierarchy with the list of it. */
export function withCodeLists(catalogue: FactCatalogue, lists: CodeLists): FactCatalogue {
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, entry]): [string, FactEntry] => {
      const list = entry.hierarchy && lists[entry.hierarchy];
      const of = entry.of && withCodeLists(entry.of, lists);
      return [key, { ...entry, ...(list && { list }), ...(of && { of }) }];
    }),
  );
}

/** In: a code and a list. Out: whether the code is on it, or goes on below its last level. */
export function isListed(code: string, { codes, levels }: CodeList): boolean {
  if (codes.has(code)) return true;
  if (levels === undefined) return false;
  const above = ancestorsOf(code).toReversed();
  const last = above[levels - 1];
  return above.length > levels && last !== undefined && codes.has(last);
}
