import { MATCH_STATUSES, type MatchStatus } from '@/lib/domain/vocabulary';

export type StatusCounts = Record<MatchStatus, number>;

/** Zero for each status. */
export function zeroes(): StatusCounts {
  return { eligible: 0, later: 0, closed: 0, unknown: 0, no: 0, generic: 0, error: 0 };
}

/** Adds counts to a sum, which it changes. */
export function addCounts(sum: StatusCounts, counts: Readonly<StatusCounts>): void {
  for (const status of MATCH_STATUSES) sum[status] += counts[status];
}

/** 1 where there is any, else 0. */
export function anyOf(counts: Readonly<StatusCounts>): StatusCounts {
  const any = zeroes();
  for (const status of MATCH_STATUSES) any[status] = counts[status] > 0 ? 1 : 0;
  return any;
}
