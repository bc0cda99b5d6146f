import type { IsoDate } from '@/lib/domain/dates';
import { firmFromExample, POLICY_2026_1, runMatching } from '@/lib/domain/matching';
import { translator } from '@/lib/messages';
import { loadCatalogue } from '../register/catalogue';
import { failureInWords } from '../register/failure';
import { loadReference } from '../register/reference';
import { readFirms } from './input';
import { type Options, readOptions } from './options';
import { firmLine } from './output';

const CODES = { done: 0, failed: 1 } as const;

/** What the command is run with: where relative paths start, the day, where lines go. */
export type Surroundings = {
  folder: string;
  today: IsoDate;
  out: (text: string) => void;
  err: (text: string) => void;
};

/** In: arguments and surroundings. Out: the code to end with, after a line of JSON for each firm; a bad file prints none. */
export function matchFirmsCommand(args: readonly string[], around: Surroundings): number {
  const asked = readOptions(args, around.folder);
  if (asked.kind === 'help') {
    around.out(`${asked.text}\n`);
    return CODES.done;
  }
  if (asked.kind === 'wrong') {
    around.err(`${asked.text}\n`);
    return CODES.failed;
  }
  const t = translator(asked.options.lang);
  try {
    matchFirms(asked.options, around);
    return CODES.done;
  } catch (error) {
    around.err(`${failureInWords(error, t)}\n`);
    return CODES.failed;
  }
}

function matchFirms(options: Options, { today, out }: Surroundings): void {
  const firms = readFirms(options.firms);
  const { catalogue } = loadCatalogue(options.catalogue);
  const { geography, ...reference } = loadReference();
  const asOf = options.asOf ?? today;
  for (const firm of firms) {
    const profile = firmFromExample(firm, { ...reference, asOf });
    const run = runMatching({ firm: profile, catalogue, policy: POLICY_2026_1, geography, asOf });
    out(`${firmLine(firm.id, profile, run)}\n`);
  }
}
