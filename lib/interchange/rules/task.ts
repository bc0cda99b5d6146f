export { CODES, type Code } from '../command-line';

import type { IsoDate } from '@/lib/domain/dates';
import type { Translator } from '@/lib/messages';
import type { Loaded } from './files';
import type { Options } from './options';
import { problemLine } from './words';

/** What a task is run with. */
export type Running = {
  options: Options;
  asOf: IsoDate;
  t: Translator;
  /** In: a path. Out: the way it is shown, from the folder the person is in. */
  shown: (file: string) => string;
  out: (line: string) => void;
  err: (line: string) => void;
};

/** In: a file that may not be as it should. Out: whether it is; if not, each problem was told. */
export function isUsable<T>(
  loaded: Loaded<T>,
  file: string,
  { t, shown, err }: Running,
): loaded is Extract<Loaded<T>, { ok: true }> {
  if (loaded.ok) return true;
  for (const problem of loaded.problems) err(problemLine(shown(file), problem, t));
  return false;
}
