import type { FactValue } from '../rules';

/**
 * Values of a column taken apart: there may be hundreds of thousands of different sets, but only of a few dozen members.
 * A column only ever gains values, so what was taken apart stays, and the rest is added.
 */
export type ValueParts = {
  /** One candidate, one member, or that there may be other members; any other value is its own part. */
  parts: FactValue[];
  /** Place of each candidate and member in `parts`, and of there being others. */
  places: Map<string, number>;
  /** Places in `parts` of what the values are made of, one value after another; there is some room behind. */
  made: Int32Array;
  /** Of each value, by its code, where its parts in `made` end; they begin where those of the value before do. */
  ends: Int32Array;
  values: number;
};

/** The values of a column, and their parts once somebody asked for them. */
export type Values = { values: readonly FactValue[]; parts?: ValueParts };

/** In: a column. Out: all of its values taken apart; what was done before is kept with the column. */
export function valueParts(column: Values): ValueParts {
  const kept = column.parts ?? noParts();
  column.parts = kept;
  for (const value of column.values.slice(kept.values)) addValue(kept, value);
  return kept;
}

/** In: values taken apart. Out: the bytes that this takes, but for each part once. */
export function partsBytes({ made, ends }: ValueParts): number {
  return made.byteLength + ends.byteLength;
}

function noParts(): ValueParts {
  return { parts: [], places: new Map(), made: new Int32Array(0), ends: new Int32Array(0), values: 0 };
}

function addValue(kept: ValueParts, value: FactValue): void {
  const places = partsOf(kept, value);
  const from = kept.ends[kept.values - 1] ?? 0;
  const end = from + places.length;
  kept.made = withRoom(kept.made, end);
  kept.made.set(places, from);
  kept.ends = withRoom(kept.ends, kept.values + 1);
  kept.ends[kept.values] = end;
  kept.values += 1;
}

function partsOf(kept: ValueParts, value: FactValue): readonly number[] {
  if (value.kind === 'values' && value.values.length > 0)
    return value.values.map((one) => placeOf(kept, `v${one}`, { kind: 'values', values: [one] }));
  if (value.kind !== 'set' || (value.members.length === 0 && !value.open))
    return [kept.parts.push(value) - 1];
  const members = value.members.map((one) => placeOf(kept, `s${one}`, { kind: 'set', members: [one] }));
  return value.open ? [...members, placeOf(kept, 'o', { kind: 'set', members: [], open: true })] : members;
}

function placeOf({ parts, places }: ValueParts, key: string, part: FactValue): number {
  const known = places.get(key);
  if (known !== undefined) return known;
  const place = parts.push(part) - 1;
  places.set(key, place);
  return place;
}

/** Room grows by half at least, so that values that come one by one are seldom copied. */
function withRoom(list: Int32Array, length: number): Int32Array {
  if (length <= list.length) return list;
  const wider = new Int32Array(Math.max(length, Math.ceil(1.5 * list.length)));
  wider.set(list);
  return wider;
}
