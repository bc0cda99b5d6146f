export type { LeadsOf } from './group';
export { type NearMissInput, nearMiss } from './near-miss';
export { type NearMissPlan, type Planned, planPlainRule, planRule } from './plan';
export type {
  Change as NearMissChange,
  Cost as WayCost,
  Lead,
  Mover,
  NearMiss,
  NotProposed,
  Refusal,
  Wanted,
  Way,
} from './types';
export { WEIGHTS as NEAR_MISS_WEIGHTS, type Weights as NearMissWeights } from './weights';
