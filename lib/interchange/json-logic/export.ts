import { day } from '@/lib/domain/dates';
import {
  type FactCatalogue,
  factEntry,
  NO_LIBRARY,
  type RuleLibrary,
  resolve,
  type WrittenLeaf,
  type WrittenRule,
} from '@/lib/domain/rules';
import {
  type ExportCode,
  type Exporting,
  type ExportRefusal,
  type Loss,
  noNumber,
  variable,
} from './export-context';
import { exportTerm } from './export-terms';
import { underOf } from './hierarchy';
import type { Json } from './json';
import { tallyOf } from './patterns';

/** The rule in JsonLogic with what it could not carry along, or every node that JsonLogic cannot say. */
export type Export =
  | { ok: true; logic: Json; lost: readonly Loss[] }
  | { ok: false; refusals: readonly [ExportRefusal, ...ExportRefusal[]] };

const ANY_DAY = day('2000-01-01');

type Op = WrittenRule['op'];
type Node<K extends Op> = Extract<WrittenRule, { op: K }>;

/**
 * In: a rule as written, what it refers to and what is known of facts. Out: the same in JsonLogic, for data with a value for every fact, keys
 * nested at their dots. JsonLogic takes what is not known for null, so it must not be asked about firms half known.
 */
export function exportJsonLogic(
  rule: WrittenRule,
  { library = NO_LIBRARY, facts = {} }: { library?: RuleLibrary; facts?: FactCatalogue } = {},
): Export {
  const refusals: ExportRefusal[] = [];
  const lost: Loss[] = [];
  const exporting: Exporting = {
    ...{ library, facts, within: [], mayTell: true, condition },
    refuse: (node, code, name = '') => refusals.push({ node, code, name }),
    lose: (loss) => {
      // A sum within a sum is of the same node.
      if (!lost.some(({ node, what }) => node === loss.node && what === loss.what)) lost.push(loss);
    },
  };
  const logic = condition(rule, exporting);
  const [first, ...others] = refusals;
  return first ? { ok: false, refusals: [first, ...others] } : { ok: true, logic, lost };
}

/** Below anything else, a criterion that only tells would decide. */
const TELLING: Readonly<Record<Op, boolean>> = {
  ...{ all: true, use: true, criterion: true },
  ...{ any: false, not: false, atLeast: false, unless: false },
  ...{ equals: false, in: false, intersects: false, contains: false, under: false, reaches: false },
  ...{ between: false, is: false, exists: false, elapsed: false, recent: false, calendarYear: false },
  ...{ dates: false, compare: false, happened: false, linked: false, prose: false },
};

function condition(rule: WrittenRule, around: Exporting): Json {
  const exporting = TELLING[rule.op] ? around : { ...around, mayTell: false };
  switch (rule.op) {
    case 'all':
    case 'any':
      return group(rule, exporting);
    case 'not':
      return { '!': [condition(rule.of, exporting)] };
    case 'atLeast':
      return rule.count === 0 || rule.of.length === 0
        ? rule.count === 0
        : { '>=': [tallyOf(rule.of.map((part) => condition(part, exporting))), rule.count] };
    case 'unless':
      return { or: [condition(rule.of, exporting), condition(rule.except, exporting)] };
    case 'use':
      return predicate(rule, exporting);
    case 'criterion':
      return criterion(rule, exporting);
    case 'compare': {
      const [left, right] = [rule.left, rule.right].map((term) => exportTerm(term, rule.id, exporting));
      return { [rule.relation === '=' ? '===' : rule.relation]: [left ?? 0, right ?? 0] };
    }
    case 'linked':
      return linked(rule, exporting);
    default:
      return leaf(rule, exporting);
  }
}

/** Of nothing, JsonLogic's groups give nothing at all. */
function group({ op, of }: Node<'all' | 'any'>, exporting: Exporting): Json {
  if (of.length === 0) return op === 'all';
  return { [op === 'all' ? 'and' : 'or']: of.map((part) => condition(part, exporting)) };
}

function predicate({ id, predicate: name }: Node<'use'>, exporting: Exporting): Json {
  const { library, within, refuse } = exporting;
  const meant = Object.hasOwn(library.predicates, name) ? library.predicates[name] : undefined;
  if (!meant || within.includes(name)) {
    refuse(id, meant ? 'predicate_cycle' : 'unknown_predicate', name);
    return false;
  }
  return condition(meant, { ...exporting, within: [...within, name] });
}

/** A criterion that only tells decides nothing, so nothing of it is left. */
function criterion(rule: Node<'criterion'>, exporting: Exporting): Json {
  if (rule.from || rule.to) return cannot(rule.id, 'dated_criterion', exporting);
  if (rule.kind === 'informative') {
    if (!exporting.mayTell) return cannot(rule.id, 'informative_decides', exporting);
    exporting.lose({ node: rule.id, what: 'informative' });
    return true;
  }
  if (rule.kind !== 'hard') exporting.lose({ node: rule.id, what: 'kind' });
  for (const what of ['barrier', 'source', 'text'] as const)
    if (rule[what] !== undefined) exporting.lose({ node: rule.id, what });
  return condition(rule.of, exporting);
}

