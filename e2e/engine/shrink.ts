import type { Firm } from './firms';

/** Tells whether a smaller case still shows the fault. */
export type StillFails<T> = (candidate: T) => Promise<boolean>;

const MOST_TRIALS = 600;

/** In: a rule and a firm that show a fault. Out: a smaller pair that still does, when nothing more can be left out. */
export async function shrink<R>(
  found: { rule: R; firm: Firm },
  stillFails: StillFails<{ rule: R; firm: Firm }>,
): Promise<{ rule: R; firm: Firm }> {
  let best = found;
  let trials = 0;
  const attempt = async (candidate: { rule: R; firm: Firm }) => {
    trials += 1;
    if (trials > MOST_TRIALS || !(await stillFails(candidate))) return false;
    best = candidate;
    return true;
  };
  let isSmaller = true;
  while (isSmaller && trials <= MOST_TRIALS) {
    isSmaller = false;
    for (const rule of smaller(best.rule)) {
      // Same shape, less of it: what `smaller` makes of a rule is again one, or nothing reads it.
      if (await attempt({ ...best, rule: rule as R })) {
        isSmaller = true;
        break;
      }
    }
    for (const firm of smallerFirms(best.firm)) {
      if (await attempt({ ...best, firm })) {
        isSmaller = true;
        break;
      }
    }
  }
  return best;
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** In: a rule, a term or a part of one. Out: the same with one thing less: a part in place of the whole, an element or a remark left out. */
export function smaller(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    const without = value.map((_, index) => value.toSpliced(index, 1));
    return [
      ...without,
      ...value.flatMap((part, index) => smaller(part).map((less) => value.with(index, less))),
    ];
  }
  if (!isObject(value)) return typeof value === 'number' ? rounder(value) : [];
  return [...partsIn(value), ...withoutRemarks(value), ...smallerWithin(value)];
}

/** Rules within a rule, and terms within a term, may stand in its place. */
function partsIn(value: Json): readonly unknown[] {
  const kind = 'op' in value ? 'op' : 'term';
  if (!(kind in value)) return [];
  const nested = Object.values(value).flatMap((part) => (Array.isArray(part) ? part : [part]));
  const direct = nested.filter((part) => isObject(part) && kind in part);
  const below = nested.filter((part) => isObject(part) && !(kind in part)).flatMap(Object.values);
  return [...direct, ...below.filter((part) => isObject(part) && kind in part)];
}

const REMARKS = ['except', 'also', 'last', 'where', 'minOpen', 'maxOpen', 'from', 'to', 'open'];

function withoutRemarks(value: Json): readonly Json[] {
  return REMARKS.filter((key) => value[key] !== undefined && value[key] !== null).flatMap((key) => {
    const { [key]: _, ...rest } = value;
    return [rest, { ...value, [key]: null }];
  });
}

function smallerWithin(value: Json): readonly Json[] {
  return Object.entries(value).flatMap(([key, part]) =>
    smaller(part).map((less): Json => ({ ...value, [key]: less })),
  );
}

function rounder(value: number): readonly number[] {
  return [0, 1, Math.trunc(value)].filter((one) => Math.abs(one) < Math.abs(value));
}

function smallerFirms(firm: Firm): readonly Firm[] {
  const keys = Object.keys(firm);
  const halves = [keys.slice(0, keys.length / 2), keys.slice(keys.length / 2), ...keys.map((key) => [key])];
  const without = halves
    .filter((left) => left.length > 0)
    .map((left): Firm => Object.fromEntries(Object.entries(firm).filter(([key]) => !left.includes(key))));
  const simpler = Object.entries(firm).flatMap(([key, fact]) =>
    [...smaller(fact), ...points(fact)].map((less): Firm => ({ ...firm, [key]: less as Firm[string] })),
  );
  return [...without, ...simpler];
}

/** An exact number is simpler than an interval. */
function points(fact: Firm[string]): readonly Firm[string][] {
  if (fact.kind !== 'range' || fact.lo === fact.hi) return [];
  return [fact.lo, fact.hi].filter(Number.isFinite).map((end) => ({ ...fact, lo: end, hi: end }));
}
