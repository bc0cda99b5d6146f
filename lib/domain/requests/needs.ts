import type { RequestStep } from '../people';

/** What goes with a step: words, a day, a reason for a refusal. */
export type StepNeeds = { text: 'needed' | 'welcome'; day: boolean; refusal: boolean };

/** A question is nothing without words, an offer nothing without its day, a refusal nothing without its reason. */
export const STEP_NEEDS = {
  reply: { text: 'needed', day: false, refusal: false },
  take: { text: 'welcome', day: false, refusal: false },
  other_date: { text: 'needed', day: false, refusal: false },
  withdraw: { text: 'welcome', day: false, refusal: false },
  appeal: { text: 'needed', day: false, refusal: false },
  ask: { text: 'needed', day: false, refusal: false },
  accept: { text: 'welcome', day: false, refusal: false },
  offer: { text: 'welcome', day: true, refusal: false },
  list: { text: 'welcome', day: true, refusal: false },
  decline: { text: 'needed', day: false, refusal: true },
  grant: { text: 'needed', day: false, refusal: false },
  grant_choice: { text: 'needed', day: false, refusal: false },
  grant_list: { text: 'needed', day: false, refusal: false },
  uphold: { text: 'needed', day: false, refusal: false },
  move: { text: 'welcome', day: true, refusal: false },
  lapse: { text: 'welcome', day: false, refusal: false },
} as const satisfies Record<RequestStep, StepNeeds>;
