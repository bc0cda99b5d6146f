import type { WrittenRule } from '../rules';
import { exchanged, type GroupKind, type GroupView, groupNode, groupOf, placesInTree } from './tree';

/** Deeper, nobody can follow a rule by reading it. */
export const MOST_DEPTH = 6;
export const MOST_NODES = 200;

type Edited = WrittenRule | null;

/** In: a rule, a group and a node with an id of its own. Out: the rule with the node last in the group; null where that cannot be. */
export function withNode(root: WrittenRule, group: string, node: WrittenRule): Edited {
  if (idsIn(root).some((id) => idsIn(node).includes(id))) return null;
  return bounded(inGroup(root, group, (of) => [...of, node]));
}

/** In: a rule and a node. Out: the rule without it and all it holds; null for the root. */
export function withoutNode(root: WrittenRule, id: string): Edited {
  return id === root.id ? null : exchanged(root, id, () => []);
}

/** In: a rule and a condition. Out: the rule with it in the place of the one with the same id. */
export function withCriterion(root: WrittenRule, criterion: WrittenRule): Edited {
  return exchanged(root, criterion.id, (node) => (groupOf(node) ? [node] : [criterion]));
}

/** In: a rule, a node and an id of its own. Out: the rule with the node in a new group. */
export function wrapped(root: WrittenRule, id: string, group: { id: string; kind: GroupKind }): Edited {
  if (id === root.id || idsIn(root).includes(group.id)) return null;
  return bounded(exchanged(root, id, (node) => [groupNode({ ...group, count: 1, of: [node] })]));
}

/** In: a rule and a group below its root. Out: the rule with the parts of the group in its place. */
export function unwrapped(root: WrittenRule, id: string): Edited {
  return id === root.id ? null : exchanged(root, id, (node) => groupOf(node)?.of ?? [node]);
}

/** In: a rule, a group and how its parts are to belong together. Out: the rule with that; the parts stay as they are. */
export function regrouped(
  root: WrittenRule,
  id: string,
  { kind, count }: { kind: GroupKind; count: number },
): Edited {
  if (!Number.isInteger(count) || count < 1) return null;
  return changedGroup(root, id, (group) => ({ ...group, kind, count }));
}

/** In: a rule, a node and a number of places. Out: the rule with the node so many places further among its neighbours. */
export function shifted(root: WrittenRule, id: string, by: -1 | 1): Edited {
  const parent = parentOf(root, id);
  return parent && changedGroup(root, parent.id, (group) => ({ ...group, of: shiftedIn(group.of, id, by) }));
}

/** In: a rule, a node and a group that does not lie in it. Out: the rule with the node last in that group. */
export function moved(root: WrittenRule, id: string, group: string): Edited {
  const found = placesInTree(root).find(({ node }) => node.id === id);
  const without = withoutNode(root, id);
  return found && without ? withNode(without, group, found.node) : null;
}

/** The group that a node stands in; null for the root and for what is not there. */
export function parentOf(root: WrittenRule, id: string): GroupView | null {
  return placesInTree(root).find(({ node }) => node.id === id)?.parent ?? null;
}

function shiftedIn(of: readonly WrittenRule[], id: string, by: -1 | 1): readonly WrittenRule[] {
  const from = of.findIndex((part) => part.id === id);
  const [node] = of.slice(from, from + 1);
  const to = Math.min(Math.max(from + by, 0), of.length - 1);
  return node ? of.toSpliced(from, 1).toSpliced(to, 0, node) : of;
}

function inGroup(
  root: WrittenRule,
  id: string,
  change: (of: readonly WrittenRule[]) => readonly WrittenRule[],
): Edited {
  return changedGroup(root, id, (group) => ({ ...group, of: change(group.of) }));
}

function changedGroup(root: WrittenRule, id: string, change: (group: GroupView) => GroupView): Edited {
  const found = placesInTree(root).find(({ node }) => node.id === id);
  const group = found && groupOf(found.node);
  return group ? exchanged(root, id, () => [groupNode(change(group))]) : null;
}

function bounded(root: Edited): Edited {
  if (!root) return null;
  const places = placesInTree(root);
  return places.length <= MOST_NODES && places.every(({ depth }) => depth <= MOST_DEPTH) ? root : null;
}

function idsIn(root: WrittenRule): readonly string[] {
  return placesInTree(root).map(({ node }) => node.id);
}
