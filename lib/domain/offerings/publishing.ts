import { type Blockers, blockersOf } from '../eligibility';
import type { OfferingState } from '../people';
import type { LintSetting } from '../rules';
import { differences, type OfferingContent } from './attributes';

/** `unfinished`: not all is said that must be. `same`: there is nothing to publish. `rule`: the rule of whom it is for has a mistake, or a test firm comes out otherwise. */
export type PublishProblem =
  | { why: 'same' }
  | { why: 'unfinished'; unsaid: readonly string[] }
  | { why: 'rule'; blockers: Blockers };

/**
 * In: where an offering stands, what its last version says (null where there is none or it cannot be read), what would be
 * published, and what its rule is held against. Out: why nobody can publish it; null if one can.
 */
export function publishProblem(
  offering: {
    state: OfferingState;
    last: OfferingContent | null;
    next: OfferingContent;
    /** Of which nothing is said yet. */
    unsaid: readonly string[];
  },
  setting: Omit<LintSetting, 'library'>,
): PublishProblem | null {
  const { state, last, next, unsaid } = offering;
  if (unsaid.length > 0) return { why: 'unfinished', unsaid };
  if (state === 'published' && last && differences(last, next).length === 0) return { why: 'same' };
  const { eligibility } = next.offering;
  const blockers = eligibility ? blockersOf(eligibility, setting) : null;
  return blockers && { why: 'rule', blockers };
}

/** Somebody of the desk who asks somebody else to publish exactly what stands there now. */
export type PublishAsk = { person: string; at: string };

/**
 * What publishing needs of the one who looks: `free`: nothing; `ask`: to ask somebody else; `wait`: that somebody else
 * does what they asked for; `second`: a look of their own, since somebody else asked for it.
 */
export type PublishTurn = 'free' | 'ask' | 'wait' | 'second';

/** In: whether an institution wants two people, who asked for what stands there now, and who looks. Out: whose turn it is. */
export function publishTurn(
  twoPeople: boolean,
  ask: Pick<PublishAsk, 'person'> | null,
  person: string | null,
): PublishTurn {
  if (!twoPeople) return 'free';
  if (ask === null) return 'ask';
  return ask.person === person ? 'wait' : 'second';
}
