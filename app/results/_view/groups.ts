import type { MatchGroup } from '@/app/_components/results/types';
import type { LatestRun } from '@/lib/data/runs/latest';
import type { MatchSummary } from '@/lib/data/runs/summary';
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
        title: titleOf(say, status, matches),
        help: helpOf(say, status),
        rows: drawn
          .map((match) => matchRow(say, { match, view, closed: summary.boxes.closed }))
          .filter((row) => row !== null),
        all:
          drawn.length < matches.length
            ? { href: paths.allResults(), text: say.t('results.group.more', { count: matches.length }) }
            : null,
      },
    ];
  });
}

function titleOf(
  { t }: ResultSay,
  status: (typeof STATUSES)[number],
  matches: readonly MatchSummary[],
): string {
  if (status !== 'unknown') return t(`results.group.${status}`);
  return t('results.group.unknown', { count: new Set(matches.flatMap((match) => match.missing)).size });
}

function helpOf({ t }: ResultSay, status: (typeof STATUSES)[number]): string | null {
  return status === 'later' || status === 'closed' ? t(`results.group.${status}Help`) : null;
}
