import {
  type FactCatalogue,
  type FactKind,
  factEntry,
  type WrittenRule,
  type WrittenTerm,
} from '../language';
import { readsDay } from '../language/days-as-numbers';
import { inside, type Place } from './places';

/** What a node reads: the key of a fact, as which kinds, and in which unit. */
export type Reading = {
  fact: string;
  /** Where the key belongs. */
  facts: FactCatalogue | null;
  path: string;
  kinds: readonly FactKind[];
  /** The unit it is read in; null where the node has none to give. */
  unit: string | undefined | null;
};

type Where = Omit<Place, 'node'>;
type Compare = Extract<WrittenRule, { op: 'compare' }>;
const EVERY_KIND: readonly FactKind[] = [
  ...(['code', 'number', 'amount', 'date'] as const),
  ...(['set', 'flag', 'events', 'entities'] as const),
];

const KINDS = {
  in: ['code'],
  under: ['code'],
  between: ['number', 'amount'],
  intersects: ['set'],
  contains: ['set'],
  reaches: ['set'],
  is: ['flag'],
  exists: EVERY_KIND,
  elapsed: ['date'],
  recent: ['date'],
  calendarYear: ['date'],
  dates: ['date'],
  happened: ['events'],
  linked: ['entities'],
} as const satisfies Record<string, readonly FactKind[]>;

/** What stands in a comparison of days, with how many days lie between them. */
const BESIDE_DAYS: readonly FactKind[] = [...KINDS.between, 'date'];

/** In: a kind of fact. Out: the operators that read such a fact. */
export function operatorsFor(kind: FactKind): readonly string[] {
  const whole = kind === 'flag' || kind === 'number' || kind === 'code' ? ['equals'] : [];
  const inTerms = kind === 'number' || kind === 'amount' || kind === 'entities' ? ['compare'] : [];
  const leaves = Object.entries(KINDS).flatMap(([op, kinds]) =>
    op !== 'exists' && kinds.some((one) => one === kind) ? [op] : [],
  );
  return [...whole, ...leaves, ...inTerms];
}

/** In: a node and where it stands. Out: the facts it reads itself, those of rules in it left out. */
export function readingsOf({ node, ...where }: Place): readonly Reading[] {
  switch (node.op) {
    case 'all':
    case 'any':
    case 'not':
    case 'atLeast':
    case 'unless':
    case 'use':
    case 'criterion':
    case 'prose':
      return [];
    case 'compare':
      return compareReadings(node, where);
    case 'equals':
      return [
        reading(node.fact, where, equalKinds(node.value), typeof node.value === 'number' ? undefined : null),
      ];
    case 'between':
      return [reading(node.fact, where, KINDS.between, node.unit)];
    default:
      return [reading(node.fact, where, KINDS[node.op], null)];
  }
}

/** In: a reading. Out: the entry of its fact; null where nobody knows it. */
export function entryOf({ facts, fact }: Reading): ReturnType<typeof factEntry> {
  return facts && factEntry(facts, fact);
}

function equalKinds(value: string | number | boolean): readonly FactKind[] {
  if (typeof value === 'string') return ['code'];
  return typeof value === 'number' ? ['number', 'amount'] : ['flag'];
}

/** A day is held against days; against a number it would be read as the days since 1970. */
function compareReadings({ left, right }: Compare, where: Where): readonly Reading[] {
  const isOfDays = [left, right].every((term) => readsDay(term, where.facts));
  const kinds = isOfDays ? BESIDE_DAYS : KINDS.between;
  return [left, right].flatMap((term) => termReadings(term, kinds, where));
}

function termReadings(term: WrittenTerm, kinds: readonly FactKind[], where: Where): readonly Reading[] {
  switch (term.term) {
    case 'number':
      return [];
    case 'fact':
      return [reading(term.fact, where, kinds, term.unit)];
    case 'count':
      return [reading(term.fact, where, ['set'], null)];
    case 'sum':
      return term.of.flatMap((part) => termReadings(part, kinds, where));
    case 'ratio':
      return [term.of, term.by].flatMap((part) => termReadings(part, KINDS.between, where));
    case 'total':
      return [
        reading(term.fact, where, ['entities'], null),
        reading(term.of, inside(term.fact, where), ['number', 'amount'], term.unit),
      ];
    case 'choose':
      return [
        ...term.cases.flatMap(({ value }) => termReadings(value, kinds, where)),
        ...termReadings(term.otherwise, kinds, where),
      ];
  }
}

function reading(
  fact: string,
  { facts, path }: Where,
  kinds: readonly FactKind[],
  unit: string | undefined | null,
): Reading {
  return { fact, facts, path, kinds, unit };
}

/** In: a node. Out: the codes it names, as written. */
export function codesNamed(node: WrittenRule): readonly string[] {
  switch (node.op) {
    case 'equals':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'in':
    case 'intersects':
    case 'contains':
      return node.values;
    case 'under':
    case 'reaches':
      return [...node.codes, ...(node.except ?? [])];
    case 'happened':
      return node.codes;
    case 'between':
    case 'is':
    case 'exists':
    case 'elapsed':
    case 'recent':
    case 'calendarYear':
    case 'dates':
    case 'compare':
    case 'linked':
    case 'prose':
    case 'all':
    case 'any':
    case 'not':
    case 'atLeast':
    case 'unless':
    case 'use':
    case 'criterion':
      return [];
  }
}
