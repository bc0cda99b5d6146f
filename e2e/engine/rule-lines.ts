import type { Limit, Term, WrittenTerm } from '@/lib/domain/rules';
import type { AnyRule } from './oracle/place';
import { dayText } from './vocabulary';

/** In: lines. Out: the same a step further in. */
export function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

/** In: a rule of either form. Out: one line a node. */
export function ruleLines(rule: AnyRule): readonly string[] {
  const below = (parts: readonly AnyRule[]) => indent(parts.flatMap(ruleLines));
  switch (rule.op) {
    case 'all':
      return [rule.of.length > 0 ? 'all of these hold:' : 'holds in any case', ...below(rule.of)];
    case 'any':
      return [rule.of.length > 0 ? 'one of these holds:' : 'holds in no case', ...below(rule.of)];
    case 'not':
      return ['it does not hold that:', ...below([rule.of])];
    case 'atLeast':
      return [`at least ${rule.count} of these hold:`, ...below(rule.of)];
    case 'unless':
      return ['this holds:', ...below([rule.of]), 'or the exception does:', ...below([rule.except])];
    case 'criterion': {
      const days = [rule.from ? ` from ${rule.from}` : '', rule.to ? ` to ${rule.to}` : ''].join('');
      return [`criterion (${rule.kind}${days}):`, ...below([rule.of])];
    }
    case 'linked':
      return [`of the ${rule.fact}, ${limitText(rule)} are such that:`, ...below([rule.where])];
    case 'compare':
      return [
        `${termText(rule.left)} ${rule.relation} ${termText(rule.right)}`,
        ...below(rulesIn([rule.left, rule.right])),
      ];
    default:
      return [leafText(rule)];
  }
}

type Groups = 'all' | 'any' | 'not' | 'atLeast' | 'unless' | 'criterion' | 'linked' | 'compare';

function leafText(leaf: Exclude<AnyRule, { op: Groups }>): string {
  switch (leaf.op) {
    case 'use':
      return `what ${leaf.predicate} means`;
    case 'prose':
      return `the institution says so (${leaf.id})`;
    case 'equals':
      return `${leaf.fact} is ${leaf.value}`;
    case 'in':
      return `${leaf.fact} is one of ${listText(leaf.values)}`;
    case 'intersects':
      return `${leaf.fact} has one of ${listText(leaf.values)}`;
    case 'contains':
      return `${leaf.fact} has all of ${listText(leaf.values)}`;
    case 'under':
    case 'reaches': {
      const areas = [leaf, ...('also' in leaf ? (leaf.also ?? []) : [])].map(
        ({ codes, except }) => listText(codes) + (except ? ` without ${listText(except)}` : ''),
      );
      return `${leaf.fact} ${leaf.op === 'under' ? 'lies in' : 'has one in'} ${areas.join(', or in ')}`;
    }
    case 'between': {
      const open =
        'minOpen' in leaf || 'maxOpen' in leaf
          ? ` (min ${leaf.minOpen ? 'left out' : 'included'}, max ${leaf.maxOpen ? 'left out' : 'included'})`
          : '';
      return `${leaf.fact} is ${limitText(leaf)}${leaf.unit ? ` ${leaf.unit}` : ''}${open}`;
    }
    case 'is':
      return `${leaf.fact} is yes`;
    case 'exists':
      return `${leaf.fact} is known`;
    case 'elapsed':
      return `${leaf.fact} is ${limitText(leaf)} whole ${leaf.unit} ago`;
    case 'recent':
      return `${leaf.fact} lies in the last ${leaf.last} ${leaf.unit}`;
    case 'calendarYear':
      return `${leaf.fact} lies in the calendar year ${leaf.back} back`;
    case 'dates':
      return `${leaf.fact} lies from ${leaf.from ?? 'ever'} to ${leaf.to ?? 'ever'}`;
    case 'happened': {
      const days = 'last' in leaf && leaf.last ? ` in the last ${leaf.last.count} ${leaf.last.unit}` : '';
      const range = 'from' in leaf ? ` from ${dayOr(leaf.from)} to ${dayOr(leaf.to)}` : '';
      return `of the ${leaf.fact}, ${limitText(leaf)} were ${listText(leaf.codes)}${days}${range}`;
    }
  }
}

function dayOr(day: number | null): string {
  return day === null ? 'ever' : dayText(day);
}

/** In: codes of which one is enough. */
export function listText(list: readonly string[]): string {
  return list.length > 0 ? list.join(' or ') : 'nothing';
}

function limitText({ min, max }: { min: Limit; max: Limit }): string {
  const text = (limit: Limit) =>
    typeof limit === 'object' && limit ? `the parameter ${limit.parameter}` : `${limit}`;
  if (min === null && max === null) return 'any number';
  if (max === null) return `at least ${text(min)}`;
  return min === null ? `at most ${text(max)}` : `between ${text(min)} and ${text(max)}`;
}

/** In: a term. Out: what it says on one line; rules within it follow on lines of their own. */
function termText(term: Term | WrittenTerm): string {
  switch (term.term) {
    case 'number':
      return typeof term.value === 'number' ? String(term.value) : `the parameter ${term.value.parameter}`;
    case 'fact':
      return term.unit ? `${term.fact} in ${term.unit}` : term.fact;
    case 'sum':
      return `the sum of (${term.of.map(termText).join(' and ')})`;
    case 'ratio':
      return `(${termText(term.of)}) over (${termText(term.by)})`;
    case 'count':
      return `the number of ${term.fact}`;
    case 'total':
      return `the total of ${term.of}${term.unit ? ` in ${term.unit}` : ''} over ${term.fact}${term.where ? ' such that …' : ''}`;
    case 'choose': {
      const cases = term.cases.map(({ value }) => `${termText(value)} if …`);
      return `the first of (${[...cases, `${termText(term.otherwise)} otherwise`].join(', ')})`;
    }
  }
}

function rulesIn(terms: readonly (Term | WrittenTerm)[]): readonly AnyRule[] {
  return terms.flatMap((term): readonly AnyRule[] => {
    switch (term.term) {
      case 'sum':
        return rulesIn(term.of);
      case 'ratio':
        return rulesIn([term.of, term.by]);
      case 'total':
        return term.where ? [term.where] : [];
      case 'choose':
        return [
          ...term.cases.flatMap(({ when, value }) => [when, ...rulesIn([value])]),
          ...rulesIn([term.otherwise]),
        ];
      default:
        return [];
    }
  });
}
