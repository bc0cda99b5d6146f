import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, fraction, toNumber } from '../../fraction';
import { firm, type Said, sources } from '../firm.fixture';
import { isPlaceOpen, placedAgain } from './ties';

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
    const here = { 'firm.country': 'AR', 'firm.subdivision': 'AR-M' };
    const measure = tied(places, { ...here, ...(peers !== null && { 'ties.outside_peers': peers }) });
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

describe('sources listed before the firm said another place', () => {
  const at = (country: string, subdivision: string): Said => ({
    'firm.country': country,
    'firm.subdivision': subdivision,
    'ties.outside_peers': '0',
  });
  const measures = (places: readonly string[], said: Said) => {
    const { tieShares, bridging, isolated, isolatedCertain, translocal, tiedCommunities } = tied(
      places,
      said,
    );
    return { tieShares, bridging, isolated, isolatedCertain, translocal, tiedCommunities };
  };

  it('are local where they lie in what is now the own region', () => {
    const said = at('AR', 'AR-B');
    expect(measures(['other:AR-B:29'], said)).toEqual(measures(['local'], said));
    expect(tied(['other:AR-B:29'], said)).toMatchObject({ isolated: true, isolatedCertain: true });
    expect(tied(['other:AR-B:29'], at('AR', 'AR-M'))).toMatchObject({ isolated: false });
  });

  it('are abroad where their region lies in another country', () => {
    const said = at('CL', 'CL-BI');
    expect(measures(['other:AR-B:29'], said)).toEqual(measures(['abroad:AR:29'], said));
  });

  it('have an open place where they lie in what is now the own country, and are not counted', () => {
    const said = at('DE', 'DE-BY');
    expect(tied(['abroad:DE:31'], said)).toMatchObject({ ties: null, tieShares: null, translocal: null });
    expect(tied(['abroad:DE:31', 'local'], said)).toMatchObject({ isolated: false, isolatedCertain: false });
    expect(measures(['abroad:DE:31', 'other:DE-BE:31'], said)).toEqual(measures(['other:DE-BE:31'], said));
  });

  it('have an open place where they were near another one, and are near it again after the way back', () => {
    const near = (where: { subdivision?: string; country?: string }, said: Said) => {
      const tie = { kind: 'supplier', place: 'local', subdivision: null, country: null, division: null };
      return firm({ ...said, 'ties.list': [{ ...tie, ...where }] });
    };
    const there = at('AR', 'AR-M');
    expect(near({ subdivision: 'AR-B' }, there)).toMatchObject({
      ties: null,
      tiesOpen: true,
      isolated: false,
    });
    expect(near({ subdivision: 'AR-M' }, there)).toEqual(near({}, there));
    expect(near({ country: 'CL' }, there)).toMatchObject({ ties: null, tiesOpen: true });
    // Of the country alone nothing says in which of its regions they were near.
    expect(near({ country: 'AR' }, there)).toMatchObject({ ties: null, tiesOpen: true });
    // While the region is not said they count as near, and decide nothing, since a region may part them.
    expect(near({ country: 'AR' }, { 'firm.country': 'AR' })).toMatchObject({
      ties: [{ place: 'local', mayMove: true }],
      tiesOpen: false,
      isolatedCertain: false,
    });
    expect(near({}, { 'firm.country': 'AR' }).ties).toEqual([expect.not.objectContaining({ mayMove: true })]);
    // Where the firm says no place any more, nothing says that they are still near.
    expect(near({ subdivision: 'AR-M' }, { 'firm.country': 'AR' })).toMatchObject({ tiesOpen: true });
  });

  it('are open on their page where they are open in the measures, and settled by any place that is said', () => {
    const codes = fc.constantFrom(
      { country: 'AR', subdivision: 'AR-M' },
      { country: 'CL', subdivision: null },
      { country: null, subdivision: null },
    );
    const stamps = fc.constantFrom(['AR-M', null], ['AR-J', null], [null, 'AR'], [null, 'CL'], [null, null]);
    const places = fc.constantFrom('local', 'other', 'abroad');
    fc.assert(
      fc.property(codes, stamps, places, places, (own, [region, land], place, now) => {
        // A list holds a region or a country only where it belongs to the place.
        const subdivision = place === 'abroad' ? null : (region ?? null);
        const country = place === 'other' ? null : (land ?? null);
        const tie = { kind: 'supplier', place, subdivision, country, division: null } as const;
        const said: Said = {
          ...(own.country && { 'firm.country': own.country }),
          ...(own.subdivision && { 'firm.subdivision': own.subdivision }),
        };
        const { tiesOpen } = firm({ ...said, 'ties.list': [tie] });
        expect(isPlaceOpen(tie, own)).toBe(tiesOpen);
        const placed = placedAgain(tie, now, own.country);
        if (tiesOpen)
          expect(firm({ ...said, 'ties.list': [placed] })).toMatchObject({
            tiesOpen: false,
            ties: [{ place: now }],
          });
      }),
    );
    const tie = {
      kind: 'supplier',
      place: 'local',
      subdivision: 'AR-M',
      country: null,
      division: null,
    } as const;
    expect(placedAgain(tie, 'abroad', 'CL')).toMatchObject({ subdivision: null, country: 'AR' });
    expect(placedAgain(tie, 'other', 'AR')).toMatchObject({ subdivision: 'AR-M', country: null });
    expect(placedAgain(tie, 'other', 'CL')).toMatchObject({ subdivision: null, country: null });
  });

  it('are asked again where their place is open, and only there', () => {
    const asked = (places: readonly string[], said: Said) => {
      const { tiesOpen, unknownFacts } = tied(places, said);
      return [tiesOpen, unknownFacts.includes('ties.list')];
    };
    expect(asked(['abroad:DE:31'], at('DE', 'DE-BY'))).toEqual([true, true]);
    expect(asked(['abroad:DE:31', 'local'], at('DE', 'DE-BY'))).toEqual([true, true]);
    expect(asked(['abroad:DE:31', 'local'], at('AR', 'AR-B'))).toEqual([false, false]);
    expect(asked([], at('DE', 'DE-BY'))).toEqual([false, false]);
  });

  it('never make a tie to another place out of one to the own', () => {
    const somewhere = fc.constantFrom(
      'local',
      'other:AR-B:29',
      'other:DE-BY:31',
      'abroad:DE:31',
      'abroad:AR:29',
    );
    const own = fc.constantFrom<readonly [string, string]>(['AR', 'AR-B'], ['AR', 'AR-M'], ['DE', 'DE-BY']);
    fc.assert(
      fc.property(fc.array(somewhere, { minLength: 1, maxLength: 5 }), own, (places, [country, region]) => {
        const { ties } = tied(places, at(country, region));
        expect(ties ?? []).not.toContainEqual(
          expect.objectContaining({ place: 'other', subdivision: region }),
        );
        expect(ties ?? []).not.toContainEqual(expect.objectContaining({ place: 'abroad', country }));
        const others = (ties ?? []).filter(({ place: one }) => one === 'other');
        for (const { subdivision } of others) expect(subdivision?.slice(0, 2)).toBe(country);
      }),
    );
  });
});
