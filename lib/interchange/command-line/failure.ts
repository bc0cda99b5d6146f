import type { Translator } from '@/lib/messages';
import { problemOf } from '../csv';
import { problemLine } from '../rules/words';

/** In: what ended a run. Out: one line for the person at the command line; a fault of ours keeps its stack. */
export function failureInWords(error: unknown, t: Translator): string {
  const problem = problemOf(error);
  if (problem) {
    const { code, values, where } = problem;
    return t(`register.file.${code}`, { ...values, ...(where && { where: problemLine('', where, t) }) });
  }
  const detail = error instanceof Error ? error : new Error(String(error));
  // What the system refuses (a full disk) needs no stack to be understood.
  return t('commands.failed', {
    detail: 'code' in detail ? detail.message : (detail.stack ?? detail.message),
  });
}
