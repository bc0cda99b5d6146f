import type { Area, Measured, Relation, Rule, Term } from '@/lib/domain/rules';
import { anyDay, hugeOr } from './firms';
import type { Random } from './random';
import { ASKED_EVENTS, ASKED_LETTERS, codesOf, FACTS, PLACE_TREE, SECTOR_TREE, UNITS } from './vocabulary';

/** What a random tree needs to know of where it stands. */
type Setting = { random: Random; id: () => string; depth: number };

type Maker = (setting: Setting) => Rule;

export const RELATIONS: readonly Relation[] = ['<', '<=', '=', '>=', '>'];
/** Levels of a rule; deep ones take most of the time, so there are fewer of them. */
export const DEPTHS = [1, 1, 2, 2, 3, 4, 5];

/** In: chance. Out: a plain rule, down to five levels, with everything that `resolve` can make and more: empty lists and groups too. */
export function randomPlainRule(random: Random): Rule {
  let nodes = 0;
  const id = () => {
    nodes += 1;
    return `n${nodes}`;
  };
  return plain({ random, id, depth: random.pick(DEPTHS) });
}

function plain(setting: Setting): Rule {
  const { random, depth } = setting;
  if (depth === 0 || random.chance(0.15)) return random.pick(LEAVES)(setting);
  return random.pick(GROUPS)({ ...setting, depth: depth - 1 });
}

function parts({ random, ...rest }: Setting): Rule[] {
  const many = random.chance(0.06) ? 0 : random.int(1, 3);
  return Array.from({ length: many }, () => plain({ random, ...rest }));
}

const all: Maker = (setting) => ({ id: setting.id(), op: 'all', of: parts(setting) });
const any: Maker = (setting) => ({ id: setting.id(), op: 'any', of: parts(setting) });
const not: Maker = (setting) => ({ id: setting.id(), op: 'not', of: plain(setting) });
const doubleNot: Maker = (setting) => ({ id: setting.id(), op: 'not', of: not(setting) });
const atLeast: Maker = (setting) => {
  const of = [...parts(setting), ...parts(setting)];
  return { id: setting.id(), op: 'atLeast', count: setting.random.int(0, of.length + 1), of };
};
const GROUPS: readonly Maker[] = [all, all, any, any, not, doubleNot, atLeast];

const LEAVES: readonly Maker[] = [
  ({ random, id }) => ({
    ...{ id: id(), op: 'in' },
    ...{ fact: random.pick(FACTS.codes), values: random.some(ASKED_LETTERS, 3) },
  }),
  underSector,
  underPlace,
  between,
  between,
  dated,
  amount,
  ({ random, id }) => ({
    ...{ id: id(), op: 'intersects' },
    ...{ fact: random.pick(FACTS.sets), values: random.some(ASKED_LETTERS, 3) },
  }),
  ({ random, id }) => ({
    ...{ id: id(), op: 'contains' },
    ...{ fact: random.pick(FACTS.sets), values: random.some(ASKED_LETTERS, 2) },
  }),
  ({ random, id }) => ({
    ...{ id: id(), op: 'reaches', fact: random.pick(FACTS.sectorSets) },
    ...areas(random, codesOf(SECTOR_TREE)),
  }),
  ({ random, id }) => ({
    ...{ id: id(), op: 'reaches', fact: random.pick(FACTS.placeSets) },
    ...areas(random, codesOf(PLACE_TREE)),
  }),
  ({ random, id }) => ({ id: id(), op: 'is', fact: random.pick(FACTS.flags) }),
  ({ random, id }) => ({ id: id(), op: 'exists', fact: random.pick(Object.values(FACTS).flat()) }),
  compare,
  compare,
  happened,
  linked,
];

function underSector({ random, id }: Setting): Rule {
  const fact = random.pick(FACTS.sectors);
  return { id: id(), op: 'under', fact, ...areas(random, codesOf(SECTOR_TREE)) };
}

function underPlace({ random, id }: Setting): Rule {
  const fact = random.pick(FACTS.places);
  return { id: id(), op: 'under', fact, ...areas(random, codesOf(PLACE_TREE)) };
}

function areas(random: Random, codes: readonly string[]): Area & { also?: readonly Area[] } {
  const one = (): Area => {
    const chosen = random.chance(0.1) ? ['*'] : random.some(codes, 3);
    return random.chance(0.4) ? { codes: chosen, except: random.some(codes, 2) } : { codes: chosen };
  };
  return random.chance(0.2) ? { ...one(), also: [one()] } : one();
}

