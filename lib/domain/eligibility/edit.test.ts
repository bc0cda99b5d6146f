import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalRule, documentProblems, nodesOf, type WrittenRule } from '../rules';
import { moved, parentOf, regrouped, shifted, unwrapped, withNode, withoutNode, wrapped } from './edit';
import { anyRule, ask } from './eligibility.fixture';
import { EMPTY_RULE, eligibilitySchema, GROUP_KINDS, groupOf, placesInTree } from './index';
import { eligibilityDocument } from './types';

const ids = (root: WrittenRule) => placesInTree(root).map(({ node }) => node.id);
const isSound = (root: WrittenRule) => {
  expect(eligibilitySchema.safeParse({ rule: root, rates: [], personas: [] }).error).toBeUndefined();
  expect(documentProblems(eligibilityDocument({ rule: root }))).toEqual([]);
  const all = nodesOf(root).map(({ id }) => id);
  expect(new Set(all).size).toBe(all.length);
};
/** A rule with one of its nodes, and one of its groups. */
const place = anyRule.chain((root) =>
  fc.record({
    root: fc.constant(root),
    node: fc.constantFrom(...ids(root)),
    group: fc.constantFrom(...placesInTree(root).flatMap(({ node }) => (groupOf(node) ? [node.id] : []))),
  }),
);

describe('editing a rule', () => {
  it('gives the rule back when what was added is taken away', () => {
    fc.assert(
      fc.property(place, ({ root, group }) => {
        const after = withNode(root, group, ask('fresh'));
        if (after) expect(withoutNode(after, 'fresh')).toEqual(root);
        else expect(placesInTree(root).some(({ depth }) => depth >= 6)).toBe(true);
      }),
    );
  });

  it('gives the rule back when a group around a node is undone', () => {
    fc.assert(
      fc.property(place, fc.constantFrom(...GROUP_KINDS), ({ root, node }, kind) => {
        const after = wrapped(root, node, { id: 'fresh', kind });
        if (after) expect(unwrapped(after, 'fresh')).toEqual(root);
      }),
    );
  });

  it('gives the rule back when a node goes up and down again, unless it stood at the edge', () => {
    fc.assert(
      fc.property(place, ({ root, node }) => {
        const first = parentOf(root, node)?.of[0]?.id;
        const up = shifted(root, node, -1);
        if (node === root.id) expect(up).toBeNull();
        else if (node === first) expect(up).toEqual(root);
        else expect(up && shifted(up, node, 1)).toEqual(root);
      }),
    );
  });

  it('keeps every id, and the parts of a group, when the group becomes another kind', () => {
    fc.assert(
      fc.property(place, fc.constantFrom(...GROUP_KINDS), ({ root, group }, kind) => {
        const after = regrouped(root, group, { kind, count: 1 });
        expect(after && ids(after)).toEqual(ids(root));
      }),
    );
  });

  it('keeps every id and makes a rule that can be kept, whatever is done', () => {
    fc.assert(
      fc.property(place, ({ root, node, group }) => {
        const own = ids(root).toSorted();
        const kept = [shifted(root, node, 1), moved(root, node, group)];
        for (const after of kept) if (after) expect(ids(after).toSorted()).toEqual(own);
        const gone = withoutNode(root, node);
        const all = [...kept, gone, unwrapped(root, node), wrapped(root, node, { id: 'fresh', kind: 'any' })];
        for (const after of all) if (after) isSound(after);
      }),
    );
  });

  it('gives the same form whichever way sets are written', () => {
    fc.assert(
      fc.property(place, ({ root, group }) => {
        const of: WrittenRule = { id: 'x', op: 'under', fact: 'firm.isic', codes: ['C', 'B', 'C'] };
        const turned: WrittenRule = { ...of, codes: ['B', 'C'] };
        const [one, other] = [of, turned].map((leaf) =>
          withNode(root, group, { op: 'criterion', id: 'fresh', kind: 'hard', of: leaf }),
        );
        expect(one && canonicalRule(one)).toEqual(other && canonicalRule(other));
      }),
    );
  });

  it('refuses what cannot be: a second node of one id, a group moved into itself, the root taken away', () => {
    const one = withNode(EMPTY_RULE, EMPTY_RULE.id, ask('a'));
    if (!one) throw new Error('not added');
    expect(withNode(one, EMPTY_RULE.id, ask('a'))).toBeNull();
    expect(withNode(one, 'a', ask('b'))).toBeNull();
    expect(withNode(one, 'nowhere', ask('b'))).toBeNull();
    expect(withoutNode(one, EMPTY_RULE.id)).toBeNull();
    expect(withoutNode(one, 'nowhere')).toBeNull();
    expect(wrapped(one, EMPTY_RULE.id, { id: 'g', kind: 'any' })).toBeNull();
    const grouped = wrapped(one, 'a', { id: 'g', kind: 'any' });
    expect(grouped && moved(grouped, 'g', 'g')).toBeNull();
    expect(grouped && regrouped(grouped, 'g', { kind: 'atLeast', count: 0 })).toBeNull();
  });

  it('stops at a depth that people can still follow', () => {
    let rule: WrittenRule | null = withNode(EMPTY_RULE, EMPTY_RULE.id, ask('a'));
    let groups = 0;
    while (rule && groups < 20) {
      const deeper: WrittenRule | null = wrapped(rule, 'a', { id: `g${groups}`, kind: 'any' });
      if (!deeper) break;
      rule = deeper;
      groups += 1;
    }
    expect(groups).toBe(5);
  });
});
