import type { WrittenRule } from '../rules';
import { ELIGIBILITY } from './types';

/** How the parts of a group belong together; `none`: no part may be so. */
export const GROUP_KINDS = ['all', 'any', 'none', 'atLeast'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

/** A group with its parts, whatever it is written as. */
export type GroupView = { id: string; kind: GroupKind; count: number; of: readonly WrittenRule[] };

/** A rule that asks nothing yet. */
export const EMPTY_RULE: WrittenRule = { op: 'all', id: ELIGIBILITY, of: [] };

/** In: a node. Out: the group it is; null for a condition, and for what this builder does not write. */
export function groupOf(node: WrittenRule): GroupView | null {
  const { id } = node;
  if (node.op === 'all' || node.op === 'any') return { id, kind: node.op, count: 1, of: node.of };
  if (node.op === 'atLeast') return { id, kind: 'atLeast', count: node.count, of: node.of };
  if (node.op !== 'not' || node.of.op !== 'any' || node.of.id !== innerId(id)) return null;
  return { id, kind: 'none', count: 1, of: node.of.of };
}

/** In: a group. Out: the node it is written as. */
export function groupNode({ id, kind, count, of }: GroupView): WrittenRule {
  switch (kind) {
    case 'all':
      return { op: 'all', id, of };
    case 'any':
      return { op: 'any', id, of };
    case 'none':
      return { op: 'not', id, of: { op: 'any', id: innerId(id), of } };
    case 'atLeast':
      return { op: 'atLeast', id, count, of };
  }
}

function innerId(id: string): string {
  return `${id}.of`;
}

/** In: a rule. Out: its nodes as the builder shows them, itself first, each with the group it stands in and its depth. */
export function placesInTree(
  root: WrittenRule,
): readonly { node: WrittenRule; parent: GroupView | null; depth: number }[] {
  return placesBelow(root, null, 0);
}

type Placed = ReturnType<typeof placesInTree>;

function placesBelow(node: WrittenRule, parent: GroupView | null, depth: number): Placed {
  const group = groupOf(node);
  const inner = group?.of.flatMap((part) => placesBelow(part, group, depth + 1)) ?? [];
  return [{ node, parent, depth }, ...inner];
}

/** In: a rule, the id of a node and what stands in its place. Out: the rule with it; null where there is no such node, or nothing is left. */
export function exchanged(
  root: WrittenRule,
  id: string,
  by: (node: WrittenRule) => readonly WrittenRule[],
): WrittenRule | null {
  if (!placesInTree(root).some(({ node }) => node.id === id)) return null;
  const [only, ...others] = exchangedIn(root, id, by);
  return only && others.length === 0 ? only : null;
}

function exchangedIn(
  node: WrittenRule,
  id: string,
  by: (node: WrittenRule) => readonly WrittenRule[],
): readonly WrittenRule[] {
  if (node.id === id) return by(node);
  const group = groupOf(node);
  if (!group) return [node];
  return [groupNode({ ...group, of: group.of.flatMap((part) => exchangedIn(part, id, by)) })];
}
