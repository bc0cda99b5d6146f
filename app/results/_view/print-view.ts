import type { PrintMatch, PrintView } from '@/app/_components/results/print-types';
import { shownAddress } from '@/app/_shell/site';
import { answerNames } from '@/app/diagnostic/_screen/lists';
import type { Context } from '@/lib/data/context';
import { type DiagnosticState, getDiagnostic } from '@/lib/data/diagnostics/get';
import type { LatestRun } from '@/lib/data/runs/latest';
import type { MatchSummary } from '@/lib/data/runs/summary';
import { instrument } from '@/lib/domain/facts';
import { SCORE_PARTS } from '@/lib/domain/vocabulary';
import type { Translator } from '@/lib/messages';
import { formatDate, formatNumber } from '@/lib/messages/format';
import { reasonText } from '@/lib/messages/reason-text';
import { levelsView } from './levels';
import { matchRow, questionLink } from './match-row';
import { remarksOf } from './remarks';
import { findRun } from './results-view';
import { type ResultSay, resultSay } from './say';
import { resultSentence } from './sentence';
import { countryOf } from './where';

/** As many characters of the run's name as tell it apart on paper. The code that opens the answers is never printed. */
const REFERENCE = 8;

type Answers = { diagnostic: DiagnosticState; names: Awaited<ReturnType<typeof answerNames>> };
export type PrintResult =
  | { kind: 'noDraft' | 'noRun' }
  | { kind: 'run'; t: Translator; view: PrintView; answers: Answers; demo: boolean };

/** Everything of the last result on one document. */
export async function printPage(context: Context): Promise<PrintResult> {
  const run = await findRun(context, true);
  if (run === 'noDraft' || run === null) return { kind: run === null ? 'noRun' : 'noDraft' };
  const say = await resultSay(context, run.view, countryOf(run), run.policy);
  const { t, locale } = say;
  const { summary } = run;
  const diagnostic = await getDiagnostic(context);
  const names = await answerNames(context, diagnostic.answers);
  const view: PrintView = {
    head: [
      { name: t('results.print.date'), value: formatDate(locale, run.asOf) },
      { name: t('results.print.reference'), value: run.id.slice(0, REFERENCE) },
      { name: t('results.print.address'), value: await shownAddress() },
    ],
    sentence: resultSentence(t, summary),
    remarks: remarksOf(say, summary),
    filledBy: run.filledBy,
    stale: run.stale,
    matches: summary.matches.flatMap((match) => printMatch(say, match, run) ?? []),
    next: summary.answerNext.map(({ fact }) => questionLink(say, fact).text),
    money: summary.boxes.money.map(say.offering),
    levels: levelsView(t, summary.firm),
    versions: [
      { name: t('results.print.version.catalogue'), value: String(run.catalogueRevision) },
      { name: t('results.print.version.policy'), value: run.policyVersion },
      { name: t('results.print.version.engine'), value: run.engineVersion },
      { name: t('results.print.version.instrument'), value: instrument.version },
    ],
  };
  return {
    kind: 'run',
    t,
    view,
    answers: { diagnostic, names },
    demo: run.view.catalogue.offerings.some((one) => one.illustrative),
  };
}

function printMatch(
  say: ResultSay,
  match: MatchSummary,
  run: Pick<LatestRun, 'summary' | 'view'>,
): PrintMatch | null {
  const row = matchRow(say, {
    match,
    view: run.view,
    closed: run.summary.boxes.closed,
    country: countryOf(run),
    asked: true,
  });
  if (!row || !match.why) return null;
  const { t, names, locale } = say;
  const { why } = match;
  return {
    ...row,
    points:
      match.total === null ? '' : t('results.print.points', { points: formatNumber(locale, match.total) }),
    first: match.reasons.map((reason) => reasonText(t, reason, names)),
    parts: SCORE_PARTS.map((part) => ({
      name: t(`vocabulary.scorePart.${part}`),
      sentence: reasonText(t, why[part], names),
    })),
  };
}
