import type { Rule, Term } from '../types';
import { measured, parameterKey, type Resolving, readLimit } from './resolving';
import type { WrittenRule, WrittenTerm } from './types';

/** What a term stands for: what another must not exceed or must not fall short of, or a number to reckon with. */
type Use = 'most' | 'least' | 'number';

/** Where there is no limit on the day, nothing is above it or below it. */
const NO_LIMIT = { most: Infinity, least: -Infinity } as const;

/** In: a term as written at a node. Out: the plain term of the day. */
export function plainTerm(term: WrittenTerm, node: string, resolving: Resolving, use: Use): Term {
  switch (term.term) {
    case 'number':
      return plainNumber(term.value, node, resolving, use);
    case 'fact':
      return { term: 'fact', fact: term.fact, ...measured(term.unit, resolving) };
    case 'sum':
      return { term: 'sum', of: term.of.map((part) => plainTerm(part, node, resolving, 'number')) };
    case 'ratio':
      return {
        term: 'ratio',
        of: plainTerm(term.of, node, resolving, 'number'),
        by: plainTerm(term.by, node, resolving, 'number'),
      };
    case 'count':
      return term;
    case 'total': {
      const { fact, of, where, unit } = term;
      const plain = where ? resolving.plain(where, resolving) : null;
      return { term: 'total', fact, of, where: plain, ...measured(unit, resolving) };
    }
    case 'choose':
      return {
        term: 'choose',
        cases: term.cases.flatMap(({ when, value }) =>
          inForce(when, resolving, () => plainTerm(value, node, resolving, use)),
        ),
        otherwise: plainTerm(term.otherwise, node, resolving, use),
      };
  }
}

/** A parameter without a limit on the day keeps nobody out; but nothing can be reckoned with it either. */
function plainNumber(
  value: number | { parameter: string },
  node: string,
  resolving: Resolving,
  use: Use,
): Term {
  if (typeof value === 'number') return { term: 'number', value };
  const read = readLimit(value, node, resolving);
  if (read !== 'open' && read.value !== null) return { term: 'number', value: read.value };
  return read === 'open' || use === 'number'
    ? { term: 'fact', fact: parameterKey(value.parameter) }
    : { term: 'number', value: NO_LIMIT[use] };
}

function inForce(
  when: WrittenRule,
  resolving: Resolving,
  value: () => Term,
): readonly { when: Rule; value: Term }[] {
  const plain = resolving.plain(when, resolving);
  return plain ? [{ when: plain, value: value() }] : [];
}
