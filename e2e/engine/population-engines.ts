import {
  addFirm,
  type Cells,
  cellsOf,
  type Desk,
  deskOf,
  fill,
  finishColumns,
  forgetRule,
  type Kernels,
  type Planes,
  type Population,
  type Program,
  putFirm,
  putRule,
  startColumns,
  startPopulation,
  type Tally,
  type ToFill,
  takeRule,
  tallyCells,
  tryRule,
} from '@/lib/domain/population';
import type { FactValue, Rule, Verdict } from '@/lib/domain/rules';
import { compileKernels } from '@/lib/jobs/population/compile-kernels.mjs';
import { type Compiled, compiledRoom, kernelsFor } from '@/lib/jobs/population/kernels';
import { startThreads } from '@/lib/jobs/population/threads';
import type { FuzzRule, Round } from './cases';
import type { Engine, Verdicts } from './engines';
import type { Firm } from './firms';

/** A fact that only tells firms apart, so that each has a cell of its own. */
const NUMBER = 'number of the firm';
const THREADS = 2;

const module = new WebAssembly.Module(Uint8Array.from(await compileKernels()));

/** Planes of all rules over all firms, filled at once. */
export const planes: Engine = {
  name: 'population planes',
  decide: async ({ rules, firms }) => {
    const population = filled(
      startPopulation({ columns: columnsOf(firms.map(factsOf)), rules: numbered(rules) }),
    );
    return verdictsOf(population, { rules, firms });
  },
};

/** The same, come to by changes and with compiled kernels: every firm was another one before, and half of the rules were too. */
export const changedPlanes: Engine = {
  name: 'population planes after changes, compiled kernels',
  decide: async ({ rules, firms }) => {
    const { makeRoom, compiled } = compiledRoom(module);
    const others = firms.map((_, row) => factsOf(firms[(row + 1) % firms.length] ?? {}, row));
    const all = numbered(rules);
    const before = all.map((rule, index) => ({
      ...(index % 2 === 0 ? rule : (all[index - 1] ?? rule)),
      id: rule.id,
    }));
    const gone = all.slice(0, 3).map((rule) => ({ ...rule, id: `${rule.id} gone` }));
    const start = { columns: columnsOf(others), rules: [...gone, ...before], makeRoom };
    let population = filled(startPopulation(start), compiled());
    for (const { id } of gone) population = takeRule(population, id);
    for (const [row, firm] of firms.entries()) putFirm(population, row, `firm-${row}`, factsOf(firm, row));
    for (const rule of all) population = filled(putRule(population, rule, makeRoom), compiled());
    return verdictsOf(population, { rules, firms }, compiled());
  },
};

/** The same, each rule only tried beside a few that stay, counted and forgotten, with compiled kernels. */
export const triedPlanes: Engine = {
  name: 'population planes of a trial, compiled kernels',
  decide: async ({ rules, firms }) => {
    const { makeRoom, compiled } = compiledRoom(module);
    const columns = columnsOf(firms.map(factsOf));
    const cells = cellsOf(columns, [NUMBER]);
    const staying = numbered(rules.slice(0, 5)).map((rule) => ({ ...rule, id: `${rule.id} stays` }));
    let population = filled(startPopulation({ columns, rules: staying, makeRoom }), compiled());
    return numbered(rules).map((rule) => {
      const trial = tryRule(population, rule, makeRoom);
      // Where the spare slots did not do, the planes of the trial are those to go on with.
      population = filled(trial, compiled());
      const desk = deskFor(population.planes, compiled());
      const [verdicts = []] = verdictsIn(desk, [trial.planned.program], cells, firms.length);
      forgetRule(population, trial.planned);
      return verdicts;
    });
  },
};

/** The same by two worker threads, each with its share of the blocks, with compiled kernels over shared memory. */
export const threadedPlanes: Engine = {
  name: 'population planes of worker threads, compiled kernels',
  decide: async ({ rules, firms }) => {
    const { makeRoom, compiled } = compiledRoom(module);
    const start = {
      columns: columnsOf(firms.map(factsOf)),
      rules: numbered(rules),
      makeRoom,
      threads: THREADS,
    };
    const { population, fillings } = startPopulation(start);
    const threads = await startThreads(population, compiled());
    try {
      await threads.ask({ kind: 'fill', fillings });
      const cells = cellsOf(population.columns, [NUMBER]);
      const [tally = new Int32Array(0)] = await threads.ask({ kind: 'countCells', cells });
      return verdictsFrom(tally, rules.length, cells, firms.length);
    } finally {
      await threads.end();
    }
  },
};

function verdictsOf(
  population: Population,
  { rules, firms }: Pick<Round, 'rules' | 'firms'>,
  compiled: Compiled | null = null,
): Verdicts {
  const programs = rules.map((_, index) => {
    const planned = population.rules.get(idOf(index));
    if (!planned) throw new RangeError(`rule ${index} is not in the population`);
    return planned.program;
  });
  const cells = cellsOf(population.columns, [NUMBER]);
  return verdictsIn(deskFor(population.planes, compiled), programs, cells, firms.length);
}

/** Each firm is a cell of its own, so that what it counts as is its verdict. */
function verdictsIn(desk: Desk, programs: readonly Program[], cells: Cells, firms: number): Verdicts {
  const tally = tallyCells(desk, programs, cells, 0, desk.planes.blocks);
  return verdictsFrom(tally, programs.length, cells, firms);
}

function verdictsFrom(tally: Tally, rules: number, cells: Cells, firms: number): Verdicts {
  const placeOf = new Map(
    cells.keys.map(([value], cell) => [value?.kind === 'values' ? value.values[0] : '', cell]),
  );
  return Array.from({ length: rules }, (_, rule) =>
    Array.from({ length: firms }, (_, row) => {
      const at = 2 * (rule * cells.keys.length + (placeOf.get(String(row)) ?? 0));
      return verdictOf(tally[at] ?? 0, tally[at + 1] ?? 0);
    }),
  );
}

/** One firm is met, or unmet, or neither; anything else is a fault of its own. */
function verdictOf(met: number, unmet: number): Verdict {
  if (met + unmet > 1 || met < 0 || unmet < 0)
    throw new RangeError(`one firm counts as ${met} met and ${unmet} unmet`);
  return met === 1 ? 'met' : unmet === 1 ? 'unmet' : 'unknown';
}

function idOf(index: number): string {
  return `rule-${index}`;
}

function numbered(rules: readonly FuzzRule[]): readonly Rule[] {
  return rules.map(({ plain }, index) => ({ ...plain, id: idOf(index) }));
}

function columnsOf(firms: readonly ReadonlyMap<string, FactValue>[]) {
  const builder = startColumns(firms.length);
  for (const [row, facts] of firms.entries()) addFirm(builder, `firm-${row}`, facts);
  return finishColumns(builder);
}

function factsOf(firm: Firm, row: number): ReadonlyMap<string, FactValue> {
  return new Map([...Object.entries(firm), [NUMBER, { kind: 'values', values: [String(row)] }]]);
}

function filled({ population, fillings }: ToFill, compiled: Compiled | null = null): Population {
  fill(deskFor(population.planes, compiled), fillings, 0, population.planes.blocks);
  return population;
}

/** Made ready once for the same planes, which takes longer than to fill a few of them. */
const KERNELS = new WeakMap<Planes, Kernels>();

function deskFor(some: Planes, compiled: Compiled | null): Desk {
  const kernels = KERNELS.get(some) ?? kernelsFor(some, compiled);
  KERNELS.set(some, kernels);
  return deskOf(some, 0, kernels);
}
