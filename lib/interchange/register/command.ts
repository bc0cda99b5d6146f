import type { IsoDate } from '@/lib/domain/dates';
import { POLICY_2026_1 } from '@/lib/domain/matching';
import { type Translator, translator } from '@/lib/messages';
import { loadCatalogue } from './catalogue';
import { type Options, readOptions } from './cli-options';
import { loadConcordance } from './concordance';
import { failureInWords } from './failure';
import { noOutcomes } from './kept-outcomes';
import { loadMapping } from './mapping';
import type { Matcher } from './matcher';
import { discard, endPart, prepareFolder, publish, startPart, write } from './output';
import { progressLine } from './progress';
import { sizeOfFile } from './reading';
import { loadReference } from './reference';
import { type Finished, reportLines, runJson } from './report';
import { runRegister } from './run';

const CODES = { done: 0, failed: 1, refused: 2 } as const;

/** What the command is run with: where relative paths start, the day, where lines go, when the process began. */
export type Surroundings = {
  folder: string;
  today: IsoDate;
  startedAt: number;
  out: (text: string) => void;
  err: (text: string) => void;
  /** Called once there are files to take away if the command is stopped from outside. */
  onStarted: (started: { folder: string; stopped: string }) => void;
};

/** In: arguments and surroundings. Out: the code to end with, after the results are written and told. */
export async function matchCommand(args: readonly string[], around: Surroundings): Promise<number> {
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
    return await match(asked.options, around, t);
  } catch (error) {
    around.err(`${failureInWords(error, t)}\n`);
    return CODES.failed;
  }
}

async function match(options: Options, around: Surroundings, t: Translator): Promise<number> {
  const size = await sizeOfFile(options.register);
  const { mapping, file: mappingFile } = loadMapping(options.mapping, options.country);
  const concordance = loadConcordance(mapping, mappingFile);
  const catalogue = loadCatalogue(options.catalogue);
  const matcher: Matcher = {
    country: mapping.country,
    languages: mapping.languages,
    catalogue: catalogue.catalogue,
    // The search for the question to ask next is for a person at the form.
    policy: { ...POLICY_2026_1, answerNextLimit: 0 },
    reference: loadReference(),
    asOf: options.asOf ?? around.today,
    kept: noOutcomes(),
  };
  await prepareFolder(options.out, options.force);
  around.onStarted({ folder: options.out, stopped: t('register.stopped') });
  const progress = progressLine(t, size);
  try {
    const result = await runRegister({
      register: options.register,
      folder: options.out,
      encoding: options.encoding,
      mapping,
      concordance,
      matcher,
      t,
      onProgress: progress.show,
    });
    progress.end();
    const finished: Finished = {
      options,
      mapping,
      matcher,
      catalogue,
      result,
      effort: effortOf(result.rows, around.startedAt),
    };
    await writeRun(options.out, finished);
    around.out(`${reportLines(finished, t).join('\n')}\n`);
    return ending(finished, around, t);
  } catch (error) {
    progress.end();
    await discard(options.out);
    throw error;
  }
}

async function writeRun(folder: string, finished: Finished): Promise<void> {
  const part = await startPart(folder, 'run.json');
  await write(part, runJson(finished));
  await endPart(part);
  await publish(folder);
}

function ending({ result, options }: Finished, around: Surroundings, t: Translator): number {
  if (result.accepted === 0) {
    around.err(`${t('register.report.nothing')}\n`);
    return CODES.failed;
  }
  return options.strict && result.refused > 0 ? CODES.refused : CODES.done;
}

function effortOf(rows: number, startedAt: number): Finished['effort'] {
  const seconds = (performance.now() - startedAt) / 1000;
  return {
    seconds: Math.round(seconds * 10) / 10,
    rowsPerSecond: Math.round(rows / seconds),
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}
