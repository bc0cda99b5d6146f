import type { IsoDate } from '../../dates';
import { nodesOf, partsOf, type RuleDocument, type WrittenRule } from '../language';
import { replaced } from '../lint/replace';
import { budgetOfPair, leftOut } from './budget';
import { fieldChanges, shown, textChanges, withOnly } from './fields';
import { toldEffect } from './told';
import type { DiffSetting, DocumentDiff, Effect, RuleChange } from './types';

/** A tree by its ids. */
type Tree = { nodes: ReadonlyMap<string, WrittenRule>; parents: ReadonlyMap<string, string> };
type Change = Omit<RuleChange, 'rule' | 'effect'> & { effect: Effect };
/** What is told of a tree in place of another one. */
type Measure = (first: WrittenRule, second: WrittenRule) => Effect;

/** In: two versions of a rule. Out: every change by node id, each with what it does taken alone, and what all do together. */
export function diffDocuments(before: RuleDocument, after: RuleDocument, setting: DiffSetting): DocumentDiff {
  const [old, now] = [daysLeft(before, setting.asOf), daysLeft(after, setting.asOf)];
  const areOver = old === NO_DAYS && now === NO_DAYS;
  const budget = budgetOfPair();
  const reading = { ...setting, budget };
  const measure: Measure = (first, second) =>
    areOver
      ? 'same'
      : toldEffect(
          { id: after.id, rule: first, library: setting.before },
          { id: after.id, rule: second, library: setting.before },
          reading,
        );
  const together = () =>
    toldEffect(
      { id: before.id, rule: before.rule, library: setting.before },
      { id: after.id, rule: after.rule, library: setting.after },
      reading,
    );
  // Before it begins and after it has ended a rule says nothing, and this is not part of what is compared.
  const effect = areOver ? 'same' : old === now ? together() : 'unproven';
  // What all changes do together is looked at first, as it matters most.
  const head = headChanges(before, after, setting.asOf);
  const changes = [...head, ...treeChanges(before.rule, after.rule, measure)];
  const told = changes.map((change) => ({ ...change, rule: after.id }));
  return { rule: after.id, changes: [...told, ...leftOut(after.id, budget, effect)], effect };
}

const NO_DAYS = '';

/** The days that a rule still has, as text; on those that have gone by nobody is let in or shut out. */
function daysLeft({ from, to }: Pick<RuleDocument, 'from' | 'to'>, asOf: IsoDate): string {
  const first = from && asOf < from ? from : asOf;
  return to && to < first ? NO_DAYS : `${first} ${to ?? 'on'}`;
}

function headChanges(before: RuleDocument, after: RuleDocument, asOf: IsoDate): readonly Change[] {
  const same = { node: '', effect: 'same' } as const;
  const changes: Change[] = textChanges(before.title, after.title).map(({ values }) => ({
    ...{ ...same, code: 'title', values },
  }));
  if (before.version !== after.version)
    changes.push({ ...same, code: 'version', values: { before: before.version, after: after.version } });
  if (shown(before.source) !== shown(after.source))
    changes.push({
      ...same,
      code: 'source',
      values: { before: shown(before.source), after: shown(after.source) },
    });
  for (const field of ['from', 'to'] as const)
    if (before[field] !== after[field])
      changes.push({
        ...{ node: '', code: 'valid_days' },
        effect:
          daysLeft(before, asOf) === daysLeft({ ...before, [field]: after[field] }, asOf)
            ? 'same'
            : 'unproven',
        values: { field, before: before[field] ?? '', after: after[field] ?? '' },
      });
  return changes;
}

/** In: two trees, and how one is held against another. Out: what was added, taken away, moved and changed, in the order of the later tree. */
export function treeChanges(before: WrittenRule, after: WrittenRule, measure: Measure): readonly Change[] {
  const [old, now] = [treeOf(before), treeOf(after)];
  const effect = (first: WrittenRule, second: WrittenRule | null): Effect =>
    second ? measure(first, second) : 'unproven';
  const added = tops(now, old).map(
    (node): Change => ({
      ...{ node: node.id, code: 'node_added', values: { op: node.op, nodes: nodesOf(node).length } },
      effect: isNew(node, old) ? opposite(effect(after, replaced(after, node.id, null))) : 'unproven',
    }),
  );
  const removed = tops(old, now).map(
    (node): Change => ({
      ...{ node: node.id, code: 'node_removed', values: { op: node.op, nodes: nodesOf(node).length } },
      effect: isNew(node, now) ? effect(before, replaced(before, node.id, null)) : 'unproven',
    }),
  );
  const kept = [...now.nodes.values()].flatMap((node) => {
    const earlier = old.nodes.get(node.id);
    if (!earlier) return [];
    const changes = nodeChanges(earlier, node, { old, now }, (changed) =>
      effect(before, replaced(before, node.id, changed)),
    );
    const [from, to] = [old.parents.get(node.id) ?? '', now.parents.get(node.id) ?? ''];
    if (from === to) return changes;
    const inOld = relocated(before, { node: earlier, from, to }, now);
    const inNow = inOld ? null : relocated(after, { node, from: to, to: from }, old);
    const moved = inOld ? measure(before, inOld) : inNow ? measure(inNow, after) : 'unproven';
    return [
      ...changes,
      { node: node.id, code: 'node_moved', values: { before: from, after: to }, effect: moved } as const,
    ];
  });
  return [...removed, ...added, ...kept];
}

