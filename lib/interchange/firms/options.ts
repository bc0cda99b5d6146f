import type { IsoDate } from '@/lib/domain/dates';
import type { Locale } from '@/lib/domain/vocabulary';
import { type Asked, readCommandLine } from '../command-line';
import { helpOnMatch } from './help';

/** The command line for a file of firms, checked. */
export type Options = {
  firms: string;
  catalogue: string | null;
  /** null: today. */
  asOf: IsoDate | null;
  lang: Locale;
};

const OPTIONS = { firms: 'text', catalogue: 'text', 'as-of': 'text' } as const;

/** In: arguments. Out: whether they ask for a file of firms rather than for a register. */
export function asksForFirms(args: readonly string[]): boolean {
  return args.some((one) => one === '--firms' || one.startsWith('--firms='));
}

/** In: arguments and the folder that relative paths start from. Out: what is asked, or in words what is wrong with it. */
export function readOptions(args: readonly string[], folder: string): Asked<Options> {
  const usage = { options: OPTIONS, help: helpOnMatch, takesOthers: false };
  return readCommandLine(args, { usage, folder }, ({ neededPath, path, day, lang }) => ({
    firms: neededPath('firms'),
    catalogue: path('catalogue'),
    asOf: day('as-of'),
    lang,
  }));
}
