import type { Finding } from '../../domain/rules';
import type { MissingFact, RuleSay } from './types';
import { capital, questionOf, wordsOf } from './words';

/** What only the institution can say of a firm, or of a linked entity, whose list stands in front. */
const CHECKED = /^checked\.|\.checked\..+:/;
const RATE = /(?:^|\.)rate\.([^.]+)\.([^.]+)$/;
const PARAMETER = 'parameter.';

/** In: a finding. Out: what would settle it, each as a question or a sentence of its own, none twice. */
export function missingOf(
  { missing, verdict }: Finding,
  { say, path }: { say: RuleSay; path: string },
): readonly MissingFact[] {
  // With every fact known, only a divisor of nought leaves a comparison open.
  if (verdict === 'unknown' && missing.length === 0)
    return [{ fact: '', text: say.t('rules.missing.divisor') }];
  const told = missing.map((fact) => ({ fact: `${path}${fact}`, text: missingText(fact, { say, path }) }));
  return told.filter(({ text }, place) => told.findIndex((one) => one.text === text) === place);
}

function missingText(fact: string, { say, path }: { say: RuleSay; path: string }): string {
  const { t, names } = say;
  if (CHECKED.test(fact)) return t('rules.missing.checked');
  if (fact.startsWith(PARAMETER))
    return t('rules.missing.parameter', { name: names.parameter(fact.slice(PARAMETER.length)) });
  // The rate of an amount of a linked entity comes with the key of its list in front.
  const rate = RATE.exec(fact);
  if (rate) return t('rules.missing.rate', { from: rate[1] ?? '', to: rate[2] ?? '' });
  const key = `${path}${fact}`;
  return questionOf(say, key) ?? t('rules.missing.fact', { label: capital(wordsOf(say, key).label) });
}
