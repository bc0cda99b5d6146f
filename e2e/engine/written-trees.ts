import { day } from '@/lib/domain/dates';
import {
  CRITERION_KINDS,
  type Limit,
  type RuleLibrary,
  TIME_UNITS,
  type WrittenRule,
  type WrittenTerm,
} from '@/lib/domain/rules';
import { anyDay, hugeOr } from './firms';
import { DEPTHS, RELATIONS } from './plain-trees';
import type { Random } from './random';
import {
  ASKED_EVENTS,
  ASKED_LETTERS,
  codesOf,
  dayText,
  FACTS,
  PLACE_TREE,
  SECTOR_RANGES,
  SECTOR_TREE,
  UNITS,
} from './vocabulary';

type Setting = {
  random: Random;
  id: (kind?: 'u' | 'p') => string;
  depth: number;
  /** Names that may be used; a predicate uses only those before it. */
  predicates: readonly string[];
  /** A criterion that only tells may stand only below `all`. */
  mayTell: boolean;
};
type Maker = (setting: Setting) => WrittenRule;

export const PREDICATES = ['small', 'green', 'young'] as const;
export const PARAMETERS = { plain: ['most-people', 'least-people'], money: ['ceiling'] } as const;
const SOURCE = { title: 'Fuzz' };

/** In: chance. Out: a rule as people write it, of every kind of node; it reads no name that the library lacks. */
export function randomWrittenRule(random: Random): WrittenRule {
  const depth = random.pick(DEPTHS);
  return written({ random, id: ids(), depth, predicates: PREDICATES, mayTell: true });
}

/** In: chance. Out: predicates, dated parameters, zones and rates. */
export function randomLibrary(random: Random): RuleLibrary {
  const predicates = PREDICATES.map((name, index): [string, WrittenRule] => {
    const known = PREDICATES.slice(0, index);
    return [name, written({ random, id: ids(), depth: 2, predicates: known, mayTell: false })];
  });
  const zone = (codes: readonly string[], except: boolean) => {
    const list = [random.pick(codes), ...random.some(codes, 2)];
    return except ? { codes: list, except: [random.pick(codes)] } : { codes: list };
  };
  return {
    predicates: Object.fromEntries(predicates),
    parameters: {
      'most-people': { history: history(random, () => random.int(20, 60)) },
      'least-people': { history: history(random, () => random.int(0, 30) / 2) },
      ceiling: { unit: 'USD', history: history(random, () => random.int(10, 100)) },
    },
    zones: {
      makers: zone([...codesOf(SECTOR_TREE), ...SECTOR_RANGES], true),
      river: zone(codesOf(PLACE_TREE), true),
      north: zone(codesOf(PLACE_TREE), false),
    },
    rates: rates(random),
  };
}

/** Powers of two, so that no order of multiplying leaves a trace. */
function rates(random: Random): RuleLibrary['rates'] {
  const pairs = [
    ['USD', 'UYU'],
    ['EUR', 'USD'],
    ['USD', 'EUR'],
    ['t', 'kg'],
    ['kg', 'lb'],
  ] as const;
  return pairs.flatMap(([from, to]) =>
    Array.from({ length: random.int(0, 2) }, (_, index) => ({
      ...{ from, to, factor: random.pick([0.25, 0.5, 2, 4]), source: SOURCE },
      day: day(`${2018 + 3 * index}-0${random.int(1, 9)}-15`),
    })),
  );
}

function history(random: Random, value: () => number): RuleLibrary['parameters'][string]['history'] {
  return [2018, 2021, 2024].map((year) => ({
    from: day(`${year}-0${random.int(1, 9)}-01`),
    value: random.chance(0.2) ? null : value(),
    source: SOURCE,
  }));
}

/** Ids unique within a rule; those of prose and of uses are few, so that firms can know them. */
function ids(): Setting['id'] {
  const counts = { n: 0, u: 0, p: 0 };
  return (kind) => {
    counts[kind ?? 'n'] += 1;
    return `${kind ?? 'n'}${counts[kind ?? 'n']}`;
  };
}

function written(setting: Setting): WrittenRule {
  const { random, depth } = setting;
  if (depth === 0 || random.chance(0.15)) return random.pick(LEAVES)({ ...setting, mayTell: false });
  return random.pick(GROUPS)({ ...setting, depth: depth - 1 });
}

function parts(setting: Setting): WrittenRule[] {
  const many = setting.random.chance(0.06) ? 0 : setting.random.int(1, 3);
  return Array.from({ length: many }, () => written(setting));
}

