import { type FactCatalogue, factEntry, type WrittenRule, type WrittenTerm } from '../language';

/** A node, and the facts that can be read where it stands; null where nothing is known of them. */
export type Place = {
  node: WrittenRule;
  facts: FactCatalogue | null;
  /** Keys of the lists of linked entities it stands in, each followed by a dot. */
  path: string;
  /** The way from the root to the node, by fields and places in lists. */
  at: Step;
};

type Step = readonly (string | number)[];
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
      return node.of.flatMap((part, place) => placesOf(part, below(where, 'of', place)));
    case 'not':
    case 'criterion':
      return placesOf(node.of, below(where, 'of'));
    case 'unless':
      return [...placesOf(node.of, below(where, 'of')), ...placesOf(node.except, below(where, 'except'))];
    case 'linked':
      return placesOf(node.where, inside(node.fact, below(where, 'where')));
    case 'compare':
      return [
        ...termPlaces(node.left, below(where, 'left')),
        ...termPlaces(node.right, below(where, 'right')),
      ];
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
    case 'happened':
    case 'prose':
    case 'use':
      return [];
  }
}

function termPlaces(term: WrittenTerm, where: Where): readonly Place[] {
  switch (term.term) {
    case 'sum':
      return term.of.flatMap((part, place) => termPlaces(part, below(where, 'of', place)));
    case 'ratio':
      return [...termPlaces(term.of, below(where, 'of')), ...termPlaces(term.by, below(where, 'by'))];
    case 'total':
      return term.where ? placesOf(term.where, inside(term.fact, below(where, 'where'))) : [];
    case 'choose':
      return [
        ...term.cases.flatMap(({ when, value }, place) => [
          ...placesOf(when, below(where, 'cases', place, 'when')),
          ...termPlaces(value, below(where, 'cases', place, 'value')),
        ]),
        ...termPlaces(term.otherwise, below(where, 'otherwise')),
      ];
    default:
      return [];
  }
}

function below({ at, ...where }: Where, ...steps: Step): Where {
  return { ...where, at: [...at, ...steps] };
}

/** In: a list of linked entities. Out: what can be read of one of them. */
export function inside(fact: string, { facts, path, at }: Where): Where {
  return { facts: facts && (factEntry(facts, fact)?.of ?? null), path: `${path}${fact}.`, at };
}
