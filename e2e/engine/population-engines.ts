import {
  addFirm,
  cellsOf,
  deskOf,
  fill,
  finishColumns,
  type Population,
  plainKernels,
  putFirm,
  putRule,
  startColumns,
  startPopulation,
  type ToFill,
  takeRule,
  tallyCells,
} from '@/lib/domain/population';
import type { FactValue, Rule, Verdict } from '@/lib/domain/rules';
import type { FuzzRule, Round } from './cases';
import type { Engine, Verdicts } from './engines';
import type { Firm } from './firms';

/** A fact that only tells firms apart, so that each has a cell of its own. */
const NUMBER = 'number of the firm';

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

/** The same, come to by changes: every firm was another one before, and half of the rules were too. */
export const changedPlanes: Engine = {
  name: 'population planes after changes',
  decide: async ({ rules, firms }) => {
    const others = firms.map((_, row) => factsOf(firms[(row + 1) % firms.length] ?? {}, row));
    const all = numbered(rules);
    const before = all.map((rule, index) => ({
      ...(index % 2 === 0 ? rule : (all[index - 1] ?? rule)),
      id: rule.id,
    }));
    const gone = all.slice(0, 3).map((rule) => ({ ...rule, id: `${rule.id} gone` }));
    let population = filled(startPopulation({ columns: columnsOf(others), rules: [...gone, ...before] }));
    for (const { id } of gone) population = takeRule(population, id);
    for (const [row, firm] of firms.entries()) putFirm(population, row, `firm-${row}`, factsOf(firm, row));
    for (const rule of all) population = filled(putRule(population, rule));
    return verdictsOf(population, { rules, firms });
  },
};

function verdictsOf(population: Population, { rules, firms }: Pick<Round, 'rules' | 'firms'>): Verdicts {
  const { planes: words, columns } = population;
  const cells = cellsOf(columns, [NUMBER]);
  const placeOf = new Map(
    cells.keys.map(([value], cell) => [value?.kind === 'values' ? value.values[0] : '', cell]),
  );
  const desk = deskOf(words, 0, plainKernels(words.words));
  const programs = rules.map((_, index) => {
    const planned = population.rules.get(idOf(index));
    if (!planned) throw new RangeError(`rule ${index} is not in the population`);
    return planned.program;
  });
  const tally = tallyCells(desk, programs, cells, 0, words.blocks);
  return rules.map((_, rule) =>
    firms.map((_, row) => {
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

function filled({ population, fillings }: ToFill): Population {
  const { planes: some } = population;
  fill(deskOf(some, 0, plainKernels(some.words)), fillings, 0, some.blocks);
  return population;
}
