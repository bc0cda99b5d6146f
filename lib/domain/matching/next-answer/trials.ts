import {
  activityTrial,
  countryTrial,
  languageTrial,
  membershipTrial,
  placeTrial,
  sizeTrial,
} from './firm-trials';
import { absorptionTrial, knowledgeTrial, levelTrials, priorityTrial, tieTrial } from './learning-trials';
import { feeTrial, leaderTrial, programmeTrial, travelTrial } from './means-trials';
import { certificateTrial, checklistTrial } from './quality-trials';
import type { Trial, TrialInput } from './trial';

const trials: readonly ((input: TrialInput) => Trial | null)[] = [
  countryTrial,
  placeTrial,
  activityTrial,
  sizeTrial,
  membershipTrial,
  certificateTrial,
  checklistTrial,
  priorityTrial,
  knowledgeTrial,
  absorptionTrial,
  programmeTrial,
  tieTrial,
  leaderTrial,
  feeTrial,
  travelTrial,
  languageTrial,
];

/** In: a firm and what its answers are drawn from. Out: every open question that reaches a gate or a part. */
export function trialsFor(input: TrialInput): readonly Trial[] {
  return [...trials.map((trial) => trial(input)), ...levelTrials(input)].filter((trial) => trial !== null);
}
