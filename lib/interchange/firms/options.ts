import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type IsoDate, isIsoDate } from '@/lib/domain/dates';
import { LOCALES, type Locale } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';

/** The command line for a file of firms, checked. */
export type Options = {
  firms: string;
  catalogue: string | null;
  /** null: today. */
  asOf: IsoDate | null;
  lang: Locale;
};

export type Asked =
  | { kind: 'run'; options: Options }
  | { kind: 'help'; text: string }
  | { kind: 'wrong'; text: string };

/** In: arguments. Out: whether they ask for a file of firms rather than for a register. */
export function asksForFirms(args: readonly string[]): boolean {
  return args.some((one) => one === '--firms' || one.startsWith('--firms='));
}

/** In: arguments and the folder that relative paths start from. Out: what is asked, or in words what is wrong with it. */
export function readOptions(args: readonly string[], folder: string): Asked {
  const given = parsed(args);
  if (typeof given === 'string')
    return { kind: 'wrong', text: translator('en')('register.badOption', { detail: given }) };
  const lang = LOCALES.find((locale) => locale === given.lang);
  const t = translator(lang ?? 'en');
  const bad = (option: string, value: string, expected: 'day' | 'lang'): Asked => ({
    kind: 'wrong',
    text: t('register.badValue', { option, value, expected: t(`register.expected.${expected}`) }),
  });
  if (given.help) return { kind: 'help', text: t('register.help') };
  if (!lang) return bad('--lang', given.lang, 'lang');
  if (!given.firms) return { kind: 'wrong', text: t('register.needs', { option: '--firms' }) };
  const asOf = given['as-of'] ?? null;
  if (asOf !== null && !isIsoDate(asOf)) return bad('--as-of', asOf, 'day');
  const catalogue = given.catalogue === undefined ? null : resolve(folder, given.catalogue);
  return { kind: 'run', options: { firms: resolve(folder, given.firms), catalogue, asOf, lang } };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        firms: { type: 'string' },
        catalogue: { type: 'string' },
        'as-of': { type: 'string' },
        lang: { type: 'string', default: 'en' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}
