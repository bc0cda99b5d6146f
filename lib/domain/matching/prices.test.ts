import { describe, expect, it } from 'vitest';
import type { FirmProfile } from '../facts';
import { firm } from '../facts/firm.fixture';
import { aFirm, anOffering, exact, matchFor } from './builders.fixture';
import { demoInput } from './demo.fixture';
import { runMatching } from './index';

const LEADERS = 'people.lead_group';
const CHEAPER = { priceUsd: 100, waiver: { women: 100, youth: 40, micro: 50 } };

function told(change: Partial<FirmProfile>, offering = anOffering(CHEAPER)) {
  const match = matchFor(aFirm({ size: { ...aFirm().size, class: exact('small') }, ...change }), offering);
  return { ...match, codes: match.labels.map(({ code }) => code), cost: match.parts?.cost };
}

const open = { groups: ['small'] as const, unknownFacts: [LEADERS], declinedFacts: [] };
const settled = { ...open, unknownFacts: [] };

describe('a price that depends on a group the firm has not spoken of', () => {
  it('stays, and so do its points: a group counts only if it is known', () => {
    for (const feeMax of [0, 50, 100, null]) {
      const [one, other] = [told({ ...open, feeMax }), told({ ...settled, feeMax })];
      expect(one.netPrice).toBe(100);
      expect(one.netPrice).toBe(other.netPrice);
      expect(one.total).toBe(other.total);
      expect(one.cost?.reason.code).toBe(other.cost?.reason.code);
    }
  });

  it('is told for each price with its groups and the question that would tell', () => {
    const match = told({ ...open, feeMax: 100 });
    expect(match.labels).toEqual([
      { code: 'label.perhaps_less', values: { least: 0, groups: ['women'], byAnswer: LEADERS } },
      { code: 'label.perhaps_less', values: { least: 60, groups: ['youth'], byAnswer: LEADERS } },
    ]);
    expect(match.cost?.reason.values).toMatchObject({
      lo: 100,
      hi: 100,
      least: 0,
      cheaper: ['women'],
    });
  });

  it('asks nobody again who preferred not to say', () => {
    const match = told({ ...open, declinedFacts: [LEADERS], feeMax: 100 });
    expect(match.labels).toEqual([
      { code: 'label.less_for_groups', values: { least: 0, groups: ['women'] } },
      { code: 'label.less_for_groups', values: { least: 60, groups: ['youth'] } },
    ]);
  });

  it('is told once for groups that pay the same by the same answer, and once for each question', () => {
    const waiver = { women: 50, youth: 50, first_time: 50, young: 20 };
    const asked = [LEADERS, 'learn.programmes', 'firm.year_started'];
    const match = told({ ...open, unknownFacts: asked }, anOffering({ priceUsd: 100, waiver }));
    expect(match.labels.map(({ values }) => values)).toEqual([
      { least: 50, groups: ['women', 'youth'], byAnswer: LEADERS },
      { least: 50, groups: ['first_time'], byAnswer: 'learn.programmes' },
      { least: 80, groups: ['young'], byAnswer: 'firm.year_started' },
    ]);
    expect(match.cost?.reason.values).toMatchObject({ least: 50, cheaper: ['women', 'youth', 'first_time'] });
  });

  // IA-03: net price = price x (100 - the highest percent over the firm's groups) / 100.
  it.each([
    ['women', 100],
    ['youth', 40],
    ['rural', 25],
  ] as const)('is what a firm of the group pays: %s, %i percent off', (group, percent) => {
    const offering = anOffering({ priceUsd: 100, waiver: { women: 100, youth: 40, rural: 25 } });
    const label = told(open, offering).labels.find(({ values }) => String(values.groups) === group);
    expect(label?.values.least).toBe(100 - percent);
    expect(told({ ...settled, groups: ['small', group] }, offering).netPrice).toBe(100 - percent);
  });

  it.each([
    [0, 'label.perhaps_more_than_said'],
    [59, 'label.perhaps_more_than_said'],
    [100, null],
    [null, null],
  ])('is not told as certainly more than the %s the firm can pay', (feeMax, code) => {
    expect(told({ ...open, feeMax }).codes).toEqual([
      ...(code ? [code] : []),
      ...['label.perhaps_less', 'label.perhaps_less'],
    ]);
    expect(told({ ...settled, feeMax }).codes).toEqual(code ? ['label.more_than_said'] : []);
  });

  // IA-02: a small firm pays at most 500 for the whole.
  it.each([
    [100, 'label.perhaps_more_than_limit'],
    [50, 'label.perhaps_more_than_limit'],
    [40, 'label.more_than_limit'],
  ])('is told against the limit of the institution as the waiver of %i percent leaves it', (women, code) => {
    const dear = anOffering({ priceUsd: 1000, waiver: { women } });
    expect(told({ ...open, feeMax: null }, dear).codes).toEqual([code, 'label.perhaps_less']);
    expect(told({ ...settled, feeMax: null }, dear).codes).toEqual(['label.more_than_limit']);
  });

  it('is certainly more where even the lowest price is', () => {
    const offering = anOffering({ priceUsd: 100, waiver: { women: 40 } });
    expect(told({ ...open, feeMax: 50 }, offering).codes).toEqual([
      'label.more_than_said',
      'label.perhaps_less',
    ]);
  });

  it('names no question where it takes two answers to tell', () => {
    const shares = ['sales.direct_export_pct', 'sales.indirect_export_pct'] as const;
    const partly = { ...open, exportStatus: { value: 'unknown', partial: false } } as const;
    const offering = anOffering({ priceUsd: 100, waiver: { non_exporter: 30 } });
    const codes = (unknownFacts: readonly string[]) => told({ ...partly, unknownFacts }, offering).codes;
    expect(codes(shares)).toEqual(['label.less_for_groups']);
    expect(codes([shares[1]])).toEqual(['label.perhaps_less']);
  });

  it('says nothing where the group is known, where the open group pays the same, or where it is free', () => {
    expect(told({ ...open, groups: ['small', 'women'], feeMax: 100 }).codes).toEqual([]);
    expect(
      told({ ...open, feeMax: 100 }, anOffering({ priceUsd: 100, waiver: { small: 50, women: 50 } })).codes,
    ).toEqual([]);
    expect(told({ ...open, feeMax: 100 }, anOffering({ waiver: { women: 50 } })).codes).toEqual([]);
  });
});

