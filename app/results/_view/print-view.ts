import type { PrintMatch, PrintView } from '@/app/_components/results/print-types';
import type { NothingView } from '@/app/_components/results/types';
import { shownAddress } from '@/app/_shell/site';
import { answerNames } from '@/app/diagnostic/_screen/lists';
import { unsavedFacts } from '@/app/diagnostic/_screen/unsaved';
import type { Context } from '@/lib/data/context';
import { type DiagnosticState, getDiagnostic } from '@/lib/data/diagnostics/get';
import type { LatestRun } from '@/lib/data/runs/latest';
import type { MatchSummary } from '@/lib/data/runs/summary';
import { type AnswerSheet, instrument } from '@/lib/domain/facts';
import { SCORE_PARTS } from '@/lib/domain/vocabulary';
import type { Translator } from '@/lib/messages';
import { formatDate, formatNumber } from '@/lib/messages/format';
import { reasonText } from '@/lib/messages/reason-text';
import { paths } from '@/lib/paths';
import { diagnosticBehind } from './answers-behind';
import { levelsView } from './levels';
import { matchRow, questionLink, remarkWords } from './match-row';
import { littleView } from './nothing';
import { remarksOf } from './remarks';
import { findRun } from './results-view';
import { type ResultSay, resultSay } from './say';
import { resultSentence } from './sentence';
import { ofThisBoard } from './together';
import { countryOf } from './where';

/** As many characters of the run's name as tell it apart on paper. The code that opens the answers is never printed. */
const REFERENCE = 8;

type Answers = {
  diagnostic: DiagnosticState;
  names: Awaited<ReturnType<typeof answerNames>>;
  unsaved: ReadonlySet<string>;
};
export type PrintResult =
  | { kind: 'noDraft' | 'noRun' }
  | { kind: 'run'; t: Translator; view: PrintView; answers: Answers; demo: boolean };

/** Everything of the last result on one document. */
export async function printPage(context: Context): Promise<PrintResult> {
  const run = await findRun(context, true);
  if (run === 'noDraft' || run === null) return { kind: run === null ? 'noRun' : 'noDraft' };
  const say = await resultSay(context, run.view, countryOf(run), run.policy);
  const today = await getDiagnostic(context);
  const diagnostic = await diagnosticBehind(context, run, today);
  const [names, unsaved] = await Promise.all([
    answerNames(context, diagnostic.answers),
    // What waits is compared with what is saved by now, which a result may be older than.
    unsavedFacts(context, today),
  ]);
  const on = { address: await shownAddress(), instrument: instrumentOf(diagnostic.answers) };
  return {
    kind: 'run',
    t: say.t,
    view: printView(say, run, on),
    answers: { diagnostic, names, unsaved },
    demo: run.view.catalogue.offerings.some((one) => one.illustrative),
  };
}

/** What does not rest on the result itself: the address of the site, the version of the questions. */
type On = { address: string; instrument: string };

/** In: a result. Out: it in words, in the order of the paper. */
export function printView(say: ResultSay, run: LatestRun, { address, instrument: version }: On): PrintView {
  const { t, locale } = say;
  const { summary } = run;
  const little = onPaper(littleView(say, run));
  return {
    head: [
      { name: t('results.print.date'), value: formatDate(locale, run.asOf) },
      { name: t('results.print.reference'), value: run.id.slice(0, REFERENCE) },
      { name: t('results.print.address'), value: address },
    ],
    sentence: resultSentence(t, summary),
    remarks: remarksOf(say, summary),
    filledBy: run.filledBy,
    stale: run.stale,
    matches: summary.matches.flatMap((match) => printMatch(say, match, run) ?? []),
    little,
    // Where little fits, the questions stand there.
    next: little ? [] : summary.answerNext.map(({ fact }) => questionLink(say, fact).text),
    money: summary.boxes.money.map(say.offering),
    levels: levelsView(t, summary.firm),
    versions: [
      { name: t('results.print.version.catalogue'), value: String(run.catalogueRevision) },
      { name: t('results.print.version.policy'), value: run.policyVersion },
      { name: t('results.print.version.engine'), value: run.engineVersion },
      { name: t('results.print.version.instrument'), value: version },
    ],
  };
}

/** Without the link to the whole list, which paper cannot follow. */
function onPaper(little: NothingView | null): NothingView | null {
  if (!little) return null;
  const institutions = little.call.institutions.filter(({ href }) => href !== paths.institutions());
  return { ...little, call: { ...little.call, institutions } };
}

/** Version of the questions that were answered: of each, if they are of several; today's where none is answered. */
function instrumentOf(answers: AnswerSheet): string {
  const versions = new Set(Object.values(answers).flatMap((given) => given?.instrumentVersion ?? []));
  return versions.size > 0 ? [...versions].toSorted().join(', ') : instrument.version;
}

function printMatch(
  say: ResultSay,
  match: MatchSummary,
  run: Pick<LatestRun, 'summary' | 'view' | 'policy'>,
): PrintMatch | null {
  const row = matchRow(say, {
    match,
    view: run.view,
    closed: run.summary.boxes.closed,
    country: countryOf(run),
  });
  if (!row || !match.why) return null;
  const { t, names, locale } = say;
  const { why, missing, status } = match;
  // Without a country all of them wait for it, and none has a place in the order yet: reasons would bury the questions.
  const isPlaced = status !== 'unknown' || countryOf(run) !== null;
  const board = run.view.institutions.get(match.institution)?.institution;
  return {
    ...row,
    points:
      match.total === null || !isPlaced
        ? ''
        : t('results.print.points', { points: formatNumber(locale, match.total) }),
    first: [...match.reasons.map((reason) => reasonText(t, reason, names)), ...remarkWords(say, match)],
    settle:
      status === 'unknown' && isPlaced && missing.length > 0
        ? [t('results.row.settle'), ...missing.map((fact) => questionLink(say, fact).text)].join(' ')
        : null,
    parts: isPlaced
      ? SCORE_PARTS.map((part) => ({
          name: t(`vocabulary.scorePart.${part}`),
          sentence: reasonText(t, ofThisBoard(why[part], board, run.policy), names),
        }))
      : [],
  };
}
