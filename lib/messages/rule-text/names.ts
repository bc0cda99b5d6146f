import { LOCALE_TAGS, type Translator } from '../index';
import type { RuleNames } from './types';

const COUNTRY = /^[A-Z]{2}$/;

/** In: a language. Out: names for those who read rules at a terminal: countries by name, other codes as they are, keys as words. */
export function plainRuleNames(t: Translator): RuleNames {
  const regions = new Intl.DisplayNames(LOCALE_TAGS[t.locale], { type: 'region', fallback: 'code' });
  const country = (code: string) => (COUNTRY.test(code) ? (regions.of(code) ?? code) : code);
  const quoted = (code: string) => t('rules.name.quoted', { code });
  return {
    country,
    place: country,
    sector: (code) => code,
    institution: quoted,
    fact: (key) => wordsIn(key),
    value: (_, code) => quoted(code),
    question: () => null,
    predicate: wordsIn,
    parameter: wordsIn,
    zone: wordsIn,
  };
}

/** "project.total_cost" reads "project total cost"; what is said of the firm itself needs no "firm". */
function wordsIn(key: string): string {
  return (
    key
      .replace(/^firm\./, '')
      .replaceAll(/[._:@-]+/g, ' ')
      .trim() || key
  );
}
