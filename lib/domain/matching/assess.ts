import { type NetPrice, openToNonMembers, withinFeeCap } from '../access';
import type { NearMissPlan, RuleResult } from '../rules';
import { type MatchStatus, SCORE_PARTS, type StarterRule } from '../vocabulary';
import type { FirmView } from './firm-reader';
import { doorOf, type Gates, gatesOf, statusOf } from './gates';
import { type PartInput, type Parts, partsOf, pointsOf, totalOf } from './parts';
import { pricesFor, singlePrice } from './prices';
import type { Ranked } from './ranking';
import type { InstitutionView, Setting } from './setting';
import type { Offering } from './types';

/** One offering looked at for one firm: what the match is written from, and what "answer next" varies. */
export type Assessment = {
  offering: Offering;
  of: InstitutionView;
  status: MatchStatus;
  gates: Gates;
  /** The institution's own rule, where it has written one. */
  rule: NearMissPlan | null;
  rules: Readonly<Record<StarterRule, RuleResult>>;
  prices: readonly NetPrice[];
  /** null for `no` and `generic`. */
  parts: Parts | null;
  total: number | null;
  /** What the order reads. */
  rank: Ranked;
};

/** In: one offering and one firm. Out: its assessment; throws if the offering cannot be evaluated. */
export function assess(offering: Offering, view: FirmView, setting: Setting): Assessment {
  const of = setting.viewOf(offering.institution);
  const rule = setting.ruleOf(offering);
  const gates = gatesOf({ offering, of, policy: setting.policy, view, rule });
  const status = statusOf(gates);
  const prices = pricesFor(offering, view.firm);
  const rules = rulesFor({ offering, of, prices, setting });
  const parts = isScored(status) ? partsOf({ offering, of, firm: view.firm, setting, rules, prices }) : null;
  const total = parts && totalOf(pointsOf(parts, SCORE_PARTS));
  const rank = { offering: offering.id, status, total, netPrice: singlePrice(prices), parts };
  return { offering, of, status, gates, rule, rules, prices, parts, total, rank };
}

/** Every status but these has a score, so that a report can say how well a closed offering would have fitted. */
export function isScored(status: MatchStatus): boolean {
  return status !== 'no' && status !== 'generic' && status !== 'error';
}

/** Outcomes of the starter rules for this offering and this firm. */
export function rulesFor(
  input: Pick<PartInput, 'offering' | 'of' | 'prices' | 'setting'>,
): Readonly<Record<StarterRule, RuleResult>> {
  const { of, prices, setting } = input;
  return {
    'IA-01': openToNonMembers(doorOf(input)),
    'IA-02': withinFeeCap(prices, setting.policy.feeCaps),
    ...of.rules,
  };
}
