import type { IsoDate } from '../../dates';
import type { Rate } from './types';

/** What one unit is worth in another, and the days of the rates it was worked out from. */
export type Exchange = { factor: number; days: readonly IsoDate[] };

/** In: a unit. Out: by what an amount in each other unit is multiplied to be read in it on the day: by a rate, its inverse, or two of them in a row. */
export function factorsInto(
  unit: string,
  rates: readonly Rate[],
  asOf: IsoDate,
): Readonly<Record<string, number>> {
  const known = exchangesOn(rates, asOf);
  const found = known.units
    .filter((from) => from !== unit)
    .map((from): [string, Exchange | undefined] => [from, chained(from, unit, known)]);
  return Object.fromEntries(
    found.flatMap(([from, exchange]) => (exchange === undefined ? [] : [[from, exchange.factor]])),
  );
}

/** In: two units. Out: what the first is worth in the second on the day, as `factorsInto` has it, with the days of the rates; null where no rate says. */
export function exchangeInto(
  { from, to }: { from: string; to: string },
  rates: readonly Rate[],
  asOf: IsoDate,
): Exchange | null {
  return chained(from, to, exchangesOn(rates, asOf)) ?? null;
}

type Known = { direct: ReadonlyMap<string, Exchange>; units: readonly string[] };

function chained(from: string, to: string, { direct, units }: Known): Exchange | undefined {
  const straight = direct.get(pair(from, to));
  if (straight !== undefined) return straight;
  for (const middle of units) {
    const [first, second] = [direct.get(pair(from, middle)), direct.get(pair(middle, to))];
    if (first !== undefined && second !== undefined)
      return {
        factor: first.factor * second.factor,
        days: [...new Set([...first.days, ...second.days])].toSorted(),
      };
  }
  return undefined;
}

/** The last rate of each pair on the day, told in either direction; of one day the one told in the direction asked. */
function exchangesOn(rates: readonly Rate[], asOf: IsoDate): Known {
  const known = rates.filter(({ day }) => day <= asOf).toSorted((a, b) => a.day.localeCompare(b.day));
  const direct = new Map<string, Exchange>();
  for (const day of new Set(known.map((rate) => rate.day))) {
    const ofDay = known.filter((rate) => rate.day === day);
    const days = [day];
    for (const { from, to, factor } of ofDay) direct.set(pair(to, from), { factor: 1 / factor, days });
    for (const { from, to, factor } of ofDay) direct.set(pair(from, to), { factor, days });
  }
  return { direct, units: [...new Set(rates.flatMap(({ from, to }) => [from, to]))].toSorted() };
}

function pair(from: string, to: string): string {
  return `${from} ${to}`;
}
