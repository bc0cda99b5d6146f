import { askedResults, fittingAnswers } from '../../domain/eligibility';
import { type AnswerSheet, diagnosticFacts, profileOf } from '../../domain/facts';
import { type Offering, ruleWithAnswers } from '../../domain/matching';
import type { Profile } from '../../domain/rules';
import type { Context } from '../context';
import { getReferenceLists } from '../reference/lists';
import type { SharedAsked } from './shared';

/** An offering as it asks today, what the firm has answered to the diagnostic, and to the offering. */
type Asking = { entry: { offering: Offering; version: number }; sheet: AnswerSheet; answers: Profile };

/** What the offering asks itself, the answers of the firm, and what comes of them; null where it asks nothing. */
export async function askedOf(
  ctx: Context,
  { entry, sheet, answers: given }: Asking,
): Promise<SharedAsked | null> {
  const { eligibility } = entry.offering;
  if (!eligibility?.questions) return null;
  const { sizeRules, standards, capitals } = await getReferenceLists(ctx);
  const asOf = ctx.today;
  const firm = profileOf({ answers: Object.values(sheet), ...{ sizeRules, standards, capitals, asOf } });
  const answers = fittingAnswers(eligibility.questions, given);
  return {
    version: entry.version,
    verdict: ruleWithAnswers(eligibility, firm, { answers, asOf }),
    answers,
    results: askedResults(eligibility, { answers, asOf, facts: diagnosticFacts }).map(
      ({ question, conditions }) => ({ question, conditions: [...conditions] }),
    ),
  };
}
