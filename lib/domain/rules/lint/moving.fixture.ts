import fc from 'fast-check';
import { dayFromNumber, dayNumber, type IsoDate } from '../../dates';
import type { TimeUnit, WrittenRule } from '../language';
import type { FactReader } from '../types';
import { group } from './lint.fixture';

type Length = readonly [count: number, unit: TimeUnit];

/** Lengths of time in twos: read on 15 May 2026 both reach back to one day; in some months and years they do not. */
const ALIKE: readonly (readonly [Length, Length])[] = [
  [
    [1, 'months'],
    [30, 'days'],
  ],
  [
    [1, 'years'],
    [365, 'days'],
  ],
  [
    [3, 'years'],
    [1096, 'days'],
  ],
  [
    [12, 'months'],
    [1, 'years'],
  ],
];

/** In: an id and a length of time. Out: conditions that something lies in the last days of it, of each kind whose days move within. */
const KINDS: readonly ((id: string, length: Length) => WrittenRule)[] = [
  (id, [count, unit]) => ({
    ...{ id, op: 'happened', fact: 'past', codes: ['a'] },
    ...{ last: { count, unit }, min: 1, max: null },
  }),
  (id, length) => ({ id, op: 'linked', fact: 'owners', where: begun(id, length), min: 1, max: 2 }),
  (id, length) => ({
    ...{ id, op: 'compare', relation: '>=', right: { term: 'number', value: 1 } },
    left: { term: 'total', fact: 'owners', of: 'share', where: begun(id, length) },
  }),
];

function begun(id: string, [last, unit]: Length): WrittenRule {
  return { id: `${id}.w`, op: 'recent', fact: 'founded', last, unit };
}

/** In: an id. Out: groups `all` of one such condition, and that another, which may be the same on some days, does not hold. */
export function apart(id: string): fc.Arbitrary<WrittenRule> {
  return fc
    .tuple(fc.constantFrom(...ALIKE), fc.boolean(), fc.constantFrom(...KINDS))
    .map(([[one, other], isTurned, kind]) => {
      const [first, second] = isTurned ? [other, one] : [one, other];
      return group('all', id, kind(`${id}.a`, first), {
        ...{ id: `${id}.n`, op: 'not' },
        of: kind(`${id}.b`, second),
      });
    });
}

/** In: a day. Out: days before it at which, on one day or another, such a length of time begins. */
export function daysBack(asOf: IsoDate): readonly IsoDate[] {
  return [27, 28, 29, 30, 31, 364, 365, 366, 1094, 1095, 1096, 1097].map((back) =>
    dayFromNumber(dayNumber(asOf) - back),
  );
}

/** In: a day. Out: a firm led by no women that began on it, as did its one owner, and did something on it. */
export function firmOf(on: IsoDate): FactReader {
  const lo = dayNumber(on);
  const founded = { kind: 'range', lo, hi: lo } as const;
  return (fact) => {
    if (fact === 'past') return { kind: 'events', events: [{ code: 'a', lo, hi: lo }] };
    if (fact === 'owners')
      return { kind: 'entities', entities: [{ founded, share: { kind: 'range', lo: 1, hi: 1 } }] };
    return fact === 'founded' ? founded : { kind: 'flag', value: false };
  };
}
