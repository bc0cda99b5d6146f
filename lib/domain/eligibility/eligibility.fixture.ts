import fc from 'fast-check';
import type { WrittenRule } from '../rules';
import { EMPTY_RULE, GROUP_KINDS, type GroupKind } from './index';
import { groupNode } from './tree';

/** A condition that the firm has at least so many people. */
export function ask(id: string, min = 1): WrittenRule {
  const of: WrittenRule = { id: `${id}.is`, op: 'between', fact: 'firm.employees', min, max: null };
  return { op: 'criterion', id, kind: 'hard', of };
}

type Shape = 'leaf' | { kind: GroupKind; of: readonly Shape[] };

const shape = fc.letrec<{ node: Shape }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constant('leaf' as const),
    fc.record({ kind: fc.constantFrom(...GROUP_KINDS), of: fc.array(tie('node'), { maxLength: 3 }) }),
  ),
})).node;

/** A rule of conditions and groups, each with an id of its own. */
export const anyRule: fc.Arbitrary<WrittenRule> = fc.array(shape, { maxLength: 4 }).map((shapes) => {
  let next = 0;
  function nodeOf(one: Shape): WrittenRule {
    next += 1;
    const id = `n${next}`;
    return one === 'leaf'
      ? ask(id, next)
      : groupNode({ id, kind: one.kind, count: 1, of: one.of.map(nodeOf) });
  }
  return { op: 'all', id: EMPTY_RULE.id, of: shapes.map(nodeOf) };
});
