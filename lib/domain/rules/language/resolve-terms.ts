import type { Rule, Term } from '../types';
import { measured, ofEntity, parameterKey, type Resolving, readLimit } from './resolving';
import { unitsOfTerms, unitTakenOver } from './term-units';
import type { WrittenRule, WrittenTerm } from './types';

/** What a term stands for: what another must not exceed or must not fall short of, or a number to reckon with. */
type Use = 'most' | 'least' | 'number';

/** Where a term stands: in which node, what for, and the unit in which facts beside a parameter are read. */
type TermPlace = { node: string; use: Use; unit: string | undefined };

/** Where there is no limit on the day, nothing is above it or below it. */
const NO_LIMIT = { most: Infinity, least: -Infinity } as const;

/** In: a term as written at a node. Out: the plain term of the day. */
export function plainTerm(term: WrittenTerm, at: TermPlace, resolving: Resolving): Term {
  switch (term.term) {
    case 'number':
      return plainNumber(term.value, at, resolving);
    case 'fact':
      return { term: 'fact', fact: term.fact, ...measured(term.unit ?? at.unit, resolving) };
    case 'sum': {
      const inner: TermPlace = { ...at, use: 'number' };
      return { term: 'sum', of: term.of.map((part) => plainTerm(part, inner, resolving)) };
    }
    case 'ratio':
      return {
        term: 'ratio',
        of: partOfRatio(term.of, at, resolving),
        by: partOfRatio(term.by, at, resolving),
      };
    case 'count':
      return term;
    case 'total': {
      const { fact, of, where, unit } = term;
      const plain = where ? resolving.plain(where, ofEntity(resolving, fact)) : null;
      return { term: 'total', fact, of, where: plain, ...measured(unit ?? at.unit, resolving) };
    }
    case 'choose':
      return {
        term: 'choose',
        cases: term.cases.flatMap(({ when, value }) =>
          inForce(when, resolving, () => plainTerm(value, at, resolving)),
        ),
        otherwise: plainTerm(term.otherwise, at, resolving),
      };
  }
}

/** Each of the two is in units of its own: a share of sales, an amount for each person. */
function partOfRatio(term: WrittenTerm, { node }: TermPlace, resolving: Resolving): Term {
  return plainTerm(term, { node, use: 'number', unit: unitAmong([term], node, resolving) }, resolving);
}

/** In: terms that are compared or added up at a node. Out: the unit that those of them take over that name none; two units are reported. */
export function unitAmong(
  terms: readonly WrittenTerm[],
  node: string,
  { library, report }: Pick<Resolving, 'library' | 'report'>,
): string | undefined {
  const [, other] = unitsOfTerms(terms, library.parameters);
  if (other !== undefined) report({ node, code: 'unit_mismatch', name: other });
  return unitTakenOver(terms, library.parameters);
}

/** A parameter without a limit on the day keeps nobody out; but nothing can be reckoned with it either. */
function plainNumber(
  value: number | { parameter: string },
  { node, use }: TermPlace,
  resolving: Resolving,
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
