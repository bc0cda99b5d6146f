import { evaluate, type FactReader, type FactValue, type Verdict } from '../rules';
import { ALWAYS } from './atoms';
import { type CodeColumn, type Columns, UNKNOWN, valueAt } from './columns';
import type { Leaf } from './formula';
import { BLOCK_FIRMS } from './layout';
import { bitsAt, setBits } from './planes';
import type { Population } from './population';
import { sharedBytes } from './shared';
import { valueKey } from './value-key';
import { checkValue, emptyNumbers, writeCode, writeNumber } from './write-column';
import { markZones } from './zones';

/**
 * In: a population, a row (of a firm, or without one), the firm's id and all that is known of it. Writes its columns
 * and one bit in each plane that reads what changed. Throws RangeError on a row beyond the room there is, on what does
 * not go into its column and on what a rule reads as what it is not; then nothing is written.
 */
export function putFirm(
  population: Population,
  row: number,
  id: string,
  facts: ReadonlyMap<string, FactValue>,
): void {
  const { columns, planes } = population;
  if (row < 0 || row >= columns.rows) throw new RangeError(`there is no room for row ${row}`);
  const isNew = !bitsAt(planes, row, ALWAYS).met;
  const changed = new Set(changedFacts(columns, row, facts));
  const read = (fact: string) => facts.get(fact) ?? UNKNOWN;
  for (const fact of changed) checkValue(columns.columns.get(fact), row, fact, read(fact));
  const slots = slotsOf(population, (leaf) => isNew || leaf.op === 'compare' || changed.has(leaf.fact));
  const verdicts = slots.map((slot) => verdictOf(population, slot, read));
  for (const fact of changed) write(columns, row, fact, read(fact));
  while (columns.ids.length < row) columns.ids.push(null);
  columns.ids[row] = id;
  if (isNew) placeFirm(population, row, true);
  slots.forEach((slot, index) => {
    setBits(planes, { row, slot, met: verdicts[index] === 'met', unmet: verdicts[index] === 'unmet' });
  });
  markZones(planes, Math.floor(row / BLOCK_FIRMS), isNew ? slotsOf(population, () => true) : slots);
}

/** In: a population and a row. Takes the firm out of it: its place has no answers any more. */
export function takeFirm(population: Population, row: number): void {
  const { columns, planes } = population;
  if (!bitsAt(planes, row, ALWAYS).met) return;
  for (const fact of columns.columns.keys()) write(columns, row, fact, UNKNOWN);
  columns.ids[row] = null;
  const slots = slotsOf(population, () => true);
  for (const slot of slots) setBits(planes, { row, slot, met: false, unmet: false });
  placeFirm(population, row, false);
  markZones(planes, Math.floor(row / BLOCK_FIRMS), slots);
}

function changedFacts(
  columns: Columns,
  row: number,
  facts: ReadonlyMap<string, FactValue>,
): readonly string[] {
  const all = new Set([...columns.columns.keys(), ...facts.keys()]);
  return [...all].filter(
    (fact) => valueKey(valueAt(columns, fact, row)) !== valueKey(facts.get(fact) ?? UNKNOWN),
  );
}

function write({ rows, columns }: Columns, row: number, fact: string, value: FactValue): void {
  const column = columns.get(fact) ?? (value.kind === 'range' ? emptyNumbers(rows) : emptyCodes(rows));
  columns.set(fact, column);
  if (column.kind === 'number') writeNumber(column, row, fact, value);
  else writeCode(column, row, fact, value);
}

function emptyCodes(rows: number): CodeColumn {
  return { kind: 'codes', codes: sharedBytes(rows), values: [UNKNOWN] };
}

/** Slots beyond those of the planes are of a trial that has planes of its own. */
function slotsOf({ atoms, planes }: Population, isMeant: (leaf: Leaf) => boolean): readonly number[] {
  const leaves = atoms.leaves.slice(0, planes.capacity);
  return leaves.flatMap((leaf, slot) => (leaf && isMeant(leaf) ? [slot] : []));
}

function verdictOf({ atoms }: Population, slot: number, read: FactReader): Verdict {
  const leaf = atoms.leaves[slot];
  return leaf ? evaluate(leaf, read).verdict : 'unknown';
}

function placeFirm({ planes }: Population, row: number, isThere: boolean): void {
  const block = Math.floor(row / BLOCK_FIRMS);
  setBits(planes, { row, slot: ALWAYS, met: isThere, unmet: false });
  planes.firms[block] = (planes.firms[block] ?? 0) + (isThere ? 1 : -1);
  markZones(planes, block, [ALWAYS]);
}
