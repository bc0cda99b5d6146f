import type { Goal, Literal } from './goals';

/** Conditions that together meet a rule. */
export type Conjunct = readonly Literal[];

/** In: a goal and a cap. Out: every least set of conditions that reaches it; null where there are more than the cap. */
export function conjunctsOf(goal: Goal, cap: number): readonly Conjunct[] | null {
  switch (goal.goal) {
    case 'literal':
      return [[goal.literal]];
    case 'every':
      return product(goal.of, cap);
    case 'some':
      return chosen(goal.count, goal.of, cap);
  }
}

function product(goals: readonly Goal[], cap: number): readonly Conjunct[] | null {
  let found: readonly Conjunct[] = [[]];
  for (const goal of goals) {
    const next = conjunctsOf(goal, cap);
    if (!next || found.length * next.length > cap * cap) return null;
    found = least(found.flatMap((one) => next.map((other) => union(one, other))));
    if (found.length > cap) return null;
  }
  return found;
}

/** With the first part and one fewer of the others, or without it. */
function chosen(count: number, of: readonly Goal[], cap: number): readonly Conjunct[] | null {
  if (count <= 0) return [[]];
  if (count > of.length) return [];
  if (count === of.length) return product(of, cap);
  const [first, ...others] = of;
  if (!first) return [];
  const rest: Goal = { goal: 'some', count: count - 1, of: others };
  const withFirst = product([first, rest], cap);
  const without = withFirst && chosen(count, others, cap);
  if (!withFirst || !without) return null;
  const found = least([...withFirst, ...without]);
  return found.length > cap ? null : found;
}

function union(a: Conjunct, b: Conjunct): Conjunct {
  return [...a, ...b.filter((literal) => !a.includes(literal))];
}

/** Without the sets that hold another one. */
function least(found: readonly Conjunct[]): readonly Conjunct[] {
  return found.filter(
    (one, at) =>
      !found.some(
        (other, place) =>
          place !== at &&
          other.every((literal) => one.includes(literal)) &&
          (other.length < one.length || place < at),
      ),
  );
}
