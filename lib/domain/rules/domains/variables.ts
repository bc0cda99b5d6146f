import { type FactCatalogue, type FactEntry, factEntry } from '../language/fact-catalogue';
import type { Ask } from './asks';
import {
  type CellIndex,
  cellIndex,
  listCells,
  maskOf,
  maskWithin,
  numberCells,
  placesInAreas,
  placesOfCodes,
  treeCells,
} from './cells';
import { ALWAYS, allOf, anyOf, NEVER } from './formulas';
import type { Cell, Formula, Literal, Variable } from './types';

type AskOf<K extends Ask['asks']> = Extract<Ask, { asks: K }>;
/** How a condition on a variable is said as a formula. */
type Say = (ask: Ask) => Formula;
/** Variables, and for each key the way to speak of it. */
export type Vocabulary = { variables: Variable[]; sayings: Map<string, Say> };

const TRUTH: readonly Cell[] = [
  { kind: 'truth', value: false },
  { kind: 'truth', value: true },
];
const YES = 2n;

/** Key under which asks share their variables. */
export function topicOf(ask: Ask): string {
  switch (ask.asks) {
    case 'number':
    case 'truth':
      return ask.key;
    case 'value':
    case 'area':
      return `value ${ask.fact}`;
    case 'members':
    case 'reach':
      return `set ${ask.fact}`;
    case 'nothing':
      return '';
  }
}

/** In: all asks of one topic. Out: how to say each of them; variables are added as they are needed. */
export function sayingOf(asks: readonly Ask[], variables: Variable[], facts: FactCatalogue): Say {
  const [first] = asks;
  switch (first?.asks) {
    case 'number':
      return numberSaying(first, asks.flatMap(limitsIn), variables, facts);
    case 'truth': {
      const holds = truthOf(first.key, first.fact, variables);
      return () => holds;
    }
    case 'value':
    case 'area':
      return valueSaying(first.fact, asks, variables, facts);
    case 'members':
    case 'reach':
      return setSaying(first.fact, asks, variables, facts);
    default:
      return (ask) => (ask.asks === 'nothing' && ask.holds ? ALWAYS : NEVER);
  }
}

/** In: a key and its fact. Out: that what it stands for is so; the variable of it is added. */
export function truthOf(key: string, fact: string | null, variables: Variable[]): Formula {
  return { ...add(variables, { key, fact, cells: TRUTH }), cells: YES };
}

function limitsIn(ask: Ask): readonly number[] {
  return ask.asks === 'number' ? [ask.limits.min, ask.limits.max].filter((end) => end !== null) : [];
}

function numberSaying(
  { key, fact, isCount }: AskOf<'number'>,
  turns: readonly number[],
  variables: Variable[],
  facts: FactCatalogue,
): Say {
  // What a catalogue says of a fact holds for the fact itself, in its own unit, not for counts of it.
  const entry = fact !== null && key.startsWith(`number ${fact} `) ? factEntry(facts, fact) : null;
  const isOwnUnit = entry !== null && key === `number ${fact} ${entry.unit ?? ''}`;
  const cells = numberCells(turns, {
    whole: isCount || (isOwnUnit && (entry.whole === true || entry.kind === 'date')),
    min: isCount ? 0 : isOwnUnit ? (entry.min ?? null) : null,
    max: isOwnUnit ? (entry.max ?? null) : isCount ? mostMembers(key, fact, facts) : null,
  });
  const literal = add(variables, { key, fact, cells });
  return (ask) => ({
    ...literal,
    cells: ask.asks === 'number' ? maskWithin(cells, ask.limits) : 0n,
  });
}

/** A set has no more members than there are codes for it; null where that is not known, or other things are counted. */
function mostMembers(key: string, fact: string | null, facts: FactCatalogue): number | null {
  const codes = fact !== null && key.startsWith('term ') ? everyCodeOf(factEntry(facts, fact)) : undefined;
  return codes ? new Set(codes).size : null;
}

function valueSaying(fact: string, asks: readonly Ask[], variables: Variable[], facts: FactCatalogue): Say {
  const codes = asks.flatMap(codesIn);
  const isTree = asks.some(({ asks: kind }) => kind === 'area');
  const cells = isTree ? treeCells(codes) : listCells(codes, everyCodeOf(factEntry(facts, fact)));
  const literal = add(variables, { key: `value ${fact}`, fact, cells });
  const index = cellIndex(cells);
  return (ask) => ({ ...literal, cells: maskOf(index.size, placesFor(ask, index)) });
}

/** All codes that a firm may have: those no longer given too, as some still have them; not where higher levels may stand for them. */
function everyCodeOf(entry: FactEntry | null): readonly string[] | undefined {
  if (!entry?.values || entry.hierarchy) return undefined;
  return [...entry.values, ...Object.keys(entry.retired ?? {})];
}

/** Members that every condition treats alike share a variable: whether the set has one of them. */
function setSaying(fact: string, asks: readonly Ask[], variables: Variable[], facts: FactCatalogue): Say {
  const codes = asks.flatMap(codesIn);
  const isTree = asks.some((ask) => ask.asks === 'reach');
  const cells = isTree ? treeCells(codes) : listCells(codes, everyCodeOf(factEntry(facts, fact)));
  const index = cellIndex(cells);
  const names = cells.map((): string[] => []);
  for (const [at, ask] of asks.entries())
    for (const place of placesFor(ask, index)) names[place]?.push(`${at}${nameFor(ask, cells[place])}`);
  const groups = new Map<string, Literal>();
  const has = cells.map((_, place): Literal => {
    const key = (names[place] ?? []).join('|');
    const known = groups.get(key);
    const literal = known ?? add(variables, { key: `set ${fact} ${groups.size}`, fact, cells: TRUTH });
    groups.set(key, literal);
    return { ...literal, cells: YES };
  });
  return (ask) => {
    const parts = new Map(
      [...placesFor(ask, index)].flatMap((place) => {
        const one = has[place];
        return one ? [[one.variable, one] as const] : [];
      }),
    );
    const literals = [...parts.values()];
    return ask.asks === 'members' && ask.needs === 'every' ? allOf(literals) : anyOf(literals);
  };
}

/** A set that must hold several members must hold each of them, so these are never taken together. */
function nameFor(ask: Ask, cell: Cell | undefined): string {
  return ask.asks === 'members' && ask.needs === 'every' && cell?.kind === 'code' ? `=${cell.code}` : '+';
}

function placesFor(ask: Ask, index: CellIndex): ReadonlySet<number> {
  switch (ask.asks) {
    case 'value':
    case 'members':
      return placesOfCodes(index, ask.values);
    case 'area':
    case 'reach':
      return placesInAreas(index, ask.areas);
    case 'number':
    case 'truth':
    case 'nothing':
      return new Set();
  }
}

function codesIn(ask: Ask): readonly string[] {
  if (ask.asks === 'value' || ask.asks === 'members') return ask.values;
  if (ask.asks !== 'area' && ask.asks !== 'reach') return [];
  return ask.areas.flatMap(({ codes, except = [] }) => [...codes, ...except]);
}

function add(variables: Variable[], variable: Omit<Variable, 'all'>): Literal {
  const all = (1n << BigInt(variable.cells.length)) - 1n;
  const index = variables.push({ ...variable, all }) - 1;
  return { is: 'literal', variable: index, cells: all };
}