const deciding = (setting: Setting): Setting => ({ ...setting, mayTell: false });

const all: Maker = (setting) => ({ id: setting.id(), op: 'all', of: parts(setting) });
const any: Maker = (setting) => ({ id: setting.id(), op: 'any', of: parts(deciding(setting)) });
const not: Maker = (setting) => ({ id: setting.id(), op: 'not', of: written(deciding(setting)) });
const atLeast: Maker = (setting) => {
  const of = [...parts(deciding(setting)), ...parts(deciding(setting))];
  return { id: setting.id(), op: 'atLeast', count: setting.random.int(0, of.length + 1), of };
};
const unless: Maker = (setting) => ({
  ...{ id: setting.id(), op: 'unless' },
  ...{ of: written(deciding(setting)), except: written(deciding(setting)) },
});
const use: Maker = (setting) =>
  setting.predicates.length === 0
    ? all(setting)
    : { id: setting.id('u'), op: 'use', predicate: setting.random.pick(setting.predicates) };

const criterion: Maker = (setting) => {
  const { random, id, mayTell } = setting;
  const kind = random.pick(mayTell ? CRITERION_KINDS : CRITERION_KINDS.slice(0, -1));
  return {
    ...{ id: id(), op: 'criterion', kind },
    from: random.chance(0.2) ? someDay(random) : undefined,
    to: random.chance(0.2) ? someDay(random) : undefined,
    of: written(setting),
  };
};

const GROUPS: readonly Maker[] = [all, all, any, any, not, atLeast, unless, use, criterion, criterion];

const LEAVES: readonly Maker[] = [
  ({ random, id }) => ({ id: id(), op: 'equals', ...equal(random) }),
  ({ random, id }) => ({
    ...{ id: id(), op: 'in', fact: random.pick(FACTS.codes) },
    values: [random.pick(ASKED_LETTERS), ...random.some(ASKED_LETTERS, 2)],
  }),
  ({ random, id }) => ({ id: id(), op: 'under', fact: random.pick(FACTS.sectors), ...sectorArea(random) }),
  ({ random, id }) => ({ id: id(), op: 'under', fact: random.pick(FACTS.places), ...placeArea(random) }),
  ({ random, id }) => ({ id: id(), op: 'reaches', fact: 'products', ...sectorArea(random) }),
  ({ random, id }) => ({ id: id(), op: 'reaches', fact: 'markets', ...placeArea(random) }),
  ({ random, id }) => ({
    id: id(),
    op: 'between',
    fact: 'employees',
    ...limits(random, () => random.int(0, 120) / 2),
  }),
  money,
  ({ random, id }) => ({
    ...{ id: id(), op: 'intersects', fact: random.pick(FACTS.sets) },
    values: [random.pick(ASKED_LETTERS), ...random.some(ASKED_LETTERS, 2)],
  }),
  ({ random, id }) => ({ id: id(), op: 'in', ...listOf(random, FACTS.sectors, FACTS.places) }),
  ({ random, id }) => ({
    ...{ id: id(), op: random.pick(['intersects', 'contains']) },
    ...listOf(random, FACTS.sectorSets, FACTS.placeSets),
  }),
  ({ random, id }) => ({
    ...{ id: id(), op: 'contains', fact: random.pick(FACTS.sets) },
    values: [random.pick(ASKED_LETTERS), ...random.some(ASKED_LETTERS, 1)],
  }),
  ({ random, id }) => ({ id: id(), op: 'is', fact: random.pick(FACTS.flags) }),
  ({ random, id }) => ({ id: id(), op: 'exists', fact: random.pick(Object.values(FACTS).flat()) }),
  elapsed,
  elapsed,
  recent,
  ({ random, id }) => ({
    id: id(),
    op: 'calendarYear',
    fact: random.pick(FACTS.dates),
    back: random.int(-1, 3),
  }),
  dates,
  compare,
  compare,
  happened,
  linked,
  ({ id }) => ({ id: id('p'), op: 'prose', text: { en: 'Only the institution can tell.' } }),
];

/** Codes of a tree in a list of no area: it stands for one all the same. */
function listOf(random: Random, sectors: readonly string[], places: readonly string[]) {
  const ofSectors = random.chance(0.5);
  const { codes } = ofSectors ? sectorArea(random) : placeArea(random);
  return { fact: random.pick(ofSectors ? sectors : places), values: codes };
}

