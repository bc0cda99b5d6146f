import { entityReader } from '../terms';
import type { Entity, Rule } from '../types';
import { countedTo } from './count-linked';
import type { Literal } from './goals';
import type { Drafted, Task } from './group';
import { intervalsOf } from './intervals';
import {
  factOf,
  isHeld,
  isOutOfReach,
  type List,
  MOST_NEW,
  type Turning,
  type TurnOut,
  totalled,
} from './move-total';
import { isOfNobody } from './of-nobody';
import { isSatisfiedBy } from './satisfied';
import { answersIn, spared } from './spared';
import type { Change } from './types';

/** More ways to count linked entities, or not, are not tried for one list. */
const MOST_TRIES = 200;
/** Once one is found, no more than so many others are looked at, and no more than so many ways tried for them. */
const MOST_FOUND = 20;
const MOST_TRIES_MORE = 40;

/**
 * In: conditions on linked entities. Out: what has to turn out of those of which not all is known, and whether there
 * may be others. What is known of them is theirs to change, so nothing is proposed there.
 */
export function moveLinked(task: Task): Drafted {
  const { group, value, setting } = task;
  const facts = group.entry?.of ?? {};
  // The same is asked of an entity in many ways to count the others.
  const asked = new Map<string, ReturnType<typeof setting.answers>>();
  const answersTo = (rule: Rule, entity: Entity) => {
    const key = JSON.stringify([entity, rule]);
    const found = asked.get(key) ?? setting.answers(rule, entityReader(entity), facts);
    asked.set(key, found);
    return found;
  };
  const look: Look = (of, from) => {
    const seen = { isAll: true };
    const turnOut: TurnOut = ({ entity, changes }, rule) => {
      const found = answersTo(rule, entity);
      if (typeof found === 'string') {
        seen.isAll &&= found === 'never';
        return null;
      }
      const turned = Object.fromEntries(found.map(({ fact, to }) => [fact, to]));
      return { entity: { ...entity, ...turned }, changes: [...changes.filter(isKept(found)), ...found] };
    };
    const tries = { left: MOST_TRIES };
    const list = foundFor(of, from, { turnOut, facts, tries });
    return { list, isAll: seen.isAll && tries.left > 0 };
  };
  const known = value.kind === 'entities' ? value.entities : [];
  const isOpen = value.kind !== 'entities' || value.open === true;
  const start: List = { told: known.map((entity) => ({ entity, changes: [] })), isOpen };
  const { list, isAll } = look(task, start);
  if (!list) return whyNone(task, start, { look, isAll });
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
    weight: setting.weights.findOut * answersIn(start, list),
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
  const counting =
    (isLeast: boolean): Step =>
    (list) =>
      countedTo(group.literals, list, { turning, isLeast });
  const [enough, counted] = [counting(true), counting(false)];
  const adding: Step = (list) => totalled(totals, list, turning);
  // Those to be had come first: beside totals nobody else can be told of any more.
  const steps = totals.length > 0 ? [enough, adding, counted] : [counted];
  return fewestOf(steps, start, task, turning.tries);
}

/** What is found first may ask for more than what is found next. */
function fewestOf(steps: readonly Step[], start: List, task: Task, tries: Turning['tries']): List | null {
  let fewest: { list: List; asks: number } | null = null;
  let found = 0;
  for (const list of inTurn(steps, start)) {
    if (!isAsAsked(list, task)) continue;
    const less = spared(start, list, (one) => isAsAsked(one, task));
    const asks = answersIn(start, less);
    if (!fewest || asks < fewest.asks) fewest = { list: less, asks };
    found += 1;
    if (asks <= 1 || found === MOST_FOUND) return fewest.list;
    tries.left = Math.min(tries.left, MOST_TRIES_MORE);
  }
  return fewest?.list ?? null;
}

function* inTurn([first, ...others]: readonly Step[], list: List): Iterable<List> {
  if (!first) yield list;
  else for (const next of first(list)) yield* inTurn(others, next);
}

function isAsAsked(list: List, { group, totals }: Task): boolean {
  const value = factOf(list);
  return group.literals.every((one) => isSatisfiedBy(one, value)) && totals.every((one) => isHeld(one, list));
}

const NOBODY: List = { told: [], isOpen: true };

/** The list as it has to turn out; null where none was found, and whether all was tried. */
type Found = { list: List | null; isAll: boolean };

/** In: conditions on a list and totals of it, and the list. Out: what was found. */
type Look = (of: Task, from: List) => Found;

/** Because of what is known of them, or because nobody can be so, only where that is certain. */
function whyNone(task: Task, start: List, { look, isAll }: { look: Look; isAll: boolean }): Drafted {
  const { group, totals } = task;
  if (start.isOpen && group.literals.some(asksForMore)) return 'too_many';
  const isNever = (of: Task, from: List, found?: Found): boolean => {
    // Of a total not every number is tried.
    if (of.totals.length > 0) return of.totals.every((one) => isOutOfReach(one, from, group.entry?.of ?? {}));
    const had = found ?? look(of, from);
    return !had.list && had.isAll;
  };
  const alone = [
    ...group.literals.map((one): Task => ({ ...task, group: { ...group, literals: [one] }, totals: [] })),
    ...totals.map((one): Task => ({ ...task, group: { ...group, literals: [] }, totals: [one] })),
  ];
  const stuck = alone.map((of) => ({ of, found: look(of, start) })).filter(({ found }) => !found.list);
  if (stuck.some(({ of }) => isNever(of, NOBODY) || isOfNobody(of))) return 'no_value';
  if (stuck.some(({ of, found }) => isNever(of, start, found))) return 'linked';
  const isSure = stuck.length === 0 && totals.length === 0 && isAll;
  const ofNobody = isSure ? look(task, NOBODY) : null;
  if (ofNobody?.list) return 'linked';
  if (isOfNobody(task) || ofNobody?.isAll) return 'no_value';
  return isSure ? 'linked' : { cut: 'not_tried' };
}

function asksForMore({ leaf, holds }: Literal): boolean {
  if (leaf.op !== 'linked') return false;
  const least = intervalsOf(leaf, holds).map(({ min }) => min);
  return least.length > 0 && Math.min(...least) > MOST_NEW;
}
