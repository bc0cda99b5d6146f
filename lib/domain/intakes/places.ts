import type { IsoDate } from '../dates';
import { FIRM_GROUPS, type FirmGroup } from '../vocabulary';
import { releaseDay } from './stages';
import type { Entry, IntakeTerms, PlaceKind, Reserved } from './types';

/** Places that nobody holds: those for everybody, and those kept for a group while the day of release is to come. */
export type FreePlaces = { open: number; reserved: readonly Reserved[] };

/** A place that is given to a firm. */
export type Gift = { number: number; kind: PlaceKind };

/** In: what was published, the kinds of the places that are held, and a day. Out: what is free on that day. */
export function freePlaces(terms: IntakeTerms, held: readonly PlaceKind[], today: IsoDate): FreePlaces {
  const free = Math.max(0, terms.places - held.length);
  const reserved = (today < releaseDay(terms) ? terms.reserved : []).map(({ group, places }) => {
    const left = Math.max(0, places - held.filter((kind) => kind === group).length);
    return { group, places: Math.min(free, left) };
  });
  const kept = reserved.reduce((sum, one) => sum + one.places, 0);
  return { open: Math.max(0, free - kept), reserved };
}

type Waiting = Pick<Entry, 'number' | 'groups'>;

/** What places are given from: terms, kinds of the places held, who waits in order, and the day. */
export type Giving = {
  terms: IntakeTerms;
  held: readonly PlaceKind[];
  /** In order. */
  waiting: readonly Waiting[];
  today: IsoDate;
};

/**
 * Gives what is free: reserved places first, as many as can be given to firms of their groups and to those who come
 * first, then the others to whoever is next. Out: a place for each firm that gets one. The first choice and every place
 * that is given back go the same way.
 */
export function givePlaces({ terms, held, waiting, today }: Giving): readonly Gift[] {
  const free = freePlaces(terms, held, today);
  const kept = giveKept(free.reserved, waiting, Math.max(0, terms.places - held.length));
  const given = new Set(kept.map(({ number }) => number));
  const left = waiting.filter(({ number }) => !given.has(number)).slice(0, free.open);
  return [...kept, ...left.map(({ number }) => ({ number, kind: 'open' as const }))];
}

/**
 * A firm of two groups gives way within the kept places where another can then have one too, so it does not matter in
 * which order the groups stand (a maximum matching, by augmenting paths).
 */
function giveKept(reserved: readonly Reserved[], waiting: Giving['waiting'], most: number): readonly Gift[] {
  const kept = FIRM_GROUPS.flatMap((group) => {
    const places = reserved.find((one) => one.group === group)?.places ?? 0;
    return places > 0 ? [{ group, places, holders: new Set<Waiting>() }] : [];
  });
  const seat = (firm: Waiting, tried: Set<FirmGroup>): boolean => {
    for (const { group, places, holders } of kept) {
      if (!firm.groups.includes(group) || tried.has(group)) continue;
      tried.add(group);
      const gaveWay = holders.size < places ? null : [...holders].find((holder) => seat(holder, tried));
      if (gaveWay === undefined) continue;
      if (gaveWay) holders.delete(gaveWay);
      holders.add(firm);
      return true;
    }
    return false;
  };
  let given = 0;
  for (const firm of waiting) if (given < most && seat(firm, new Set())) given += 1;
  return kept.flatMap(({ group, holders }) => [...holders].map(({ number }) => ({ number, kind: group })));
}
