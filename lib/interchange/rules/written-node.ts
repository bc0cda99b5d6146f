import { nodesOf, type RuleDocument, type RuleLibrary, type WrittenRule } from '@/lib/domain/rules';

/** In: a node of the plain rule of a document. Out: the node as written, looked for in the predicates that lead to it; undefined where it is not in them. */
export function writtenNode(
  node: string,
  { document, library }: { document: RuleDocument; library: RuleLibrary },
): WrittenRule | undefined {
  const uses = node.split('/');
  const last = uses.pop();
  let tree = document.rule;
  for (const id of uses) {
    const use = nodesOf(tree).find((one) => one.op === 'use' && one.id === id);
    const meant = use?.op === 'use' ? library.predicates[use.predicate] : undefined;
    if (!meant) return undefined;
    tree = meant;
  }
  return nodesOf(tree).find(({ id }) => id === last);
}
