import type { FactEntry } from '../language';
import type { FactValue } from '../types';
import type { Condition } from './conditions';
import type { Sample } from './sample';

/** Between these a number counts as on the one or the other side of a limit. */
type Cut = number;

const HALF = 0.5;
const HAIR = 1e-6;
/** Stretches of a number that only a worked out amount reads. */
const PARTS = 4;

/** In: a number as it stands, limits on it and its entry. Out: one value of each stretch that the limits do not divide. */
export function numberSamples(
  value: FactValue,
  conditions: readonly Condition[],
  entry: FactEntry,
): readonly Sample[] {
  const range = value.kind === 'range' ? value : null;
  const unit = range?.unit ?? entry.unit ?? unitsIn(conditions)[0];
  const whole = entry.whole === true || entry.kind === 'date';
  // Each whole number stands for a stretch of length 1, those at the ends too.
  const rim = whole ? HALF : 0;
  const lo = Math.max(range?.lo ?? -Infinity, entry.min ?? -Infinity) - rim;
  const hi = Math.min(range?.hi ?? Infinity, entry.max ?? Infinity) + rim;
  const limits = conditions.flatMap((one) => cutsOf(one, unit, whole ? HALF : HAIR));
  const inside = [...new Set(limits)].filter((cut) => lo < cut && cut < hi).toSorted((a, b) => a - b);
  const cuts = inside.length > 0 || !Number.isFinite(hi - lo) ? inside : evenly(lo, hi);
  const ends = [lo, ...cuts, hi];
  return cuts.length === 0 && !Number.isFinite(lo) && !Number.isFinite(hi)
    ? [sample(0, 1, unit)]
    : ends.slice(1).map((end, at) => {
        const start = ends[at] ?? lo;
        const share = Number.isFinite(hi - lo) && hi > lo ? (end - start) / (hi - lo) : 1 / (ends.length - 1);
        return sample(within(start, end, whole), share, unit);
      });
}

function sample(point: number, share: number, unit: string | undefined): Sample {
  return {
    value: { kind: 'range', lo: point, hi: point, ...(unit === undefined ? {} : { unit }) },
    share,
  };
}

/** A value between two cuts; an end without a limit is taken one beyond the other end. */
function within(from: number, to: number, whole: boolean): number {
  const low = Number.isFinite(from) ? from : to - 2;
  const high = Number.isFinite(to) ? to : from + 2;
  const middle = (low + high) / 2;
  return whole ? Math.min(Math.max(Math.round(middle), Math.ceil(low)), Math.floor(high)) : middle;
}

/** A limit that is included is cut before a least and behind a most. */
function cutsOf(condition: Condition, unit: string | undefined, beside: number): readonly Cut[] {
  if (condition.op !== 'between') return [];
  const { min, max, minOpen, maxOpen, unit: asked, per } = condition;
  const factor = unit === undefined || unit === asked ? 1 : per?.[unit];
  if (factor === undefined) return [];
  const below = min === null ? [] : [min / factor + (minOpen ? beside : -beside)];
  const above = max === null ? [] : [max / factor + (maxOpen ? -beside : beside)];
  return [...below, ...above];
}

function unitsIn(conditions: readonly Condition[]): readonly string[] {
  return conditions.flatMap((one) => (one.op === 'between' && one.unit !== undefined ? [one.unit] : []));
}

function evenly(lo: number, hi: number): readonly Cut[] {
  return lo === hi ? [] : Array.from({ length: PARTS - 1 }, (_, at) => lo + ((at + 1) * (hi - lo)) / PARTS);
}
