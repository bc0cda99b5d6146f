import { type FactCatalogue, factEntry, type WrittenRule, type WrittenTerm } from '../language';

/** A node, and the facts that can be read where it stands; null where nothing is known of them. */
export type Place = {
  node: WrittenRule;
  facts: FactCatalogue | null;
  /** Keys of the lists of linked entities it stands in, each followed by a dot. */
  path: string;
};

type Where = Omit<Place, 'node'>;

/** In: a written rule and what is known of the firm's facts. Out: all its nodes, itself first, with the facts they read from. */
export function placesOf(node: WrittenRule, where: Where): readonly Place[] {
  return [{ node, ...where }, ...innerPlaces(node, where)];
}

function innerPlaces(node: WrittenRule, where: Where): readonly Place[] {
  switch (node.op) {
    case 'all':
    case 'any':
    case 'atLeast':
      return node.of.flatMap((part) => placesOf(part, where));
    case 'not':
    case 'criterion':
      return placesOf(node.of, where);
    case 'unless':
      return [...placesOf(node.of, where), ...placesOf(node.except, where)];
    case 'linked':
      return placesOf(node.where, inside(node.fact, where));
    case 'compare':
      return [...termPlaces(node.left, where), ...termPlaces(node.right, where)];
    default:
      return [];
  }
}

function termPlaces(term: WrittenTerm, where: Where): readonly Place[] {
  switch (term.term) {
    case 'sum':
      return term.of.flatMap((part) => termPlaces(part, where));
    case 'ratio':
      return [...termPlaces(term.of, where), ...termPlaces(term.by, where)];
    case 'total':
      return term.where ? placesOf(term.where, inside(term.fact, where)) : [];
    case 'choose':
      return [
        ...term.cases.flatMap(({ when, value }) => [...placesOf(when, where), ...termPlaces(value, where)]),
        ...termPlaces(term.otherwise, where),
      ];
    default:
      return [];
  }
}

/** In: a list of linked entities. Out: what can be read of one of them. */
export function inside(fact: string, { facts, path }: Where): Where {
  return { facts: facts && (factEntry(facts, fact)?.of ?? null), path: `${path}${fact}.` };
}
