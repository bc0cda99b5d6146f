import type { Rule } from '../rules';

type Group = 'all' | 'any' | 'not' | 'atLeast';

/** A node of a rule that reads facts. To contain a list is to intersect with each of its elements, and is turned into that. */
export type Leaf = Exclude<Rule, { op: Group | 'contains' }>;

/**
 * A rule made plain for machines: `not` only at leaves, groups flattened, constants folded away. `node` is the id of
 * the node of the rule that it stands for.
 */
export type Formula =
  | { kind: 'constant'; node: string; holds: boolean }
  | { kind: 'leaf'; node: string; leaf: Leaf; negated: boolean }
  | { kind: 'all'; node: string; of: readonly Formula[] }
  | { kind: 'any'; node: string; of: readonly Formula[] }
  | { kind: 'atLeast'; node: string; count: number; of: readonly Formula[] };

/** In: a plain rule. Out: a formula with the same verdict for every firm. */
export function formulaOf(rule: Rule): Formula {
  return normalise(rule, false);
}

/**
 * In: a formula. Out: the parts that must all hold: its criteria. What came of one node, as of a list to be contained, is
 * one criterion. A formula that always holds has none.
 */
export function criteriaOf(formula: Formula): readonly Formula[] {
  if (formula.kind === 'constant' && formula.holds) return [];
  if (formula.kind !== 'all') return [formula];
  const byNode = new Map<string, Formula[]>();
  for (const part of formula.of) {
    const same = byNode.get(part.node);
    if (same) same.push(part);
    else byNode.set(part.node, [part]);
  }
  return [...byNode].map(([node, of]) => joined('all', node, of));
}

function normalise(rule: Rule, negated: boolean): Formula {
  switch (rule.op) {
    case 'all':
    case 'any': {
      const parts = rule.of.map((part) => normalise(part, negated));
      return joined((rule.op === 'all') === negated ? 'any' : 'all', rule.id, parts);
    }
    case 'not':
      return normalise(rule.of, !negated);
    case 'atLeast': {
      const parts = rule.of.map((part) => normalise(part, negated));
      const count = Math.ceil(rule.count);
      // Not at least k of n: at least n − k + 1 are not.
      return counted(rule.id, negated ? parts.length - count + 1 : count, parts);
    }
    case 'contains':
      return containing(rule, negated);
    default:
      return { kind: 'leaf', node: rule.id, leaf: rule, negated };
  }
}

/** To hold every element of a list is to hold each of them; so rules share what they ask. */
function containing(rule: Extract<Rule, { op: 'contains' }>, negated: boolean): Formula {
  const { id, fact, values } = rule;
  const parts = values.map((value): Formula => {
    const leaf: Leaf = { id, op: 'intersects', fact, values: [value] };
    return { kind: 'leaf', node: id, leaf, negated };
  });
  return joined(negated ? 'any' : 'all', id, parts);
}

function joined(kind: 'all' | 'any', node: string, parts: readonly Formula[]): Formula {
  const isAll = kind === 'all';
  const flat = parts.flatMap((part) => (part.kind === kind ? part.of : [part]));
  // `all` fails with one part that never holds, `any` holds with one that always does.
  if (flat.some((part) => part.kind === 'constant' && part.holds !== isAll))
    return { kind: 'constant', node, holds: !isAll };
  const [first, ...others] = flat.filter((part) => part.kind !== 'constant');
  if (!first) return { kind: 'constant', node, holds: isAll };
  return others.length === 0 ? first : { kind, node, of: [first, ...others] };
}

function counted(node: string, wanted: number, parts: readonly Formula[]): Formula {
  const open = parts.filter((part) => part.kind !== 'constant');
  const count = wanted - parts.filter((part) => part.kind === 'constant' && part.holds).length;
  if (count <= 0) return { kind: 'constant', node, holds: true };
  if (count > open.length) return { kind: 'constant', node, holds: false };
  if (count === open.length) return joined('all', node, open);
  return count === 1 ? joined('any', node, open) : { kind: 'atLeast', node, count, of: open };
}
