import type { IsoDate } from '../../dates';
import { type Limit, nodesOf, type WrittenRule } from '../language';
import { readLimit } from '../language/resolving';
import { certainFindings } from './certain';
import { countedDays, isOnlyLater, type Span, spansOf } from './counted-days';
import { byHand, exchange, onDay, plainOf, type Subject } from './mending';
import { replaced } from './replace';
import type { LintCode, Mend } from './types';

/** Limits of which the lower one is above the upper one. */
type Crossed = { min: number | string; max: number | string };

/** In: a limit and what it is read with. Out: its number on the day; null for none, or for one that is not known. */
export function numberOf(limit: Limit, { setting }: Subject): number | null {
  const read = readLimit(limit, '', { ...setting, report: () => undefined });
  return read === 'open' ? null : read.value;
}

/** In: a condition. Out: its limits on the day where they leave nothing between them; else null. */
export function crossedIn(node: WrittenRule, subject: Subject): Crossed | null {
  if (node.op === 'dates') {
    const { from, to } = node;
    return from !== null && to !== null && from > to ? { min: from, max: to } : null;
  }
  if (!('min' in node)) return null;
  const [min, max] = [numberOf(node.min, subject), numberOf(node.max, subject)];
  return min !== null && max !== null && min > max ? { min, max } : null;
}

/** In: a rule. Out: its conditions whose limits leave nothing between them on the day of reading. */
export function crossedNodes(subject: Subject): readonly WrittenRule[] {
  return nodesOf(subject.document.rule).filter((node) => crossedIn(node, subject) !== null);
}

/** In: a rule. Out: those of its conditions whose limits leave nothing between them, be it on some days; not where they come to do so on a later day for good, for what is certain of the condition may be so before. */
export function toldCrossed(subject: Subject): readonly WrittenRule[] {
  return nodesOf(subject.document.rule).filter((node) => {
    const spans = crossings(node, subject);
    return spans.length > 0 && !isOnlyLater(spans);
  });
}

/** In: a condition. Out: when its limits leave nothing between them, and these. */
export function crossings(node: WrittenRule, subject: Subject): readonly (Crossed & Span)[] {
  const on = (day: IsoDate) => crossedIn(node, onDay(subject, day));
  const isDated =
    'min' in node && [node.min, node.max].some((one) => typeof one === 'object' && one !== null);
  if (!isDated) {
    const crossed = crossedIn(node, subject);
    return crossed ? [{ ...crossed, on: subject.setting.asOf }] : [];
  }
  return spansOf(node, subject, (day) => on(day) !== null).flatMap((span) => {
    const crossed = on(span.on);
    return crossed ? [{ ...crossed, ...span }] : [];
  });
}

/**
 * In: a rule, such conditions of it, and days. Out: the rule with a question in place of each whose limits leave nothing
 * on any of these days: it would hide what is wrong beside it.
 */
export function withoutCrossed(
  subject: Subject,
  nodes: readonly WrittenRule[],
  days: readonly IsoDate[],
): Subject {
  const { document } = subject;
  const rule = nodes
    .filter((node) => days.every((day) => crossedIn(node, onDay(subject, day))))
    .reduce<WrittenRule>((whole, { id }) => replaced(whole, id, asQuestion(id)) ?? whole, document.rule);
  return { ...subject, document: { ...document, rule } };
}

function asQuestion(id: string): WrittenRule {
  return { id, op: 'is', fact: `crossed ${id}` };
}

/** In: a node with its limits swapped, and these. Out: the mend that puts it in place, where that is enough on every day on which it counts; else one for a person. */
export function swapped(node: WrittenRule, { min, max }: Crossed, subject: Subject): Mend {
  const values = { min: max, max: min };
  return isMendedBy(node, subject)
    ? exchange({ code: 'swap_limits', values }, node, subject)
    : byHand('give_way', { parts: [], count: 0 });
}

/** Whether its limits stand in order on each stretch of days on which it counts, and nothing is certain with it that would not be without. */
function isMendedBy(node: WrittenRule, subject: Subject): boolean {
  const { document, budgets } = subject;
  const [rule, other] = [node, asQuestion(node.id)].map((by) => replaced(document.rule, node.id, by));
  if (!rule || !other) return false;
  return countedDays(node, subject).every((day) => {
    const on = onDay(subject, day);
    if (crossedIn(node, on)) return false;
    const before = new Set(certainIn(other, on));
    return certainIn(rule, on).every((one) => before.has(one)) && budgets.proving.steps > 0;
  });
}

const CERTAIN: ReadonlySet<LintCode> = new Set<LintCode>(['contradiction', 'tautology']);

function certainIn(
  rule: WrittenRule,
  { document, setting, budgets: { proving } }: Subject,
): readonly string[] {
  const changed = { document: { ...document, rule }, setting, budgets: { judging: proving, proving } };
  const plain = plainOf(rule, changed);
  const findings = plain ? certainFindings(plain, changed).findings : [];
  return findings.flatMap(({ code, node }) => (CERTAIN.has(code) ? [`${code} ${node}`] : []));
}
