import type { IsoDate } from '../dates';
import { type Eligibility, verdictWithAnswers } from '../eligibility';
import { diagnosticFacts, type FirmProfile } from '../facts';
import type { Profile, Verdict } from '../rules';
import { viewOfFirm } from './firm-reader';

/** In: the rule of an offering, a firm, and what it answered to the questions of the offering. Out: what comes of the rule. */
export function ruleWithAnswers(
  eligibility: Eligibility,
  firm: FirmProfile,
  { answers, asOf }: { answers: Profile; asOf: IsoDate },
): Verdict {
  const { read } = viewOfFirm(firm);
  return verdictWithAnswers(eligibility, { answers, asOf, facts: diagnosticFacts }, read);
}