/** Limits of either kind, inverted and equal ones too. */
function limits(random: Random, limit: () => number): { min: number | null; max: number | null } {
  const [min, max] = [random.chance(0.3) ? null : limit(), random.chance(0.3) ? null : limit()];
  const inOrder = min === null || max === null || min <= max || random.chance(0.2);
  return inOrder ? { min, max } : { min: max, max: min };
}

function ends(random: Random): { minOpen?: true; maxOpen?: true } {
  return {
    ...(random.chance(0.3) ? { minOpen: true } : {}),
    ...(random.chance(0.3) ? { maxOpen: true } : {}),
  };
}

function between({ random, id }: Setting): Rule {
  const fact = random.pick(FACTS.numbers);
  const limit = fact === 'employees' ? () => random.int(0, 120) / 2 : () => random.int(-8, 8) / 4;
  return { id: id(), op: 'between', fact, ...limits(random, limit), ...ends(random) };
}

function dated({ random, id }: Setting): Rule {
  const day = () => anyDay(random) + (random.chance(0.2) ? 0.5 : 0);
  return { id: id(), op: 'between', fact: random.pick(FACTS.dates), ...limits(random, day), ...ends(random) };
}

function amount({ random, id }: Setting): Rule {
  const fact = random.pick(FACTS.amounts);
  const limit = () => hugeOr(random, random.int(0, 240) / 2);
  return {
    ...{ id: id(), op: 'between', fact },
    ...{ ...limits(random, limit), ...ends(random), ...unitOf(random, fact) },
  };
}

function unitOf(random: Random, fact: (typeof FACTS.amounts)[number]): Measured {
  const units = UNITS[fact];
  const unit = random.pick(units.slice(0, -1));
  const others = random.some(units.slice(0, -1), 3).filter((one) => one !== unit);
  return { unit, per: Object.fromEntries(others.map((one) => [one, random.pick([0.25, 0.5, 2, 4])])) };
}

function compare({ random, id, depth }: Setting): Rule {
  const inner = { random, id, depth: Math.min(depth, 2) };
  return {
    ...{ id: id(), op: 'compare', relation: random.pick(RELATIONS) },
    ...{ left: term(inner), right: term(inner) },
  };
}

type TermMaker = (setting: Setting) => Term;

const ATOMS: readonly TermMaker[] = [
  ({ random }) => ({ term: 'number', value: hugeOr(random, random.int(-20, 80) / 2) }),
  ({ random }) => ({ term: 'fact', fact: random.pick([...FACTS.numbers, ...FACTS.dates]) }),
  ({ random }) => {
    const fact = random.pick(FACTS.amounts);
    return { term: 'fact', fact, ...unitOf(random, fact) };
  },
  ({ random }) => ({ term: 'count', fact: random.pick([...FACTS.sets, ...FACTS.sectorSets]) }),
];

const COMPOUNDS: readonly TermMaker[] = [
  (setting) => ({ term: 'sum', of: Array.from({ length: setting.random.int(0, 3) }, () => term(setting)) }),
  (setting) => ({ term: 'ratio', of: term(setting), by: term(setting) }),
  total,
  (setting) => ({
    term: 'choose',
    cases: Array.from({ length: setting.random.int(1, 2) }, () => ({
      when: plain(setting),
      value: term(setting),
    })),
    otherwise: term(setting),
  }),
];

function term(setting: Setting): Term {
  const { random, depth } = setting;
  if (depth === 0 || random.chance(0.4)) return random.pick(ATOMS)(setting);
  return random.pick(COMPOUNDS)({ ...setting, depth: depth - 1 });
}

function total(setting: Setting): Term {
  const { random } = setting;
  const where = random.chance(0.5) ? plain({ ...setting, depth: 1 }) : null;
  const fact = random.pick(FACTS.entities);
  if (random.chance(0.5)) return { term: 'total', fact, of: random.pick(FACTS.numbers), where };
  const of = random.pick(FACTS.amounts);
  return { term: 'total', fact, of, where, ...unitOf(random, of) };
}

function happened({ random, id }: Setting): Rule {
  const days = limits(random, () => anyDay(random));
  return {
    ...{ id: id(), op: 'happened', fact: random.pick(FACTS.events) },
    codes: random.chance(0.2) ? ['*'] : random.some(ASKED_EVENTS, 2),
    ...{ from: days.min, to: days.max },
    ...limits(random, () => random.int(0, 3)),
  };
}

function linked(setting: Setting): Rule {
  const { random, id, depth } = setting;
  const where = plain({ ...setting, depth: Math.min(depth, 2) });
  return {
    ...{ id: id(), op: 'linked', fact: random.pick(FACTS.entities), where },
    ...limits(random, () => random.int(0, 5) / 2),
  };
}
