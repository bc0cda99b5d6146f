import type { FactValue } from '../types';
import type { Variable } from './comparison';
import type { Group, Setting } from './group';
import { ALL_NUMBERS, type Interval } from './intervals';
import { stretchesOf } from './move-number';
import { boundsOf, type Total } from './move-total';
import { taskOf, type Within } from './solve-group';

/** A group, what is done about it already, and the limits on it meanwhile. */
type Of = { group: Group; to: FactValue | null; within: Within | null };

/** Lists are not tried in more lengths than this. */
const MOST_LENGTHS = 12;

/**
 * In: a variable of a comparison with its group, and the firm. Out: what is tried of it before another one is turned to
 * it: the ends of what a number or a total may be, and of a number that is not known exactly all between them; the lengths
 * that a list may have.
 */
export function endsOf(variable: Variable, of: Of, setting: Setting): readonly Interval[] {
  if (variable.on === 'total') return totalsOf(variable.total, of, setting);
  return variable.on === 'size' ? lengthsOf(of, setting) : numbersOf(of, setting);
}

function numbersOf({ group, within }: Of, setting: Setting): readonly Interval[] {
  const { entry, fact } = group;
  const value = setting.read(fact);
  if (!entry || (value.kind === 'range' && value.unit !== entry.unit)) return [];
  const { min = -Infinity, max = Infinity } = entry;
  const whole = Number.isFinite(min) || Number.isFinite(max) ? [{ ...ALL_NUMBERS, min, max }] : [];
  if (value.kind !== 'range') return whole;
  const ends = stretchesOf(taskOf(group, setting, within)).flatMap((one) => [one.min, one.max]);
  const points = [...new Set(ends)]
    .filter((end) => Number.isFinite(end) && (end < value.lo || end > value.hi))
    .map((end) => ({ ...ALL_NUMBERS, min: end, max: end }));
  return value.lo === value.hi ? points : [...whole, ...points];
}

/** The least and the most that it can turn out to be, where there are no others. */
function totalsOf(term: Total, { group, to }: Of, { read }: Setting): readonly Interval[] {
  const value = to ?? read(group.fact);
  const entities = value.kind === 'entities' ? value.entities : [];
  const told = entities.map((entity) => ({ entity, changes: [] }));
  const { min, max } = boundsOf(term, { told, isOpen: false }, group.entry?.of ?? {});
  return [...new Set([min, max])]
    .filter(Number.isFinite)
    .map((end) => ({ ...ALL_NUMBERS, min: end, max: end }));
}

/** Those nearest to what it has or comes to have; no length is made up where not all of it is known, nor one beyond the codes there are. */
function lengthsOf({ group: { entry, fact }, to }: Of, { read }: Setting): readonly Interval[] {
  const value = to ?? read(fact);
  if (value.kind !== 'set' || value.open) return [];
  const now = new Set(value.members).size;
  const most = entry?.values?.length ?? now;
  return Array.from({ length: most + 1 }, (_, length) => length)
    .filter((length) => length !== now)
    .toSorted((a, b) => Math.abs(a - now) - Math.abs(b - now))
    .slice(0, MOST_LENGTHS)
    .map((length) => ({ ...ALL_NUMBERS, min: length, max: length }));
}
