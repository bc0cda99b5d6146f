import type { WrittenRule, WrittenTerm } from '../language';
import { crossedIn, numberOf, swapped } from './crossed';
import { byHand, exchange, removal, type Subject } from './mending';
import { replaced } from './replace';
import type { NodeFinding } from './types';

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
      return [node.left, node.right].flatMap((term) => divisionFindings(node.id, term, subject));
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
  const idle = outOfForce(of, subject);
  if (count > of.length - idle.length) return [tooFewInForce(node, idle)];
  const mend = removal(id, subject) ?? exchange(byHand('raise_count'), { ...node, count: 1 }, subject);
  return count === 0 ? [{ node: id, code: 'count_zero', values, mend }] : NONE;
}

type Criterion = Of<'criterion'>;

function outOfForce(of: readonly WrittenRule[], { setting: { asOf } }: Subject): readonly Criterion[] {
  return of.flatMap((part) =>
    part.op === 'criterion' && ((part.from && asOf < part.from) || (part.to && part.to < asOf)) ? [part] : [],
  );
}

/** The first day on which enough parts may come into force is named, where it is still to come. */
function tooFewInForce({ id, count, of }: Of<'atLeast'>, idle: readonly Criterion[]): NodeFinding {
  const [from] = idle.flatMap((part) => part.from ?? []).toSorted();
  const values = { needed: count, of: of.length - idle.length, parts: idle.map((part) => part.id) };
  return {
    ...{ node: id, code: 'too_few_in_force' },
    values: { ...values, from: from ?? '' },
    mend: from === undefined ? byHand('later_end') : byHand('earlier_start', { from, to: '' }),
  };
}

function limitFindings(
  node: Of<'between' | 'elapsed' | 'happened' | 'linked'>,
  subject: Subject,
): readonly NodeFinding[] {
  const crossed = crossedIn(node, subject);
  if (!crossed) return NONE;
  const mend = swapped({ ...node, min: node.max, max: node.min }, crossed, subject);
  return [{ node: node.id, code: 'min_above_max', values: crossed, mend }];
}

function dayFindings(node: Of<'dates'>, subject: Subject): readonly NodeFinding[] {
  const crossed = crossedIn(node, subject);
  if (!crossed) return NONE;
  const mend = swapped({ ...node, from: node.to, to: node.from }, crossed, subject);
  return [{ node: node.id, code: 'min_above_max', values: crossed, mend }];
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

function divisionFindings(node: string, term: WrittenTerm, subject: Subject): readonly NodeFinding[] {
  const within = (part: WrittenTerm) => divisionFindings(node, part, subject);
  if (term.term === 'sum') return term.of.flatMap(within);
  if (term.term === 'choose')
    return [...term.cases.map(({ value }) => value), term.otherwise].flatMap(within);
  if (term.term !== 'ratio') return NONE;
  const inner = [term.of, term.by].flatMap(within);
  const isNought = term.by.term === 'number' && numberOf(term.by.value, subject) === 0;
  return isNought
    ? [...inner, { node, code: 'divided_by_nought', values: {}, mend: byHand('other_divisor') }]
    : inner;
}
