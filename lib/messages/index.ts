import { type Formatters, IntlMessageFormat } from 'intl-messageformat';
import { LOCALES, type Locale } from '../domain/vocabulary';
import enAccount from './en/account.json' with { type: 'json' };
import enCatalogue from './en/catalogue.json' with { type: 'json' };
import enCommands from './en/commands.json' with { type: 'json' };
import enCommon from './en/common.json' with { type: 'json' };
import enDesk from './en/desk.json' with { type: 'json' };
import enDiagnostic from './en/diagnostic.json' with { type: 'json' };
import enImport from './en/import.json' with { type: 'json' };
import enIntakes from './en/intakes.json' with { type: 'json' };
import enMail from './en/mail.json' with { type: 'json' };
import enOwn from './en/own.json' with { type: 'json' };
import enPages from './en/pages.json' with { type: 'json' };
import enReasons from './en/reasons.json' with { type: 'json' };
import enRegister from './en/register.json' with { type: 'json' };
import enRequests from './en/requests.json' with { type: 'json' };
import enResults from './en/results.json' with { type: 'json' };
import enRuleChecks from './en/rule-checks.json' with { type: 'json' };
import enRules from './en/rules.json' with { type: 'json' };
import enVocabulary from './en/vocabulary.json' with { type: 'json' };
import esAccount from './es/account.json' with { type: 'json' };
import esCatalogue from './es/catalogue.json' with { type: 'json' };
import esCommands from './es/commands.json' with { type: 'json' };
import esCommon from './es/common.json' with { type: 'json' };
import esDesk from './es/desk.json' with { type: 'json' };
import esDiagnostic from './es/diagnostic.json' with { type: 'json' };
import esImport from './es/import.json' with { type: 'json' };
import esIntakes from './es/intakes.json' with { type: 'json' };
import esMail from './es/mail.json' with { type: 'json' };
import esOwn from './es/own.json' with { type: 'json' };
import esPages from './es/pages.json' with { type: 'json' };
import esReasons from './es/reasons.json' with { type: 'json' };
import esRegister from './es/register.json' with { type: 'json' };
import esRequests from './es/requests.json' with { type: 'json' };
import esResults from './es/results.json' with { type: 'json' };
import esRuleChecks from './es/rule-checks.json' with { type: 'json' };
import esRules from './es/rules.json' with { type: 'json' };
import esVocabulary from './es/vocabulary.json' with { type: 'json' };
import { counting, LOCALE_TAGS } from './numbers';

const english = {
  account: enAccount,
  catalogue: enCatalogue,
  commands: enCommands,
  common: enCommon,
  desk: enDesk,
  diagnostic: enDiagnostic,
  import: enImport,
  intakes: enIntakes,
  mail: enMail,
  own: enOwn,
  pages: enPages,
  reasons: enReasons,
  register: enRegister,
  requests: enRequests,
  results: enResults,
  'rule-checks': enRuleChecks,
  rules: enRules,
  vocabulary: enVocabulary,
};

type English = typeof english;
/** A folder of sentences: one JSON file per language. */
export type Namespace = keyof English;
/** `<namespace>.<key>`; the English files say which keys exist. */
export type MessageKey = { [N in Namespace]: `${N}.${keyof English[N] & string}` }[Namespace];
export type MessageValues = Readonly<Record<string, string | number>>;
/** Says a sentence in one language; `t.locale` is that language. */
export type Translator = ((key: MessageKey, values?: MessageValues) => string) & { readonly locale: Locale };

type Files = Readonly<Record<Namespace, Readonly<Record<string, string>>>>;
type Say = (values?: MessageValues) => string;

const FILES: Readonly<Record<Locale, Files>> = {
  en: english,
  es: {
    account: esAccount,
    catalogue: esCatalogue,
    commands: esCommands,
    common: esCommon,
    desk: esDesk,
    diagnostic: esDiagnostic,
    import: esImport,
    intakes: esIntakes,
    mail: esMail,
    own: esOwn,
    pages: esPages,
    reasons: esReasons,
    register: esRegister,
    requests: esRequests,
    results: esResults,
    'rule-checks': esRuleChecks,
    rules: esRules,
    vocabulary: esVocabulary,
  },
};

const compiled: Readonly<Record<Locale, Map<string, Say>>> = { en: new Map(), es: new Map() };
const texts: Partial<Record<Locale, ReadonlyMap<string, string>>> = {};
const formatters = new Map<Locale, Formatters>();
const translators = new Map(LOCALES.map((locale) => [locale, buildTranslator(locale)]));

/** In: a language. Out: its translator; the same one each time. */
export function translator(locale: Locale): Translator {
  return translators.get(locale) ?? buildTranslator(locale);
}

/** For keys built at run time, such as a reason code: whether English has the sentence. */
export function isMessageKey(key: string): key is MessageKey {
  return lookUp('en', key) !== undefined;
}

/** Every key of a language, as written in its files. */
export function messagesOf(locale: Locale): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(FILES[locale]).flatMap(([namespace, file]) =>
      Object.entries(file).map(([key, text]) => [`${namespace}.${key}`, text]),
    ),
  );
}

function buildTranslator(locale: Locale): Translator {
  function say(key: MessageKey, values?: MessageValues): string {
    let message = compiled[locale].get(key);
    if (!message) {
      message = compile(locale, key);
      compiled[locale].set(key, message);
    }
    return message(values);
  }
  return Object.assign(say, { locale });
}

function compile(locale: Locale, key: string): Say {
  const text = lookUp(locale, key);
  // Types make a missing key a compile error; one built at run time must not pass unnoticed.
  if (text === undefined) throw new Error(`no message "${key}" in "${locale}"`);
  // Most sentences have nothing to fill in and need no parser.
  if (!text.includes('{') && !text.includes("'")) return () => text;
  const message = new IntlMessageFormat(text, LOCALE_TAGS[locale], undefined, {
    ignoreTag: true,
    formatters: formattersOf(locale),
  });
  return (values) => String(message.format(values));
}

/** Made once: one for each number of a sentence would cost more than all else of the sentence. */
function formattersOf(locale: Locale): Formatters {
  const made = formatters.get(locale) ?? buildFormatters(locale);
  formatters.set(locale, made);
  return made;
}

function buildFormatters(locale: Locale): Formatters {
  const counter = counting(locale);
  const plurals = {
    cardinal: new Intl.PluralRules(LOCALE_TAGS[locale]),
    ordinal: new Intl.PluralRules(LOCALE_TAGS[locale], { type: 'ordinal' }),
  };
  return {
    getNumberFormat: () => counter,
    getDateTimeFormat: (...asked) => new Intl.DateTimeFormat(...asked),
    getPluralRules: (_, { type = 'cardinal' } = {}) => plurals[type],
  };
}

function lookUp(locale: Locale, key: string): string | undefined {
  const all = texts[locale] ?? messagesOf(locale);
  texts[locale] = all;
  return all.get(key);
}
