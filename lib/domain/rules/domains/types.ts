/** What one group of values of a variable has in common: no condition looked at tells two of them apart. */
export type Cell =
  /** Numbers between the ends; an open end does not belong. */
  | { kind: 'numbers'; lo: number; hi: number; loOpen: boolean; hiOpen: boolean }
  /** One code and no other. */
  | { kind: 'code'; code: string }
  /** Codes below this one that lie below none of those left out; `*` stands for the whole hierarchy. */
  | { kind: 'below'; code: string; except: readonly string[] }
  /** Every value that no condition names. */
  | { kind: 'others' }
  /** Yes or no: an answer, whether a set has a member, whether a comparison holds. */
  | { kind: 'truth'; value: boolean };

/** Something that has one value in every possible case: a fact, an amount in a unit, a count, membership in a set. */
export type Variable = {
  key: string;
  /** Key of the fact it is read from; null for what is worked out from several. */
  fact: string | null;
  cells: readonly Cell[];
  /** Bit set of all cells. */
  all: bigint;
};

/** The variable lies in one of the cells, given as a bit set. */
export type Literal = { is: 'literal'; variable: number; cells: bigint };

/** A rule without names: literals, and at least so many of several formulas. `all` and `any` are counts too. */
export type Formula = Literal | { is: 'atLeast'; count: number; of: readonly Formula[] };

/** Cells that are left for each variable; one that is absent has all of them. */
export type World = ReadonlyMap<number, bigint>;

/** Whether some possible case makes formulas true together; `unsure` where the search was given up. */
export type Found = { found: 'yes'; world: World } | { found: 'no' } | { found: 'unsure' };
