import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type IsoDate, isIsoDate } from '@/lib/domain/dates';
import { LOCALES, type Locale } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import { ENCODINGS, type Encoding } from '../csv';

/** The command line, checked. */
export type Options = {
  register: string;
  country: string | null;
  out: string;
  mapping: string | null;
  catalogue: string | null;
  /** null: today. */
  asOf: IsoDate | null;
  encoding: Encoding | 'auto';
  lang: Locale;
  force: boolean;
  strict: boolean;
};

export type Asked =
  | { kind: 'run'; options: Options }
  | { kind: 'help'; text: string }
  | { kind: 'wrong'; text: string };

/** In: arguments and the folder that relative paths start from. Out: what is asked, or in words what is wrong with it. */
export function readOptions(args: readonly string[], folder: string): Asked {
  const given = parsed(args);
  if (typeof given === 'string')
    return { kind: 'wrong', text: translator('en')('register.badOption', { detail: given }) };
  const lang = LOCALES.find((locale) => locale === given.lang);
  const t = translator(lang ?? 'en');
  const bad = (option: string, value: string, expected: 'encoding' | 'day' | 'country' | 'lang'): Asked => ({
    kind: 'wrong',
    text: t('register.badValue', { option, value, expected: t(`register.expected.${expected}`) }),
  });
  if (given.help) return { kind: 'help', text: t('register.help') };
  if (!lang) return bad('--lang', given.lang, 'lang');
  const { register, out, mapping, catalogue, country, force, strict } = given;
  const path = (file: string) => resolve(folder, file);
  if (!register) return { kind: 'wrong', text: t('register.needs', { option: '--register' }) };
  if (!out) return { kind: 'wrong', text: t('register.needs', { option: '--out' }) };
  if (!country && !mapping) return { kind: 'wrong', text: t('register.needs', { option: '--country' }) };
  if (country && !/^[a-z]{2}$/i.test(country)) return bad('--country', country, 'country');
  const asOf = given['as-of'] ?? null;
  if (asOf !== null && !isIsoDate(asOf)) return bad('--as-of', asOf, 'day');
  const encoding = (['auto', ...ENCODINGS] as const).find((name) => name === given.encoding.toLowerCase());
  if (!encoding) return bad('--encoding', given.encoding, 'encoding');
  return {
    kind: 'run',
    options: {
      register: path(register),
      country: country?.toUpperCase() ?? null,
      out: path(out),
      mapping: mapping === undefined ? null : path(mapping),
      catalogue: catalogue === undefined ? null : path(catalogue),
      asOf,
      encoding,
      lang,
      force,
      strict,
    },
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        register: { type: 'string' },
        country: { type: 'string' },
        out: { type: 'string' },
        mapping: { type: 'string' },
        catalogue: { type: 'string' },
        'as-of': { type: 'string' },
        encoding: { type: 'string', default: 'auto' },
        lang: { type: 'string', default: 'en' },
        force: { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}
