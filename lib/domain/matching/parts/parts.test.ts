import { describe, expect, it } from 'vitest';
import type { FirmProfile } from '../../facts';
import { fraction, toNumber } from '../../fraction';
import type { ScorePart } from '../../vocabulary';
import { aFirm, anInstitution, anOffering, exact, matchFor, unknown } from '../builders.fixture';
import { type Institution, type Offering, POLICY_2026_1 } from '../index';
import { greatCircleKm } from './great-circle';

const base = aFirm();

function part(
  name: ScorePart,
  firm: Partial<FirmProfile>,
  offering: Partial<Offering>,
  body?: Partial<Institution>,
) {
  const match = matchFor(aFirm(firm), anOffering(offering), anInstitution(body));
  const score = match.parts?.[name];
  return score ? [Number(toNumber(score.value).toFixed(3)), score.reason.code, score.reason.values] : null;
}

describe('need', () => {
  const levels = { ...base.levels, OPS: unknown, QMS: exact(2), IMP: exact(4) };
  it.each<[FirmProfile['priorities'], Offering['targets'], number, string, unknown]>([
    [['QMS'], { QMS: [2, 3] }, 1, 'need.first', { priority: 'QMS', works: ['QMS'] }],
    [['QMS'], { QMS: [0, 2] }, 0, 'need.already_there', { elsewhere: ['QMS'], misses: [] }],
    [['QMS'], { QMS: [3, 4] }, 0, 'need.starts_higher', { elsewhere: ['QMS'], misses: [] }],
    [
      ['QMS', 'IMP'],
      { QMS: [3, 4], IMP: [0, 4] },
      0,
      'need.other_level',
      { elsewhere: ['QMS', 'IMP'], misses: [] },
    ],
    [['OPS'], { OPS: [0, 2] }, 0.5, 'need.maybe', { maybe: ['OPS'], elsewhere: [], misses: [] }],
    [
      ['OPS', 'PPL', 'QMS'],
      { OPS: [0, 2], QMS: [3, 4] },
      0.25,
      'need.maybe',
      { maybe: ['OPS'], elsewhere: ['QMS'], misses: ['PPL'] },
    ],
    [['QMS', 'PPL'], { QMS: [0, 2] }, 0, 'need.already_there', { elsewhere: ['QMS'], misses: ['PPL'] }],
    [['PPL', 'QMS'], { QMS: [3, 4] }, 0, 'need.starts_higher', { elsewhere: ['QMS'], misses: ['PPL'] }],
    [
      ['QMS', 'PPL', 'IMP'],
      { QMS: [3, 4], IMP: [0, 4] },
      0,
      'need.other_level',
      { elsewhere: ['QMS', 'IMP'], misses: ['PPL'] },
    ],
    [
      ['QMS', 'OPS'],
      { OPS: [0, 2], QMS: [1, 3] },
      0.8,
      'need.partly_maybe',
      { works: ['QMS'], maybe: ['OPS'] },
    ],
    [
      ['QMS', 'IMP', 'PPL'],
      { QMS: [1, 3], IMP: [0, 4] },
      0.5,
      'need.partly_level',
      { works: ['QMS'], elsewhere: ['IMP'], misses: ['PPL'] },
    ],
    [
      ['QMS', 'PPL', 'OPS'],
      { QMS: [1, 3], OPS: [0, 2] },
      0.583,
      'need.partly_some_maybe',
      { works: ['QMS'], misses: ['PPL'], maybe: ['OPS'] },
    ],
    [
      ['QMS', 'IMP', 'OPS'],
      { QMS: [1, 3], IMP: [0, 4], OPS: [0, 2] },
      0.583,
      'need.partly_level_maybe',
      { works: ['QMS'], elsewhere: ['IMP'], maybe: ['OPS'] },
    ],
    [
      ['PPL', 'IMP', 'QMS'],
      { QMS: [1, 3] },
      0.167,
      'need.partly',
      { works: ['QMS'], misses: ['PPL', 'IMP'] },
    ],
    [['PPL'], { QMS: [1, 3] }, 0, 'need.none', { misses: ['PPL'] }],
    [[], { QMS: [1, 3] }, 0, 'need.nothing_chosen', {}],
    [null, { QMS: [1, 3] }, 0, 'need.unknown', {}],
  ])('%j by %j', (priorities, targets, value, code, values) => {
    expect(part('need', { priorities, levels }, { targets })).toEqual([value, code, values]);
  });

  it('counts a level known as one of several by whether all, some or none fit', () => {
    const at = (...values: number[]) => ({
      levels: { ...base.levels, QMS: { kind: 'candidates' as const, values } },
    });
    const targets = { QMS: [1, 3] } as const;
    expect(part('need', { priorities: ['QMS'], ...at(1, 2) }, { targets })?.[0]).toBe(1);
    expect(part('need', { priorities: ['QMS'], ...at(2, 3) }, { targets })?.[0]).toBe(0.5);
    expect(part('need', { priorities: ['QMS'], ...at(3, 4) }, { targets })?.[0]).toBe(0);
  });
});

