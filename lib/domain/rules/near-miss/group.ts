import { type FactCatalogue, type FactEntry, type FactKind, factEntry } from '../language';
import type { FactReader, FactValue, Rule } from '../types';
import { type CodeRoom, codeRoom } from './code-room';
import type { Leaf, Literal } from './goals';
import type { Interval } from './intervals';
import type { HeldTotal } from './move-total';
import { type Choice, choicesIn } from './set-choices';
import type { Change, Cost, Mover, Refusal } from './types';
import type { Weights } from './weights';

/** Conditions on one fact that must hold together. */
export type Group = {
  fact: string;
  literals: readonly Literal[];
  entry: FactEntry | null;
  /** Codes that satisfy them all; null where the fact has no codes. */
  room: CodeRoom | null;
  /** For each condition on a set that asks for one of several codes, these. */
  choices: readonly Choice[];
};

/** In: a fact and, for a set or events, a code of it. Out: offerings that lead there, in a fixed order. */
export type LeadsOf = (fact: string, code: string | null) => readonly string[];

/** What a search reads: the firm, what is known of its facts, and the days, since 1970-01-01: `today` is looked at, `asked` is when the firm asks. */
export type Setting = {
  read: FactReader;
  catalogue: FactCatalogue;
  leadsOf: LeadsOf;
  weights: Weights;
  today: number;
  asked: number;
  answers: Answers;
};

/** In: a rule on one linked entity, the entity and what is known of its facts. Out: answers with which the rule is met; where none are known, whether it is certain that there are none. */
export type Answers = (
  rule: Rule,
  entity: FactReader,
  catalogue: FactCatalogue,
) => readonly Change[] | 'never' | 'not_found';

/**
 * A group as it stands for one firm. `within`: further limits on a number, read in `unit`, or on the size of a set;
 * `totals`: where what is added up over linked entities has to lie.
 */
export type Task = {
  group: Group;
  value: FactValue;
  setting: Setting;
  within: Interval | null;
  unit: string | undefined;
  totals: readonly HeldTotal[];
};

/** A change that satisfies a group, before it is tried. */
export type Draft = Omit<Change, 'nodes' | 'fact'> & { weight: number };

/** A change or why there is none, as far as was looked: `cut` where not everything was tried. */
export type Drafted = Draft | Refusal | { cut: Draft | Refusal };

/** A change and its cost, nothing to do, or why there is no change; `isCut` where not everything was tried. */
export type Solution = (
  | { cost: Cost; change: Change | null }
  | { refusal: Refusal; nodes: readonly string[] }
) & {
  isCut: boolean;
};

/** Kinds of conditions that read one code. */
const ON_CODES: Readonly<Record<Leaf['op'], boolean>> = {
  ...{ in: true, under: true },
  ...{ between: false, intersects: false, contains: false, reaches: false, is: false, exists: false },
  ...{ compare: false, happened: false, linked: false },
};

/** In: conditions on one fact. Out: the group, with all that can be worked out before a firm is known. */
export function groupOf(fact: string, literals: readonly Literal[], catalogue: FactCatalogue): Group {
  const entry = factEntry(catalogue, fact);
  const isCode = literals.some(({ leaf }) => ON_CODES[leaf.op]);
  return {
    ...{ fact, literals, entry },
    room: isCode ? codeRoom(literals, entry) : null,
    choices: choicesIn(literals, entry),
  };
}

/** Whose move a change of a known fact is; what nobody has said anything of, or what time brings in no order, is nobody's. */
export function moverOf(entry: FactEntry | null): Mover {
  if (entry?.power === 'time' && !entry.ordered && !GOES_ON[entry.kind]) return 'fixed';
  return entry?.power ?? 'fixed';
}

/** What time brings of such a fact comes after what is: a later day, a greater number, one more event. */
const GOES_ON: Readonly<Record<FactKind, boolean>> = {
  date: true,
  number: true,
  amount: true,
  events: true,
  code: false,
  set: false,
  flag: false,
  entities: false,
};

/** Whether a fact is a day that the firm sets. */
export function isMovable(entry: FactEntry | null): boolean {
  return entry?.kind === 'date' && moverOf(entry) === 'do';
}

/** In: a mover, and what an act of its own would weigh. Out: the weight of one step. */
export function weightOf(by: Mover, own: number, { findOut, time, fixed }: Weights): number {
  return { do: own, find_out: findOut, time, fixed }[by];
}
