import type { Cost } from './types';
import file from './weights.json' with { type: 'json' };

/** How ways with equally many changes are ordered; the reasons stand in the file. */
export type Weights = Omit<typeof file, 'note'>;

/** The weights in use. */
export const WEIGHTS: Weights = file;

/** What nothing costs. */
export const NO_COST: Cost = { fixed: 0, time: 0, steps: 0, weight: 0 };

/** Both together. */
export function plus(a: Cost, b: Cost): Cost {
  return {
    fixed: a.fixed + b.fixed,
    time: a.time + b.time,
    steps: a.steps + b.steps,
    weight: a.weight + b.weight,
  };
}

/** Below nought where the first is cheaper: fewer things nobody can change, then less waiting, fewer steps, less weight. */
export function byCost(a: Cost, b: Cost): number {
  return a.fixed - b.fixed || a.time - b.time || a.steps - b.steps || a.weight - b.weight;
}
