import type { IsoDate } from '../../dates';
import { nodesOf, type WrittenRule } from '../language';
import { byHand, type Subject } from './mending';
import { keyOf, type Story } from './stories';
import type { NodeFinding } from './types';

const NONE: readonly NodeFinding[] = [];
const NO_PARTS = { parts: [], count: 0 };

type Wholes = {
  /** What nobody meets, though on the day something in it is told instead, which another day may not bear out. */
  onlyDecided: (story: Story) => readonly NodeFinding[];
  /** Of what is told, without those that nobody meets because of something in them that is told already, from the same day on or before. */
  unlessInside: (told: readonly NodeFinding[]) => readonly NodeFinding[];
};

/** In: a rule. Out: how nodes are told that nobody meets for good, where only something in them is found on each day. */
export function wholesIn({ document: { rule, to } }: Subject): Wholes {
  const nodes = nodesOf(rule);
  const made = new Set<string>();
  const onlyDecided = (story: Story): readonly NodeFinding[] => {
    if (!story) return NONE;
    return nodes.flatMap((node): readonly NodeFinding[] => {
      const one = { node: node.id, code: 'contradiction' } as const;
      if (!story.decided.has(keyOf(one)) || story.found.has(keyOf(one))) return NONE;
      made.add(keyOf(one));
      const severity = node === rule ? 'error' : 'warning';
      return [{ ...one, severity, values: { parts: [] }, mend: byHand('give_way', NO_PARTS) }];
    });
  };
  const unlessInside = (told: readonly NodeFinding[]) =>
    told.filter((whole) => {
      if (!made.has(keyOf(whole))) return true;
      const isBefore = ({ code, since }: NodeFinding) =>
        code === 'contradiction' && (since ?? '') <= (whole.since ?? '');
      const never = new Set(told.filter((one) => one !== whole && isBefore(one)).map(({ node }) => node));
      return !nodes.some((node) => node.id === whole.node && isNeverBy(node, { never, last: to ?? null }));
    });
  return { onlyDecided, unlessInside };
}

/** Nodes that nobody meets while they are in force, and the last day of the rule. */
type Inside = { never: ReadonlySet<string>; last: IsoDate | null };

/** Whether nobody meets it, up to its last day, as nobody meets some of the nodes in it. */
function isNeverBy(rule: WrittenRule, inside: Inside): boolean {
  const isNever = (part: WrittenRule) =>
    !endsBefore(part, inside.last) && (inside.never.has(part.id) || isNeverBy(part, inside));
  switch (rule.op) {
    case 'any':
      return rule.of.length > 0 && rule.of.every(isNever);
    case 'atLeast':
      return rule.of.filter((part) => !isNever(part)).length < rule.count;
    case 'unless':
      return isNever(rule.of);
    case 'linked':
      return typeof rule.min === 'number' && rule.min > 0 && isNever(rule.where);
    case 'all':
      return rule.of.some(isNever);
    case 'criterion':
      return isNever(rule.of);
    case 'not':
    case 'use':
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
      return false;
  }
}

function endsBefore(part: WrittenRule, last: IsoDate | null): boolean {
  return (
    part.op === 'criterion' && part.to !== undefined && part.to !== null && (last === null || part.to < last)
  );
}
