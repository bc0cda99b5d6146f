import { notFound, redirect, unstable_rethrow } from 'next/navigation';
import type { ReactNode } from 'react';
import { sessionHasEnded } from '@/lib/auth/context';
import { requestId, requestPath } from '@/lib/auth/request';
import { DataError } from '@/lib/data/errors';
import { paths } from '@/lib/paths';
import { problemOf } from './form-route';
import { reportError } from './report-error';

/**
 * Draws a page that reads anything at all: with whom it is for, also who asks is read from the database. In: the
 * drawing. Out: the page; a failure leads where `pageData` leads.
 */
export function page<Props = Record<never, never>>(draw: (props: Props) => Promise<ReactNode>) {
  return async (props: Props): Promise<ReactNode> => pageData(await requestPath(), () => draw(props));
}

/**
 * Runs what a page reads. In: the reading, and the path to open again. A failure leads to a page that says what
 * happened: without this the framework would send an empty document to a browser without script.
 */
export async function pageData<T>(
  path: string,
  read: () => Promise<T>,
  missing: 'notFound' | 'noDraft' = 'notFound',
): Promise<T> {
  try {
    return await read();
  } catch (error) {
    unstable_rethrow(error);
    const problem = problemOf(error);
    if (problem === 'notFound') return notFound();
    if (problem === 'noDraft') {
      if (missing === 'notFound') return notFound();
      return redirect((await sessionHasEnded()) ? paths.signIn(path) : paths.diagnostic('noDraft'));
    }
    const reference = await requestId();
    // A page cannot be overtaken or sent wrongly: on it these are mistakes of ours too.
    if (problem !== 'unavailable' && problem !== 'notAllowed') reportError(error, reference);
    return redirect(paths.problem(problem === 'unavailable' ? 'unavailable' : 'unexpected', path, reference));
  }
}

/** The same for a page about one record. Out: null where there is no such record. */
export function recordData<T>(path: string, read: () => Promise<T>): Promise<T | null> {
  return pageData<T | null>(path, () => read().catch(nullIfMissing));
}

function nullIfMissing(error: unknown): null {
  if (error instanceof DataError && error.code === 'not_found') return null;
  throw error;
}