it.each<[number | null, number, number, string]>([
  [0, 1, 0, 'absorb.later'],
  [1, 1, 1, 'absorb.fits'],
  [2, 1, 0.8, 'absorb.easy'],
  [3, 1, 0.4, 'absorb.asks_little'],
  [4, 1, 0.1, 'absorb.asks_little'],
  [4, 0, 0.1, 'absorb.asks_little'],
  [null, 1, 0.5, 'absorb.unknown'],
])('absorb: level %s for entry level %i', (level, minAc, value, code) => {
  const absorption = { score: null, level, answered: 4, possible: null };
  expect(part('absorb', { absorption }, { minAc })?.slice(0, 2)).toEqual([value, code]);
});

it.each<[number, { lo: number; hi: number }, string]>([
  [1, { lo: 0, hi: 3 }, 'absorb.so_far'],
  [1, { lo: 0, hi: 1 }, 'absorb.later'],
  [2, { lo: 1, hi: 3 }, 'absorb.enough_so_far'],
  [2, { lo: 2, hi: 3 }, 'absorb.fits'],
])('absorb: level %i so far, of %j still possible, for entry level 2', (level, possible, code) => {
  const absorption = { score: null, level, answered: 3, possible };
  expect(part('absorb', { absorption }, { minAc: 2 })?.[1]).toBe(code);
});

describe('absorb, where the level of what was chosen says something else', () => {
  const levels = { ...base.levels, QMS: exact(2) };
  const absorption = (level: number) => ({ score: null, level, answered: 4, possible: null });
  it.each<[string, Offering['targets'], number, string]>([
    ['already there', { QMS: [0, 2] }, 0, 'absorb.ready'],
    ['already there', { QMS: [0, 2] }, 1, 'absorb.ready'],
    ['already there', { QMS: [0, 2] }, 3, 'absorb.basic'],
    ['starts higher', { QMS: [3, 4] }, 0, 'absorb.ready'],
    ['starts higher', { QMS: [3, 4] }, 1, 'absorb.ready'],
    ['starts higher', { QMS: [3, 4] }, 3, 'absorb.asks_little'],
    ['not chosen', { OPS: [0, 4] }, 0, 'absorb.fits'],
    ['not chosen', { OPS: [0, 4] }, 1, 'absorb.easy'],
    ['not chosen', { OPS: [0, 4] }, 3, 'absorb.basic'],
    ['works', { QMS: [1, 3] }, 3, 'absorb.asks_little'],
  ])('%s with %j, learning %i above: %s', (_, targets, level, code) => {
    const firm = { priorities: ['QMS' as const], levels, absorption: absorption(level) };
    expect(part('absorb', firm, { targets, minAc: 0 })?.[1]).toBe(code);
  });
});

