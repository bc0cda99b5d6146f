import { evaluate } from '../evaluate';
import { isPoint, type Range, sumOf } from '../ranges';
import { workOut } from '../terms';
import type { FactReader, Relation, Rule, Term } from '../types';
import { ALL_NUMBERS, type Interval, readBack } from './intervals';
import type { Total } from './move-total';

type Compare = Extract<Rule, { op: 'compare' }>;
type Unit = (fact: string) => string | undefined;

/** A number, the size of a set, or a total of linked entities, that a comparison hangs on. `unit`: the one it is read in. */
export type Variable =
  | { fact: string; on: 'number'; unit?: string | undefined }
  | { fact: string; on: 'size' }
  | { fact: string; on: 'total'; total: Total };

/** What must be worked out to turn a comparison around: the firm, and the unit of an amount. */
export type Reading = { read: FactReader; unit: Unit };

const DENIED: Readonly<Record<Relation, readonly Relation[]>> = {
  '<': ['>='],
  '<=': ['>'],
  '=': ['<', '>'],
  '>=': ['<'],
  '>': ['<='],
};
const TURNED: Readonly<Record<Relation, Relation>> = { '<': '>', '<=': '>=', '=': '=', '>=': '<=', '>': '<' };

/** In: a comparison. Out: facts of which one alone could make it hold; one that stands in it twice is left out. */
export function variablesOf({ left, right }: Compare, read: FactReader): readonly Variable[] {
  const all = [...variablesIn(left, read), ...variablesIn(right, read)];
  return all.filter(({ fact }) => all.filter((other) => other.fact === fact).length === 1);
}

function variablesIn(term: Term, read: FactReader): readonly Variable[] {
  switch (term.term) {
    case 'fact':
      return [{ fact: term.fact, on: 'number', unit: term.unit }];
    case 'count':
      return [{ fact: term.fact, on: 'size' }];
    case 'total':
      return [{ fact: term.fact, on: 'total', total: term }];
    case 'sum':
      return term.of.flatMap((part) => variablesIn(part, read));
    case 'ratio':
      return [...variablesIn(term.of, read), ...variablesIn(term.by, read)];
    case 'choose': {
      const chosen = chosenOf(term, read);
      return chosen ? variablesIn(chosen, read) : [];
    }
    default:
      return [];
  }
}

/** In: a comparison, whether it is to hold, and one of its variables. Out: what that one may be while all others stay as they are. */
export function intervalsFor(
  { left, relation, right }: Compare,
  holds: boolean,
  { fact }: Variable,
  reading: Reading,
): readonly Interval[] {
  const isLeft = variablesIn(left, reading.read).some((one) => one.fact === fact);
  const [own, other] = isLeft ? [left, right] : [right, left];
  const bound = workOut(other, reading.read, evaluate);
  return (holds ? [relation] : DENIED[relation]).flatMap((one) => {
    const need = needOf(isLeft ? one : TURNED[one], bound);
    return (need && turned(own, need, fact, reading)) ?? [];
  });
}

/** What the side with the variable has to be. */
function needOf(relation: Relation, bound: Range): Interval | null {
  switch (relation) {
    case '<':
    case '<=':
      return { ...ALL_NUMBERS, max: bound.lo, maxOpen: relation === '<' };
    case '>':
    case '>=':
      return { ...ALL_NUMBERS, min: bound.hi, minOpen: relation === '>' };
    case '=':
      return isPoint(bound) ? { ...ALL_NUMBERS, min: bound.lo, max: bound.lo } : null;
  }
}

/** Works a term back to the one fact in it. */
function turned(term: Term, need: Interval, fact: string, reading: Reading): Interval | null {
  const holdsFact = (part: Term) => variablesIn(part, reading.read).some((one) => one.fact === fact);
  switch (term.term) {
    case 'fact':
      return readBack(need, reading.unit(fact) ?? term.unit, term);
    case 'count':
    case 'total':
      return need;
    case 'sum': {
      const own = term.of.find(holdsFact);
      const others = term.of.filter((part) => part !== own);
      const rest = sumOf(others.map((part) => workOut(part, reading.read, evaluate)));
      return own ? turned(own, less(need, rest), fact, reading) : null;
    }
    case 'ratio': {
      const isAbove = holdsFact(term.of);
      const other = workOut(isAbove ? term.by : term.of, reading.read, evaluate);
      const next = isAbove ? times(need, other) : divisor(need, other);
      return next && turned(isAbove ? term.of : term.by, next, fact, reading);
    }
    case 'choose': {
      const chosen = chosenOf(term, reading.read);
      return chosen ? turned(chosen, need, fact, reading) : null;
    }
    default:
      return null;
  }
}

function less(need: Interval, rest: Range): Interval {
  return {
    ...need,
    min: need.min === -Infinity ? need.min : need.min - rest.lo,
    max: need.max === Infinity ? need.max : need.max - rest.hi,
  };
}

/** The dividend, where the divisor is above nought. */
function times(need: Interval, by: Range): Interval | null {
  if (by.lo <= 0) return null;
  const limit = (value: number, widest: number) => (value === 0 ? 0 : value * widest);
  return {
    ...need,
    min: limit(need.min, need.min >= 0 ? by.hi : by.lo),
    max: limit(need.max, need.max >= 0 ? by.lo : by.hi),
  };
}

/** The divisor, above nought like the dividend. */
function divisor(need: Interval, of: Range): Interval | null {
  if (of.lo < 0 || need.max < 0 || (need.max === 0 && of.hi > 0)) return null;
  const most = need.min > 0 ? of.lo / need.min : Infinity;
  const least = of.hi === 0 || need.max === Infinity ? 0 : of.hi / need.max;
  return {
    min: least,
    minOpen: need.maxOpen || least === 0,
    max: most,
    maxOpen: need.minOpen,
  };
}

/** The value of the case that is decided; null while one before it is open. */
function chosenOf({ cases, otherwise }: Extract<Term, { term: 'choose' }>, read: FactReader): Term | null {
  for (const { when, value } of cases) {
    const { verdict } = evaluate(when, read);
    if (verdict === 'met') return value;
    if (verdict === 'unknown') return null;
  }
  return otherwise;
}
