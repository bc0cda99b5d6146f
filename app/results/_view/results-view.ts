import type { Keeping } from '@/app/_components/kept/keep-offer';
import { decidesOnAnswers, inAccount } from '@/app/_shell/own-answers';
import type { Context } from '@/lib/data/context';
import { DataError } from '@/lib/data/errors';
import { latestRun, latestRunInFull } from '@/lib/data/runs/latest';
import { savedOfferings } from '@/lib/data/saved/list';
import type { Translator } from '@/lib/messages';
import { paths } from '@/lib/paths';
import { boxesOf } from './boxes';
import { matchGroups } from './groups';
import { levelsView } from './levels';
import { littleView } from './nothing';
import { firstChoiceRemark, sizeRemarks, workedOutRemark } from './remarks';
import { resultSay } from './say';
import { resultSentence } from './sentence';
import { countryOf } from './where';

/** No draft: nothing was answered on this device. No run: nothing was worked out yet. */
export type ResultsView =
  | { kind: 'noDraft' }
  | { kind: 'noRun' }
  | ({ kind: 'run' } & Awaited<ReturnType<typeof runView>>);

/** Everything the list of matches is drawn from. `all`: without the limits that keep the page short. */
export async function resultsView(context: Context, all: boolean): Promise<ResultsView> {
  const run = await findRun(context, all);
  if (run === 'noDraft') return { kind: 'noDraft' };
  return run ? { kind: 'run', ...(await runView(context, run, all)) } : { kind: 'noRun' };
}

type Run = NonNullable<Awaited<ReturnType<typeof latestRun>>>;

/** The last result, with the best matches or with all; null before the first. */
export async function findRun(context: Context, all: boolean): Promise<Run | null | 'noDraft'> {
  try {
    return await (all ? latestRunInFull : latestRun)(context);
  } catch (error) {
    if (error instanceof DataError && error.code === 'not_found') return 'noDraft';
    throw error;
  }
}

async function keepingOf(context: Context, t: Translator, all: boolean): Promise<Keeping | null> {
  if (!inAccount(context)) return null;
  return { t, kept: await savedOfferings(context), from: all ? 'all' : 'results' };
}

async function runView(context: Context, run: Run, all: boolean) {
  const say = await resultSay(context, run.view, countryOf(run), run.policy);
  const { t } = say;
  const { counts, firm, broken } = run.summary;
  const little = littleView(say, run);
  const groups = matchGroups(say, run, { all });
  return {
    t,
    all,
    sentence: resultSentence(t, run.summary),
    firstChoice: firstChoiceRemark(say, run.summary),
    asOf: [workedOutRemark(say, run), ...sizeRemarks(say, firm)],
    filledBy: run.filledBy,
    stale: run.stale,
    short: run.form === 'short',
    broken: broken.map((id) => ({ href: paths.match(id), text: say.offering(id) })),
    keeping: await keepingOf(context, t, all),
    groups,
    boxes: boxesOf(say, run, { little: little !== null, groups }),
    levels: levelsView(t, firm),
    little,
    nothing: counts.eligible === 0,
    isKept: inAccount(context),
    decides: decidesOnAnswers(context),
    demo: run.view.catalogue.offerings.some((offering) => offering.illustrative),
  };
}
