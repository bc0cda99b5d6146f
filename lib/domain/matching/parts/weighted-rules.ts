import { add, divide, type Fraction, fraction } from '../../fraction';
import { STARTER_RULES, type StarterRule } from '../../vocabulary';
import type { PartInput } from './types';

/** Which rules pass, which of the others apply, and whether any of them was published. */
export type Outcomes = {
  value: Fraction;
  passed: readonly StarterRule[];
  failed: readonly StarterRule[];
  published: boolean;
};

const NONE = fraction(0);

/** In: rules with weights. Out: weight passed over the weight of all; what cannot be applied yet must not raise the score. */
export function weighRules(
  weights: Readonly<Partial<Record<StarterRule, Fraction>>>,
  rules: PartInput['rules'],
): Outcomes {
  const weighed = STARTER_RULES.filter((rule) => weights[rule]);
  const applying = weighed.filter((rule) => rules[rule].outcome !== 'not_applicable');
  const passed = applying.filter((rule) => rules[rule].outcome === 'pass');
  const failed = applying.filter((rule) => rules[rule].outcome !== 'pass');
  const sum = (list: readonly StarterRule[]) =>
    list.reduce((total, rule) => add(total, weights[rule] ?? NONE), NONE);
  const all = sum(weighed);
  const value = all.num === 0 ? NONE : divide(sum(passed), all);
  return {
    value,
    passed,
    failed,
    published: applying.some((rule) => rules[rule].outcome !== 'not_evidenced'),
  };
}
