import type { MatchGroup } from '@/app/_components/results/types';
import type { LatestRun } from '@/lib/data/runs/latest';
import { paths } from '@/lib/paths';
import { matchRow } from './match-row';
import type { ResultSay } from './say';

/** How many of each status are drawn at first: the best, and enough to choose from. */
const SHOWN = { eligible: 10, later: 5, closed: 3, unknown: 3 } as const;
const STATUSES = ['eligible', 'later', 'closed', 'unknown'] as const;

/** The groups of the list, in order; those without a match are left out. */
export function matchGroups(
  say: ResultSay,
  { summary, view }: LatestRun,
  all: boolean,
): readonly MatchGroup[] {
  return STATUSES.flatMap((status) => {
    const matches = summary.matches.filter((match) => match.status === status);
    if (matches.length === 0) return [];
    const drawn = all ? matches : matches.slice(0, SHOWN[status]);
    return [
      {
        key: status,
        title: titleOf(say, status, summary.openQuestions.length),
        help: helpOf(say, status),
        rows: drawn
          .map((match) => matchRow(say, { match, view, closed: summary.boxes.closed }))
          .filter((row) => row !== null),
        all:
          drawn.length < summary.counts[status]
            ? {
                href: paths.allResults(),
                text: say.t('results.group.more', { count: summary.counts[status] }),
              }
            : null,
      },
    ];
  });
}

function titleOf({ t }: ResultSay, status: (typeof STATUSES)[number], questions: number): string {
  if (status !== 'unknown') return t(`results.group.${status}`);
  return t('results.group.unknown', { count: questions });
}

function helpOf({ t }: ResultSay, status: (typeof STATUSES)[number]): string | null {
  return status === 'later' || status === 'closed' ? t(`results.group.${status}Help`) : null;
}
