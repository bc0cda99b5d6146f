import type { Rule } from '../rules';
import { type AtomTable, acquireAtom, releaseAtom } from './atoms';
import type { Atom } from './filling';
import { criteriaOf, type Formula, formulaOf } from './formula';
import { MOST_CRITERIA } from './layout';
import { compile, type Program } from './program';

/** A part of a rule that must hold, as a program whose result is in the register of its place in the list. */
export type PlannedCriterion = { node: string; program: Program };

/** A rule ready to be run over planes. */
export type PlannedRule = {
  id: string;
  program: Program;
  criteria: readonly PlannedCriterion[];
  /** A slot for each leaf, so often as it is used. */
  slots: readonly number[];
};

/** In: the table, which gets the atoms of the rule, and a rule. Out: the rule planned, and the atoms that were not there before. Throws RangeError on rules beyond all measure, which leave nothing in the table. */
export function planRule(table: AtomTable, rule: Rule): { planned: PlannedRule; fresh: readonly Atom[] } {
  const formula = formulaOf(rule);
  const slots = new Map<Formula, number>();
  const fresh: Atom[] = [];
  for (const part of leavesOf(formula)) {
    const { slot, isNew } = acquireAtom(table, part.leaf);
    slots.set(part, slot);
    if (isNew) fresh.push({ slot, leaf: part.leaf });
  }
  const used = [...slots.values()];
  try {
    return { planned: { id: rule.id, ...programsOf(rule, formula, slots), slots: used }, fresh };
  } catch (error) {
    // Who asks the same later would find its planes as if they had been filled.
    releaseAll(table, used);
    throw error;
  }
}

/** In: the table and a planned rule that is gone. Frees the slots that no other rule uses. */
export function unplanRule(table: AtomTable, { slots }: PlannedRule): void {
  releaseAll(table, slots);
}

function programsOf({ id }: Rule, formula: Formula, slots: ReadonlyMap<Formula, number>) {
  const slotOf = (part: Formula) => slots.get(part) ?? 0;
  const parts = criteriaOf(formula);
  if (parts.length > MOST_CRITERIA) throw new RangeError(`${id}: more than ${MOST_CRITERIA} criteria`);
  const criteria = parts.map((part, register) => ({
    node: part.node,
    program: compile(part, slotOf, register),
  }));
  return { program: compile(formula, slotOf), criteria };
}

function releaseAll(table: AtomTable, slots: readonly number[]): void {
  for (const slot of slots) releaseAtom(table, slot);
}

function leavesOf(formula: Formula): readonly (Formula & { kind: 'leaf' })[] {
  if (formula.kind === 'constant') return [];
  return formula.kind === 'leaf' ? [formula] : formula.of.flatMap(leavesOf);
}
