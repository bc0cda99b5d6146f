import type { MatchGroup } from '@/app/_components/results/types';
import type { LatestRun } from '@/lib/data/runs/latest';
import type { RunSummary } from '@/lib/data/runs/summary';
import { paths } from '@/lib/paths';
import { matchRow } from './match-row';
import type { ResultSay } from './say';
import { countryOf } from './where';

/** `all`: without the limits that keep the page short. */
type Drawn = { all: boolean };

/** How many of each status are drawn at first: the best, and enough to choose from. */
const SHOWN = { eligible: 10, later: 5, closed: 3, unknown: 3 } as const;
const STATUSES = ['eligible', 'later', 'closed', 'unknown'] as const;

/** The groups of the list, in order; those without a match are left out. */
export function matchGroups(
  say: ResultSay,
  { summary, view }: LatestRun,
  { all }: Drawn,
): readonly MatchGroup[] {
  const country = countryOf({ summary });
  return STATUSES.flatMap((status) => {
    const matches = summary.matches.filter((match) => match.status === status);
    if (matches.length === 0) return [];
    // Without a country none of the open ones is closer to the firm than another.
    const shown = status === 'unknown' && country === null ? 0 : SHOWN[status];
    const drawn = all ? matches : matches.slice(0, shown);
    return [
      {
        key: status,
        title: say.t(`results.group.${status}`),
        help: helpOf(say, status, summary),
        rows: drawn
          .map((match) => matchRow(say, { match, view, closed: summary.boxes.closed, country }))
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

function helpOf({ t }: ResultSay, status: (typeof STATUSES)[number], summary: RunSummary): string | null {
  if (status === 'eligible') return null;
  const { openQuestions, counts } = summary;
  // Results stored before these were counted apart say of all of them that answers settle them.
  const settled = summary.settleable ?? counts.unknown;
  const left = counts.unknown - settled;
  const help = t(`results.group.${status}Help`, {
    ...{ count: openQuestions.length, all: counts.unknown, settled, left },
  });
  // An answer settles whether such an offer is for the firm, not the steps that it asks for first.
  const takesSteps = summary.matches.some((match) => match.status === status && match.reasons.length > 0);
  return status === 'unknown' && takesSteps
    ? `${help} ${t('results.group.unknownFirst', { all: counts.unknown })}`
    : help;
}
