import { evaluate } from '../evaluate';
import { entityReader } from '../terms';
import type { Rule } from '../types';
import type { Leaf, Literal } from './goals';
import type { Drafted, Task } from './group';
import { closed, type Interval, intervalsOf } from './intervals';
import { factOf, isHeld, type List, MOST_NEW, type Turning, type TurnOut, totalled } from './move-total';
import { isSatisfiedBy } from './satisfied';
import type { Change } from './types';

/** More ways to count linked entities, or not, are not tried for one list. */
const MOST_TRIES = 200;

type Linked = Extract<Leaf, { op: 'linked' }>;

/**
 * In: conditions on linked entities. Out: what has to turn out of those of which not all is known, and whether there
 * may be others. What is known of them is theirs to change, so nothing is proposed there.
 */
export function moveLinked(task: Task): Drafted {
  const { group, value, setting } = task;
  const facts = group.entry?.of ?? {};
  // The same is asked of an entity in many ways to count the others.
  const asked = new Map<string, readonly Change[] | null>();
  const turnOut: TurnOut = ({ entity, changes }, rule) => {
    const key = JSON.stringify([entity, rule]);
    const known = asked.get(key);
    const found = known === undefined ? setting.answers(rule, entityReader(entity), facts) : known;
    asked.set(key, found);
    if (!found) return null;
    const turned = Object.fromEntries(found.map(({ fact, to }) => [fact, to]));
    return { entity: { ...entity, ...turned }, changes: [...changes.filter(isKept(found)), ...found] };
  };
  const known = value.kind === 'entities' ? value.entities : [];
  const isOpen = value.kind !== 'entities' || value.open === true;
  const start: List = { told: known.map((entity) => ({ entity, changes: [] })), isOpen };
  const tries = { left: MOST_TRIES };
  const list = foundFor(task, start, { turnOut, facts, tries });
  if (!list && tries.left <= 0) return { cut: 'linked' };
  if (!list) return isOpen && group.literals.some(asksForMore) ? 'too_many' : 'linked';
  const of = list.told.map(({ changes }, at) => ({ entity: at < known.length ? at : null, changes }));
  return {
    by: 'find_out',
    wanted: {
      wanted: 'entities',
      of: of.filter(({ entity, changes }) => entity === null || changes.length > 0),
      noOther: isOpen && !list.isOpen,
    },
    to: factOf(list),
    steps: 1,
    leads: [],
    weight: setting.weights.findOut,
  };
}

/** A number that is found out more closely is told once. */
function isKept(found: readonly Change[]): (change: Change) => boolean {
  return ({ fact, wanted }) => wanted.wanted !== 'number' || !found.some((one) => one.fact === fact);
}

/** In: a list. Out: the same with what has to turn out, in one way after the other. */
type Step = (list: List) => Iterable<List>;

function foundFor(task: Task, start: List, turning: Turning): List | null {
  const { group, totals } = task;
  const counting: Step = (list) => {
    const found = group.literals.reduce<List | null>(
      (now, literal) => now && satisfying(literal, now, turning.turnOut),
      list,
    );
    return found ? [found] : [];
  };
  const adding: Step = (list) => totalled(totals, list, turning);
  // What comes last may ask for more of those that what came first told of.
  const orders =
    totals.length > 0
      ? [
          [counting, adding, counting],
          [adding, counting, adding],
        ]
      : [[counting]];
  for (const steps of orders)
    for (const found of inTurn(steps, start)) if (totals.length === 0 || isAsAsked(found, task)) return found;
  return null;
}

function* inTurn([first, ...others]: readonly Step[], list: List): Iterable<List> {
  if (!first) yield list;
  else for (const next of first(list)) yield* inTurn(others, next);
}

function isAsAsked(list: List, { group, totals }: Task): boolean {
  const value = factOf(list);
  return group.literals.every((one) => isSatisfiedBy(one, value)) && totals.every((one) => isHeld(one, list));
}

function asksForMore({ leaf, holds }: Literal): boolean {
  if (leaf.op !== 'linked') return false;
  const least = intervalsOf(leaf, holds).map(({ min }) => min);
  return least.length > 0 && Math.min(...least) > MOST_NEW;
}

function satisfying(literal: Literal, list: List, turnOut: TurnOut): List | null {
  const { leaf, holds } = literal;
  if (leaf.op !== 'linked' || isSatisfiedBy(literal, factOf(list))) return list;
  for (const interval of intervalsOf(leaf, holds)) {
    const counts = closed({ ...interval, min: Math.max(0, interval.min) }, 1);
    const next = counts && counted(counts, leaf, list, turnOut);
    if (next && isSatisfiedBy(literal, factOf(next))) return next;
  }
  return null;
}

/** As many of the open ones as are missing meet the condition; the others fail it, where there may be no more. */
function counted(counts: Interval, leaf: Linked, list: List, turnOut: TurnOut): List | null {
  const verdicts = list.told.map(({ entity }) => evaluate(leaf.where, entityReader(entity)).verdict);
  const isOpen = list.isOpen && counts.max === Infinity;
  let missing = counts.min - verdicts.filter((verdict) => verdict === 'met').length;
  const told = list.told.map((one, at) => {
    const met = missing > 0 && verdicts[at] === 'unknown' ? turnOut(one, leaf.where) : null;
    if (met) missing -= 1;
    return met ?? one;
  });
  if (missing > (list.isOpen ? MOST_NEW : 0)) return null;
  for (; missing > 0; missing -= 1) {
    const added = turnOut({ entity: {}, changes: [] }, leaf.where);
    if (!added) return null;
    told.push(added);
  }
  if (counts.max === Infinity) return { told, isOpen };
  const fails: Rule = { id: leaf.id, op: 'not', of: leaf.where };
  const isLeft = (at: number) => verdicts[at] === 'unknown' && told[at] === list.told[at];
  const closing = told.map((one, at) => (isLeft(at) ? (turnOut(one, fails) ?? one) : one));
  return { told: closing, isOpen };
}
