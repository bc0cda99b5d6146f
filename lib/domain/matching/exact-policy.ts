import { decimal, type Fraction } from '../fraction';
import type { ScorePart } from '../vocabulary';
import type { AccessRule, GovernanceRule, RankingPolicy } from './types';

/** The numbers of a policy that enter the score, as exact fractions; worked out once for a run. */
export type ExactPolicy = {
  weights: Readonly<Record<ScorePart, Fraction>>;
  priorityWeights: readonly Fraction[];
  unknownLevelShare: Fraction;
  absorbByGap: readonly Fraction[];
  absorbUnknown: Fraction;
  knowUnknown: Fraction;
  bridgeByCommunities: readonly Fraction[];
  pg06Factor: Fraction;
  inclWeights: Readonly<Record<AccessRule, Fraction>>;
  govWeights: Readonly<Record<GovernanceRule, Fraction>>;
  distance: {
    steps: readonly { km: number; score: Fraction }[];
    beyond: Fraction;
    hybridFloor: Fraction;
    unknown: Fraction;
  };
  cost: Readonly<Record<keyof RankingPolicy['cost'], Fraction>>;
};

/** In: a policy as stored. Out: its numbers as fractions; throws RangeError on more than six decimal places. */
export function exactPolicy(policy: RankingPolicy): ExactPolicy {
  return {
    weights: exactWeights(policy.weights),
    priorityWeights: policy.priorityWeights.map(decimal),
    unknownLevelShare: decimal(policy.unknownLevelShare),
    absorbByGap: policy.absorbByGap.map(decimal),
    absorbUnknown: decimal(policy.absorbUnknown),
    knowUnknown: decimal(policy.knowUnknown),
    bridgeByCommunities: policy.bridgeByCommunities.map(decimal),
    pg06Factor: decimal(policy.pg06Factor),
    ...exactRuleWeights(policy),
    ...exactLimits(policy),
  };
}

function exactWeights(weights: RankingPolicy['weights']): ExactPolicy['weights'] {
  return {
    need: decimal(weights.need),
    absorb: decimal(weights.absorb),
    know: decimal(weights.know),
    bridge: decimal(weights.bridge),
    incl: decimal(weights.incl),
    gov: decimal(weights.gov),
    dist: decimal(weights.dist),
    cost: decimal(weights.cost),
  };
}

function exactRuleWeights({
  inclWeights,
  govWeights,
}: RankingPolicy): Pick<ExactPolicy, 'inclWeights' | 'govWeights'> {
  return {
    inclWeights: {
      'IA-01': decimal(inclWeights['IA-01']),
      'IA-02': decimal(inclWeights['IA-02']),
      'IA-06': decimal(inclWeights['IA-06']),
      'IA-18': decimal(inclWeights['IA-18']),
    },
    govWeights: {
      'PG-01': decimal(govWeights['PG-01']),
      'PG-02': decimal(govWeights['PG-02']),
      'PG-04': decimal(govWeights['PG-04']),
      'PG-06': decimal(govWeights['PG-06']),
    },
  };
}

function exactLimits({ distance, cost }: RankingPolicy): Pick<ExactPolicy, 'distance' | 'cost'> {
  return {
    distance: {
      steps: distance.steps.map(({ km, score }) => ({ km, score: decimal(score) })),
      beyond: decimal(distance.beyond),
      hybridFloor: decimal(distance.hybridFloor),
      unknown: decimal(distance.unknown),
    },
    cost: {
      free: decimal(cost.free),
      within: decimal(cost.within),
      upToTwice: decimal(cost.upToTwice),
      more: decimal(cost.more),
      unknownLimit: decimal(cost.unknownLimit),
    },
  };
}
