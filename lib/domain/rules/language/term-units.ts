import type { RuleLibrary, WrittenTerm } from './types';

/**
 * In: terms that are compared or added up, and the parameters they name. Out: the units they are in, each once; those
 * within a ratio are left out, because it may well be of another unit than its parts.
 */
export function unitsOfTerms(
  terms: readonly WrittenTerm[],
  parameters: RuleLibrary['parameters'],
): readonly string[] {
  const units = terms.flatMap((term) => unitsIn(term, parameters));
  return [...new Set(units.filter((unit) => unit !== undefined))];
}

function unitsIn(term: WrittenTerm, parameters: RuleLibrary['parameters']): readonly (string | undefined)[] {
  switch (term.term) {
    case 'number': {
      const { value } = term;
      return typeof value === 'number' || !Object.hasOwn(parameters, value.parameter)
        ? []
        : [parameters[value.parameter]?.unit];
    }
    case 'fact':
    case 'total':
      return [term.unit];
    case 'sum':
      return term.of.flatMap((part) => unitsIn(part, parameters));
    case 'choose':
      return [...term.cases.map(({ value }) => value), term.otherwise].flatMap((value) =>
        unitsIn(value, parameters),
      );
    case 'count':
    case 'ratio':
      return [];
  }
}
