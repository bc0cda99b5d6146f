import { findWorld, type Space, whenItHolds } from '../domains';
import type { Rule } from '../types';

/** A node that is certain by itself, and which way. */
export type Culprit = { rule: Rule; certainty: 'never' | 'always' };

/** Whether the parts of a rule may be looked into; and is told of each rule on the way that is certain. */
type Looking = { mayOpen: (rule: Rule) => boolean; seen: (culprit: Culprit) => unknown };

/**
 * In: a rule that is certain, and how its parts are looked into. Out: the innermost nodes that make it so; of a
 * group without parts nothing, as that is a fault of its own.
 */
export function culpritsOf({ rule, certainty }: Culprit, space: Space, looking: Looking): readonly Culprit[] {
  const itself = [{ rule, certainty }];
  const { mayOpen, seen } = looking;
  seen({ rule, certainty });
  if (!mayOpen(rule)) return itself;
  if (rule.op === 'not') {
    const inner = { rule: rule.of, certainty: certainty === 'never' ? 'always' : 'never' } as const;
    // What a divisor of nought leaves open is never unmet, and still not always met.
    const isSo = whenItHolds(space.formula(rule.of), space) === inner.certainty;
    if (!isSo) return itself;
    const inside = culpritsOf(inner, space, looking);
    // What everybody meets is no fault below what denies it, but the latter, which nobody meets.
    const isDenied = certainty === 'never' && inside.some((one) => one.certainty === 'always');
    return isDenied ? itself : inside;
  }
  if (rule.op !== 'all' && rule.op !== 'any' && rule.op !== 'atLeast') return itself;
  if (rule.of.length === 0) return [];
  const alike = rule.of.filter((part) => whenItHolds(space.formula(part), space) === certainty);
  return alike.length > 0 && alike.length >= enough(rule, certainty)
    ? alike.flatMap((part) => culpritsOf({ rule: part, certainty }, space, looking))
    : itself;
}

/** How many parts that are certain one way make their group so: one spoils an `all` and settles an `any`; otherwise each takes part. */
function enough(
  rule: Extract<Rule, { op: 'all' | 'any' | 'atLeast' }>,
  certainty: Culprit['certainty'],
): number {
  const asked = rule.op === 'all' ? rule.of.length : rule.op === 'any' ? 1 : rule.count;
  return certainty === 'always' ? asked : rule.of.length - asked + 1;
}

/** In: an `all` that cannot be met. Out: the fewest of its parts that exclude one another. */
export function conflictOf(rule: Rule, space: Space): readonly string[] {
  if (rule.op !== 'all') return [];
  let kept = rule.of;
  for (const part of rule.of) {
    const without = kept.filter((one) => one !== part);
    if (findWorld(without.map(space.formula), space, space.budget).found === 'no') kept = without;
  }
  return kept.map(({ id }) => id);
}
