import type { Finding, ReasonValues } from '../../domain/rules';
import { capital } from '../format';
import { areaCode } from './codes';
import type { MissingFact, RuleSay } from './types';
import { questionOf, wordsOf } from './words';

/** What only the institution can say of a firm, or of a linked entity, whose list stands in front. */
const CHECKED = /^checked\.|\.checked\..+:/;
const RATE = /(?:^|\.)rate\.([^.]+)\.([^.]+)$/;
const PARAMETER = 'parameter.';
const SUBDIVISION = 'firm.subdivision';

/** In: a finding. Out: what would settle it, each as a question or a sentence of its own, none twice. */
export function missingOf(
  { missing, verdict, reason }: Finding,
  { say, path }: { say: RuleSay; path: string },
): readonly MissingFact[] {
  // With every fact known, only a divisor of nought leaves a comparison open.
  if (verdict === 'unknown' && missing.length === 0)
    return [{ fact: '', text: say.t('rules.missing.divisor') }];
  const told = missing.map((fact) => ({
    fact: `${path}${fact}`,
    text: missingText(fact, { say, path, given: reason.values.given }),
  }));
  return told.filter(({ text }, place) => told.findIndex((one) => one.text === text) === place);
}

/** What is asked, in what words, and what was said of it. */
type Asking = { say: RuleSay; path: string; given: ReasonValues[string] | undefined };

function missingText(fact: string, { say, path, given }: Asking): string {
  const { t, names } = say;
  if (CHECKED.test(fact)) return t('rules.missing.checked');
  if (fact.startsWith(PARAMETER))
    return t('rules.missing.parameter', { name: names.parameter(fact.slice(PARAMETER.length)) });
  // The rate of an amount of a linked entity comes with the key of its list in front.
  const rate = RATE.exec(fact);
  if (rate) return t('rules.missing.rate', { from: rate[1] ?? '', to: rate[2] ?? '' });
  const key = `${path}${fact}`;
  return (
    partOf(say, key, given) ??
    questionOf(say, key) ??
    t('rules.missing.fact', { label: capital(wordsOf(say, key).label) })
  );
}

const PLACES: readonly string[] = ['firm.country', SUBDIVISION];

/** Of a place known in part, what is not known: the region of a country, or where within a region. */
function partOf(say: RuleSay, key: string, given: Asking['given']): string | null {
  if (!PLACES.includes(key) || !Array.isArray(given)) return null;
  const [first, ...others] = given;
  const [country] = first?.split('-') ?? [];
  if (first === undefined || others.some((code) => code.split('-')[0] !== country)) return null;
  if (first === country || others.length > 0) return questionOf(say, SUBDIVISION);
  return say.t('rules.missing.within', { place: areaCode(say, key, first) });
}
