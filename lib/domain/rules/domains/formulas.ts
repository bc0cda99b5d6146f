import type { Formula, Literal, Variable } from './types';

/** Holds in every case. */
export const ALWAYS: Formula = { is: 'atLeast', count: 0, of: [] };
/** Holds in no case. */
export const NEVER: Formula = { is: 'atLeast', count: 1, of: [] };

type Join = (a: bigint, b: bigint) => bigint;

/** All of them; conditions on the same variable become one. */
export function allOf(of: readonly Formula[]): Formula {
  const parts = joined(of, (a, b) => a & b);
  const [only] = parts;
  return only && parts.length === 1 ? only : { is: 'atLeast', count: parts.length, of: parts };
}

/** One of them; conditions on the same variable become one. */
export function anyOf(of: readonly Formula[]): Formula {
  const parts = joined(of, (a, b) => a | b);
  const [only] = parts;
  return only && parts.length === 1 ? only : { is: 'atLeast', count: 1, of: parts };
}

/** In: a formula and the variables it speaks of. Out: the formula that holds exactly where it does not. */
export function negated(formula: Formula, variables: readonly Variable[]): Formula {
  if (formula.is === 'literal') {
    const all = variables[formula.variable]?.all ?? 0n;
    return { ...formula, cells: all & ~formula.cells };
  }
  const of = formula.of.map((part) => negated(part, variables));
  return { is: 'atLeast', count: of.length - formula.count + 1, of };
}

function joined(of: readonly Formula[], join: Join): readonly Formula[] {
  const literals = new Map<number, Literal>();
  const others: Formula[] = [];
  for (const part of of) {
    if (part.is !== 'literal') {
      others.push(part);
      continue;
    }
    const known = literals.get(part.variable);
    literals.set(part.variable, known ? { ...part, cells: join(known.cells, part.cells) } : part);
  }
  return [...literals.values(), ...others];
}
