import type { MatchPageView } from '@/app/_components/results/match-types';
import type { Match } from '@/lib/domain/matching';
import type { MatchStatus } from '@/lib/domain/vocabulary';
import { reasonText } from '@/lib/messages/reason-text';
import { caveatWords, isToldAsCaveat, whyOf } from './caveats';
import { isNotAsked } from './match-row';
import type { ResultSay } from './say';

/** Told by the status itself. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set([
  'label.waiting_list',
  'label.by_invitation',
  'label.closed_for_now',
]);

const INTAKES = {
  open: 'eligible',
  waiting: 'waiting',
  invitation: 'invitation',
  closed: 'closedIntake',
} as const;

/** The status of a match in a sentence; where something speaks against taking part, that too. */
export function statusOf(say: ResultSay, match: Match): MatchPageView['status'] {
  const { t } = say;
  const { status: is, intake, labels } = match;
  if (is !== 'eligible') {
    // Whatever opens it, one gets in only as the institution takes firms in.
    const isTold = intake !== 'open' && labels.some(({ code }) => SAID_ELSEWHERE.has(code));
    const then = isTold ? [t(`results.match.intake.${intake}`, { is })] : [];
    return { is, text: [notYet(say, match, is), ...then].join(' ') };
  }
  const caveats = caveatWords(say, { labels, why: whyOf(match) });
  return caveats
    ? { is, text: t(`results.but.${intake}`), but: `${t(`results.but.${intake}But`, { caveats })}.` }
    : { is, text: t(`results.match.status.${INTAKES[intake]}`) };
}

/** Why one cannot take part as things stand. */
function notYet({ t }: ResultSay, match: Match, is: Exclude<MatchStatus, 'eligible'>): string {
  if (waitsForQuestion(match)) return t('results.match.status.laterNotAsked');
  if (is === 'unknown')
    return [
      t('results.match.status.unknown', { count: match.missing.length }),
      ...stepsFirst({ t }, match),
    ].join(' ');
  // What was never asked is not told as missing.
  if (is === 'closed' && reasonsOf(match).some(({ code }) => !code.endsWith('_not_asked')))
    return t('results.match.status.closedLater');
  return t(`results.match.status.${is}`);
}

/** What may be for the firm can still need steps first, that it lacks or that it was not asked about. */
function stepsFirst({ t }: Pick<ResultSay, 't'>, match: Match): readonly string[] {
  const reasons = reasonsOf(match);
  if (reasons.length === 0) return [];
  const sure = reasons.some(({ code }) => !code.endsWith('_not_asked')) ? 'yes' : 'no';
  return [t('results.match.status.unknownFirst', { sure })];
}

/** Remarks beside the status, and what else is in the way of a shut door. */
export function notesOf({ t, names }: ResultSay, match: Match): readonly string[] {
  const { status, labels } = match;
  if (status === 'error') return [t('results.match.errorNext')];
  const isSaid = (code: string) =>
    SAID_ELSEWHERE.has(code) || (status === 'eligible' && isToldAsCaveat(code));
  // A shut door is not all that is in the way where something would still have to come first.
  const first = status === 'closed' ? reasonsOf(match) : [];
  return [...labels.filter(({ code }) => !isSaid(code)), ...first].map((one) => reasonText(t, one, names));
}

/** What the firm lacks yet. */
function reasonsOf({ reasons, order }: Pick<Match, 'reasons' | 'order'>) {
  return [...reasons, ...order];
}

/** Whether all that it waits for is something we do not know. */
export function waitsForQuestion(match: Match): boolean {
  return isNotAsked({ status: match.status, reasons: reasonsOf(match) });
}
