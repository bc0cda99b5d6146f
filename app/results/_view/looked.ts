import type { NothingView } from '@/app/_components/results/types';
import type { RunSummary } from '@/lib/data/runs/summary';
import type { ResultSay } from './say';

const REASONS = {
  'criterion.country': 'results.none.country',
  'criterion.sector': 'results.none.sector',
  'criterion.place': 'results.none.place',
  'criterion.size': 'results.none.size',
  'criterion.language': 'results.none.language',
} as const;

function isReason(code: string): code is keyof typeof REASONS {
  return Object.hasOwn(REASONS, code);
}

function lookedAt({ t }: ResultSay, { excluded, counts }: RunSummary): readonly string[] {
  const shut = excluded
    .filter(({ reason }) => isReason(reason))
    .toSorted((a, b) => b.offerings.length - a.offerings.length)
    .map(({ reason, offerings }) =>
      isReason(reason) ? t(REASONS[reason], { count: offerings.length }) : '',
    );
  const others = (['later', 'closed', 'unknown', 'generic', 'error'] as const)
    .filter((status) => counts[status] > 0)
    .map((status) => t(`results.none.${status}`, { count: counts[status] }));
  return counts.unknown > counts.no ? [...others, ...shut] : [...shut, ...others];
}

/** How many offerings were looked at, and why those that do not fit do not. */
export function lookedView(
  say: ResultSay,
  summary: RunSummary,
): Pick<NothingView['looked'], 'title' | 'text' | 'reasons'> {
  const { t } = say;
  const { counts } = summary;
  const open = counts.eligible === 0 && counts.unknown > 0 ? 'yes' : 'no';
  return {
    title: t('results.none.looked'),
    text: t('results.none.lookedText', { count: offeringsOf(summary), fit: counts.eligible, open }),
    reasons: lookedAt(say, summary),
  };
}

/** Every offering of the catalogue has one status, so that these numbers add up. */
export function offeringsOf({ counts }: Pick<RunSummary, 'counts'>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
