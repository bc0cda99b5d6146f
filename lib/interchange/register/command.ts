import { POLICY_2026_1 } from '@/lib/domain/matching';
import type { Translator } from '@/lib/messages';
import { answerLater, CODES, type Code, type Surroundings } from '../command-line';
import { loadCatalogue } from './catalogue';
import { type Options, readOptions } from './cli-options';
import { loadConcordance } from './concordance';
import { noOutcomes } from './kept-outcomes';
import { loadMapping } from './mapping';
import type { Matcher } from './matcher';
import { discard, endPart, prepareFolder, publish, startPart, write } from './output';
import { progressLine } from './progress';
import { sizeOfFile } from './reading';
import { loadReference } from './reference';
import { type Finished, reportLines, runJson } from './report';
import { runRegister } from './run';

/** What the command is run with, and when the process began. */
export type RegisterSurroundings = Surroundings & {
  startedAt: number;
  /** Called once there are files to take away if the command is stopped from outside. */
  onStarted: (started: { folder: string; stopped: string }) => void;
};

/**
 * In: arguments and surroundings. Out: the code to end with, after the results are written and told: 1 where no row could
 * be used, or with --strict where one was refused, 2 where the run could not be made.
 */
export function matchCommand(args: readonly string[], around: RegisterSurroundings): Promise<Code> {
  return answerLater(readOptions(args, around.folder), around, (options, t) => match(options, around, t));
}

async function match(options: Options, around: RegisterSurroundings, t: Translator): Promise<Code> {
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

function ending({ result, options }: Finished, around: Surroundings, t: Translator): Code {
  if (result.accepted === 0) {
    around.err(`${t('register.report.nothing')}\n`);
    return CODES.problems;
  }
  return options.strict && result.refused > 0 ? CODES.problems : CODES.fine;
}

function effortOf(rows: number, startedAt: number): Finished['effort'] {
  const seconds = (performance.now() - startedAt) / 1000;
  return {
    seconds: Math.round(seconds * 10) / 10,
    rowsPerSecond: Math.round(rows / seconds),
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}