it('money has no price, so none that would be within a limit, whatever the catalogue says of it', () => {
  for (const priceUsd of [0, 100_000]) {
    const { status, netPrice, rules } = told({}, anOffering({ generic: true, targets: {}, priceUsd }));
    expect({ status, netPrice, rule: rules['IA-02'] }).toEqual({
      status: 'generic',
      netPrice: null,
      rule: 'not_applicable',
    });
  }
});

it('twelve people in Nicaragua who can pay nothing: free if women lead the firm', () => {
  const said = {
    'firm.country': 'NI',
    'firm.subdivision': 'NI-BO',
    'firm.isic': { main: '1050', second: null },
    'firm.employees': 12,
    'access.fee_max': '0',
  };
  const offered = (leaders: readonly string[] | null) =>
    runMatching(demoInput(firm({ ...said, ...(leaders ? { [LEADERS]: leaders } : {}) }))).matches.find(
      ({ offering }) => offering === 'O22',
    );
  const codes = (leaders: readonly string[] | null) => offered(leaders)?.labels.map(({ code }) => code);
  expect([offered(null)?.netPrice, offered(['women'])?.netPrice, offered(['none'])?.netPrice]).toEqual([
    10, 0, 10,
  ]);
  expect(codes(null)).toEqual(expect.arrayContaining(['label.perhaps_more_than_said', 'label.perhaps_less']));
  expect(codes(['none'])).toContain('label.more_than_said');
  expect(codes(['women'])).not.toContain('label.more_than_said');
  expect(codes(['women'])).not.toContain('label.perhaps_less');
});
