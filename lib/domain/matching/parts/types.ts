import type { NetPrice } from '../../access';
import type { FirmProfile } from '../../facts';
import type { Fraction } from '../../fraction';
import type { Reason, RuleResult } from '../../rules';
import type { StarterRule } from '../../vocabulary';
import type { InstitutionView, Setting } from '../setting';
import type { Offering } from '../types';

/** What the parts of the score read. */
export type PartInput = {
  offering: Offering;
  of: InstitutionView;
  firm: FirmProfile;
  setting: Setting;
  rules: Readonly<Record<StarterRule, RuleResult>>;
  prices: readonly NetPrice[];
};

/** A part before its weight: 0 to 1, and why. The reason is worked out only where it is told: many answers are tried. */
export type Scored = { value: Fraction; explain: () => Reason };
