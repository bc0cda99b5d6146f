import { words } from '@/app/_components/forms/words';
import type { ResultSay } from '@/app/results/_view/say';
import type { Notice } from '@/lib/data/notices/list';
import { isQuestionFact } from '@/lib/domain/facts';
import type { Because } from '@/lib/domain/matching';
import type { Reason } from '@/lib/domain/rules';
import type { MatchStatus } from '@/lib/domain/vocabulary';
import { isMessageKey } from '@/lib/messages';
import { inSentence } from '@/lib/messages/format';
import { reasonText } from '@/lib/messages/reason-text';

type Say = Pick<ResultSay, 't' | 'names'>;

/** In: a notice and the name of its offer. Out: what has changed and why, in one sentence. */
export function noticeText(say: Say, { before, after, because }: Notice, offer: string): string {
  const { t } = say;
  switch (because.why) {
    case 'new':
      return t('own.notices.fits.new', { offer });
    case 'withdrawn':
      return t('own.notices.gone', { offer });
    case 'question':
      return isQuestionFact(because.fact)
        ? t('own.notices.answer.question', { offer, reason: words(t, `diagnostic.${because.fact}.text`) })
        : t('own.notices.answer.unclear', { offer });
    case 'met':
    case 'dropped':
    case 'open':
      return reasonedText(say, because, offer);
    case 'asks':
      return shutText(say, { before, after, because }, offer);
  }
}

function reasonedText(
  say: Say,
  because: Extract<Because, { why: 'met' | 'dropped' | 'open' }>,
  offer: string,
): string {
  const { t } = say;
  const reason = clause(say, because.reason);
  if (because.why === 'open')
    return reason === null
      ? t('own.notices.answer.unclear', { offer })
      : t('own.notices.answer.open', { offer, reason });
  if (reason === null) return t('own.notices.fits.free', { offer });
  return t(`own.notices.fits.${because.why}`, { offer, reason });
}

type Shut = { before: MatchStatus; after: MatchStatus; because: Extract<Because, { why: 'asks' }> };

/** An offering that the firm cannot enter now, whatever it was before. */
function shutText(say: Say, { before, after, because }: Shut, offer: string): string {
  const { t } = say;
  if (after === 'generic') return t('own.notices.money', { offer });
  const kind = after === 'later' ? 'later' : before === 'no' || before === 'closed' ? 'still' : 'closed';
  const reason = clause(say, because.reason);
  return reason === null
    ? t(`own.notices.${kind}.unclear`, { offer })
    : t(`own.notices.${kind}.asks`, { offer, reason });
}

/** Null where there is none, or it was noted under words that are no longer used. */
function clause({ t, names }: Say, reason: Reason | null): string | null {
  if (reason === null || !isMessageKey(`reasons.${reason.code}`)) return null;
  return inSentence(reasonText(t, reason, names));
}
