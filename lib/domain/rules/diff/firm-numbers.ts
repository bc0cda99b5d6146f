import type { FactEntry } from '../language';
import type { Condition } from '../next-question/conditions';
import type { FactValue, Rule, Term } from '../types';

const HUNDRED = 100;

/** In: a comparison. Out: all terms in it, those that others are worked out from too. */
export function termsIn({ left, right }: Extract<Rule, { op: 'compare' }>): readonly Term[] {
  return [left, right].flatMap(within);
}

function within(term: Term): readonly Term[] {
  switch (term.term) {
    case 'sum':
      return [term, ...term.of.flatMap(within)];
    case 'ratio':
      return [term, ...within(term.of), ...within(term.by)];
    case 'choose':
      return [term, ...[...term.cases.map(({ value }) => value), term.otherwise].flatMap(within)];
    case 'number':
    case 'fact':
    case 'count':
    case 'total':
      return [term];
  }
}

/** In: conditions. Out: where something is compared, nought, one, and every number that something worked out is held against; facts may be held against one another alone. */
export function numbersIn(conditions: readonly Condition[]): readonly number[] {
  const compared = conditions.filter((one) => one.op === 'compare');
  const named = compared
    .flatMap(termsIn)
    .flatMap((term) => (term.term === 'number' && Number.isFinite(term.value) ? [term.value] : []));
  // Of whole numbers a share is met by so many of a hundred.
  const shares = named
    .filter((value) => 0 < value && value < 1)
    .flatMap((value) => [value * HUNDRED, HUNDRED]);
  return compared.length > 0 ? [...new Set([0, 1, ...named, ...shares])] : [];
}

/** In: a number and what asks for it. Out: every limit on it, and a number between each two. */
export function numbersOf(
  fact: string,
  { conditions, numbers }: { conditions: readonly Condition[]; numbers: readonly number[] },
  entry: FactEntry | null,
): readonly FactValue[] {
  const unit = entry?.unit ?? conditions.flatMap((one) => unitIn(fact, one) ?? [])[0];
  const limits = conditions.flatMap((one): readonly number[] => {
    if (one.op !== 'between') return [];
    const factor = unit === undefined || unit === one.unit ? 1 : (one.per?.[unit] ?? 1);
    return [one.min, one.max].flatMap((end) => (end === null ? [] : [end / factor]));
  });
  const isCompared = conditions.some(({ op }) => op === 'compare');
  const { min = -Infinity, max = Infinity } = entry ?? {};
  const bounds = [min, max].filter(Number.isFinite);
  const turns = [...new Set([...limits, ...(isCompared ? numbers : []), ...bounds])].toSorted(
    (a, b) => a - b,
  );
  const points = turns.flatMap((turn, at) => [turn, turn + 1, (turn + (turns[at + 1] ?? turn)) / 2]);
  const isWhole = entry?.whole === true || entry?.kind === 'date';
  const all = [...points, (turns[0] ?? 0) - 1].map((point) => (isWhole ? Math.round(point) : point));
  return [...new Set(all)]
    .filter((point) => min <= point && point <= max)
    .map((point) => ({ kind: 'range', lo: point, hi: point, ...(unit !== undefined && { unit }) }));
}

function unitIn(fact: string, condition: Condition): string | undefined {
  if (condition.op === 'between') return condition.unit;
  if (condition.op !== 'compare') return undefined;
  return termsIn(condition).flatMap((term) =>
    term.term === 'fact' && term.fact === fact ? (term.unit ?? []) : [],
  )[0];
}
