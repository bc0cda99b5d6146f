import { noDraft } from '../errors';
import { readingAtOnce } from '../reading';
import { readOwnState } from './state';

export type { DiagnosticState, Pending, ScreenState } from './state';

/** The visitor's own diagnostic, with everything the question pages and the check page show. */
export const getDiagnostic = readingAtOnce('diagnostic.read', async (ctx) => {
  const state = await readOwnState(ctx.db, ctx.actor);
  if (!state) throw noDraft();
  return state;
});
