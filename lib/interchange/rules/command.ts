import { relative } from 'node:path';
import type { IsoDate } from '@/lib/domain/dates';
import { translator } from '@/lib/messages';
import { problemOf } from '../csv';
import { diffTask } from './diff-task';
import { explainTask } from './explain-task';
import { lintTask } from './lint-task';
import { readOptions, type Task } from './options';
import { CODES, type Code, type Running } from './task';
import { testTask } from './test-task';

/** What the command is run with: where relative paths start, the day, where lines go. */
export type Surroundings = {
  folder: string;
  today: IsoDate;
  out: (text: string) => void;
  err: (text: string) => void;
};

const TASKS: Readonly<Record<Task, (running: Running) => Code>> = {
  lint: lintTask,
  explain: explainTask,
  diff: diffTask,
  test: testTask,
};

/** In: arguments and surroundings. Out: the code to end with: 0 fine, 1 something to mend, 2 it could not be run. */
export function rulesCommand(args: readonly string[], around: Surroundings): Code {
  const asked = readOptions(args, around.folder);
  if (asked.kind === 'help') {
    around.out(`${asked.text}\n`);
    return CODES.fine;
  }
  if (asked.kind === 'wrong') {
    around.err(`${asked.text}\n`);
    return CODES.unusable;
  }
  const { options } = asked;
  const t = translator(options.lang);
  const running: Running = {
    options,
    t,
    asOf: options.asOf ?? around.today,
    shown: (file) => relative(around.folder, file) || file,
    out: (line) => around.out(`${line}\n`),
    err: (line) => around.err(`${line}\n`),
  };
  try {
    return TASKS[options.task](running);
  } catch (error) {
    const problem = problemOf(error);
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    running.err(
      problem ? t(`register.file.${problem.code}`, problem.values) : t('rule-checks.failed', { detail }),
    );
    return CODES.unusable;
  }
}
