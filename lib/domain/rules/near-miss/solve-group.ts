import type { FactValue } from '../types';
import { OTHER_CODE } from './code-room';
import type { Literal } from './goals';
import {
  type Draft,
  type Drafted,
  type Group,
  moverOf,
  type Setting,
  type Solution,
  type Task,
  weightOf,
} from './group';
import type { Interval } from './intervals';
import { moveCode } from './move-code';
import { moveEvents } from './move-events';
import { moveLinked } from './move-linked';
import { moveNumber } from './move-number';
import { moveSet } from './move-set';
import type { HeldTotal } from './move-total';
import { isSatisfiedBy } from './satisfied';
import type { Refusal } from './types';
import { NO_COST } from './weights';

/** Further limits that comparisons put on a number, in its unit, on the size of a set, or on totals of linked entities. */
export type Within =
  | { on: 'number' | 'size'; interval: Interval; unit?: string | undefined }
  | { on: 'total'; totals: readonly HeldTotal[] };

/** In: a group, the firm and further limits. Out: the group as it stands for the firm. */
export function taskOf(group: Group, setting: Setting, within: Within | null): Task {
  const value = setting.read(group.fact);
  if (!within || within.on === 'total')
    return { group, value, setting, within: null, unit: undefined, totals: within?.totals ?? [] };
  return { group, value, setting, within: within.interval, unit: within.unit, totals: [] };
}

const NOTHING_TO_DO: Solution = { cost: NO_COST, change: null, isCut: false };

/** In: conditions on one fact, and the firm. Out: the cheapest change that satisfies them all, tried on each, or why there is none. */
export function solveGroup(group: Group, setting: Setting, within: Within | null = null): Solution {
  const value = setting.read(group.fact);
  const isOpen = (literal: Literal) => !isSatisfiedBy(literal, value);
  if (!within && !group.literals.some(isOpen)) return NOTHING_TO_DO;
  const nodes = group.literals.filter(isOpen).map(({ leaf }) => leaf.id);
  const task = taskOf(group, setting, within);
  const drafted = draftFor(task, within?.on);
  const isCut = typeof drafted !== 'string' && 'cut' in drafted;
  const draft = isCut ? drafted.cut : drafted;
  if (draft === 'past') return { refusal: draft, nodes: undone(task, nodes), isCut };
  if (typeof draft === 'string') return { refusal: draft, nodes, isCut };
  const holds = group.literals.every((literal) => isSatisfiedBy(literal, draft.to));
  if (!holds) return { refusal: 'no_value', nodes, isCut };
  return solved(group.fact, draft, nodes, isCut);
}

/** Of conditions on what has taken place, those that no step still to be taken satisfies; where each of them could be had alone, all. */
function undone(task: Task, nodes: readonly string[]): readonly string[] {
  const blamed = task.group.literals.filter((literal) => {
    if (!nodes.includes(literal.leaf.id)) return false;
    const alone = moveEvents({ ...task, group: { ...task.group, literals: [literal] } });
    return (typeof alone === 'object' && 'cut' in alone ? alone.cut : alone) === 'past';
  });
  return blamed.length > 0 ? blamed.map(({ leaf }) => leaf.id) : nodes;
}

/** Field by field: this is done for every condition of every firm, and a spread is many times slower. */
function solved(
  fact: string,
  { by, wanted, to, steps, leads, weight }: Draft,
  nodes: readonly string[],
  isCut: boolean,
): Solution {
  const cost = { fixed: by === 'fixed' ? steps : 0, time: by === 'time' ? steps : 0, steps, weight };
  return { change: { fact, by, wanted, to, steps, nodes, leads }, cost, isCut };
}

function draftFor(task: Task, on: Within['on'] | undefined): Drafted {
  const { fact, literals } = task.group;
  if (fact.startsWith('parameter.')) return 'parameter';
  const mustBeUnknown = literals.some(({ leaf, holds }) => leaf.op === 'exists' && !holds);
  if (mustBeUnknown) return task.value.kind === 'unknown' ? 'no_value' : 'known';
  const op = literals.find(({ leaf }) => leaf.op !== 'exists')?.leaf.op;
  switch (op) {
    case 'between':
      return moveNumber(task);
    case 'in':
    case 'under':
      return moveCode(task);
    case 'intersects':
    case 'contains':
    case 'reaches':
      return moveSet(task);
    case 'is':
      return moveFlag(task);
    case 'happened':
      return moveEvents(task);
    case 'linked':
      return moveLinked(task);
    case 'exists':
    case 'compare':
    case undefined:
      return on === undefined ? makeKnown(task) : HELD[on](task);
  }
}

const HELD: Readonly<Record<Within['on'], (task: Task) => Drafted>> = {
  number: moveNumber,
  size: moveSet,
  total: moveLinked,
};

function moveFlag({ group, value, setting }: Task): Draft | Refusal {
  const wanted = group.literals.flatMap(({ leaf, holds }) => (leaf.op === 'is' ? [holds] : []));
  const [first] = wanted;
  if (first === undefined || wanted.includes(!first)) return 'no_value';
  const to: FactValue = { kind: 'flag', value: first };
  const by = value.kind === 'unknown' ? 'find_out' : moverOf(group.entry);
  const offerings = by === 'do' ? setting.leadsOf(group.fact, null) : [];
  const own = offerings.length > 0 ? setting.weights.do.ledTo : setting.weights.do.flag;
  return {
    by,
    wanted: { wanted: 'flag', value: first },
    to,
    steps: 1,
    leads: offerings.length > 0 ? [{ gives: null, offerings }] : [],
    weight: weightOf(by, own, setting.weights),
  };
}

/** Any value will do; the one it is tried with says nothing more. */
function makeKnown({ group: { entry }, setting }: Task): Draft | Refusal {
  if (!entry) return 'no_value';
  const to = anyValue[entry.kind](entry);
  const weight = setting.weights.findOut;
  return { by: 'find_out', wanted: { wanted: 'known' }, to, steps: 1, leads: [], weight };
}

type Entry = NonNullable<Group['entry']>;

const anyValue: Readonly<Record<Entry['kind'], (entry: Entry) => FactValue>> = {
  code: ({ values }) => ({ kind: 'values', values: values && values.length > 0 ? values : [OTHER_CODE] }),
  number: anyNumber,
  amount: anyNumber,
  date: anyNumber,
  set: () => ({ kind: 'set', members: [], open: true }),
  flag: () => ({ kind: 'flag', value: true }),
  events: () => ({ kind: 'events', events: [], open: true }),
  entities: () => ({ kind: 'entities', entities: [], open: true }),
};

function anyNumber({ min, max, unit }: Entry): FactValue {
  return {
    kind: 'range',
    lo: min ?? -Infinity,
    hi: max ?? Infinity,
    ...(unit === undefined ? {} : { unit }),
  };
}
