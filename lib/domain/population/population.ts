import type { Rule } from '../rules';
import { ALWAYS, type AtomTable, startAtoms } from './atoms';
import type { Columns } from './columns';
import { type Atom, type Filling, fillingsOf } from './filling';
import { type Planes, placeFirms, startPlanes } from './planes';
import { type PlannedRule, planRule, unplanRule } from './rule-plan';
import { markZones } from './zones';

/** Firms, rules, and the planes of what the rules ask of the firms. */
export type Population = {
  columns: Columns;
  atoms: AtomTable;
  rules: ReadonlyMap<string, PlannedRule>;
  planes: Planes;
};

/** A population, and the work that must be done by `fill` before its planes can be read. */
export type ToFill = { population: Population; fillings: readonly Filling[] };

/** A rule to try, and what must be filled before it can be run. */
export type Trial = ToFill & { planned: PlannedRule };

/** Makes room for planes; memory of a special kind may be given, as WebAssembly needs it. */
export type MakeRoom = (room: { rows: number; capacity: number; threads: number }) => Planes;

/** Spare slots for rules to come: a twentieth, and at least this many. */
const SPARE_SLOTS = 64;

/** In: firms, rules by their ids, and threads. Out: the population; every plane has yet to be filled. */
export function startPopulation(input: {
  columns: Columns;
  rules: readonly Rule[];
  threads?: number;
  makeRoom?: MakeRoom;
}): ToFill {
  const { columns, threads = 1, makeRoom = startPlanes } = input;
  const atoms = startAtoms();
  const rules = new Map(input.rules.map((rule) => [rule.id, planRule(atoms, rule).planned]));
  const planes = roomFor(atoms, columns, threads, makeRoom);
  const population = { columns, atoms, rules, planes };
  return { population, fillings: fillingsOf(columns, atomsOf(atoms)) };
}

/**
 * In: a population and a rule, new or in the place of the one with its id. Out: the population with it; only planes of
 * atoms that no rule had before have to be filled, or all of them where the spare slots are used up.
 */
export function putRule(population: Population, rule: Rule, makeRoom: MakeRoom = startPlanes): ToFill {
  const { planned, population: grown, fillings } = tryRule(population, rule, makeRoom);
  const old = population.rules.get(rule.id);
  if (old) unplanRule(population.atoms, old);
  return { population: { ...grown, rules: new Map(population.rules).set(rule.id, planned) }, fillings };
}

/** In: a population and the id of a rule. Out: the population without it. */
export function takeRule(population: Population, id: string): Population {
  const old = population.rules.get(id);
  if (!old) return population;
  unplanRule(population.atoms, old);
  const rules = new Map(population.rules);
  rules.delete(id);
  return { ...population, rules };
}

/**
 * In: a population and a rule to try. Out: the rule planned, and what has to be filled before it can be run. The rules
 * of the population stay; `forgetRule` gives back what the trial used. A rule that is refused leaves nothing behind.
 * Where the spare slots do not do, the population of the trial has planes of its own, all of which have to be filled.
 */
export function tryRule(population: Population, rule: Rule, makeRoom: MakeRoom = startPlanes): Trial {
  const { planned, fresh } = planRule(population.atoms, rule);
  try {
    return { planned, ...withRoom(population, fresh, makeRoom) };
  } catch (error) {
    unplanRule(population.atoms, planned);
    throw error;
  }
}

/** In: a population and a rule that was only tried. Frees the slots that no rule uses. */
export function forgetRule({ atoms }: Population, planned: PlannedRule): void {
  unplanRule(atoms, planned);
}

function withRoom(population: Population, fresh: readonly Atom[], makeRoom: MakeRoom): ToFill {
  const { columns, atoms, planes } = population;
  if (atoms.leaves.length <= planes.capacity) return { population, fillings: fillingsOf(columns, fresh) };
  const grown = { ...population, planes: roomFor(atoms, columns, planes.threads, makeRoom) };
  return { population: grown, fillings: fillingsOf(columns, atomsOf(atoms)) };
}

function roomFor({ leaves }: AtomTable, columns: Columns, threads: number, makeRoom: MakeRoom): Planes {
  const capacity = leaves.length + Math.max(SPARE_SLOTS, Math.ceil(leaves.length / 20));
  const planes = makeRoom({ rows: columns.rows, capacity, threads });
  placeFirms(planes, (row) => typeof columns.ids[row] === 'string');
  for (let block = 0; block < planes.blocks; block += 1) markZones(planes, block, [ALWAYS]);
  return planes;
}

function atomsOf({ leaves }: AtomTable): readonly Atom[] {
  return leaves.flatMap((leaf, slot) => (leaf ? [{ slot, leaf }] : []));
}