it.each<[FirmProfile['gap']['need'], Offering['knowledge'], number, string, unknown]>([
  [
    { what: 1, how: 2, why: 2 },
    { what: 0.5, how: 1, why: 1 },
    0.9,
    'know.strong',
    { strong: ['how', 'why'] },
  ],
  [{ what: 0, how: 1, why: 2 }, { what: 1, how: 0.5, why: 0 }, 0.167, 'know.some', { some: ['how'] }],
  [{ what: 0, how: 1, why: 2 }, { what: 1, how: 0, why: 0 }, 0, 'know.known_already', { given: ['what'] }],
  [{ what: 0, how: 1, why: 2 }, { what: 0, how: 0, why: 0 }, 0, 'know.none', {}],
  [{ what: 0, how: 0, why: 0 }, { what: 1, how: 0, why: 0 }, 0.5, 'know.no_gap', { strong: ['what'] }],
  [
    { what: 0, how: null, why: 2 },
    { what: 1, how: 1, why: 1 },
    0.5,
    'know.partly_unknown',
    { open: ['how'] },
  ],
  [
    { what: null, how: null, why: null },
    { what: 1, how: 1, why: 1 },
    0.5,
    'know.unknown',
    { strong: ['what', 'how', 'why'] },
  ],
])('know: need %j, strength %j', (need, knowledge, value, code, values) => {
  expect(part('know', { gap: { type: 'how', need } }, { knowledge })).toEqual([value, code, values]);
});

describe('bridge', () => {
  const all = ['AR-M:11', 'AR-J:11', 'AR-F:11', 'AR-M:01', 'DE:31', 'AT:25'];
  const seats = all.map((community) => ({ kind: 'worker' as const, body: community, community, votes: 1 }));
  it.each<[number, number, number, string]>([
    [0, 0, 0, 'bridge.one_area'],
    [1, 0, 0, 'bridge.one_area'],
    [2, 0, 0.4, 'bridge.new'],
    [3, 0, 0.6, 'bridge.new'],
    [4, 0, 0.8, 'bridge.new'],
    [5, 0, 1, 'bridge.new'],
    [6, 0, 1, 'bridge.new'],
    [4, 1, 0.6, 'bridge.new'],
    [5, 4, 0.2, 'bridge.mostly_known'],
    [3, 3, 0, 'bridge.known'],
  ])('%i communities, %i of them tied', (count, tied, value, code) => {
    const firm = { tiedCommunities: all.slice(0, tied) };
    expect(part('bridge', firm, { communities: all.slice(0, count) }, { seats })?.slice(0, 2)).toEqual([
      value,
      code,
    ]);
  });

  it('counts less where the places served hold no seats', () => {
    expect(
      part(
        'bridge',
        { tiedCommunities: [] },
        { communities: all.slice(0, 5) },
        { seats: seats.slice(0, 2) },
      )?.[0],
    ).toBe(0.8);
  });

  it('names other places first, and claims no contacts that were not told', () => {
    const told = part('bridge', {}, { communities: ['AR-M:11', 'AR-M:01', 'AR-J:11'] });
    expect(told).toEqual([0.4, 'bridge.new', { places: ['AR-J'], communities: ['AR-M:01', 'AR-J:11'] }]);
    expect(part('bridge', { ties: null }, {})?.[1]).toBe('bridge.unknown_ties');
    // Sources in the own country whose place is open may be among those it brings in.
    for (const ties of [null, aFirm().ties])
      expect(part('bridge', { ties, tiesOpen: true }, {})?.[1]).toBe('bridge.open_places');
    // A source of which not all was said may be among them; one that was told elsewhere is not.
    const source = { kind: null, place: 'other', subdivision: null, country: null, division: null } as const;
    const codeWith = (ties: FirmProfile['ties'], communities = ['AR-M:11', 'AR-J:11']) =>
      part('bridge', { ties }, { communities })?.[1];
    expect(codeWith([source])).toBe('bridge.sources_to_name');
    expect(codeWith([{ ...source, division: '11' }])).toBe('bridge.sources_to_name');
    expect(codeWith([{ ...source, subdivision: 'AR-J' }])).toBe('bridge.sources_to_name');
    expect(codeWith([{ ...source, division: '29' }])).toBe('bridge.new');
    expect(codeWith([{ ...source, subdivision: 'AR-B' }])).toBe('bridge.new');
    expect(codeWith([{ ...source, subdivision: 'AR-B', division: '11' }])).toBe('bridge.new');
    expect(codeWith([{ ...source, place: 'local' }])).toBe('bridge.new');
    const abroad = { ...source, place: 'abroad' } as const;
    expect(codeWith([abroad])).toBe('bridge.new');
    expect(codeWith([abroad], ['AR-M:11', 'DE:11'])).toBe('bridge.sources_to_name');
    expect(codeWith([{ ...abroad, country: 'IT' }], ['AR-M:11', 'DE:11'])).toBe('bridge.new');
    expect(codeWith([source], ['AR-M:11', 'EC-P:11'])).toBe('bridge.new');
    expect(part('bridge', {}, { communities: ['AR-M:11', 'AR-M:01'] })?.[2]).toMatchObject({
      places: ['AR-M'],
    });
  });
});

