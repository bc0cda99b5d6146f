import { canonicalJson } from '../../canonical-json';
import { factsOf, nodesOf, type RuleLibrary, type WrittenRule } from '../language';

/** A rule with the library it is read with. */
export type Dated = { rule: WrittenRule; library: RuleLibrary };

/**
 * In: versions of a rule. Out: whether what they say of each day is the same from day to day: the limits on a day all
 * move alike, so that none ever overtakes another. A year and 365 days do not, nor do a year and a fixed day.
 */
export function sharesClock(versions: readonly Dated[]): boolean {
  return [...clocksOf(versions).values()].every((of) => of.size === 1);
}

/** In: versions of a rule. Out: for each fact the ways in which limits on it move. */
export function clocksOf(versions: readonly Dated[]): ReadonlyMap<string, ReadonlySet<string>> {
  const clocks = new Map<string, Set<string>>();
  for (const node of versions.flatMap(allNodes)) {
    const clock = clockOf(node);
    if (clock === null) continue;
    for (const fact of factsOf(node)) clocks.set(fact, (clocks.get(fact) ?? new Set()).add(clock));
  }
  return clocks;
}

/**
 * In: facts, then a version of a rule. Out: the same, with each condition that reads the calendar for one of them as a
 * question that may be answered either way on any day.
 */
export function withoutCalendar(
  facts: ReadonlySet<string>,
): <Version extends Dated>(version: Version) => Version {
  const isMeant = (node: WrittenRule) =>
    readsCalendar(node) && (node.op === 'compare' || factsOf(node).some((fact) => facts.has(fact)));
  return (version) =>
    withConditions(version, (node) => (isMeant(node) ? asQuestion(node, version.library) : node));
}

/** In: a condition and the library it is read with. Out: a question in its place, which may be answered either way. */
export function asQuestion(node: WrittenRule, library: RuleLibrary): WrittenRule {
  return { id: node.id, op: 'is', fact: questionOf(node, library) };
}

/** In: a version of a rule and a change of conditions. Out: the version with each condition changed, those of predicates too. */
export function withConditions<Version extends Dated>(
  version: Version,
  change: (node: WrittenRule) => WrittenRule,
): Version {
  const { rule, library } = version;
  const { predicates } = library;
  const plain = Object.entries(predicates).map(([name, of]) => [name, changed(of, change)] as const);
  return {
    ...version,
    rule: changed(rule, change),
    library: { ...library, predicates: Object.fromEntries(plain) },
  };
}

/** In: a version of a rule. Out: all its nodes, those of the predicates it uses too. */
export function allNodes({ rule, library }: Dated): readonly WrittenRule[] {
  const seen = new Set<string>();
  const open = [...nodesOf(rule)];
  const all: WrittenRule[] = [];
  for (let node = open.pop(); node; node = open.pop()) {
    all.push(node);
    if (node.op !== 'use' || seen.has(node.predicate) || !Object.hasOwn(library.predicates, node.predicate))
      continue;
    seen.add(node.predicate);
    const meant = library.predicates[node.predicate];
    if (meant) open.push(...nodesOf(meant));
  }
  return all;
}

/** In: a node. Out: how the limits it sets on days move; null where it sets none. */
export function clockOf(node: WrittenRule): string | null {
  switch (node.op) {
    case 'elapsed':
      return `elapsed ${pace(node.unit)}`;
    case 'recent':
      return `recent ${pace(node.unit)}`;
    case 'calendarYear':
      return 'year';
    case 'happened':
      // All days there are hold every other stretch of days.
      return node.last ? `happened ${pace(node.last.unit)}` : null;
    case 'dates':
    case 'between':
    case 'equals':
    case 'compare':
      return 'fixed';
    case 'in':
    case 'under':
    case 'reaches':
    case 'intersects':
    case 'contains':
    case 'is':
    case 'exists':
    case 'linked':
    case 'prose':
    case 'all':
    case 'any':
    case 'not':
    case 'atLeast':
    case 'unless':
    case 'use':
    case 'criterion':
      return null;
  }
}

function pace(unit: 'days' | 'months' | 'years'): string {
  return unit === 'days' ? 'days' : 'months';
}

function readsCalendar(node: WrittenRule): boolean {
  const clock = clockOf(node);
  if (node.op === 'compare')
    return nodesOf(node).some((one) => one !== node && (one.op === 'use' || readsCalendar(one)));
  return clock !== null && clock !== 'fixed';
}

function changed(node: WrittenRule, change: (node: WrittenRule) => WrittenRule): WrittenRule {
  const inner = (of: WrittenRule) => changed(of, change);
  switch (node.op) {
    case 'all':
    case 'any':
    case 'atLeast':
      return { ...node, of: node.of.map(inner) };
    case 'not':
    case 'criterion':
      return { ...node, of: inner(node.of) };
    case 'unless':
      return { ...node, of: inner(node.of), except: inner(node.except) };
    case 'linked':
      return { ...node, where: inner(node.where) };
    case 'equals':
    case 'in':
    case 'under':
    case 'reaches':
    case 'between':
    case 'intersects':
    case 'contains':
    case 'is':
    case 'exists':
    case 'elapsed':
    case 'recent':
    case 'calendarYear':
    case 'dates':
    case 'compare':
    case 'happened':
    case 'prose':
    case 'use':
      return change(node);
  }
}

/** In: a condition and the library it is read with. Out: what it asks: two are one question only where they say the same with the same numbers. */
export function questionOf(node: WrittenRule, { parameters, predicates }: RuleLibrary): string {
  const said = { ...node, id: '' };
  if (node.op === 'compare') return canonicalJson([said, parameters, predicates]);
  const limits = 'min' in node ? [node.min, node.max] : [];
  const named = limits.map((limit) =>
    limit !== null && typeof limit === 'object' ? (parameters[limit.parameter] ?? null) : null,
  );
  return canonicalJson([said, named]);
}
