import type { RuleRow } from '@/app/_components/results/match-types';
import type { Match, Offering, RankingPolicy } from '@/lib/domain/matching';
import { STARTER_RULES } from '@/lib/domain/vocabulary';
import { ruleValues } from '@/lib/messages/rule-values';
import type { ResultSay } from './say';

type Input = {
  match: Pick<Match, 'rules'>;
  entry: { offering: Pick<Offering, 'generic'> };
  policy: RankingPolicy;
};

/** In: a match, its offering and the policy. Out: each starter rule and whether it is kept for this firm. */
export function rulesOf(
  { t }: Pick<ResultSay, 't'>,
  { match: { rules }, entry, policy }: Input,
): readonly RuleRow[] {
  // What a loan costs is not in the catalogue. Results of engines before 1.9.0 say that it stays within the limit.
  const isOpen = entry.offering.generic || isCapOpen(rules);
  const limits = ruleValues(t, policy);
  return STARTER_RULES.map((rule) => ({
    key: rule,
    rule: t(`vocabulary.rule.${rule}`, limits[rule]),
    ...(rule === 'IA-02' && isOpen
      ? { is: 'unknown', outcome: t('results.match.ruleOpen') }
      : { is: rules[rule], outcome: t(`vocabulary.outcome.${rules[rule]}`) }),
  }));
}

/** The limit of price is there for every firm: where it is not applied, what is known of this one leaves it open. */
export function isCapOpen(rules: Match['rules']): boolean {
  return rules['IA-02'] === 'not_applicable';
}
