import type { RuleLibrary, Term, WrittenTerm } from '@/lib/domain/rules';
import { column, spanOf, text } from './leaves';
import type { Place } from './place';

type AnyTerm = Term | WrittenTerm;

/**
 * `none`: what stands for a parameter without a limit on a side of a comparison; null where it is reckoned with, for
 * there it is no number. `unit`: that of a parameter beside which an amount stands that names none.
 */
type Use = { none: 'Infinity' | '-Infinity' | null; unit: string | undefined };

/** In: a term. Out: the range it lies in, as an expression of PostgreSQL that is never null. */
export function termSql(term: AnyTerm, at: Place, use: Use): string {
  switch (term.term) {
    case 'number':
      return typeof term.value === 'number'
        ? `oracle.span '[${term.value},${term.value}]'`
        : parameterSql(term.value.parameter, at, use);
    case 'fact':
      return spanOf(term.fact, at, { ...term, unit: term.unit ?? use.unit });
    case 'sum':
      return `oracle.worked_out(${term.of.reduce<string>(
        (sum, part) => `oracle.plus(${sum}, ${termSql(part, at, { ...use, none: null })})`,
        `oracle.span '[0,0]'`,
      )})`;
    case 'ratio': {
      // Dollars over people, people over dollars: each has units of its own.
      const alone = (part: AnyTerm) =>
        termSql(part, at, { none: null, unit: unitOfParameters([part], at.library) });
      return `oracle.over(${alone(term.of)}, ${alone(term.by)})`;
    }
    case 'count': {
      const members = column(at, term.fact);
      const count = `(select count(distinct one) from unnest(${members}) one)`;
      return `oracle.span(${count}, case when not ${column(at, term.fact, 'open')} then ${count} end, '[]')`;
    }
    case 'total':
      return totalSql(term, at, use);
    case 'choose':
      return term.cases.reduceRight<string>(
        (others, { when, value }) => {
          const holds = at.ruleSql(when, at);
          return holds ? `oracle.chosen(${holds}, ${termSql(value, at, use)}, ${others})` : others;
        },
        termSql(term.otherwise, at, use),
      );
  }
}

/** In: a side of a comparison. Out: whether it may stand for no limit, as an expression that is never null. */
export function freeSql(term: AnyTerm, at: Place): string {
  if (term.term === 'number') {
    if (typeof term.value === 'number') return Number.isFinite(term.value) ? 'false' : 'true';
    const [name, day] = [text(term.value.parameter), `date '${at.asOf}'`];
    return `(select oracle.parameter_known(${name}, ${day}) and oracle.parameter_value(${name}, ${day}) is null)`;
  }
  if (term.term !== 'choose') return 'false';
  return term.cases.reduceRight<string>(
    (others, { when, value }) => {
      const holds = at.ruleSql(when, at);
      if (!holds) return others;
      const own = freeSql(value, at);
      return own === 'false' && others === 'false'
        ? 'false'
        : `(case when (${holds}) then ${own} when not (${holds}) then ${others} else ${own} or ${others} end)`;
    },
    freeSql(term.otherwise, at),
  );
}

function parameterSql(name: string, at: Place, { none }: Pick<Use, 'none'>): string {
  const [known, value] = ['known', 'value'].map(
    (what) => `oracle.parameter_${what}(${text(name)}, date '${at.asOf}')`,
  );
  const number = none ? `coalesce(${value}, '${none}')` : value;
  return `(select case when ${known} then oracle.span(${number}, ${number}, '[]') else '(,)' end)`;
}

/** In: numbers that are compared or added up. Out: the unit in which a parameter among them is told. */
export function unitOfParameters(terms: readonly AnyTerm[], library: RuleLibrary): string | undefined {
  for (const term of terms) {
    const found =
      term.term === 'number' && typeof term.value === 'object'
        ? library.parameters[term.value.parameter]?.unit
        : term.term === 'sum'
          ? unitOfParameters(term.of, library)
          : term.term === 'choose'
            ? unitOfParameters([...term.cases.map(({ value }) => value), term.otherwise], library)
            : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** An entity that may or may not count adds anything between nought and its number. */
function totalSql(term: Extract<AnyTerm, { term: 'total' }>, at: Place, use: Use): string {
  const [entity, found] = [at.alias(), at.alias()];
  const inner = { ...at, row: entity };
  const holds = (term.where && at.ruleSql(term.where, inner)) ?? 'true';
  const amount = spanOf(term.of, inner, { ...term, unit: term.unit ?? use.unit });
  const sum = (end: 'lowest' | 'highest', bound: 'least' | 'greatest', nothing: string) =>
    `nullif(coalesce(sum(case when holds then oracle.${end}(amount) when not holds then 0 else ${bound}(0, oracle.${end}(amount)) end), 0), '${nothing}')`;
  const ends = `${sum('lowest', 'least', '-Infinity')}, ${sum('highest', 'greatest', 'Infinity')}`;
  return `(case when not ${column(at, term.fact, 'open')} then (select oracle.worked_out(oracle.span(${ends}, '[]'))
    from (select ${holds} as holds, ${amount} as amount from oracle.holder ${entity}
      where ${entity}.parent = ${at.row}.id and ${entity}.list = ${text(term.fact)} offset 0) ${found}) else '(,)' end)`;
}
