import { isCurrency } from '../currency';
import type { Measured } from '../types';
import { type Draft, moverOf, type Task, weightOf } from './group';
import {
  ALL_NUMBERS,
  closed,
  type Interval,
  inBoth,
  intervalsOf,
  readBack,
  type Steps,
  toldInHundredths,
  toldWithin,
} from './intervals';
import type { Mover, Refusal, Wanted } from './types';

/** Values that may be told apart from the rest: what the rule allows, and the same without open ends. */
type Room = { told: Interval; tried: Interval };

/** In: limits on one number. Out: the range it has to turn out in, or else the nearest value it can move to. */
export function moveNumber(task: Task): Draft | Refusal {
  const unit = unitOf(task);
  const allowed = allowedNumbers(task, unit);
  if (!allowed) return 'rate';
  const { value } = task;
  const [lo, hi] = value.kind === 'range' ? [value.lo, value.hi] : [-Infinity, Infinity];
  const steps = stepsOf(task, unit);
  const told = inBoth(allowed, [{ ...ALL_NUMBERS, min: lo, max: hi }]);
  const toCome = task.group.entry?.power === 'time' ? inBoth(told, [aheadOf(lo, task)]) : [];
  const [widest] = rooms(toCome.length > 0 ? toCome : told, steps).toSorted(byWidth);
  if (widest) return narrowed(widest, unit, task);
  const near = (list: readonly Interval[]) =>
    rooms(list, steps).toSorted((a, b) => gap(a.tried, lo, hi) - gap(b.tried, lo, hi))[0];
  const ahead = near(inBoth(allowed, [aheadOf(hi, task)]));
  const nearest = ahead ?? near(allowed);
  if (!nearest) return 'no_value';
  const end = nearest.tried.min > hi ? 'min' : 'max';
  return moved({ room: nearest, end, by: ahead ? moverTo(end, task) : 'fixed' }, unit, task);
}

/** In: limits on one number. Out: the stretches that it may lie in, in the unit that the firm tells it in; none where an amount cannot be read. */
export function stretchesOf(task: Task): readonly Interval[] {
  const unit = unitOf(task);
  const steps = stepsOf(task, unit);
  return (allowedNumbers(task, unit) ?? []).flatMap((one) => closed(one, steps) ?? []);
}

/** What can still come: no day that has gone by, and no less of what time makes grow. */
function aheadOf(now: number, { group: { entry }, setting }: Task): Interval {
  if (entry?.power === 'fixed') return ALL_NUMBERS;
  if (entry?.kind === 'date') return { ...ALL_NUMBERS, min: setting.asked };
  return entry?.power === 'time' ? { ...ALL_NUMBERS, min: now } : ALL_NUMBERS;
}

/** A day that would come later can be chosen earlier, not before today. */
function moverTo(end: 'min' | 'max', { group: { entry } }: Task): Mover {
  const by = moverOf(entry);
  return by === 'time' && end === 'max' ? 'do' : by;
}

function stepsOf({ group: { entry } }: Task, unit: string | undefined): Steps {
  if (entry?.whole === true || entry?.kind === 'date') return 1;
  return unit !== undefined && isCurrency(unit) ? 100 : null;
}

/** The unit the firm's amount is told in, or the one it would be told in. */
function unitOf({ group: { entry, literals }, value, unit }: Task): string | undefined {
  if (value.kind === 'range') return value.unit;
  const units = literals.map(({ leaf }) => (leaf.op === 'between' ? leaf.unit : undefined));
  return entry?.unit ?? units.find((one) => one !== undefined) ?? unit;
}

function allowedNumbers(
  { group: { entry, literals }, within }: Task,
  unit: string | undefined,
): readonly Interval[] | null {
  const bounds = { ...ALL_NUMBERS, min: entry?.min ?? -Infinity, max: entry?.max ?? Infinity };
  let allowed: readonly Interval[] = inBoth([bounds], [within ?? ALL_NUMBERS]);
  for (const { leaf, holds } of literals) {
    if (leaf.op !== 'between') continue;
    const read = inUnitOf(intervalsOf(leaf, holds), unit, leaf);
    if (!read) return null;
    allowed = inBoth(allowed, read);
  }
  return allowed;
}

function inUnitOf(list: readonly Interval[], unit: string | undefined, leaf: Measured) {
  const read = list.flatMap((one) => readBack(one, unit, leaf) ?? []);
  return read.length === list.length ? read : null;
}

function rooms(list: readonly Interval[], steps: Steps): readonly Room[] {
  return list.flatMap((one) => {
    const tried = closed(one, steps);
    if (!tried) return [];
    if (steps === 1) return [{ told: tried, tried }];
    return [{ told: steps === 100 ? toldInHundredths(one, tried) : toldWithin(one, tried), tried }];
  });
}

/** The widest first; two without an end are equally wide. */
function byWidth({ tried: a }: Room, { tried: b }: Room): number {
  const [left, right] = [a.max - a.min, b.max - b.min];
  return left === right ? 0 : right - left;
}

function gap({ min, max }: Interval, lo: number, hi: number): number {
  return min > hi ? min - hi : lo - max;
}

function narrowed(room: Room, unit: string | undefined, { setting }: Task): Draft {
  const { min, max } = room.tried;
  return {
    by: 'find_out',
    wanted: wanted(room.told, null, unit),
    to: { kind: 'range', lo: min, hi: max, ...(unit === undefined ? {} : { unit }) },
    steps: 1,
    leads: [],
    weight: setting.weights.findOut,
  };
}

type Target = { room: Room; end: 'min' | 'max'; by: Mover };

function moved({ room, end, by }: Target, unit: string | undefined, { group, setting }: Task): Draft {
  const point = room.tried[end];
  const offerings = by === 'do' ? setting.leadsOf(group.fact, null) : [];
  const own = setting.weights.do;
  return {
    by,
    wanted: wanted(room.told, point, unit),
    to: { kind: 'range', lo: point, hi: point, ...(unit === undefined ? {} : { unit }) },
    steps: 1,
    leads: offerings.length > 0 ? [{ gives: null, offerings }] : [],
    weight: weightOf(by, offerings.length > 0 ? own.ledTo : own.number, setting.weights),
  };
}

function wanted(told: Interval, nearest: number | null, unit: string | undefined): Wanted {
  return {
    wanted: 'number',
    min: Number.isFinite(told.min) ? told.min : null,
    max: Number.isFinite(told.max) ? told.max : null,
    ...(told.minOpen ? { minOpen: true } : {}),
    ...(told.maxOpen ? { maxOpen: true } : {}),
    ...(unit === undefined ? {} : { unit }),
    nearest,
  };
}
