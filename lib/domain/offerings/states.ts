import { OFFERING_STEPS, type OfferingState, type OfferingStep } from '../people';

type Rule = { from: readonly OfferingState[]; to: OfferingState };

/** Which step can be taken in which state, and where it leads: read by the server and by the buttons. */
export const OFFERING_TABLE = {
  publish: { from: ['published', 'paused', 'withdrawn', 'draft'], to: 'published' },
  pause: { from: ['published'], to: 'paused' },
  withdraw: { from: ['published', 'paused'], to: 'withdrawn' },
} as const satisfies Record<OfferingStep, Rule>;

/** In: a step and a state. Out: whether the step leads on from it. */
export function canTake(step: OfferingStep, state: OfferingState): boolean {
  const rule: Rule = OFFERING_TABLE[step];
  return rule.from.includes(state);
}

/** In: a state. Out: the steps that lead on from it, in the order of the table. */
export function offeringSteps(state: OfferingState): readonly OfferingStep[] {
  return OFFERING_STEPS.filter((step) => canTake(step, state));
}

/** What is known of an offering: versions so far, whether the newest catalogue holds one, and the last step at the desk. */
export type OfferingHistory = { versions: number; isOpen: boolean; last: OfferingStep | null };

/** In: the history of an offering. Out: where it stands; one that left the catalogue with a file of the site is withdrawn. */
export function stateOfOffering({ versions, isOpen, last }: OfferingHistory): OfferingState {
  if (isOpen) return 'published';
  if (versions === 0) return 'draft';
  return last === 'pause' ? 'paused' : 'withdrawn';
}
