import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../domain/vocabulary';
import { messagesOf } from './index';
import { LOCALE_TAGS } from './numbers';

const english = messagesOf('en');
const spanish = messagesOf('es');
const both = [...english.keys()].filter((key) => spanish.has(key));

// The register command speaks to developers and analysts; everything else is read by the owner of a firm.
const FOR_FIRMS =
  /^(account|catalogue|common|desk|diagnostic|intakes|mail|own|pages|reasons|requests|results|rules|vocabulary)\./;

// Words that are the same in both languages, or names.
const SAME_IN_BOTH = new Set([
  'No',
  'Puente',
  'Error: ',
  'Total',
  'CSV',
  'JSON',
  'sector',
  'OEKO-TEX Standard 100',
  'no',
  '{label}: no',
  '{number} kg',
  '{number} km',
  '{number} kWh',
]);

const FORBIDDEN = {
  en: /absorptive|tacit\b|bridging|governance|eligib|\binvalid|\bsubmit|beneficiar|stakeholder|error code|\bn\/a\b/i,
  es: /absor(tiva|ción)|tácit|gobernanza|elegib|inválid|beneficiari|código de error/i,
};
// Codes and internal names: rules, gates, questions, capabilities, tokens.
const RAW_CODE =
  /\b(IA|PG|SQ)-\d\d\b|\bG[1-8]\b|\bq\d{1,2}\b|\b(OPS|QMS|IMP|PPL|PDD|MKT|DIG|LNK|INV)\b|\w_\w/;
// Firms are addressed as usted, in words used in Latin America.
const NOT_USTED = /\b(tú|tus?|tienes|puedes|quieres|vosotros|vuestr[oa]s?|ordenador|haz clic|vos)\b/i;

type Locale = (typeof LOCALES)[number];
type Element = ReturnType<IntlMessageFormat['getAst']>[number];

describe.each(LOCALES)('messages in %s', (locale) => {
  const messages = [...messagesOf(locale)];

  it('can all be parsed', () => {
    const broken = messages.filter(([, text]) => !parses(text, locale)).map(([key]) => key);
    expect(broken).toEqual([]);
  });

  it('are never empty and have no stray spaces', () => {
    const untidy = messages.filter(
      ([, text]) => text.trim() !== text || text === '' || /[^\n] {2}\S/.test(text),
    );
    // A prefix is followed by what it introduces.
    const keys = untidy.map(([key]) => key).filter((key) => FOR_FIRMS.test(key) && !key.endsWith('Prefix'));
    expect(keys).toEqual([]);
  });

  it('use none of the words that firms should never meet', () => {
    expect(forFirms(messages, FORBIDDEN[locale])).toEqual([]);
  });

  it('show no codes', () => {
    expect(forFirms(messages, RAW_CODE)).toEqual([]);
  });
});

describe('both languages', () => {
  it('have the same keys', () => {
    expect([...english.keys()].filter((key) => !spanish.has(key))).toEqual([]);
    expect([...spanish.keys()].filter((key) => !english.has(key))).toEqual([]);
  });

  it('fill in the same values', () => {
    const different = both.filter((key) => placeholders(key, 'en') !== placeholders(key, 'es'));
    expect(different).toEqual([]);
  });

  it('were both written: no sentence is the same in the two', () => {
    const same = both.filter(
      (key) => english.get(key) === spanish.get(key) && hasWords(english.get(key) ?? ''),
    );
    expect(
      same
        .map((key) => `${key}: ${english.get(key)}`)
        .filter((line) => !SAME_IN_BOTH.has(line.slice(line.indexOf(': ') + 2))),
    ).toEqual([]);
  });

  it('say usted', () => {
    expect(forFirms([...spanish], NOT_USTED)).toEqual([]);
  });
});

function forFirms(messages: readonly [string, string][], pattern: RegExp): string[] {
  const found = messages.filter(
    ([key, text]) => FOR_FIRMS.test(key) && pattern.test(withoutPlaceholders(text)),
  );
  return found.map(([key, text]) => `${key}: ${text}`);
}

function withoutPlaceholders(text: string): string {
  return text.replaceAll(/\{\w+(, \w+,)?/g, ' ');
}

function hasWords(text: string): boolean {
  return /\p{L}{2}/u.test(text.replaceAll(/\{[^}]*\}/g, ''));
}

function parses(text: string, locale: Locale): boolean {
  try {
    astOf(text, locale);
    return true;
  } catch {
    return false;
  }
}

function placeholders(key: string, locale: Locale): string {
  return [...new Set(astOf((locale === 'en' ? english : spanish).get(key) ?? '', locale).flatMap(namesIn))]
    .sort()
    .join(', ');
}

function namesIn(element: Element): string[] {
  // Type 0 is plain text, type 7 the number sign of a plural.
  const own = element.type === 0 || element.type === 7 ? [] : [element.value];
  const nested =
    'options' in element
      ? Object.values(element.options).flatMap((option) => option.value.flatMap(namesIn))
      : [];
  return [...own, ...nested];
}

function astOf(text: string, locale: Locale) {
  return new IntlMessageFormat(text, LOCALE_TAGS[locale], undefined, { ignoreTag: true }).getAst();
}