describe('incl and gov', () => {
  const shut = { nonmemberRoute: false, entryLevel: false, appeal: false, reserved: {} };
  it('weigh the rules that pass', () => {
    expect(part('incl', {}, { priceUsd: 300 })).toEqual([1, 'incl.open', { cap: 500, sizes: ['small'] }]);
    expect(part('incl', {}, { priceUsd: 0 })).toEqual([1, 'incl.open_free', {}]);
    expect(part('incl', {}, { minAc: 1 })?.slice(0, 2)).toEqual([0.75, 'incl.partly']);
    expect(
      part('incl', {}, { membership: 'required', priceUsd: 900 }, { access: shut })?.slice(0, 2),
    ).toEqual([0, 'incl.members_only']);
    expect(part('gov', {}, {})?.slice(0, 2)).toEqual([1, 'gov.together']);
  });

  it('name who pays beside who decides: a body with a vote may pay nothing, and one without a vote may pay', () => {
    const contributions = [
      { kind: 'government' as const, body: 'Province', share: 40 },
      { kind: 'association_mixed' as const, body: 'Levy', share: 60 },
      { kind: 'cooperative' as const, body: 'Cooperatives', share: 0 },
    ];
    expect(part('gov', {}, {}, { contributions })?.[2]).toEqual({
      bodies: ['Province', 'Growers', 'Cooperatives'],
      payers: ['Province', 'Levy'],
    });
  });

  it('count a rule that cannot be applied yet as not passed: what is not known raises no score', () => {
    const size = {
      ...base.size,
      class: { kind: 'candidates' as const, values: ['micro' as const, 'small' as const] },
    };
    expect(part('incl', { size }, { priceUsd: 300 })).toEqual([
      0.75,
      'incl.open_cap_unknown',
      { passed: ['IA-01', 'IA-06', 'IA-18'] },
    ]);
    expect(part('incl', { size }, { priceUsd: 300, minAc: 1 })?.[0]).toBe(0.5);
  });

  it('tell a body that decides alone, and one that publishes nothing', () => {
    const alone = { kind: 'government' as const, body: 'Ministry', community: 'AR-M:11', votes: 3 };
    expect(part('gov', {}, {}, { seats: [alone, { ...alone, body: 'Observer', votes: 0 }] })?.[1]).toBe(
      'gov.alone',
    );
    expect(part('gov', {}, {}, { seats: [], contributions: [] })?.slice(0, 2)).toEqual([0, 'gov.no_rules']);
    const match = matchFor(aFirm(), anOffering(), anInstitution({ seats: [], contributions: [] }));
    expect(match.labels).toContainEqual({ code: 'label.no_rules', values: {} });
  });
});

