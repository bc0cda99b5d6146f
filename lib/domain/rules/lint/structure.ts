import type { IsoDate } from '../../dates';
import type { WrittenRule, WrittenTerm } from '../language';
import { type Span, spansOf } from './counted-days';
import { crossings, numberOf, swapped } from './crossed';
import { byHand, exchange, onDay, removal, type Subject } from './mending';
import { replaced } from './replace';
import type { NodeFinding } from './types';
import { decidesOn } from './validity';

type Of<Op extends WrittenRule['op']> = Extract<WrittenRule, { op: Op }>;
const NONE: readonly NodeFinding[] = [];

/** In: a node. Out: what is wrong with its shape, whatever the facts: empty groups, counts, limits and days that leave nothing. */
export function structureFindings(node: WrittenRule, subject: Subject): readonly NodeFinding[] {
  switch (node.op) {
    case 'all':
    case 'any':
      return node.of.length === 0 ? [emptyGroup(node, subject)] : NONE;
    case 'atLeast':
      return countFindings(node, subject);
    case 'between':
    case 'elapsed':
    case 'happened':
    case 'linked':
      return limitFindings(node, subject);
    case 'dates':
      return dayFindings(node, subject);
    case 'criterion':
      return periodFindings(node, subject);
    case 'compare':
      return [node.left, node.right].flatMap((term) => divisionFindings(node, term, subject));
    case 'equals':
    case 'in':
    case 'under':
    case 'reaches':
    case 'intersects':
    case 'contains':
    case 'is':
    case 'exists':
    case 'recent':
    case 'calendarYear':
    case 'prose':
    case 'not':
    case 'unless':
    case 'use':
      return NONE;
  }
}

function emptyGroup(node: Of<'all' | 'any' | 'atLeast'>, subject: Subject): NodeFinding {
  const holds = node.op === 'all' || (node.op === 'atLeast' && node.count === 0);
  const canGo = replaced(subject.document.rule, node.id, null) !== null;
  return {
    node: node.id,
    code: 'empty_group',
    values: { op: node.op, holds: holds ? 'always' : 'never' },
    mend: byHand('fill', { canGo: canGo ? 'yes' : 'no' }),
  };
}

function countFindings(node: Of<'atLeast'>, subject: Subject): readonly NodeFinding[] {
  const { id, count, of } = node;
  const values = { count, of: of.length };
  if (of.length === 0) return [emptyGroup(node, subject)];
  if (count > of.length) {
    const mend = exchange({ code: 'lower_count', values }, { ...node, count: of.length }, subject);
    return [{ node: id, code: 'count_too_high', values, mend }];
  }
  if (count > 0) return fewerInForce(node, subject);
  const mend = removal(id, subject) ?? exchange(byHand('raise_count'), { ...node, count: 1 }, subject);
  return [{ node: id, code: 'count_zero', values, mend }];
}

/** When fewer parts are in force than are asked for; while none is, nothing is asked for. */
function fewerInForce(node: Of<'atLeast'>, subject: Subject): readonly NodeFinding[] {
  const { id, count, of } = node;
  const { library } = subject.setting;
  const idleOn = (day: IsoDate) => of.filter((part) => !decidesOn(part, library, day));
  const spans = spansOf(node, subject, (day) => {
    const left = of.length - idleOn(day).length;
    return left > 0 && left < count;
  });
  return spans.map((span): NodeFinding => {
    const idle = idleOn(span.on);
    // The first day on which enough parts may come into force is named, where it is still to come.
    const coming = idle.flatMap((part) => (part.op === 'criterion' && part.from) || []);
    const [from] = coming.filter((day) => span.on < day).toSorted();
    const values = { needed: count, of: of.length - idle.length, parts: idle.map((part) => part.id) };
    return {
      ...{ node: id, code: 'too_few_in_force', ...daysOf(span) },
      values: { ...values, from: from ?? '' },
      mend: from === undefined ? byHand('later_end') : byHand('earlier_start', { from, to: '' }),
    };
  });
}

function limitFindings(
  node: Of<'between' | 'elapsed' | 'happened' | 'linked'>,
  subject: Subject,
): readonly NodeFinding[] {
  return crossedFindings({ ...node, min: node.max, max: node.min }, crossings(node, subject), subject);
}

function dayFindings(node: Of<'dates'>, subject: Subject): readonly NodeFinding[] {
  return crossedFindings({ ...node, from: node.to, to: node.from }, crossings(node, subject), subject);
}

/** Limits that leave nothing on some days alone are told with these days, and whoever reads it decides. */
function crossedFindings(
  turned: WrittenRule,
  crossed: ReturnType<typeof crossings>,
  subject: Subject,
): readonly NodeFinding[] {
  return crossed.map(({ min, max, ...span }): NodeFinding => {
    const one = { node: turned.id, code: 'min_above_max', values: { min, max } } as const;
    return isForGood(span)
      ? { ...one, mend: swapped(turned, { min, max }, subject) }
      : { ...one, ...daysOf(span), severity: 'warning', mend: byHand('give_way', NO_PARTS) };
  });
}

const NO_PARTS = { parts: [], count: 0 };

function isForGood({ since, until }: Span): boolean {
  return since === undefined && until === undefined;
}

function daysOf({ since, until }: Span): Pick<NodeFinding, 'since' | 'until'> {
  return { ...(since && { since }), ...(until && { until }) };
}

function periodFindings(node: Of<'criterion'>, subject: Subject): readonly NodeFinding[] {
  const { id, from, to } = node;
  const { asOf } = subject.setting;
  const values = { from: from ?? '', to: to ?? '' };
  if (from && to && from > to) {
    const mend = swapped({ ...node, from: to, to: from }, { min: from, max: to }, subject);
    return [{ node: id, code: 'never_valid', values, mend }];
  }
  if (to && to < asOf)
    return [{ node: id, code: 'expired', values, mend: removal(id, subject) ?? byHand('later_end') }];
  const early = byHand('earlier_start', values);
  return from && asOf < from ? [{ node: id, code: 'not_yet_valid', values, mend: early }] : NONE;
}

function divisionFindings(node: WrittenRule, term: WrittenTerm, subject: Subject): readonly NodeFinding[] {
  const within = (part: WrittenTerm) => divisionFindings(node, part, subject);
  if (term.term === 'sum') return term.of.flatMap(within);
  if (term.term === 'choose')
    return [...term.cases.map(({ value }) => value), term.otherwise].flatMap(within);
  if (term.term !== 'ratio') return NONE;
  const inner = [term.of, term.by].flatMap(within);
  const { by } = term;
  const isNought = (day: IsoDate) => by.term === 'number' && numberOf(by.value, onDay(subject, day)) === 0;
  const found = spansOf(node, subject, isNought).map((span): NodeFinding => {
    const one = { node: node.id, code: 'divided_by_nought', values: {}, ...daysOf(span) } as const;
    return { ...one, ...(!isForGood(span) && { severity: 'warning' }), mend: byHand('other_divisor') };
  });
  return [...inner, ...found];
}
