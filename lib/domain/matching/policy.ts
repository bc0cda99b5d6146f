import { z } from 'zod';
import { type IsoDate, isIsoDate } from '../dates';
import { CAPABILITIES, SCORE_PARTS, type ScorePart, SIZE_CLASSES } from '../vocabulary';
import { hasPlaces } from './decimal-places';
import policyFile from './policy-2026-1.json' with { type: 'json' };
import type { RankingPolicy } from './types';

const WHOLE = 100;
/** Weights of rules and choices are only compared with each other; the bound keeps their products exact. */
const MOST_WEIGHT = 10;
const MOST_KM = 40_000;
const MOST_MONEY = 10_000_000;
const PLACES = 4;
const weight = z.number().min(0).max(WHOLE).refine(hasPlaces(PLACES));
const ruleWeight = z.number().min(0).max(MOST_WEIGHT).refine(hasPlaces(PLACES));
const share = z.number().min(0).max(1).refine(hasPlaces(PLACES));
/** Two shares are multiplied where communities are counted, so these have fewer places. */
const factor = z.number().min(0).max(1).refine(hasPlaces(2));
const percent = z.number().min(0).max(100).refine(hasPlaces(PLACES));
const kilometres = z.number().positive().max(MOST_KM).refine(hasPlaces(PLACES));
const money = z.number().min(0).max(MOST_MONEY).refine(hasPlaces(2));
const count = z.int().nonnegative();
const level = z.int().min(0).max(4);
const tokens = z.array(z.string().min(1)).min(1);

/** Shape of a version of the ranking policy; unknown keys are refused so that no weight is set in vain. */
export const rankingPolicySchema: z.ZodType<RankingPolicy> = z.strictObject({
  version: z.string().min(1),
  from: z.custom<IsoDate>((value) => typeof value === 'string' && isIsoDate(value)),
  weights: z.record(z.enum(SCORE_PARTS), weight).refine(addUpToWhole),
  priorityWeights: z
    .array(ruleWeight.refine((value) => value > 0))
    .min(1)
    .max(CAPABILITIES.length),
  unknownLevelShare: share,
  absorbByGap: z.array(share).min(1),
  absorbUnknown: share,
  knowUnknown: share,
  bridgeByCommunities: z.array(factor).min(1),
  pg06Factor: factor,
  inclWeights: z.strictObject({
    'IA-01': ruleWeight,
    'IA-02': ruleWeight,
    'IA-06': ruleWeight,
    'IA-18': ruleWeight,
  }),
  govWeights: z.strictObject({
    'PG-01': ruleWeight,
    'PG-02': ruleWeight,
    'PG-04': ruleWeight,
    'PG-06': ruleWeight,
  }),
  distance: z.strictObject({
    steps: z.array(z.strictObject({ km: kilometres, score: share })).refine(isAscending),
    beyond: share,
    hybridFloor: share,
    unknown: share,
  }),
  cost: z.strictObject({ free: share, within: share, upToTwice: share, more: share, unknownLimit: share }),
  feeCaps: z.record(z.enum(SIZE_CLASSES), money),
  maxEntryLevel: level,
  governance: z.strictObject({
    pg01: z.strictObject({ minSeats: count, maxVoteShare: percent }),
    pg02: z.strictObject({ minAssociations: count, minCommunities: count, smallFirmBody: z.boolean() }),
    pg04: z.strictObject({
      minGovernmentShare: percent,
      minAssociationsShare: percent,
      maxSingleFunder: percent,
    }),
    pg06: z.strictObject({ minShareOfCommunities: percent }),
  }),
  pioneering: z.strictObject({ minAc: level, minQms: level }),
  order: z.strictObject({
    sq01: z.strictObject({ tokens }),
    sq02: z.strictObject({ minQms: level, tokens }),
    sq04: z.strictObject({ tokens }),
  }),
  fitThreshold: percent,
  answerNextLimit: count,
  nearestLimit: count,
});

/** The first ranking policy: weights and limits as proposed for the demonstration. */
export const POLICY_2026_1: RankingPolicy = rankingPolicySchema.parse(policyFile);

/** Totals run from 0 to 100 only if the weights do. */
function addUpToWhole(weights: Readonly<Record<ScorePart, number>>): boolean {
  const units = 10 ** PLACES;
  return SCORE_PARTS.reduce((sum, part) => sum + Math.round(weights[part] * units), 0) === WHOLE * units;
}

function isAscending(steps: readonly { km: number }[]): boolean {
  return steps.every((step, index) => index === 0 || step.km > (steps[index - 1]?.km ?? 0));
}