function equal(random: Random): { fact: string; value: string | number | boolean } {
  if (random.chance(0.3))
    return random.chance(0.5)
      ? { fact: random.pick(FACTS.sectors), value: random.pick(codesOf(SECTOR_TREE)) }
      : { fact: random.pick(FACTS.places), value: random.pick(codesOf(PLACE_TREE)) };
  if (random.chance(0.4)) return { fact: random.pick(FACTS.codes), value: random.pick(ASKED_LETTERS) };
  if (random.chance(0.5)) return { fact: 'employees', value: random.int(0, 60) };
  return { fact: random.pick(FACTS.flags), value: random.chance(0.5) };
}

type WrittenArea = { codes: readonly string[]; except?: readonly string[] | undefined };

function sectorArea(random: Random): WrittenArea {
  const asked = ['*', 'zone:makers', ...codesOf(SECTOR_TREE), ...SECTOR_RANGES];
  return area(random, asked, [...codesOf(SECTOR_TREE), ...SECTOR_RANGES]);
}

function placeArea(random: Random): WrittenArea {
  const asked = ['*', 'zone:river', 'zone:north', ...codesOf(PLACE_TREE)];
  return area(random, asked, ['zone:north', ...codesOf(PLACE_TREE)]);
}

function area(random: Random, asked: readonly string[], left: readonly string[]): WrittenArea {
  const codes = [random.pick(asked), ...random.some(asked, 2)];
  return random.chance(0.4) ? { codes, except: [random.pick(left), ...random.some(left, 1)] } : { codes };
}

function limits(
  random: Random,
  limit: () => number,
  names: readonly string[] = PARAMETERS.plain,
): { min: Limit; max: Limit } {
  const one = (): Limit => {
    if (random.chance(0.3)) return null;
    return names.length > 0 && random.chance(0.2) ? { parameter: random.pick(names) } : limit();
  };
  const [min, max] = [one(), one()];
  const isInverted = typeof min === 'number' && typeof max === 'number' && min > max;
  return isInverted && random.chance(0.8) ? { min: max, max: min } : { min, max };
}

/** A limit that is a parameter brings its own unit. */
function money({ random, id }: Setting): WrittenRule {
  const limit = () => hugeOr(random, random.int(0, 240) / 2);
  if (random.chance(0.3)) {
    const unit = random.chance(0.5) ? 'USD' : undefined;
    return { ...{ id: id(), op: 'between', fact: 'sales', unit, min: null }, max: { parameter: 'ceiling' } };
  }
  const fact = random.pick(FACTS.amounts);
  return { ...{ id: id(), op: 'between', fact, unit: unitOf(random, fact) }, ...limits(random, limit, []) };
}

function unitOf(random: Random, fact: (typeof FACTS.amounts)[number]): string {
  return random.pick(UNITS[fact].slice(0, -1));
}

function someDay(random: Random) {
  return day(dayText(anyDay(random)));
}

function elapsed({ random, id }: Setting): WrittenRule {
  const unit = random.pick(TIME_UNITS);
  const most = { days: 2000, months: 72, years: 6 }[unit];
  return {
    ...{ id: id(), op: 'elapsed', fact: random.pick(FACTS.dates), unit },
    // Only whole units go by, and a parameter that may be a fraction is refused.
    ...limits(random, () => random.int(-1, most), ['most-people']),
  };
}

function recent({ random, id }: Setting): WrittenRule {
  const unit = random.pick(TIME_UNITS);
  const last = random.int(1, { days: 1500, months: 60, years: 5 }[unit]);
  return { id: id(), op: 'recent', fact: random.pick(FACTS.dates), last, unit };
}

function dates({ random, id }: Setting): WrittenRule {
  const [from, to] = [
    random.chance(0.3) ? null : someDay(random),
    random.chance(0.3) ? null : someDay(random),
  ];
  return { id: id(), op: 'dates', fact: random.pick(FACTS.dates), from, to };
}

function compare(setting: Setting): WrittenRule {
  const { random, id, depth } = setting;
  if (random.chance(0.3)) return besideCeiling(setting);
  const fact = random.pick(FACTS.amounts);
  const inner = {
    ...deciding(setting),
    depth: Math.min(depth, 2),
    amount: { fact, unit: unitOf(random, fact) },
  };
  return {
    ...{ id: id(), op: 'compare', relation: random.pick(RELATIONS) },
    ...{ left: term(inner), right: term(inner) },
  };
}

