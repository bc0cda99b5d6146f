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
  return {
    is: status,
    text: status === 'eligible' ? t(`results.row.status.${intake}`) : t(`vocabulary.status.${status}`),
  };
}