/**
 * In: a tree, a node of it with the group it stands in and the one it is put in, and the tree that this was taken from.
 * Out: the tree with the node moved; null where there is no such group, or one that is left empty should stay.
 */
function relocated(
  tree: WrittenRule,
  { node, from, to }: { node: WrittenRule; from: string; to: string },
  other: Tree,
): WrittenRule | null {
  const without = replaced(tree, node.id, null);
  const left = without ? treeOf(without).nodes : new Map<string, WrittenRule>();
  const group = left.get(to);
  if (!without || !group || !isList(group) || (!left.has(from) && other.nodes.has(from))) return null;
  return replaced(without, to, { ...group, of: [...group.of, node] });
}

function nodeChanges(
  earlier: WrittenRule,
  node: WrittenRule,
  { old, now }: { old: Tree; now: Tree },
  effectWith: (changed: WrittenRule) => Effect,
): readonly Change[] {
  const { id } = node;
  const fields = fieldChanges(earlier, node);
  const changes: Change[] = fields.map((change) => ({
    ...{ ...change, node: id },
    effect: effectWith(withOnly(change, withPartsOf(node, earlier), { earlier, fields })),
  }));
  if (old.parents.get(id) === now.parents.get(id) && isReordered(earlier, node)) {
    const swapped = earlier.op === 'unless' ? { ...earlier, of: earlier.except, except: earlier.of } : null;
    // The cases of a number worked out are told with the number, and all that another operator holds with that.
    if (swapped && node.op === 'unless')
      changes.push({ node: id, code: 'reordered', values: {}, effect: effectWith(swapped) });
    else if (isList(earlier) && isList(node))
      changes.push({ node: id, code: 'reordered', values: {}, effect: 'same' });
  }
  return changes;
}

/** The later node around the earlier parts, so that each change is measured alone. */
function withPartsOf(node: WrittenRule, earlier: WrittenRule): WrittenRule {
  if (isList(node) && isList(earlier)) return { ...node, of: earlier.of };
  if (node.op === 'linked' && earlier.op === 'linked') return { ...node, where: earlier.where };
  if (node.op === 'criterion' && earlier.op === 'criterion') return { ...node, of: earlier.of };
  if (node.op === 'unless' && earlier.op === 'unless') return earlier;
  return node;
}

type ListNode = Extract<WrittenRule, { op: 'all' | 'any' | 'atLeast' }>;

function isList(node: WrittenRule): node is ListNode {
  return node.op === 'all' || node.op === 'any' || node.op === 'atLeast';
}

/** The parts that both have stand in another order. */
function isReordered(earlier: WrittenRule, node: WrittenRule): boolean {
  const [before, after] = [partsOf(earlier).map(({ id }) => id), partsOf(node).map(({ id }) => id)];
  const common = before.filter((id) => after.includes(id));
  return common.join(' ') !== after.filter((id) => before.includes(id)).join(' ');
}

/** Nodes that the other tree has not, and whose parent it has. */
function tops({ nodes, parents }: Tree, other: Tree): readonly WrittenRule[] {
  return [...nodes.values()].filter(({ id }) => {
    const parent = parents.get(id);
    return !other.nodes.has(id) && (parent === undefined || other.nodes.has(parent));
  });
}

/** Nothing in it comes from the other tree. */
function isNew(node: WrittenRule, other: Tree): boolean {
  return nodesOf(node).every(({ id }) => !other.nodes.has(id));
}

function opposite(effect: Effect): Effect {
  return OPPOSITES[effect];
}

const OPPOSITES: Readonly<Record<Effect, Effect>> = {
  same: 'same',
  same_known: 'same_known',
  wider: 'narrower',
  narrower: 'wider',
  may_widen: 'may_narrow',
  may_narrow: 'may_widen',
  unproven: 'unproven',
};

function treeOf(rule: WrittenRule): Tree {
  const nodes = nodesOf(rule);
  const parents = nodes.flatMap((node) => partsOf(node).map(({ id }): [string, string] => [id, node.id]));
  return { nodes: new Map(nodes.map((node) => [node.id, node])), parents: new Map(parents) };
}