/** What can be wrong with the codes that a node names. */
const AREA_FAULTS = ['unknown_zone', 'zone_in_zone', 'zone_except', 'bad_range'] as const;

type Leaf = Exclude<WrittenLeaf, { op: 'compare' | 'linked' }>;

function leaf(rule: Leaf, exporting: Exporting): Json {
  if (holdsBelow(rule, exporting.facts)) exporting.lose({ node: rule.id, what: 'below' });
  switch (rule.op) {
    case 'equals':
      return equals(rule, exporting);
    case 'in':
      return { in: [variable(rule.fact), rule.values] };
    case 'between':
      return between(rule, exporting);
    case 'intersects':
      return { some: [variable(rule.fact), { in: [variable(''), rule.values] }] };
    case 'contains':
      return contains(rule);
    case 'is':
      return variable(rule.fact);
    case 'exists':
      return { '!': [{ missing: [rule.fact] }] };
    case 'under':
    case 'reaches':
      return under(rule, exporting);
    case 'elapsed':
    case 'recent':
    case 'calendarYear':
      return cannot(rule.id, 'needs_today', exporting, rule.fact);
    case 'dates':
      return cannot(rule.id, 'date', exporting, rule.fact);
    case 'happened':
      return cannot(rule.id, 'events', exporting, rule.fact);
    case 'prose':
      return cannot(rule.id, 'prose', exporting);
  }
}

/** Operators that name codes one by one; those of a hierarchy hold all that lies below them. */
const NAMING: Readonly<Record<Leaf['op'], boolean>> = {
  ...{ equals: true, in: true, intersects: true, contains: true },
  ...{ under: false, reaches: false, between: false, is: false, exists: false, elapsed: false },
  ...{ recent: false, calendarYear: false, dates: false, happened: false, prose: false },
};

function holdsBelow(rule: Leaf, facts: FactCatalogue): boolean {
  return NAMING[rule.op] && 'fact' in rule && factEntry(facts, rule.fact)?.hierarchy !== undefined;
}

/** Areas are the same on every day. */
function under(rule: Node<'under' | 'reaches'>, exporting: Exporting): Json {
  const plain = resolve(rule, { ruleId: rule.id, library: exporting.library, asOf: ANY_DAY });
  if (!plain.ok) {
    for (const { code, name } of plain.problems)
      cannot(rule.id, AREA_FAULTS.find((one) => one === code) ?? 'hierarchy', exporting, name);
    return false;
  }
  if (plain.rule.op !== 'under' && plain.rule.op !== 'reaches')
    return cannot(rule.id, 'hierarchy', exporting);
  const { fact, op, also = [] } = plain.rule;
  const areas = [plain.rule, ...also];
  // Of an element JsonLogic sees one part of the tree at a time.
  if (op === 'reaches' && (areas.length > 1 || plain.rule.except))
    return cannot(rule.id, 'hierarchy', exporting, fact);
  if (op === 'reaches') return { some: [variable(fact), underOf(variable(''), plain.rule.codes)] };
  const tests = areas.map(({ codes, except }): Json => {
    const inside = underOf(variable(fact), codes);
    return except ? { and: [inside, { '!': [underOf(variable(fact), except)] }] } : inside;
  });
  return tests.length === 1 ? (tests[0] ?? false) : { or: tests };
}

function equals({ id, fact, value }: Node<'equals'>, exporting: Exporting): Json {
  const none = typeof value === 'number' ? noNumber(fact, exporting) : null;
  return none ? cannot(id, none.code, exporting, none.name) : { '===': [variable(fact), value] };
}

function between({ id, fact, min, max, unit }: Node<'between'>, exporting: Exporting): Json {
  if (unit !== undefined) return cannot(id, 'has_unit', exporting, unit);
  const none = noNumber(fact, exporting);
  if (none) return cannot(id, none.code, exporting, none.name);
  if (min !== null && typeof min !== 'number') return cannot(id, 'dated_parameter', exporting, min.parameter);
  if (max !== null && typeof max !== 'number') return cannot(id, 'dated_parameter', exporting, max.parameter);
  if (min === null) return max === null ? true : { '<=': [variable(fact), max] };
  return max === null ? { '>=': [variable(fact), min] } : { '<=': [min, variable(fact), max] };
}

function contains({ fact, values }: Node<'contains'>): Json {
  const parts = values.map((value): Json => ({ in: [value, variable(fact)] }));
  return parts.length === 1 ? (parts[0] ?? true) : parts.length === 0 ? true : { and: parts };
}

/** JsonLogic asks whether one of a list does, or none; it has no number in between. */
function linked({ id, fact, where, min, max }: Node<'linked'>, exporting: Exporting): Json {
  const rule = condition(where, { ...exporting, facts: factEntry(exporting.facts, fact)?.of ?? {} });
  if (min === 1 && max === null) return { some: [variable(fact), rule] };
  if ((min === null || min === 0) && max === 0) return { none: [variable(fact), rule] };
  return cannot(id, 'linked_count', exporting, fact);
}

function cannot(node: string, code: ExportCode, { refuse }: Exporting, name?: string): Json {
  refuse(node, code, name);
  return false;
}
