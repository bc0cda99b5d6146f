import { z } from 'zod';
import { type IsoDate, isIsoDate } from '../dates';
import { add, decimal, fraction } from '../fraction';
import { SCORE_PARTS, type ScorePart, SIZE_CLASSES } from '../vocabulary';
import policyFile from './policy-2026-1.json' with { type: 'json' };
import type { RankingPolicy } from './types';

const WHOLE = 100;
const weight = z.number().nonnegative();
const share = z.number().min(0).max(1);
const percent = z.number().min(0).max(100);
const count = z.int().nonnegative();
const level = z.int().min(0).max(4);
const tokens = z.array(z.string().min(1)).min(1);

/** Shape of a version of the ranking policy; unknown keys are refused so that no weight is set in vain. */
export const rankingPolicySchema: z.ZodType<RankingPolicy> = z.strictObject({
  version: z.string().min(1),
  from: z.custom<IsoDate>((value) => typeof value === 'string' && isIsoDate(value)),
  weights: z.record(z.enum(SCORE_PARTS), weight).refine(addUpToWhole),
  priorityWeights: z.array(z.number().positive()).min(1),
  unknownLevelShare: share,
  absorbByGap: z.array(share).min(1),
  absorbUnknown: share,
  knowUnknown: share,
  bridgeByCommunities: z.array(share).min(1),
  pg06Factor: share,
  inclWeights: z.strictObject({ 'IA-01': weight, 'IA-02': weight, 'IA-06': weight, 'IA-18': weight }),
  govWeights: z.strictObject({ 'PG-01': weight, 'PG-02': weight, 'PG-04': weight, 'PG-06': weight }),
  distance: z.strictObject({
    steps: z.array(z.strictObject({ km: z.number().positive(), score: share })).refine(isAscending),
    beyond: share,
    hybridFloor: share,
    unknown: share,
  }),
  cost: z.strictObject({ free: share, within: share, upToTwice: share, more: share, unknownLimit: share }),
  feeCaps: z.record(z.enum(SIZE_CLASSES), z.number().nonnegative()),
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
  fitThreshold: z.number().min(0).max(100),
  answerNextLimit: count,
  nearestLimit: count,
});

/** The first ranking policy: weights and limits as proposed for the demonstration. */
export const POLICY_2026_1: RankingPolicy = rankingPolicySchema.parse(policyFile);

/** Totals run from 0 to 100 only if the weights do. */
function addUpToWhole(weights: Readonly<Record<ScorePart, number>>): boolean {
  return SCORE_PARTS.reduce((sum, part) => add(sum, decimal(weights[part])), fraction(0)).num === WHOLE;
}

function isAscending(steps: readonly { km: number }[]): boolean {
  return steps.every((step, index) => index === 0 || step.km > (steps[index - 1]?.km ?? 0));
}
