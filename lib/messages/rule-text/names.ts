import {
  type FactCatalogue,
  type FactEntry,
  factEntry,
  type RuleLibrary,
  type RuleText,
} from '../../domain/rules';
import type { Locale } from '../../domain/vocabulary';
import type { Translator } from '../index';
import { LOCALE_TAGS } from '../numbers';
import type { RuleNames } from './types';

/** Titles of sectors and places by their codes; null for a code that has none. */
export type CodeTitles = {
  sector: (code: string, locale: Locale) => string | null;
  place: (code: string, locale: Locale) => string | null;
};

/** Where names are taken from: what is known of facts, the library of the rules, lists of sectors and places. */
export type NameSources = {
  facts?: FactCatalogue | null;
  library?: RuleLibrary;
  titles?: CodeTitles;
};

const COUNTRY = /^[A-Z]{2}$/;

/**
 * In: a language and where names are taken from. Out: names for those who read rules at a terminal. What has no name in
 * the language is told by its code, in quotation marks: the name in another language would be half a sentence in it.
 */
export function plainRuleNames(
  t: Translator,
  { facts = null, library, titles }: NameSources = {},
): RuleNames {
  const regions = new Intl.DisplayNames(LOCALE_TAGS[t.locale], { type: 'region', fallback: 'none' });
  const quoted = (code: string) => t('rules.name.quoted', { code });
  // Official titles have commas and exceptions of their own.
  const titled = (code: string, title: string | null | undefined) => {
    if (!title) return quoted(code);
    const isLong = /[,;:]/.test(title);
    return t('rules.name.titled', { title: isLong ? quoted(title) : title, code });
  };
  const country = (code: string) => (COUNTRY.test(code) && regions.of(code)) || quoted(code);
  const place = (code: string) =>
    COUNTRY.test(code) ? country(code) : titled(code, titles?.place(code, t.locale));
  const sector = (code: string) => titled(code, titles?.sector(code, t.locale));
  const own = (texts: RuleText | undefined) => texts?.[t.locale]?.trim() || null;
  const entry = (key: string) => (facts ? entryAt(facts, key) : null);
  const names = library?.names;
  return {
    ...{ country, place, sector, institution: quoted },
    fact: (key) => own(entry(key)?.name) ?? quoted(key),
    value: (key, code) => {
      const known = entry(key);
      const name = own(ownEntry(known?.valueNames, code));
      if (name !== null || !known?.hierarchy) return name ?? quoted(code);
      return known.hierarchy === 'sector' ? sector(code) : place(code);
    },
    question: () => null,
    predicate: (name) => own(ownEntry(names?.predicates, name)) ?? name,
    parameter: (name) => own(ownEntry(names?.parameters, name)) ?? name,
    zone: (name) => own(ownEntry(names?.zones, name)),
  };
}

/** A fact of a linked entity stands below that of its list, after the key of the list and a dot. */
function entryAt(facts: FactCatalogue, key: string): FactEntry | null {
  const whole = factEntry(facts, key);
  if (whole) return whole;
  for (let dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
    const of = ownEntry(facts, key.slice(0, dot))?.of;
    const inner = of && entryAt(of, key.slice(dot + 1));
    if (inner) return inner;
  }
  return null;
}

function ownEntry<Value>(of: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return of && Object.hasOwn(of, key) ? of[key] : undefined;
}
