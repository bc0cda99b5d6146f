import type { MatchPageView } from '@/app/_components/results/match-types';
import { inAccount } from '@/app/_shell/own-answers';
import { answerNames, codeOf } from '@/app/diagnostic/_screen/lists';
import { getOffering } from '@/lib/data/catalogue/offering';
import type { Context } from '@/lib/data/context';
import { getDiagnostic } from '@/lib/data/diagnostics/get';
import { DataError } from '@/lib/data/errors';
import { getMatch, type MatchDetail } from '@/lib/data/runs/match';
import { isSettledByAnswers } from '@/lib/data/runs/summary';
import { savedOfferings } from '@/lib/data/saved/list';
import type { Match } from '@/lib/domain/matching';
import type { Translator } from '@/lib/messages';
import { fromMatch, paths } from '@/lib/paths';
import { diagnosticBehind } from './answers-behind';
import { caveatWords, whyOf } from './caveats';
import { changesView } from './changes';
import { factsOf } from './match-facts';
import { questionLink } from './match-row';
import { notesOf, statusOf, waitsForQuestion } from './match-status';
import { partsView } from './parts';
import { sizeRemarksFor } from './remarks';
import { requirementsOf } from './requirements';
import { findRun } from './results-view';
import { rulesOf } from './rules-kept';
import { type ResultSay, resultSay } from './say';

/** No run: there is no result yet, or none since the offering came in. */
export type MatchPageResult =
  | { kind: 'noDraft' | 'noRun' }
  | { kind: 'match'; t: Translator; view: MatchPageView; demo: boolean };

/** Everything the explanation of one match is drawn from; refuses an offering that the catalogue does not have. */
export async function matchPage(context: Context, id: string): Promise<MatchPageResult> {
  const detail = await findMatch(context, id);
  if (!detail) {
    await getOffering(context, id);
    return { kind: (await findRun(context, false)) === 'noDraft' ? 'noDraft' : 'noRun' };
  }
  const { run } = detail;
  const { answers } = await diagnosticBehind(context, run, await getDiagnostic(context));
  const texts = { offerings: detail.others, institutions: new Map([[detail.by.institution.id, detail.by]]) };
  const country = codeOf(answers, 'firm.country');
  const say = await resultSay(context, texts, country, detail.policy);
  const names = await answerNames(context, answers);
  const { eligibility } = detail.entry.offering;
  const requirements = requirementsOf(say, detail.match, { sheet: answers, names, eligibility });
  return {
    kind: 'match',
    t: say.t,
    view: {
      ...matchView(say, detail, codeOf(answers, 'access.travel')),
      facts: factsOf(say, detail, country, !isAsked(detail)),
      requirements,
      isKept: inAccount(context) ? (await savedOfferings(context)).has(id) : null,
      ask: askFor(say, context, detail),
    },
    demo: detail.entry.offering.illustrative,
  };
}

async function findMatch(context: Context, id: string): Promise<MatchDetail | null> {
  try {
    return await getMatch(context, id);
  } catch (error) {
    if (error instanceof DataError && error.code === 'not_found') return null;
    throw error;
  }
}

function matchView(
  say: ResultSay,
  detail: MatchDetail,
  travel: string | null,
): Omit<MatchPageView, 'requirements' | 'facts' | 'ask' | 'isKept'> {
  const { t, names } = say;
  const { match, entry, run } = detail;
  const institution = names.institution(match.institution);
  return {
    id: match.offering,
    name: say.offering(match.offering),
    status: statusOf(say, match),
    offering: { href: paths.offering(match.offering), text: t('results.match.offering') },
    institution: {
      href: paths.institution(match.institution),
      text: t('results.match.institution', { name: institution }),
    },
    next: isInvented(detail) && isAsked(detail) ? t('catalogue.offering.joinDemo') : nextStep(say, match),
    notes: notesOf(say, match),
    sizeNotes: sizeRemarksFor(say, detail.firm, entry.offering),
    parts: partsView(say, match, { policy: detail.policy, institution: detail.by.institution, travel }),
    noParts: noParts(say, match),
    settle: settleOf(say, match),
    changes: changesView(say, match),
    appeal:
      match.status === 'closed'
        ? t(`results.match.appeal.${match.rules['IA-18'] === 'pass' ? 'yes' : 'no'}`, { institution })
        : null,
    rules: match.status === 'error' ? [] : rulesOf(say, detail),
    rulesCaption: t('results.match.rulesCaption', { institution }),
    rulesMore: {
      href: `${paths.institution(entry.offering.institution)}#decides`,
      text: t('results.match.rulesMore'),
    },
    stale: run.stale,
    filledBy: run.filledBy,
  };
}

function noParts({ t }: ResultSay, { status }: MatchDetail['match']): string | null {
  if (status === 'error') return null;
  return t(status === 'generic' ? 'results.match.noScoreGeneric' : 'results.match.noScore');
}

/** What an institution can be asked for; of a shut door too, since only it decides. */
const ASKED: ReadonlySet<string> = new Set(['eligible', 'later', 'unknown', 'closed']);

function isAsked({ match }: Pick<MatchDetail, 'match'>): boolean {
  return ASKED.has(match.status);
}

/** An invented offer says so where it says how to ask, and nowhere else. */
function isInvented({ entry }: Pick<MatchDetail, 'entry'>): boolean {
  return entry.offering.illustrative;
}

/** A firm with an account asks; a visitor is told that it takes one. */
function askFor(
  { t }: Pick<ResultSay, 't'>,
  context: Context,
  detail: Pick<MatchDetail, 'match' | 'entry'>,
): MatchPageView['ask'] {
  const { match } = detail;
  if (!isAsked(detail)) return null;
  return inAccount(context)
    ? { text: null, link: { href: paths.newRequest(match.offering), text: t('requests.new.fromMatch') } }
    : {
        text: t(isInvented(detail) ? 'requests.new.fromMatchDemo' : 'requests.new.fromMatchVisitor'),
        link: { href: paths.signUp(), text: t('requests.new.signUp') },
      };
}

const NEXT = {
  open: 'nextEligible',
  waiting: 'nextWaiting',
  invitation: 'nextInvitation',
  closed: 'nextClosedIntake',
} as const;

function nextStep(say: ResultSay, match: MatchDetail['match']): string | null {
  const { t, names } = say;
  const { status, intake, labels } = match;
  if (status !== 'eligible') return null;
  const institution = names.institution(match.institution);
  const caveats = caveatWords(say, { labels, why: whyOf(match) });
  if (caveats && intake === 'open') return t('results.match.nextEligibleBut', { institution });
  return t(`results.match.${NEXT[intake]}`, { institution });
}

/** Questions still open, and what their answers can do: settle it, open it, or spare a step. */
export function settleOf(say: ResultSay, match: Match): MatchPageView['settle'] {
  const count = match.missing.length;
  if (count === 0) return null;
  // An answer opens nothing at once where one waits for a place or an invitation.
  const opens = waitsForQuestion(match) && match.intake === 'open';
  const later = opens ? 'results.match.settleNotAsked' : 'results.match.settleLater';
  const now = isSettledByAnswers(match) ? 'results.match.settle' : 'results.match.settlePartly';
  return {
    text: say.t(match.status === 'later' ? later : now, { count }),
    links: match.missing.map((fact) => questionLink(say, fact, fromMatch(match.offering))),
  };
}
