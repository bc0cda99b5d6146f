import type { IsoDate } from '../../dates';
import type { Rate } from './types';

/** In: a unit. Out: by what an amount in each other unit is multiplied to be read in it on the day: by a rate, its inverse, or two of them in a row. */
export function factorsInto(
  unit: string,
  rates: readonly Rate[],
  asOf: IsoDate,
): Readonly<Record<string, number>> {
  const direct = factorsFrom(rates, asOf);
  const units = [...new Set(rates.flatMap(({ from, to }) => [from, to]))].toSorted();
  const found = units
    .filter((from) => from !== unit)
    .map((from): [string, number | undefined] => [from, chained(from, unit, { direct, units })]);
  return Object.fromEntries(
    found.flatMap(([from, factor]) => (factor === undefined ? [] : [[from, factor]])),
  );
}

type Direct = ReadonlyMap<string, number>;

function chained(
  from: string,
  to: string,
  { direct, units }: { direct: Direct; units: readonly string[] },
): number | undefined {
  const straight = direct.get(pair(from, to));
  if (straight !== undefined) return straight;
  for (const middle of units) {
    const [first, second] = [direct.get(pair(from, middle)), direct.get(pair(middle, to))];
    if (first !== undefined && second !== undefined) return first * second;
  }
  return undefined;
}

/** The last rate of each pair on the day, told in either direction; of one day the one told in the direction asked. */
function factorsFrom(rates: readonly Rate[], asOf: IsoDate): Direct {
  const known = rates.filter(({ day }) => day <= asOf).toSorted((a, b) => a.day.localeCompare(b.day));
  const factors = new Map<string, number>();
  for (const day of new Set(known.map((rate) => rate.day))) {
    const ofDay = known.filter((rate) => rate.day === day);
    for (const { from, to, factor } of ofDay) factors.set(pair(to, from), 1 / factor);
    for (const { from, to, factor } of ofDay) factors.set(pair(from, to), factor);
  }
  return factors;
}

function pair(from: string, to: string): string {
  return `${from} ${to}`;
}
