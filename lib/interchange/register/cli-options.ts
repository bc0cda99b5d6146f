import type { IsoDate } from '@/lib/domain/dates';
import type { Locale } from '@/lib/domain/vocabulary';
import { type Asked, badValue, type Given, readCommandLine } from '../command-line';
import { ENCODINGS, type Encoding } from '../csv';
import { helpOnMatch } from '../firms';

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

const OPTIONS = {
  register: 'text',
  country: 'text',
  out: 'text',
  mapping: 'text',
  catalogue: 'text',
  'as-of': 'text',
  encoding: 'text',
  force: 'mark',
  strict: 'mark',
} as const;

/** In: arguments and the folder that relative paths start from. Out: what is asked, or in words what is wrong with it. */
export function readOptions(args: readonly string[], folder: string): Asked<Options> {
  const usage = { options: OPTIONS, help: helpOnMatch, takesOthers: false };
  return readCommandLine(args, { usage, folder }, (given) => ({
    register: given.neededPath('register'),
    out: given.neededPath('out'),
    country: countryOf(given),
    mapping: given.path('mapping'),
    catalogue: given.path('catalogue'),
    asOf: given.day('as-of'),
    encoding: given.oneOf('encoding', ['auto', ...ENCODINGS], 'auto'),
    lang: given.lang,
    force: given.isMarked('force'),
    strict: given.isMarked('strict'),
  }));
}

/** The mapping says the country too. */
function countryOf({ text, needed, t }: Given<keyof typeof OPTIONS>): string | null {
  const country = text('mapping') === null ? needed('country') : text('country');
  if (country !== null && !/^[a-z]{2}$/i.test(country))
    throw badValue(t, { option: '--country', value: country, allowed: t('commands.expected.country') });
  return country?.toUpperCase() ?? null;
}
