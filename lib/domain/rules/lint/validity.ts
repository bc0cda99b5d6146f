import { dayFromNumber, dayNumber, type IsoDate } from '../../dates';
import { partsOf, type RuleDocument, type RuleLibrary, type WrittenRule } from '../language';
import { byHand } from './mending';
import type { LintSetting, NodeFinding } from './types';

/** Days in a row, both ends included. */
type Days = { first: number; last: number };
type Dated = Pick<RuleDocument, 'rule' | 'from' | 'to'>;

/** In: a document with days of its own. Out: what is wrong with them, and when nothing of the rule is in force within them. */
export function validityFindings(document: RuleDocument, setting: LintSetting): readonly NodeFinding[] {
  const own = periodOf(document, setting);
  return own.some(({ code }) => code !== 'not_yet_valid')
    ? own
    : [...own, ...emptyFindings(document, setting)];
}

function periodOf({ from, to }: RuleDocument, { asOf }: LintSetting): readonly NodeFinding[] {
  const values = { from: from ?? '', to: to ?? '' };
  const node = '';
  if (from && to && from > to) {
    const swapped = { code: 'swap_limits', values: { min: to, max: from } } as const;
    return [{ node, code: 'never_valid', values, mend: swapped }];
  }
  if (to && to < asOf) return [{ node, code: 'expired', values, mend: byHand('later_end') }];
  const early = byHand('earlier_start', values);
  return from && asOf < from ? [{ node, code: 'not_yet_valid', values, mend: early }] : [];
}

/** In: a tree, with its days if it has any. Out: criteria none of whose days are days of the rule, or of the criterion they stand in. */
export function outsideFindings({ rule, ...days }: Dated): readonly NodeFinding[] {
  return outsideIn(rule, daysOf(days));
}

function outsideIn(node: WrittenRule, around: Days): readonly NodeFinding[] {
  const within = (days: Days) => partsOf(node).flatMap((part) => outsideIn(part, days));
  if (node.op !== 'criterion') return within(around);
  const own = daysOf(node);
  // Whose days end before they begin is told as such.
  if (own.first > own.last) return [];
  const side = own.first > around.last ? 'after' : own.last < around.first ? 'before' : null;
  if (side === null) return within(both(own, around));
  const [day, other] = side === 'after' ? [own.first, around.last] : [own.last, around.first];
  const values = { side, day: dayFromNumber(day), other: dayFromNumber(other) };
  return [{ node: node.id, code: 'outside_days', values, mend: byHand('days_within') }];
}

/** Each stretch of days, from the day of reading on, on which the rule asks for nothing though it has something to ask. */
function emptyFindings(document: RuleDocument, { library, asOf }: LintSetting): readonly NodeFinding[] {
  const { rule } = document;
  if (!decides(rule)) return [];
  const left = both(daysOf(document), { first: dayNumber(asOf), last: Infinity });
  const filled = inForce(rule, { library, within: [] }).toSorted((a, b) => a.first - b.first);
  const gaps: Days[] = [];
  let { first } = left;
  for (const days of [...filled, { first: Infinity, last: Infinity }]) {
    if (first < days.first && first <= left.last)
      gaps.push({ first, last: Math.min(days.first - 1, left.last) });
    first = Math.max(first, days.last + 1);
  }
  return gaps.map(({ first: from, last }): NodeFinding => {
    const values = { from: dayFromNumber(from), to: last === Infinity ? '' : dayFromNumber(last) };
    return { node: '', code: 'nothing_in_force', values, mend: byHand('fill_days') };
  });
}

/** In: a node, with what it refers to, and a day. Out: whether something of it decides on that day. */
export function decidesOn(node: WrittenRule, library: RuleLibrary, day: IsoDate): boolean {
  const at = dayNumber(day);
  return inForce(node, { library, within: [] }).some(({ first, last }) => first <= at && at <= last);
}

type Reading = { library: RuleLibrary; within: readonly string[] };

/** Stretches of days on which something of a node decides. */
function inForce(node: WrittenRule, reading: Reading): readonly Days[] {
  switch (node.op) {
    case 'all':
    case 'any':
    case 'atLeast':
      return node.of.length === 0 ? [EVER] : node.of.flatMap((part) => inForce(part, reading));
    case 'not':
    case 'unless':
      return inForce(node.of, reading);
    case 'linked':
      return inForce(node.where, reading);
    case 'criterion': {
      if (node.kind === 'informative') return [];
      const own = daysOf(node);
      return inForce(node.of, reading)
        .map((days) => both(days, own))
        .filter(({ first, last }) => first <= last);
    }
    case 'use': {
      const { library, within } = reading;
      const { predicate: name } = node;
      const meant = Object.hasOwn(library.predicates, name) ? library.predicates[name] : undefined;
      if (!meant || within.includes(name)) return [EVER];
      return inForce(meant, { library, within: [...within, name] });
    }
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
      return [EVER];
  }
}

/** Whether it does more than tell. */
function decides(node: WrittenRule): boolean {
  if (node.op === 'criterion' && node.kind === 'informative') return false;
  const parts = node.op === 'compare' ? [] : partsOf(node);
  return parts.length === 0 || parts.some(decides);
}

const EVER: Days = { first: -Infinity, last: Infinity };

function daysOf({ from, to }: { from?: IsoDate | undefined; to?: IsoDate | undefined }): Days {
  return { first: from ? dayNumber(from) : -Infinity, last: to ? dayNumber(to) : Infinity };
}

function both(a: Days, b: Days): Days {
  return { first: Math.max(a.first, b.first), last: Math.min(a.last, b.last) };
}
