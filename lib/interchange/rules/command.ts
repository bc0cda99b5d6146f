import { relative, resolve } from 'node:path';
import { answer, type Code, type Surroundings } from '../command-line';
import { diffTask } from './diff-task';
import { explainTask } from './explain-task';
import { exportTask } from './export-task';
import { importTask } from './import-task';
import { lintTask } from './lint-task';
import { nearMissTask } from './near-miss-task';
import { readOptions, type Task } from './options';
import type { Running } from './task';
import { testTask } from './test-task';

const TASKS: Readonly<Record<Task, (running: Running) => Code>> = {
  lint: lintTask,
  explain: explainTask,
  'near-miss': nearMissTask,
  diff: diffTask,
  test: testTask,
  import: importTask,
  export: exportTask,
};

/** In: arguments and surroundings. Out: the code to end with: 0 fine, 1 something to mend, 2 it could not be run. */
export function rulesCommand(args: readonly string[], around: Surroundings): Code {
  return answer(readOptions(args, around.folder), around, (options, t) =>
    TASKS[options.task]({
      options,
      t,
      asOf: options.asOf ?? around.today,
      shown: (file) => asTyped(file, args, around.folder),
      out: (line) => around.out(`${line}\n`),
      err: (line) => around.err(`${line}\n`),
    }),
  );
}

/** A path is shown the way it was typed: as a word, or behind the sign of an option. */
function asTyped(file: string, args: readonly string[], folder: string): string {
  const words = args.flatMap((arg) => [arg, arg.slice(arg.indexOf('=') + 1)]);
  return words.find((word) => resolve(folder, word) === file) ?? (relative(folder, file) || file);
}
