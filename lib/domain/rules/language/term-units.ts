import type { RuleLibrary, WrittenTerm } from './types';

type Parameters = RuleLibrary['parameters'];
type Named = { unit: string | undefined; of: 'parameter' | 'fact' };

/**
 * In: terms that are compared or added up, and the parameters they name. Out: the units they are in, each once; those
 * within a ratio are left out, because it may well be of another unit than its parts.
 */
export function unitsOfTerms(terms: readonly WrittenTerm[], parameters: Parameters): readonly string[] {
  return different(terms.flatMap((term) => unitsIn(term, parameters)));
}

/** In: the same. Out: the unit of the parameters among them, in which facts are read that name none. */
export function unitTakenOver(terms: readonly WrittenTerm[], parameters: Parameters): string | undefined {
  const named = terms.flatMap((term) => unitsIn(term, parameters));
  return different(named.filter((one) => one.of === 'parameter'))[0];
}

function different(named: readonly Named[]): readonly string[] {
  return [...new Set(named.flatMap(({ unit }) => unit ?? []))];
}

function unitsIn(term: WrittenTerm, parameters: Parameters): readonly Named[] {
  switch (term.term) {
    case 'number': {
      const { value } = term;
      const isKnown = typeof value !== 'number' && Object.hasOwn(parameters, value.parameter);
      return isKnown ? [{ unit: parameters[value.parameter]?.unit, of: 'parameter' }] : [];
    }
    case 'fact':
    case 'total':
      return [{ unit: term.unit, of: 'fact' }];
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
