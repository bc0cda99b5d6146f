import { hasAppeal, hasWayInForBeginners } from '../access';
import { ELIGIBILITY, libraryOf, withOwnFacts } from '../eligibility';
import { diagnosticFacts } from '../facts';
import {
  governmentAtTheTable,
  investTogether,
  servedPlacesHoldSeats,
  varietyOfAssociations,
} from '../governance';
import { type NearMissPlan, planRule, type RuleResult } from '../rules';
import { type ExactPolicy, exactPolicy } from './exact-policy';
import { type Broken, guarded } from './guard';
import type { GovernanceRule, Institution, MatchInput, Offering, RankingPolicy } from './types';

/** What a run knows of an institution before it looks at one offering or one firm. */
export type InstitutionView = {
  institution: Institution;
  /** Rules that depend on neither the offering nor the firm. */
  rules: Readonly<Record<GovernanceRule | 'IA-06' | 'IA-18', RuleResult>>;
} & Board;

/** Firms that buy from others, on the board of an institution. */
export type Board = {
  /** One of them has a seat. */
  buyerSits: boolean;
  /** They hold most votes. */
  buyersDecide: boolean;
};

/** What all offerings of one run share. */
export type Setting = Pick<MatchInput, 'policy' | 'geography'> & {
  exact: ExactPolicy;
  /** Throws RangeError where the catalogue has no such institution. */
  viewOf: (institutionId: string) => InstitutionView;
  /** The institution's own rule for the day of the run; null where it has written none. Throws where it cannot be read. */
  ruleOf: (offering: Offering) => NearMissPlan | null;
};

/** In: catalogue, policy and places. Out: the shared part of a run; each institution is looked at once, when first needed. */
export function settingOf(
  { catalogue, policy, geography, asOf }: Omit<MatchInput, 'firm'>,
  broken: Broken,
): Setting {
  const institutions = new Map(catalogue.institutions.map((one) => [one.id, one]));
  const offerings = byInstitution(catalogue.offerings, broken);
  const views = new Map<string, InstitutionView>();
  function viewOf(id: string): InstitutionView {
    const known = views.get(id);
    if (known) return known;
    const institution = institutions.get(id);
    if (!institution) throw new RangeError(`no institution ${id} in the catalogue`);
    const view = viewOfInstitution(institution, offerings.get(id) ?? [], policy);
    views.set(id, view);
    return view;
  }
  const plans = new Map<string, NearMissPlan>();
  function ruleOf({ id, eligibility }: Offering): NearMissPlan | null {
    if (!eligibility) return null;
    const plan = plans.get(id) ?? planOf(eligibility, asOf);
    plans.set(id, plan);
    return plan;
  }
  return { policy, exact: exactPolicy(policy), geography, viewOf, ruleOf };
}

/** In: the rule an institution wrote for an offering. Out: it for one day, and what would change its verdict. */
export function planOf(
  eligibility: NonNullable<Offering['eligibility']>,
  asOf: MatchInput['asOf'],
): NearMissPlan {
  const library = libraryOf(eligibility);
  const planned = planRule(eligibility.rule, {
    ruleId: ELIGIBILITY,
    asOf,
    library,
    catalogue: withOwnFacts(diagnosticFacts, eligibility.questions),
  });
  if (!planned.ok) throw new RangeError(`rule: ${planned.problems[0].code}`);
  return planned.plan;
}

/** Institutions are judged by what all their offerings serve; one that can be read counts even if it breaks later. */
function byInstitution(
  offerings: readonly Offering[],
  broken: Broken,
): ReadonlyMap<string, readonly Served[]> {
  const lists = new Map<string, Served[]>();
  for (const offering of offerings) {
    guarded(offering, broken, () => {
      const { institution, minAc, communities } = offering;
      const served = { minAc, communities: [...communities] };
      const list = lists.get(institution);
      if (list) list.push(served);
      else lists.set(institution, [served]);
    });
  }
  return lists;
}

type Served = Pick<Offering, 'minAc' | 'communities'>;

function viewOfInstitution(
  institution: Institution,
  offerings: readonly Served[],
  policy: RankingPolicy,
): InstitutionView {
  const { seats, contributions, access } = institution;
  const limits = policy.governance;
  const served = offerings.flatMap((offering) => offering.communities);
  const minLevels = offerings.map((offering) => offering.minAc);
  return {
    institution,
    rules: {
      'IA-06': hasWayInForBeginners({
        entryLevel: access.entryLevel,
        minLevels,
        maxEntryLevel: policy.maxEntryLevel,
      }),
      'IA-18': hasAppeal(access),
      'PG-01': governmentAtTheTable(seats, limits.pg01),
      'PG-02': varietyOfAssociations(seats, limits.pg02),
      'PG-04': investTogether(contributions, limits.pg04),
      'PG-06': servedPlacesHoldSeats(seats, served, limits.pg06),
    },
    ...boardOf(institution),
  };
}

/** In: an institution. Out: what firms that buy have to say in it. */
export function boardOf({ seats }: Pick<Institution, 'seats'>): Board {
  const buyers = seats.filter((seat) => seat.kind === 'single_firm');
  const votes = (list: typeof seats) => list.reduce((sum, seat) => sum + seat.votes, 0);
  return { buyerSits: buyers.length > 0, buyersDecide: 2 * votes(buyers) > votes(seats) };
}
