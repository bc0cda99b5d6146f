import type { FactValue } from '../rules';
import type { CodeColumn, Column, NumberColumn } from './columns';
import { sharedBytes, sharedCodes, sharedDoubles } from './shared';
import { valueKey } from './value-key';

/** In: rows. Out: a column of numbers, all unknown. */
export function emptyNumbers(rows: number): NumberColumn {
  const [lo, hi] = [sharedDoubles(rows).fill(-Infinity), sharedDoubles(rows).fill(Infinity)];
  return { kind: 'number', lo, hi, state: sharedBytes(rows), units: [] };
}

/** A byte holds the place of a unit, and 0 for what is unknown. */
const MOST_UNITS = 255;

/**
 * In: the column of a fact, if it has one, and a value to be written. Throws RangeError on a number among codes or the
 * other way round, on a range from above to below, and on one unit more than a column can tell apart.
 */
export function checkValue(column: Column | undefined, row: number, fact: string, value: FactValue): void {
  if (value.kind === 'unknown') return;
  if (column && (column.kind === 'number') !== (value.kind === 'range')) throw mixedKinds(fact);
  if (value.kind === 'range' && !(value.lo <= value.hi))
    throw new RangeError(`${fact} of row ${row} begins above its end`);
  if (value.kind !== 'range' || column?.kind !== 'number' || column.units.length < MOST_UNITS) return;
  if (!column.units.includes(value.unit ?? null))
    throw new RangeError(`${fact} of row ${row} brings more than ${MOST_UNITS} units`);
}

/** In: a column of numbers, a row and a value. Throws RangeError on what is no number and on a range from above to below. */
export function writeNumber(column: NumberColumn, row: number, fact: string, value: FactValue): void {
  checkValue(column, row, fact, value);
  const [lo, hi] = value.kind === 'range' ? [value.lo, value.hi] : [-Infinity, Infinity];
  column.lo[row] = lo;
  column.hi[row] = hi;
  column.state[row] = value.kind === 'range' ? 1 + unitPlace(column.units, value.unit ?? null) : 0;
}

/** In: a column of codes and a row. Writes the code of the value; codes become wider where they must. Throws RangeError on a number. */
export function writeCode(column: CodeColumn, row: number, fact: string, value: FactValue): void {
  column.places ??= placesOf(column.values);
  const place = placeOf({ ...column, places: column.places }, fact, value);
  if (place >= 2 ** (8 * column.codes.BYTES_PER_ELEMENT)) {
    const wider = sharedCodes(column.codes.length, place);
    wider.set(column.codes);
    column.codes = wider;
  }
  column.codes[row] = place;
}

/** In: values kept once each, with their places. Out: the place of the value, which is added if it is new. */
export function placeOf(
  { values, places }: { values: FactValue[]; places: Map<string, number> },
  fact: string,
  value: FactValue,
): number {
  if (value.kind === 'range') throw mixedKinds(fact);
  const key = valueKey(value);
  const place = places.get(key) ?? values.length;
  if (place === values.length) {
    places.set(key, place);
    values.push(value);
  }
  return place;
}

/** In: values. Out: the place of each by its key. */
export function placesOf(values: readonly FactValue[]): Map<string, number> {
  return new Map(values.map((value, place) => [valueKey(value), place]));
}

function unitPlace(units: (string | null)[], unit: string | null): number {
  const place = units.indexOf(unit);
  return place < 0 ? units.push(unit) - 1 : place;
}

function mixedKinds(fact: string): RangeError {
  return new RangeError(`${fact} is a number for some firms only`);
}
