import { evaluate, type FactValue } from '../rules';
import { closedLimits, type PlaneLimits } from './closed-limits';
import { type CodeColumn, type Codes, type Columns, firmReader, type NumberColumn, UNKNOWN } from './columns';
import { type Ends, endsInUnit } from './ends-in-unit';
import type { Leaf } from './formula';
import { sharedBytes } from './shared';
import {
  type AtomVerdicts,
  atomVerdicts,
  type CodeVerdicts,
  MET,
  TABLE_LEAVES,
  UNMET,
  verdictTable,
} from './verdict-table';

/** Work that fills the planes of the atoms in these slots from a column; plain buffers, so that any thread can do any block of it. */
export type Filling =
  | { kind: 'atom'; codes: Codes; verdicts: AtomVerdicts; slots: readonly number[] }
  | { kind: 'codes'; codes: Codes; verdicts: CodeVerdicts; slots: readonly number[] }
  | { kind: 'limits'; ends: Ends; limits: readonly PlaneLimits[]; slots: readonly number[] };

/** An atom to be filled. */
export type Atom = { slot: number; leaf: Leaf };

/**
 * In: columns and atoms. Out: what is to be done to fill their planes: a leaf on coded facts is evaluated once for each
 * different value, limits are held against the numbers, and what reads several facts is evaluated firm by firm.
 */
export function fillingsOf(columns: Columns, atoms: readonly Atom[]): readonly Filling[] {
  const byFact = new Map<string, Atom[]>();
  for (const atom of atoms) {
    if (atom.leaf.op === 'compare') continue;
    const known = byFact.get(atom.leaf.fact);
    if (known) known.push(atom);
    else byFact.set(atom.leaf.fact, [atom]);
  }
  const single = [...byFact].flatMap(([fact, some]) => fillingsOfFact(columns, fact, some));
  const several = atoms.filter(({ leaf }) => leaf.op === 'compare');
  return [...single, ...several.map((atom) => firmByFirm(columns, atom))];
}

function fillingsOfFact(columns: Columns, fact: string, atoms: readonly Atom[]): readonly Filling[] {
  const column = columns.columns.get(fact);
  if (column?.kind !== 'number') return tables(column ?? emptyColumn(columns), atoms);
  const others: Filling[] = [];
  const scaled = new Map<string, Ends>();
  const byEnds = new Map<Float64Array, { ends: Ends; limits: PlaneLimits[]; slots: number[] }>();
  for (const { slot, leaf } of atoms) {
    const limits = leaf.op === 'between' ? closedLimits(leaf) : null;
    if (leaf.op !== 'between' || !limits) {
      // Neither asks how large a number is; what might is evaluated firm by firm.
      const isOfState = leaf.op === 'between' || leaf.op === 'exists';
      others.push(
        ...(isOfState ? tables(statesOf(column), [{ slot, leaf }]) : [firmByFirm(columns, { slot, leaf })]),
      );
      continue;
    }
    const ends = endsInUnit(column, leaf, scaled);
    const group = byEnds.get(ends.lo) ?? { ends, limits: [], slots: [] };
    byEnds.set(ends.lo, group);
    group.limits.push(limits);
    group.slots.push(slot);
  }
  return [...others, ...[...byEnds.values()].map((group) => ({ kind: 'limits' as const, ...group }))];
}

function tables(column: Omit<CodeColumn, 'kind'>, atoms: readonly Atom[]): readonly Filling[] {
  const fillings: Filling[] = [];
  for (let first = 0; first < atoms.length; first += TABLE_LEAVES)
    fillings.push(table(column, atoms.slice(first, first + TABLE_LEAVES)));
  return fillings;
}

/** A column keeps values that no firm has any more; it is nobody's fault if a leaf cannot read one of them. */
function table(column: Omit<CodeColumn, 'kind'>, atoms: readonly Atom[]): Filling {
  try {
    return evaluatedTable(column, atoms);
  } catch {
    return evaluatedTable(onlyHeld(column), atoms);
  }
}

/** One atom alone, as when a rule is tried, has a shorter way. */
function evaluatedTable(column: Omit<CodeColumn, 'kind'>, atoms: readonly Atom[]): Filling {
  const { codes } = column;
  const slots = atoms.map(({ slot }) => slot);
  const leaves = atoms.map(({ leaf }) => leaf);
  const [first, ...others] = leaves;
  if (!first || others.length > 0)
    return { kind: 'codes', codes, verdicts: verdictTable(leaves, column), slots };
  return { kind: 'atom', codes, verdicts: atomVerdicts(first, column), slots };
}

/** The column with nothing known in place of the values that no firm has. */
function onlyHeld({ codes, values }: Omit<CodeColumn, 'kind'>): Omit<CodeColumn, 'kind'> {
  const isHeld = new Uint8Array(values.length);
  for (const code of codes) isHeld[code] = 1;
  return { codes, values: values.map((value, code) => (isHeld[code] === 1 ? value : UNKNOWN)) };
}

/** A fact nobody answered: unknown for all. */
function emptyColumn({ rows }: Columns): CodeColumn {
  return { kind: 'codes', codes: sharedBytes(rows), values: [UNKNOWN] };
}

/** A column of numbers read for whether it is known, and in which unit, whatever the number. */
function statesOf({ state, units }: NumberColumn): Omit<CodeColumn, 'kind'> {
  const known = units.map((unit): FactValue => ({ kind: 'range', lo: 0, hi: 0, ...(unit && { unit }) }));
  return { codes: state, values: [UNKNOWN, ...known] };
}

/** Leaves that read several facts have as many different values as there are firms: each firm is evaluated. */
function firmByFirm(columns: Columns, { slot, leaf }: Atom): Filling {
  const codes = sharedBytes(columns.rows);
  for (let row = 0; row < columns.ids.length; row += 1) {
    const { verdict } = evaluate(leaf, firmReader(columns, row));
    codes[row] = verdict === 'unknown' ? 0 : verdict === 'met' ? 1 : 2;
  }
  return { kind: 'atom', codes, verdicts: Uint8Array.of(0, MET, UNMET), slots: [slot] };
}