/** Amounts beside a parameter in dollars name dollars, or no unit, and then take over that of the parameter. */
function besideCeiling(setting: Setting): WrittenRule {
  const { random, id } = setting;
  const ceiling: WrittenTerm = { term: 'number', value: { parameter: 'ceiling' } };
  const sales = (): WrittenTerm => ({
    ...{ term: 'fact', fact: 'sales' },
    unit: random.chance(0.3) ? 'USD' : undefined,
  });
  const sides: readonly (() => WrittenTerm)[] = [
    sales,
    () => ({ term: 'sum', of: [sales(), { term: 'number', value: random.int(0, 40) / 2 }, sales()] }),
    () => ({ term: 'total', fact: random.pick(FACTS.entities), of: 'sales' }),
    () => ({
      ...{ term: 'choose', otherwise: sales() },
      cases: [{ when: written({ ...deciding(setting), depth: 1 }), value: sales() }],
    }),
    () => ({ term: 'ratio', of: { term: 'sum', of: [sales(), ceiling] }, by: { ...ceiling } }),
  ];
  const side = random.pick(sides)();
  // Beside a ratio the parameter would be no fit; there it stands within.
  const other: WrittenTerm =
    side.term === 'ratio' ? { term: 'number', value: random.int(0, 8) / 2 } : ceiling;
  const [left, right] = random.chance(0.5) ? [side, other] : [other, side];
  return { ...{ id: id(), op: 'compare', relation: random.pick(RELATIONS) }, left, right };
}

/** Amounts that are compared or added up are of one kind and read in one unit. */
type TermSetting = Setting & { amount: { fact: (typeof FACTS.amounts)[number]; unit: string } };
type TermMaker = (setting: TermSetting) => WrittenTerm;

const ATOMS: readonly TermMaker[] = [
  ({ random }) => ({ term: 'number', value: hugeOr(random, random.int(-20, 80) / 2) }),
  ({ random }) => ({ term: 'number', value: { parameter: random.pick(PARAMETERS.plain) } }),
  ({ random }) => ({ term: 'fact', fact: random.pick([...FACTS.numbers, ...FACTS.dates]) }),
  ({ amount }) => ({ term: 'fact', ...amount }),
  ({ random }) => ({ term: 'count', fact: random.pick([...FACTS.sets, ...FACTS.sectorSets]) }),
];

const COMPOUNDS: readonly TermMaker[] = [
  (setting) => ({ term: 'sum', of: Array.from({ length: setting.random.int(1, 3) }, () => term(setting)) }),
  (setting) => ({ term: 'ratio', of: term(setting), by: term(setting) }),
  total,
  (setting) => ({
    term: 'choose',
    cases: Array.from({ length: setting.random.int(1, 2) }, () => ({
      when: written(setting),
      value: term(setting),
    })),
    otherwise: term(setting),
  }),
];

function term(setting: TermSetting): WrittenTerm {
  const { random, depth } = setting;
  if (depth === 0 || random.chance(0.4)) return random.pick(ATOMS)(setting);
  return random.pick(COMPOUNDS)({ ...setting, depth: depth - 1 });
}

function total(setting: TermSetting): WrittenTerm {
  const { random, amount } = setting;
  const where = random.chance(0.5) ? written({ ...setting, depth: 1 }) : undefined;
  const fact = random.pick(FACTS.entities);
  if (random.chance(0.5)) return { term: 'total', fact, of: random.pick(FACTS.numbers), where };
  return { term: 'total', fact, of: amount.fact, where, unit: amount.unit };
}

function happened({ random, id }: Setting): WrittenRule {
  const unit = random.pick(TIME_UNITS);
  const count = random.int(1, { days: 1500, months: 60, years: 5 }[unit]);
  return {
    ...{ id: id(), op: 'happened', fact: random.pick(FACTS.events) },
    codes: random.chance(0.2) ? ['*'] : [random.pick(ASKED_EVENTS), ...random.some(ASKED_EVENTS, 1)],
    ...(random.chance(0.6) ? { last: { count, unit } } : {}),
    ...limits(random, () => random.int(0, 3), []),
  };
}

function linked(setting: Setting): WrittenRule {
  const { random, id, depth } = setting;
  const where = written({ ...deciding(setting), depth: Math.min(depth, 2) });
  return {
    ...{ id: id(), op: 'linked', fact: random.pick(FACTS.entities), where },
    ...limits(random, () => random.int(0, 5) / 2, PARAMETERS.plain),
  };
}
