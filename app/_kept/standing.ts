import type { StatusKind } from '@/app/_components/status';
import type { Intake, MatchStatus } from '@/lib/domain/vocabulary';
import type { Translator } from '@/lib/messages';

/** How an offering stands for a firm, in a word or two. */
export function standingWords(
  t: Translator,
  standing: { status: MatchStatus; intake: Intake } | null,
): { is: StatusKind; text: string } {
  if (!standing) return { is: 'not_applicable', text: t('own.saved.notKnown') };
  const { status, intake } = standing;
  if (status === 'eligible') return { is: status, text: t(`results.row.status.${intake}`) };
  const text = t(`vocabulary.status.${status}`);
  // One gets in only as the institution takes firms in, whatever has to come first.
  return OPENS.has(status) && intake !== 'open'
    ? { is: status, text: text + t(`results.row.intake.${intake}`, { is: status }) }
    : { is: status, text };
}

/** What may come to fit. */
const OPENS: ReadonlySet<MatchStatus> = new Set(['later', 'closed', 'unknown']);
