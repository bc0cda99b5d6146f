import { errorMatch } from './error-match';
import type { Match, Offering } from './types';

/** Offerings that could not be evaluated, by id. */
export type Broken = Map<string, Match>;

/** In: an offering and a step of its evaluation. Out: what the step gives; where it throws, null, and the offering is broken. */
export function guarded<T>(offering: Offering, broken: Broken, step: () => T): T | null {
  try {
    return step();
  } catch (error) {
    broken.set(offering.id, errorMatch(offering, error));
    return null;
  }
}
