import { entityReader } from '../terms';
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
  if (!list) return whyNone(task, start, { turnOut, facts, tries });
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

/** Because of what is known of them only where they could be so if nothing were, and where all was tried. */
function whyNone(task: Task, start: List, turning: Turning): Drafted {
  const { group, totals } = task;
  if (start.isOpen && group.literals.some(asksForMore)) return 'too_many';
  const isHad = (of: Task, from: List) =>
    foundFor(of, from, { ...turning, tries: { left: MOST_TRIES } }) !== null;
  const alone = [
    ...group.literals.map((one): Task => ({ ...task, group: { ...group, literals: [one] }, totals: [] })),
    ...totals.map((one): Task => ({ ...task, group: { ...group, literals: [] }, totals: [one] })),
  ];
  const stuck = alone.filter((of) => !isHad(of, start));
  const wrong = stuck.filter((of) => !isHad(of, NOBODY));
  const isSure = (of: Task, from: List) => of.totals.every((one) => isOutOfReach(one, from, turning.facts));
  if (wrong.some((of) => isSure(of, NOBODY))) return 'no_value';
  if (stuck.some((of) => !wrong.includes(of) && isSure(of, start))) return 'linked';
  if (stuck.length > 0 || totals.length > 0 || turning.tries.left <= 0) return { cut: 'not_tried' };
  return isHad(task, NOBODY) ? 'linked' : 'no_value';
}

function asksForMore({ leaf, holds }: Literal): boolean {
  if (leaf.op !== 'linked') return false;
  const least = intervalsOf(leaf, holds).map(({ min }) => min);
  return least.length > 0 && Math.min(...least) > MOST_NEW;
}
