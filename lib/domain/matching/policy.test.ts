import { describe, expect, it } from 'vitest';
import { POLICY_2026_1, rankingPolicySchema } from './index';
import file from './policy-2026-1.json' with { type: 'json' };
import examples from './scenarios/worked-examples.json' with { type: 'json' };

describe('ranking policy', () => {
  it('has the weights and limits of the worked examples', () => {
    expect(POLICY_2026_1.weights).toEqual(examples.weights);
    expect(POLICY_2026_1.feeCaps).toEqual(examples.fee_caps);
  });

  it.each<[string, unknown]>([
    ['a weight that is missing', { ...file, weights: { ...file.weights, cost: undefined } }],
    ['weights that do not add up to 100', { ...file, weights: { ...file.weights, cost: 6 } }],
    ['a part above 1', { ...file, absorbUnknown: 1.5 }],
    ['a day that does not exist', { ...file, from: '2026-02-30' }],
    [
      'distances out of order',
      { ...file, distance: { ...file.distance, steps: file.distance.steps.toReversed() } },
    ],
    ['a key that nothing reads', { ...file, prestige: 1 }],
  ])('refuses %s', (_, policy) => {
    expect(rankingPolicySchema.safeParse(policy).success).toBe(false);
  });

  it('takes weights in decimals', () => {
    const weights = { ...file.weights, cost: 4.9, dist: 5.1 };
    expect(rankingPolicySchema.safeParse({ ...file, weights }).success).toBe(true);
  });
});
