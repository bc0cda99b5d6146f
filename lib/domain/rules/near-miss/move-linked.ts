import { evaluate } from '../evaluate';
import { entityReader } from '../terms';
import type { Entity, FactValue, Rule } from '../types';
import type { Leaf, Literal } from './goals';
import type { Draft, Task } from './group';
import { closed, type Interval, intervalsOf } from './intervals';
import { isSatisfiedBy } from './satisfied';
import type { Change, Refusal } from './types';

type Linked = Extract<Leaf, { op: 'linked' }>;
/** An entity as it turns out; those that nobody had told of come last. */
type Told = { entity: Entity; changes: readonly Change[] };
type List = { told: readonly Told[]; isOpen: boolean };
type Answer = (rule: Rule, entity: Entity) => readonly Change[] | null;

/** More entities than this that nobody has told of are not thought of. */
const MOST_NEW = 100;

/**
 * In: conditions on linked entities. Out: what has to turn out of those of which not all is known, and whether there
 * may be others. What is known of them is theirs to change, so nothing is proposed there.
 */
export function moveLinked(task: Task): Draft | Refusal {
  const { group, value, setting } = task;
  const answer: Answer = (rule, entity) => setting.answers(rule, entityReader(entity), group.entry?.of ?? {});
  const known = value.kind === 'entities' ? value.entities : [];
  const isOpen = value.kind !== 'entities' || value.open === true;
  const start: List = { told: known.map((entity) => ({ entity, changes: [] })), isOpen };
  const list = group.literals.reduce<List | null>(
    (now, literal) => now && satisfying(literal, now, answer),
    start,
  );
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

function asksForMore({ leaf, holds }: Literal): boolean {
  if (leaf.op !== 'linked') return false;
  const least = intervalsOf(leaf, holds).map(({ min }) => min);
  return least.length > 0 && Math.min(...least) > MOST_NEW;
}

function factOf({ told, isOpen }: List): FactValue {
  const entities = told.map(({ entity }) => entity);
  return { kind: 'entities', entities, ...(isOpen ? { open: true as const } : {}) };
}

function satisfying(literal: Literal, list: List, answer: Answer): List | null {
  const { leaf, holds } = literal;
  if (leaf.op !== 'linked' || isSatisfiedBy(literal, factOf(list))) return list;
  for (const interval of intervalsOf(leaf, holds)) {
    const counts = closed({ ...interval, min: Math.max(0, interval.min) }, 1);
    const next = counts && counted(counts, leaf, list, answer);
    if (next && isSatisfiedBy(literal, factOf(next))) return next;
  }
  return null;
}

/** As many of the open ones as are missing meet the condition; the others fail it, where there may be no more. */
function counted(counts: Interval, leaf: Linked, list: List, answer: Answer): List | null {
  const verdicts = list.told.map(({ entity }) => evaluate(leaf.where, entityReader(entity)).verdict);
  const isOpen = list.isOpen && counts.max === Infinity;
  let missing = counts.min - verdicts.filter((verdict) => verdict === 'met').length;
  const told = list.told.map((one, at) => {
    const met = missing > 0 && verdicts[at] === 'unknown' ? turnedOut(one, leaf.where, answer) : null;
    if (met) missing -= 1;
    return met ?? one;
  });
  if (missing > (list.isOpen ? MOST_NEW : 0)) return null;
  for (; missing > 0; missing -= 1) {
    const added = turnedOut({ entity: {}, changes: [] }, leaf.where, answer);
    if (!added) return null;
    told.push(added);
  }
  if (counts.max === Infinity) return { told, isOpen };
  const fails: Rule = { id: leaf.id, op: 'not', of: leaf.where };
  const isLeft = (at: number) => verdicts[at] === 'unknown' && told[at] === list.told[at];
  const closing = told.map((one, at) => (isLeft(at) ? (turnedOut(one, fails, answer) ?? one) : one));
  return { told: closing, isOpen };
}

function turnedOut({ entity, changes }: Told, rule: Rule, answer: Answer): Told | null {
  const found = answer(rule, entity);
  if (!found) return null;
  const facts = Object.fromEntries(found.map(({ fact, to }) => [fact, to]));
  return { entity: { ...entity, ...facts }, changes: [...changes, ...found] };
}