describe('dist', () => {
  it.each<[string, Partial<FirmProfile>, Partial<Offering>, number, string]>([
    ['online', {}, { modality: 'online', place: 'AR-B' }, 1, 'dist.online'],
    ['at the firm', {}, { modality: 'at_firm', place: 'AR-B' }, 1, 'dist.at_firm'],
    ['same province', {}, { place: 'AR-M' }, 1, 'dist.same_place'],
    ['up to 600 km', {}, { place: 'AR-J' }, 0.3, 'dist.km'],
    ['up to 300 km', {}, { place: 'AR-D' }, 0.6, 'dist.km'],
    ['beyond', {}, { place: 'AR-B' }, 0.1, 'dist.km'],
    ['hybrid and far', {}, { place: 'AR-B', modality: 'hybrid' }, 0.7, 'dist.hybrid'],
    ['hybrid here', {}, { modality: 'hybrid' }, 1, 'dist.same_place'],
    ['place not known', { subdivision: unknown }, {}, 0.5, 'dist.unknown'],
    ['place not known, hybrid', { subdivision: unknown }, { modality: 'hybrid' }, 0.7, 'dist.hybrid_unknown'],
    ['no such place on the map', {}, { place: 'XX-1' }, 0.5, 'dist.unknown'],
    ['farther than said', { travelKm: 150 }, { place: 'AR-J' }, 0, 'dist.farther'],
    ['as far as said', { travelKm: 600 }, { place: 'AR-J' }, 0.3, 'dist.km'],
    ['anywhere', { travelKm: Number.POSITIVE_INFINITY }, { place: 'AR-B' }, 0.1, 'dist.km'],
    ['only online or at our site', { travelKm: 0 }, {}, 0, 'dist.farther'],
    [
      'only online, and it is hybrid',
      { travelKm: 0 },
      { modality: 'hybrid', place: 'AR-B' },
      0.7,
      'dist.hybrid',
    ],
  ])('%s', (_, firm, offering, value, code) => {
    expect(part('dist', firm, offering)?.slice(0, 2)).toEqual([value, code]);
  });

  it('labels what is farther than said', () => {
    const match = matchFor(aFirm({ travelKm: 150 }), anOffering({ place: 'AR-J' }));
    const values = { km: 420, travel: 150, place: 'AR-J' };
    expect(match.labels).toContainEqual({ code: 'label.farther_than_said', values });
  });

  it('measures along the great circle', () => {
    expect(greatCircleKm([0, 0], [0, 180])).toBeCloseTo(Math.PI * 6371, 6);
    expect(greatCircleKm([52.2296756, 21.0122287], [52.406374, 16.9251681])).toBeCloseTo(278.458, 2);
    expect(greatCircleKm([10, 20], [10, 20])).toBe(0);
  });
});

describe('cost', () => {
  const bands = [
    [0, 100, 1, 'cost.free'],
    [100, 100, 0.7, 'cost.within'],
    [101, 100, 0.3, 'cost.up_to_twice'],
    [200, 100, 0.3, 'cost.up_to_twice'],
    [201, 100, 0, 'cost.more'],
    [1, 0, 0, 'cost.more'],
    [0, 0, 1, 'cost.free'],
    [0, null, 1, 'cost.free'],
    [60, null, 0.5, 'cost.unknown_limit'],
    [500, 10_000, 0.7, 'cost.within'],
    [501, 10_000, 0, 'cost.more_than_limit'],
    [501, 501, 0, 'cost.more_than_limit'],
    [501, 500, 0, 'cost.more_than_both'],
  ] as const;
  it.each(bands)('a price of %i, %s payable', (priceUsd, feeMax, value, code) => {
    expect(part('cost', { feeMax }, { priceUsd })?.slice(0, 2)).toEqual([value, code]);
  });

  it('asks the possible prices to agree', () => {
    const size = {
      ...base.size,
      class: { kind: 'candidates' as const, values: ['micro' as const, 'small' as const] },
    };
    const offering = { priceUsd: 90, waiver: { micro: 100 } };
    expect(part('cost', { size, feeMax: 100 }, offering)).toEqual([
      0.5,
      'cost.unknown_price',
      { lo: 0, hi: 90, limit: 100, least: '', cheaper: [] },
    ]);
    expect(part('cost', { size, feeMax: 100 }, { priceUsd: 90, waiver: { micro: 50 } })?.slice(0, 2)).toEqual(
      [0.7, 'cost.within'],
    );
    expect(matchFor(aFirm({ size }), anOffering(offering)).netPrice).toBeNull();
  });
});

it('points are the value times the weight', () => {
  const match = matchFor(aFirm({ priorities: ['QMS', 'OPS'] }), anOffering({ minAc: 0 }));
  expect(match.parts?.need.points).toEqual(fraction(3 * POLICY_2026_1.weights.need, 5));
});
