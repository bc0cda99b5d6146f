import type { Rule } from '../types';
import { choicesOf } from './choices';

/** A rule that tests facts itself. */
export type Leaf = Exclude<Rule, { op: 'all' | 'any' | 'not' | 'atLeast' }>;

/** A condition that must hold, or must certainly not hold. `index` numbers the conditions of a rule. */
export type Literal = { index: number; leaf: Leaf; holds: boolean };

/** A rule with every `not` pushed down to its conditions. */
export type Goal =
  | { goal: 'literal'; literal: Literal }
  | { goal: 'every'; of: readonly Goal[] }
  /** As many of the parts as said. */
  | { goal: 'some'; count: number; of: readonly Goal[] };

/** In: a plain rule. Out: what must be reached for it to be met; Kleene's laws keep the meaning with unknown facts too. */
export function goalOf(rule: Rule): Goal {
  let next = 0;
  const literal = (leaf: Leaf, holds: boolean): Goal => {
    next += 1;
    return { goal: 'literal', literal: { index: next - 1, leaf, holds } };
  };
  return aim(rule, true, literal);
}

function aim(rule: Rule, holds: boolean, literal: (leaf: Leaf, holds: boolean) => Goal): Goal {
  const parts = (of: readonly Rule[]) => of.map((part) => aim(part, holds, literal));
  switch (rule.op) {
    case 'not':
      return aim(rule.of, !holds, literal);
    case 'all':
      return holds ? { goal: 'every', of: parts(rule.of) } : { goal: 'some', count: 1, of: parts(rule.of) };
    case 'any':
      return holds ? { goal: 'some', count: 1, of: parts(rule.of) } : { goal: 'every', of: parts(rule.of) };
    case 'atLeast': {
      const count = holds ? rule.count : rule.of.length - rule.count + 1;
      return { goal: 'some', count, of: parts(rule.of) };
    }
    case 'compare':
      return aimCompare(rule, holds, literal);
    default:
      return literal(rule, holds);
  }
}

/** As it stands, or in one of the cases of the terms that choose: then what decides for the case has to hold as well. */
function aimCompare(
  rule: Extract<Rule, { op: 'compare' }>,
  holds: boolean,
  literal: (leaf: Leaf, holds: boolean) => Goal,
): Goal {
  const asItStands = literal(rule, holds);
  const choices = choicesOf(rule) ?? [];
  if (choices.length === 0) return asItStands;
  const cases = choices.map(({ when, leaf }): Goal => {
    const decided = when.map((one) => aim(one.rule, one.holds, literal));
    return { goal: 'every', of: [...decided, literal(leaf, holds)] };
  });
  return { goal: 'some', count: 1, of: [asItStands, ...cases] };
}

/** All conditions of a goal, in its order. */
export function literalsOf(goal: Goal): readonly Literal[] {
  return goal.goal === 'literal' ? [goal.literal] : goal.of.flatMap(literalsOf);
}
