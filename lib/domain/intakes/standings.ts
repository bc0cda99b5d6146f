import type { EntryStanding, RequestState } from '../people';

/**
 * In: the state of the request behind an entry, and whether the choice has put it in its place in the order. Out: how
 * the entry stands. A question to a firm takes its place from nobody.
 */
export function standingOf(state: RequestState, isRanked: boolean): EntryStanding {
  switch (state) {
    case 'sent':
    case 'asked':
    case 'listed':
      return isRanked ? 'waiting' : 'in';
    case 'accepted':
      return 'place';
    case 'offered':
      return 'offered';
    case 'declined':
    case 'appealed':
    case 'refused':
    case 'withdrawn':
      return 'out';
  }
}
