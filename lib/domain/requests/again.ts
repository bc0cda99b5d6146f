import { dayFromNumber, dayNumber, type IsoDate } from '../dates';
import type { RequestKind, RequestState } from '../people';

/** How long an agreed request stands in the way of a new one where no day was agreed. */
const AGREED_DAYS = 30;

/** What tells whether a firm can send another request of the same kind for the same offering. */
export type Standing = {
  kind: RequestKind;
  state: RequestState;
  /** First day of the group, or the day that was agreed. */
  day: IsoDate | null;
  /** Day of the last step. */
  changedOn: IsoDate;
};

/**
 * In: where a request stands, and the day. Out: whether a new one may be sent beside it: once it has come to nothing,
 * once the group has started, once the day of the talk has passed, or some weeks after a yes without a day.
 */
export function mayAskAgain({ kind, state, day, changedOn }: Standing, today: IsoDate): boolean {
  if (state === 'declined' || state === 'refused' || state === 'withdrawn') return true;
  if (state !== 'accepted') return false;
  if (day === null) return today > dayFromNumber(dayNumber(changedOn) + AGREED_DAYS);
  return kind === 'place' ? today >= day : today > day;
}
