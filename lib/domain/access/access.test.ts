import { describe, expect, it } from 'vitest';
import { fraction, toNumber } from '../fraction';
import { type Membership, type Outcome, SIZE_CLASSES, type SizeClass } from '../vocabulary';
import {
  hasAppeal,
  hasWayInForBeginners,
  netPrices,
  openToNonMembers,
  type Payer,
  withinFeeCap,
} from './index';

const caps = { micro: 100, small: 500, medium: 2000, large: 5000 };

describe('IA-01 open to firms that are not members', () => {
  it.each<[Membership, boolean, Outcome]>([
    ['none', false, 'pass'],
    ['optional', false, 'pass'],
    ['required', true, 'pass'],
    ['required', false, 'fail'],
  ])('membership %s, another route %s: %s', (membership, nonmemberRoute, outcome) => {
    expect(openToNonMembers({ membership, nonmemberRoute }).outcome).toBe(outcome);
  });
});

describe('net price', () => {
  const list = {
    priceUsd: 250,
    waiver: { micro: 100, small: 50, women: 80 },
    membership: 'required',
    membershipFeeUsd: 90,
  } as const;
  const price = (payer: Partial<Payer>) =>
    netPrices(list, { sizes: ['medium'], groups: [], member: true, ...payer }).map(({ lo, hi }) => [
      toNumber(lo),
      toNumber(hi),
    ]);

  it.each<[string, Partial<Payer>, readonly [number, number]]>([
    ['no waiver', {}, [250, 250]],
    ['waiver of the size class', { sizes: ['small'] }, [125, 125]],
    ['the largest of all waivers', { sizes: ['small'], groups: ['rural', 'women'] }, [50, 50]],
    ['the fee of a firm that is not a member', { member: false }, [340, 340]],
    ['the fee that may be due', { member: null }, [250, 340]],
  ])('%s', (_, payer, expected) => {
    expect(price(payer)).toEqual([expected]);
  });

  it('is told for each size class the firm may have', () => {
    expect(price({ sizes: ['micro', 'small', 'large'] })).toEqual([
      [0, 0],
      [125, 125],
      [250, 250],
    ]);
  });

  it('has no fee where membership is not required', () => {
    const free = netPrices(
      { ...list, membership: 'optional' },
      { sizes: ['large'], groups: [], member: false },
    );
    expect(free.map(({ hi }) => toNumber(hi))).toEqual([250]);
  });
});

describe('IA-02 fee cap by firm size', () => {
  const at = (net: number) => (size: SizeClass) => ({ size, lo: fraction(net), hi: fraction(net) });

  it.each(SIZE_CLASSES.flatMap((size) => [[size, 0, 'pass'] as const, [size, 1, 'fail'] as const]))(
    'the cap of a %s firm plus %i: %s',
    (size, above, outcome) => {
      expect(withinFeeCap([at(caps[size] + above)(size)], caps).outcome).toBe(outcome);
    },
  );

  it.each<[number, Outcome]>([
    [100, 'pass'],
    [101, 'not_applicable'],
    [5000, 'not_applicable'],
    [5001, 'fail'],
  ])('a price of %i for a firm of unknown size: %s', (net, outcome) => {
    expect(withinFeeCap(SIZE_CLASSES.map(at(net)), caps).outcome).toBe(outcome);
  });

  it('cannot be applied while the membership decides', () => {
    const open = { size: 'small', lo: fraction(100), hi: fraction(1600) } as const;
    expect(withinFeeCap([open], caps)).toEqual({
      outcome: 'not_applicable',
      numbers: { lo: 100, hi: 1600, sizes: ['small'], cap_lo: 500, cap_hi: 500 },
    });
  });

  it('cannot be applied to no firm', () => {
    expect(withinFeeCap([], caps).outcome).toBe('not_applicable');
  });
});

describe('IA-06 a way in for beginners', () => {
  it.each<[boolean, readonly number[], Outcome]>([
    [true, [2, 0], 'pass'],
    [true, [1, 2], 'fail'],
    [false, [0], 'fail'],
    [true, [], 'fail'],
  ])('declared %s, entry levels %j: %s', (entryLevel, minLevels, outcome) => {
    expect(hasWayInForBeginners({ entryLevel, minLevels, maxEntryLevel: 0 }).outcome).toBe(outcome);
  });
});

it('IA-18 passes with an appeal', () => {
  expect(hasAppeal({ appeal: true }).outcome).toBe('pass');
  expect(hasAppeal({ appeal: false }).outcome).toBe('fail');
});
