import { nodesOf, partsOf } from '../language';
import { byHand, type Subject } from './mending';
import { keyOf, type Story } from './stories';
import type { NodeFinding } from './types';

const NONE: readonly NodeFinding[] = [];
const NO_PARTS = { parts: [], count: 0 };

type Wholes = {
  /** What nobody meets, though on the day something in it is told instead, which another day may not bear out. */
  onlyDecided: (story: Story) => readonly NodeFinding[];
  /** Of what is told, without those in which something else that nobody meets is told already, from the same day on or before. */
  unlessInside: (told: readonly NodeFinding[]) => readonly NodeFinding[];
};

/** In: a rule. Out: how nodes are told that nobody meets for good, where only something in them is found on each day. */
export function wholesIn({ document: { rule } }: Subject): Wholes {
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
  const inside = (id: string) =>
    new Set(
      nodes
        .filter((node) => node.id === id)
        .flatMap((node) => partsOf(node).flatMap(nodesOf))
        .map((node) => node.id),
    );
  const unlessInside = (told: readonly NodeFinding[]) =>
    told.filter((whole) => {
      if (!made.has(keyOf(whole))) return true;
      const parts = inside(whole.node);
      const isWhy = ({ node, code, since }: NodeFinding) =>
        code === 'contradiction' && parts.has(node) && (since ?? '') <= (whole.since ?? '');
      return !told.some(isWhy);
    });
  return { onlyDecided, unlessInside };
}
