import type { NothingView } from '@/app/_components/results/types';
import type { RunSummary } from '@/lib/data/runs/summary';
import type { ResultSay } from './say';

const REASONS = {
  'criterion.country': 'results.none.country',
  'criterion.sector': 'results.none.sector',
  'criterion.place': 'results.none.place',
  'criterion.size': 'results.none.size',
  'criterion.language': 'results.none.language',
  'criterion.rule': 'results.none.rule',
} as const;

function isReason(code: string): code is keyof typeof REASONS {
  return Object.hasOwn(REASONS, code);
}

function lookedAt({ t }: ResultSay, { excluded, counts, settleable }: RunSummary): readonly string[] {
  // Results stored before these were counted apart say nothing of who can settle them.
  const by = settleable === counts.unknown ? 'answers' : settleable === 0 ? 'institution' : 'both';
  const shut = excluded
    .toSorted((a, b) => b.offerings.length - a.offerings.length)
    .flatMap(({ reason, offerings }) =>
      isReason(reason) ? [t(REASONS[reason], { count: offerings.length })] : [],
    );
  const others = (['later', 'closed', 'unknown', 'generic', 'error'] as const)
    .filter((status) => counts[status] > 0)
    .map((status) => t(`results.none.${status}`, { count: counts[status], by }));
  return counts.unknown > counts.no ? [...others, ...shut] : [...shut, ...others];
}

/** How many offerings were looked at and fit now, and what becomes of the others: not settled is not said to be unfit. */
export function lookedView(
  say: ResultSay,
  summary: RunSummary,
): Pick<NothingView['looked'], 'title' | 'text' | 'reasons'> {
  const { t } = say;
  const { counts } = summary;
  return {
    title: t('results.none.looked'),
    text: t('results.none.lookedText', {
      count: offeringsOf(summary),
      fit: counts.eligible,
      left: offeringsOf(summary) - counts.eligible,
    }),
    reasons: lookedAt(say, summary),
  };
}

/** Every offering of the catalogue has one status, so that these numbers add up. */
export function offeringsOf({ counts }: Pick<RunSummary, 'counts'>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
