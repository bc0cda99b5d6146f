import type { Translator } from '@/lib/messages';
import { problemOf } from '../csv';

/** In: what ended a run of `match`. Out: one line for the person at the command line; a fault of ours keeps its stack. */
export function failureInWords(error: unknown, t: Translator): string {
  const problem = problemOf(error);
  if (problem) return t(`register.file.${problem.code}`, problem.values);
  const detail = error instanceof Error ? error : new Error(String(error));
  // What the system refuses (a full disk) needs no stack to be understood.
  return t('register.failed', {
    detail: 'code' in detail ? detail.message : (detail.stack ?? detail.message),
  });
}
