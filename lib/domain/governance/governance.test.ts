import { describe, expect, it } from 'vitest';
import type { Outcome, SeatKind } from '../vocabulary';
import {
  type Contribution,
  governmentAtTheTable,
  investTogether,
  type Seat,
  servedPlacesHoldSeats,
  varietyOfAssociations,
} from './index';

const A = 'AR-M:11';
const B = 'AR-J:11';

function seat(kind: SeatKind, votes: number, community = A, body = `${kind} ${community}`): Seat {
  return { kind, body, community, votes };
}

function pays(kind: SeatKind, share: number, body: string = kind): Contribution {
  return { kind, body, share };
}

describe('PG-01 government at the table', () => {
  const limits = { minSeats: 1, maxVoteShare: 49 };
  it.each<[string, readonly Seat[], Outcome]>([
    ['a part of the votes', [seat('government', 49), seat('worker', 51)], 'pass'],
    ['half of the votes', [seat('government', 1), seat('worker', 1)], 'fail'],
    ['all votes', [seat('government', 3)], 'fail'],
    ['no seat', [seat('worker', 1)], 'fail'],
    ['a seat without a vote', [seat('government', 0), seat('worker', 1)], 'pass'],
    ['a board nobody has published', [], 'not_evidenced'],
  ])('%s', (_, seats, outcome) => {
    expect(governmentAtTheTable(seats, limits).outcome).toBe(outcome);
  });

  it('tells the numbers that led to it', () => {
    expect(governmentAtTheTable([seat('government', 3), seat('worker', 8)], limits).numbers).toEqual({
      seats: 1,
      votes: 3,
      all: 11,
      percent: 27.3,
    });
  });
});

describe('PG-02 a variety of associations', () => {
  const limits = { minAssociations: 2, minCommunities: 2, smallFirmBody: true };
  const small = seat('association_small', 1);
  it.each<[string, readonly Seat[], Outcome]>([
    ['two bodies of two places, one of small firms', [small, seat('association_large', 1, B)], 'pass'],
    [
      'a cooperative counts as of small firms',
      [seat('cooperative', 1), seat('association_mixed', 1, B)],
      'pass',
    ],
    ['two bodies of one place', [small, seat('association_large', 1)], 'fail'],
    ['one body in two places', [small, { ...small, community: B }], 'fail'],
    ['none of small firms', [seat('association_mixed', 1), seat('association_large', 1, B)], 'fail'],
    ['one without a vote', [small, seat('association_large', 0, B)], 'fail'],
    ['others do not count', [small, seat('worker', 1, B), seat('government', 1, B)], 'fail'],
    ['a board nobody has published', [], 'not_evidenced'],
  ])('%s', (_, seats, outcome) => {
    expect(varietyOfAssociations(seats, limits).outcome).toBe(outcome);
  });

  it('can do without a body of small firms where the rule says so', () => {
    const seats = [seat('association_mixed', 1), seat('association_large', 1, B)];
    expect(varietyOfAssociations(seats, { ...limits, smallFirmBody: false }).outcome).toBe('pass');
  });
});

describe('PG-04 invest together', () => {
  const limits = { minGovernmentShare: 10, minAssociationsShare: 10, maxSingleFunder: 70 };
  it.each<[string, readonly Contribution[], Outcome]>([
    ['at every limit', [pays('government', 10), pays('cooperative', 20), pays('independent', 70)], 'pass'],
    ['government below', [pays('government', 9), pays('cooperative', 21), pays('independent', 70)], 'fail'],
    [
      'associations below',
      [pays('government', 22), pays('association_small', 9), pays('independent', 69)],
      'fail',
    ],
    ['one pays too much', [pays('government', 10), pays('cooperative', 19), pays('independent', 71)], 'fail'],
    [
      'associations and cooperatives add up',
      [pays('government', 90, 'g1'), pays('association_mixed', 5), pays('cooperative', 5)],
      'fail',
    ],
    ['shares of their sum', [pays('government', 30), pays('association_mixed', 20)], 'pass'],
    [
      'one body in two lines',
      [pays('government', 40, 'g'), pays('government', 31, 'g'), pays('cooperative', 29)],
      'fail',
    ],
    [
      'two bodies of one kind',
      [pays('government', 40, 'g'), pays('government', 31, 'h'), pays('cooperative', 29)],
      'pass',
    ],
    [
      'tenths of a percent',
      [pays('government', 33.3), pays('cooperative', 33.3), pays('worker', 33.4)],
      'pass',
    ],
    ['accounts nobody has published', [], 'not_evidenced'],
  ])('%s', (_, contributions, outcome) => {
    expect(investTogether(contributions, limits).outcome).toBe(outcome);
  });

  it('tells the numbers that led to it', () => {
    expect(investTogether([pays('government', 1), pays('cooperative', 2)], limits).numbers).toEqual({
      government: 33.3,
      associations: 66.7,
      largest: 66.7,
    });
  });
});

describe('PG-06 places served hold seats', () => {
  const limits = { minShareOfCommunities: 60 };
  const places = ['AR-M:11', 'AR-J:11', 'AR-F:11', 'AR-M:01', 'AR-X:01'];
  it.each<[number, Outcome]>([
    [3, 'pass'],
    [2, 'fail'],
  ])('%i of five places', (count, outcome) => {
    const seats = places.slice(0, count).map((place) => seat('worker', 0, place));
    expect(servedPlacesHoldSeats(seats, [...places, ...places], limits).outcome).toBe(outcome);
  });

  it('is not applied where nothing is served, and not proven where no seat is published', () => {
    expect(servedPlacesHoldSeats([seat('worker', 1)], [], limits).outcome).toBe('not_applicable');
    expect(servedPlacesHoldSeats([], [A], limits).outcome).toBe('not_evidenced');
  });
});
