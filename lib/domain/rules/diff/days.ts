import { canonicalJson } from '../../canonical-json';
import { day, dayFromNumber, dayNumber, type IsoDate } from '../../dates';
import { type Limit, partsOf, type RuleLibrary, type WrittenRule, type WrittenTerm } from '../language';

type Dated = { rule: WrittenRule; library: RuleLibrary };
type Walk = { library: RuleLibrary; seen: Set<WrittenRule>; days: Set<IsoDate> };

const FIRST = dayNumber(day('0001-01-01'));
const LAST = dayNumber(day('9999-12-31'));

/**
 * In: two versions of a rule. Out: the days from which one of them reads otherwise, for a condition begins or has ended,
 * or a number or a rate is another one; and the day before each of these. Limits that move with every day are not among
 * them: whether two of those move alike is told by `sharesClock`.
 */
export function turningDays(before: Dated, after: Dated): readonly IsoDate[] {
  const days = new Set(ratesApart(before.library, after.library));
  for (const { rule, library } of [before, after]) visit(rule, { library, seen: new Set(), days });
  return [...new Set([...days].flatMap((one) => [...moved(one, -1), one]))].toSorted();
}

function visit(rule: WrittenRule, walk: Walk): void {
  const { library, seen, days } = walk;
  if (seen.has(rule)) return;
  seen.add(rule);
  if (rule.op === 'criterion') {
    if (rule.from) days.add(rule.from);
    if (rule.to) for (const after of moved(rule.to, 1)) days.add(after);
  }
  for (const name of parametersIn(rule))
    for (const { from } of held(library.parameters, name)?.history ?? []) days.add(from);
  const meant = rule.op === 'use' ? held(library.predicates, rule.predicate) : undefined;
  if (meant) visit(meant, walk);
  for (const part of partsOf(rule)) visit(part, walk);
}

function parametersIn(rule: WrittenRule): readonly string[] {
  if (rule.op === 'compare') return [...parametersOf(rule.left), ...parametersOf(rule.right)];
  return 'min' in rule ? [rule.min, rule.max].flatMap(nameOf) : [];
}

function parametersOf(term: WrittenTerm): readonly string[] {
  switch (term.term) {
    case 'number':
      return nameOf(term.value);
    case 'sum':
      return term.of.flatMap(parametersOf);
    case 'ratio':
      return [...parametersOf(term.of), ...parametersOf(term.by)];
    case 'choose':
      return [...term.cases.flatMap(({ value }) => parametersOf(value)), ...parametersOf(term.otherwise)];
    default:
      return [];
  }
}

function nameOf(limit: Limit): readonly string[] {
  return limit !== null && typeof limit === 'object' ? [limit.parameter] : [];
}

/** Days of the rates that only one of the two has. */
function ratesApart(before: RuleLibrary, after: RuleLibrary): readonly IsoDate[] {
  const [old, now] = [dayByRate(before), dayByRate(after)];
  const gone = [...old].filter(([rate]) => !now.has(rate));
  const added = [...now].filter(([rate]) => !old.has(rate));
  return [...gone, ...added].map(([, from]) => from);
}

function dayByRate({ rates }: RuleLibrary): ReadonlyMap<string, IsoDate> {
  return new Map(rates.map((rate) => [canonicalJson(rate), rate.day]));
}

function held<Value>(of: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}

/** A day so many days on; nothing beyond the years that days are written in. */
function moved(from: IsoDate, by: number): readonly IsoDate[] {
  const number = dayNumber(from) + by;
  return FIRST <= number && number <= LAST ? [dayFromNumber(number)] : [];
}
