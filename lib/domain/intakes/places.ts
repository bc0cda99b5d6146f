import type { IsoDate } from '../dates';
import { releaseDay } from './stages';
import type { Entry, IntakeTerms, PlaceKind, Reserved } from './types';

/** Places that nobody holds: those for everybody, and those kept for a group while the day of release is to come. */
export type FreePlaces = { open: number; reserved: readonly Reserved[] };

/** A place that is given to a firm. */
export type Gift = { number: number; kind: PlaceKind };

/** In: what was published, the kinds of the places that are held, and a day. Out: what is free on that day. */
export function freePlaces(terms: IntakeTerms, held: readonly PlaceKind[], today: IsoDate): FreePlaces {
  let free = Math.max(0, terms.places - held.length);
  const reserved: Reserved[] = [];
  for (const { group, places } of today < releaseDay(terms) ? terms.reserved : []) {
    const left = Math.min(free, Math.max(0, places - held.filter((kind) => kind === group).length));
    reserved.push({ group, places: left });
    free -= left;
  }
  return { open: free, reserved };
}

/** What places are given from: terms, kinds of the places held, who waits in order, and the day. */
export type Giving = {
  terms: IntakeTerms;
  held: readonly PlaceKind[];
  /** In order. */
  waiting: readonly Pick<Entry, 'number' | 'groups'>[];
  today: IsoDate;
};

/**
 * Gives what is free: reserved places first, each to the next of its group, then the others to whoever is next. Out: a
 * place for each firm that gets one. The first choice and every place that is given back go the same way.
 */
export function givePlaces({ terms, held, waiting, today }: Giving): readonly Gift[] {
  const free = freePlaces(terms, held, today);
  const gifts: Gift[] = [];
  let left = waiting;
  for (const { group, places } of free.reserved) {
    const next = left.filter(({ groups }) => groups.includes(group)).slice(0, places);
    gifts.push(...next.map(({ number }) => ({ number, kind: group })));
    left = left.filter((entry) => !next.includes(entry));
  }
  return [...gifts, ...left.slice(0, free.open).map(({ number }) => ({ number, kind: 'open' as const }))];
}
