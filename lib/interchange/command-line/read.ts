import { resolve } from 'node:path';
import { type IsoDate, isIsoDate } from '@/lib/domain/dates';
import { LOCALES, type Locale } from '@/lib/domain/vocabulary';
import { type Translator, translator } from '@/lib/messages';
import { mistake, mistakeOf } from './mistake';
import { languageOf, type OptionKinds, type Typed, typed } from './typed';

/** What a command was asked: to run with its options, to say how it is used, or something it cannot make out. */
export type Asked<Options> =
  | { kind: 'run'; options: Options; t: Translator }
  | { kind: 'help'; text: string }
  | { kind: 'wrong'; text: string };

/** The options of one command, and how its help reads. */
export type Usage<Name extends string> = {
  options: OptionKinds<Name>;
  help: (t: Translator) => string;
  /** Whether words without an option may stand there. */
  takesOthers: boolean;
};

/** What was typed, to be read option by option; each throws a mistake, told in words, where it cannot be. */
export type Given<Name extends string> = {
  t: Translator;
  lang: Locale;
  others: readonly string[];
  /** Names of the options that were typed. */
  names: readonly string[];
  text: (name: Name) => string | null;
  needed: (name: Name) => string;
  isMarked: (name: Name) => boolean;
  path: (name: Name) => string | null;
  neededPath: (name: Name) => string;
  day: (name: Name) => IsoDate | null;
  oneOf: <Word extends string>(name: Name, words: readonly Word[], otherwise: Word) => Word;
};

/** In: arguments, what the command takes and how its options are read. Out: what was asked. */
export function readCommandLine<Name extends string, Options>(
  args: readonly string[],
  { usage, folder }: { usage: Usage<Name>; folder: string },
  read: (given: Given<Name>) => Options,
): Asked<Options> {
  const lang = languageOf(args);
  const t = translator(lang);
  try {
    const found = typed(args, usage.options, t);
    if (found.help) return { kind: 'help', text: usage.help(t) };
    if (found.lang !== lang) throw badValue(t, { option: '--lang', value: found.lang, allowed: LOCALES });
    const [extra] = found.others;
    if (extra !== undefined && !usage.takesOthers) throw mistake(t('commands.notExpected', { word: extra }));
    return { kind: 'run', options: read(given(found, { t, lang, folder })), t };
  } catch (error) {
    const text = mistakeOf(error);
    if (text === null) throw error;
    return { kind: 'wrong', text };
  }
}

/** In: an option, what it was given and what it takes, as a list of words or a sentence. Out: that as a mistake. */
export function badValue(
  t: Translator,
  { option, value, allowed }: { option: string; value: string; allowed: string | readonly string[] },
): Error {
  const expected = typeof allowed === 'string' ? allowed : allowed.join(', ');
  return mistake(t('commands.badValue', { option, value, expected }));
}

function given<Name extends string>(
  { texts, marks, others }: Typed,
  { t, lang, folder }: { t: Translator; lang: Locale; folder: string },
): Given<Name> {
  const text = (name: Name) => texts.get(name) ?? null;
  const needed = (name: Name) => {
    const value = texts.get(name);
    if (value === undefined) throw mistake(t('commands.needs', { option: `--${name}` }));
    return value;
  };
  return {
    ...{ t, lang, others, text, needed },
    names: [...texts.keys(), ...marks],
    isMarked: (name) => marks.has(name),
    path: (name) => {
      const value = text(name);
      return value === null ? null : resolve(folder, value);
    },
    neededPath: (name) => resolve(folder, needed(name)),
    day: (name) => {
      const value = text(name);
      if (value === null || isIsoDate(value)) return value;
      throw badValue(t, { option: `--${name}`, value, allowed: t('commands.expected.day') });
    },
    oneOf: (name, words, otherwise) => {
      const value = text(name);
      const found = value === null ? otherwise : words.find((word) => word === value.toLowerCase());
      if (found !== undefined) return found;
      throw badValue(t, { option: `--${name}`, value: value ?? '', allowed: words });
    },
  };
}
