import type { ChoiceMethod } from '../people';
import type { ChoiceCriterion, Entry } from './types';

/** A standard hash of a text, in lower-case hexadecimal: SHA-256 wherever the order is published. */
export type Hash = (text: string) => string;

/** What an order is made by; with the numbers of the firms, anybody can make it again. */
export type OrderBy = {
  method: ChoiceMethod;
  criteria: readonly ChoiceCriterion[];
  seed: string;
  hash: Hash;
};

/**
 * In: the seed and the number of a firm. Out: its lot. The lots in the order of their text are the order of the draw:
 * `printf 'SEED:7' | sha256sum` gives the lot of number 7.
 */
export function lotOf({ seed, hash }: Pick<OrderBy, 'seed' | 'hash'>, number: number): string {
  return hash(`${seed}:${number}`);
}

/** In: marks of a firm and the criteria. Out: the weighted sum; a firm without marks has none to count. */
export function pointsOf(criteria: readonly ChoiceCriterion[], { marks }: Pick<Entry, 'marks'>): number {
  return criteria.reduce((sum, { weight }, index) => sum + weight * (marks?.[index] ?? 0), 0);
}

/**
 * In: how to choose, and who asked, in any order. Out: the same firms, those who come first in front. Who has the same
 * points or the same need stands in the order of the lots; who asked at the same moment, in the order of the numbers.
 */
export function inOrder(by: OrderBy, entries: readonly Entry[]): readonly Entry[] {
  return entries
    .map((entry) => ({ entry, key: keyOf(by, entry) }))
    .toSorted((a, b) => byKey(a.key, b.key) || a.entry.number - b.entry.number)
    .map(({ entry }) => entry);
}

/** What comes first is smaller: a number where more comes first, then a text. */
type Key = { more: number; text: string };

function keyOf(by: OrderBy, entry: Entry): Key {
  switch (by.method) {
    case 'first_come':
      return { more: 0, text: entry.sentAt };
    case 'lottery':
      return { more: 0, text: lotOf(by, entry.number) };
    case 'need_rank':
      return { more: entry.need ?? -1, text: lotOf(by, entry.number) };
    case 'points':
      return { more: pointsOf(by.criteria, entry), text: lotOf(by, entry.number) };
  }
}

function byKey(a: Key, b: Key): number {
  return b.more - a.more || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);
}
