import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import file from '../../../db/seed/data/demo-catalogue.json' with { type: 'json' };
import { SCORE_PARTS } from '../vocabulary';
import { demoCatalogue, demoInput, exampleFirm } from './demo.fixture';
import { someFirm } from './firms.fixture';
import { catalogueFromFile, type Offering, POLICY_2026_1, rankingPolicySchema, runMatching } from './index';
import policyFile from './policy-2026-1.json' with { type: 'json' };

vi.setConfig({ testTimeout: 60_000 });

/** A number with so many places, up to a whole number. */
const upTo = (most: number, places: number) =>
  fc.integer({ min: 0, max: most * 10 ** places }).map((units) => units / 10 ** places);
const share = upTo(1, 4);
const factor = upTo(1, 2);
const weight = upTo(10, 4);
const above = weight.filter((value) => value > 0);

/** Eight weights that add up to 100. */
const weights = fc
  .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 7, maxLength: 7 })
  .map((cuts) => {
    const points = [0, ...cuts.toSorted((a, b) => a - b), 1_000_000];
    return Object.fromEntries(
      SCORE_PARTS.map((part, at) => [part, ((points[at + 1] ?? 0) - (points[at] ?? 0)) / 10_000]),
    );
  });

const policy = fc
  .record({
    weights,
    priorityWeights: fc.array(above, { minLength: 3, maxLength: 3 }),
    unknownLevelShare: share,
    absorbByGap: fc.array(share, { minLength: 1, maxLength: 5 }),
    absorbUnknown: share,
    knowUnknown: share,
    bridgeByCommunities: fc.array(factor, { minLength: 1, maxLength: 6 }),
    pg06Factor: factor,
    inclWeights: fc.record({ 'IA-01': weight, 'IA-02': weight, 'IA-06': weight, 'IA-18': weight }),
    govWeights: fc.record({ 'PG-01': weight, 'PG-02': weight, 'PG-04': weight, 'PG-06': weight }),
    cost: fc.record({ free: share, within: share, upToTwice: share, more: share, unknownLimit: share }),
  })
  .map((numbers) => rankingPolicySchema.parse({ ...policyFile, ...numbers }));

const priced = fc.record({
  price_usd: upTo(10_000_000, 2),
  membership_fee_usd: upTo(10_000_000, 2),
  waiver: fc.record({ micro: upTo(100, 2), small: upTo(100, 2), women: upTo(100, 2) }),
  practice_share: upTo(1, 2),
});

const catalogue = fc
  .array(priced, { minLength: file.offerings.length, maxLength: file.offerings.length })
  .map((prices) => {
    const offerings = file.offerings.map((offering, index) => ({ ...offering, ...prices[index] }));
    return catalogueFromFile({ ...file, offerings }, 1);
  });

it('whatever numbers the shapes accept, every offering is evaluated', () => {
  fc.assert(
    fc.property(someFirm, policy, catalogue, (firm, drawn, offered) => {
      const run = runMatching({ ...demoInput(firm), policy: drawn, catalogue: offered });
      expect(run.matches.filter(({ status }) => status === 'error')).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

it('a price finer than the shape allows touches no other offering', () => {
  const offerings = demoCatalogue.offerings.map((one) =>
    one.id === 'O02' ? { ...one, priceUsd: 57.142857, waiver: { small: 33 } } : one,
  );
  const input = { ...demoInput(exampleFirm('F1')), catalogue: { ...demoCatalogue, offerings } };
  expect(runMatching(input).matches.filter(({ status }) => status === 'error')).toEqual([]);
});

it('an offering that throws late is an error alone', () => {
  const input = demoInput(exampleFirm('F9'));
  const whole = runMatching(input).matches.filter(({ offering }) => offering !== 'O15');
  for (const field of ['priceUsd', 'targets', 'communities', 'sectors', 'gives', 'type'] as const)
    for (const reads of [0, 1, 2, 3, 5, 8]) {
      const offerings = demoCatalogue.offerings.map((one) =>
        one.id === 'O15' ? throwingAfter(reads, one, field) : one,
      );
      const run = runMatching({ ...input, catalogue: { ...demoCatalogue, offerings } });
      const others = run.matches.filter(({ offering }) => offering !== 'O15');
      expect(run.matches).toHaveLength(whole.length + 1);
      expect(others.map(({ offering, status, total }) => [offering, status, total])).toEqual(
        whole.map(({ offering, status, total }) => [offering, status, total]),
      );
    }
});

it('a price beyond all exact numbers is an error alone', () => {
  const firm = { ...exampleFirm('F1'), feeMax: null, unknownFacts: ['access.fee_max'] };
  const offerings = demoCatalogue.offerings.map((one) =>
    one.id === 'O02' ? { ...one, priceUsd: Number.MAX_SAFE_INTEGER } : one,
  );
  const { matches } = runMatching({ ...demoInput(firm), catalogue: { ...demoCatalogue, offerings } });
  expect(matches.filter(({ status }) => status === 'error').map(({ offering }) => offering)).toEqual(['O02']);
});

/** Can be read some times, and then no more. */
function throwingAfter(reads: number, offering: Offering, field: keyof Offering): Offering {
  let left = reads;
  return Object.defineProperty({ ...offering }, field, {
    enumerable: true,
    get() {
      left -= 1;
      if (left < 0) throw new Error(`${field} cannot be read`);
      return offering[field];
    },
  });
}

it.each([
  ['more places than are computed with', { absorbByGap: [1, 0.3333333, 0.1] }],
  ['weights with seven places', { weights: { ...policyFile.weights, need: 25.0000001, cost: 4.9999999 } }],
  ['a weight that is no number', { weights: { ...policyFile.weights, need: Number.NaN } }],
  ['a weight without end', { weights: { ...policyFile.weights, need: Number.POSITIVE_INFINITY } }],
])('a policy with %s is refused and does not throw', (_, change) => {
  const parsed = rankingPolicySchema.safeParse({ ...policyFile, ...change });
  expect(parsed.error?.issues.length).toBeGreaterThan(0);
  expect(rankingPolicySchema.safeParse(POLICY_2026_1).success).toBe(true);
});
