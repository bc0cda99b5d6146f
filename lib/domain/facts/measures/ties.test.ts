import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, fraction, toNumber } from '../../fraction';
import { firm, type Said, sources } from '../firm.fixture';

const place = fc.constantFrom('local', 'other:AR-B:29', 'abroad:DE:31', 'other', 'abroad');
const list = fc.array(place, { minLength: 1, maxLength: 5 });
const overlap = fc.constantFrom('0', '0.25', '0.5', '0.75', '1');

function tied(places: readonly string[], said: Said = {}) {
  return firm({ 'ties.list': sources(...places), ...said });
}

describe('sources of know-how', () => {
  it('that were not asked for are unknown, not none', () => {
    const measure = firm({});
    expect(measure).toMatchObject({ ties: null, tieShares: null, redundancy: null, translocal: null });
    expect(toNumber(measure.bridging)).toBe(0);
    expect(measure).toMatchObject({ isolated: false, isolatedCertain: false });
  });

  it('that do not exist leave nothing to bridge', () => {
    const measure = tied([]);
    expect(measure).toMatchObject({ ties: [], tieShares: null, translocal: false });
    expect(measure).toMatchObject({ isolated: true, isolatedCertain: true });
  });

  it.each([
    [['abroad', 'abroad', 'local', 'local', 'local'], true],
    [['abroad', 'local', 'local'], false],
    [['abroad', 'local'], true],
    [['other', 'local'], false],
  ])('in %j: translocal %s, from a share of 0.4 on', (places, want) => {
    expect(tied(places).translocal).toBe(want);
  });

  it.each([
    [['local'], '0', true, true],
    [['local'], '1', false, true],
    [['local'], null, false, false],
    [['local', 'other'], '0', false, true],
    [['local', 'abroad'], null, false, true],
    [[], '6', true, true],
  ])('in %j with %s firms outside: isolated %s, certain %s', (places, peers, isolated, isolatedCertain) => {
    const measure = tied(places, peers === null ? {} : { 'ties.outside_peers': peers });
    expect(measure).toMatchObject({ isolated, isolatedCertain });
  });

  it('an overlap left over from a longer list does not count', () => {
    const measure = tied(['local'], { 'ties.overlap': '1' });
    expect(measure.redundancy).toBeNull();
    expect(toNumber(measure.bridging)).toBe(0.25);
  });

  it('an overlap that is not known counts as a half', () => {
    expect(toNumber(tied(['other', 'other']).bridging)).toBe(0.75);
    expect(tied(['other', 'other'])).toMatchObject({ redundancy: null });
    expect(toNumber(tied(['other', 'other'], { 'ties.overlap': '0.5' }).bridging)).toBe(0.75);
  });
});

describe('communities', () => {
  const home = { 'firm.subdivision': 'AR-X', 'firm.isic': { main: '2930', second: null } };

  it.each([
    [
      ['local', 'local', 'other:AR-B:29'],
      ['AR-B:29', 'AR-X:29'],
    ],
    [
      ['abroad:DE:31', 'abroad:DE:31', 'abroad:AT:25'],
      ['AR-X:29', 'AT:25', 'DE:31'],
    ],
    [['other:AR-X:29'], ['AR-X:29']],
    [['other', 'other:AR-B', 'abroad:DE'], ['AR-X:29']],
    [[], ['AR-X:29']],
  ])('of %j are %j', (places, want) => {
    expect(tied(places, home).tiedCommunities).toEqual(want);
  });

  it('are the own one without a list, and none without a place or a sector', () => {
    expect(firm(home).tiedCommunities).toEqual(['AR-X:29']);
    expect(firm({ 'firm.subdivision': 'AR-X' }).tiedCommunities).toEqual([]);
    expect(tied(['abroad:DE:31'], { 'firm.isic': home['firm.isic'] }).tiedCommunities).toEqual(['DE:31']);
  });

  it('take candidates of one division as one activity', () => {
    const codes = (...values: readonly string[]) =>
      firm({ 'firm.subdivision': 'AR-X' }, { given: { isic: { kind: 'candidates', values } } })
        .tiedCommunities;
    expect(codes('2910', '2930')).toEqual(['AR-X:29']);
    expect(codes('2910', '3011')).toEqual([]);
    expect(codes('C')).toEqual([]);
  });
});

describe('laws', () => {
  it('the shares add up to one', () => {
    fc.assert(
      fc.property(list, (places) => {
        const { tieShares } = tied(places);
        if (!tieShares) throw new RangeError('shares');
        expect(add(add(tieShares.local, tieShares.other), tieShares.abroad)).toEqual(fraction(1));
      }),
    );
  });

  it('bridging lies between 0 and 1', () => {
    fc.assert(
      fc.property(list, fc.option(overlap), (places, known) => {
        const { bridging } = tied(places, known === null ? {} : { 'ties.overlap': known });
        expect(compare(bridging, fraction(0))).not.toBe(-1);
        expect(compare(bridging, fraction(1))).not.toBe(1);
      }),
    );
  });

  it('bridging grows with fresh contacts and with places elsewhere', () => {
    fc.assert(
      fc.property(list, overlap, overlap, (places, a, b) => {
        fc.pre(places.length >= 2 && a <= b);
        const bridging = (one: string) => tied(places, { 'ties.overlap': one }).bridging;
        expect(compare(bridging(a), bridging(b))).not.toBe(-1);
        const away = places.map((one) => (one === 'local' ? 'other' : one));
        expect(compare(tied(away, { 'ties.overlap': a }).bridging, bridging(a))).not.toBe(-1);
      }),
    );
  });

  it('the order in which sources are named does not matter', () => {
    fc.assert(
      fc.property(list, (places) => {
        const { ties: _, ...measures } = tied(places);
        const { ties: __, ...reversed } = tied(places.toReversed());
        expect(reversed).toEqual(measures);
      }),
    );
  });
});
