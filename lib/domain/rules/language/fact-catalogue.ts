import type { RuleText } from './types';

/** What kind of value a fact has; `date` and `amount` are read as ranges. */
export type FactKind = 'code' | 'number' | 'amount' | 'date' | 'set' | 'flag' | 'events' | 'entities';

/**
 * Who can change a fact: the firm by an act of its own (`do`), time alone (`time`), nobody within reason (`fixed`:
 * country, founding year, ownership).
 */
export type Power = 'do' | 'time' | 'fixed';

/** All codes of a hierarchy, at every level that its official list has. */
export type CodeList = {
  /** What the list is called everywhere: ISIC Rev.4, ISO 3166. */
  name: string;
  codes: ReadonlySet<string>;
  /** How many levels the list has, where codes may go on below it; without it every code must be on the list. */
  levels?: number;
  /** Codes that take in others beside them on the same level, as a region does its provinces, with those they are made of. */
  parts?: ReadonlyMap<string, readonly string[]>;
  /** Codes of other lists for the same things, with the code of this list that stands for the same; null where none is known. */
  others: ReadonlyMap<string, { list: string; code: string | null }>;
};

/** What is known of a fact before any firm answers. */
export type FactEntry = {
  kind: FactKind;
  power: Power;
  /** Questions that ask for it; none means that nobody is asked. */
  questions: readonly string[];
  /** Codes it can have, where the list is closed. */
  values?: readonly string[];
  /** Its codes stand in the order in which time brings them. */
  ordered?: true;
  /** Its codes form a hierarchy. */
  hierarchy?: 'sector' | 'place';
  /** Every code of that hierarchy, where the list of it was given. */
  list?: CodeList;
  /** Only whole numbers; `min` and `max` bound what it can be. */
  whole?: true;
  min?: number;
  max?: number;
  unit?: string;
  /** Codes that are no longer given to anybody, with what stands in their place. */
  retired?: Readonly<Record<string, string | null>>;
  /** What people read: the fact as it stands before a colon and within a sentence ("cost of the project"), and its codes. */
  name?: RuleText;
  valueNames?: Readonly<Record<string, RuleText>>;
  /** Facts of the linked entities. */
  of?: FactCatalogue;
};

/** Facts by their keys; a key ending in `.*` stands for all that begin like it. */
export type FactCatalogue = Readonly<Record<string, FactEntry>>;

/** In: a key. Out: its entry, exact or by the longest pattern that fits; null for a key nobody knows. */
export function factEntry(catalogue: FactCatalogue, key: string): FactEntry | null {
  if (Object.hasOwn(catalogue, key)) return catalogue[key] ?? null;
  const pattern = Object.keys(catalogue)
    .filter((one) => one.endsWith('.*') && key.startsWith(one.slice(0, -1)))
    .toSorted((a, b) => b.length - a.length)[0];
  return pattern === undefined ? null : (catalogue[pattern] ?? null);
}
