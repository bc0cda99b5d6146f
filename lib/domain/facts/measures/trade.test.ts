import { describe, expect, it } from 'vitest';
import { firm, type Said } from '../firm.fixture';

describe('export status', () => {
  const KNOWN = [
    ['0', '0', 'none'],
    ['lt1', '0', 'trace'],
    ['0', 'lt1', 'trace'],
    ['lt1', 'lt1', 'trace'],
    ['1_9', '0', 'direct'],
    ['50', 'lt1', 'direct'],
    ['0', '1_9', 'indirect'],
    ['lt1', '10_49', 'indirect'],
    ['10_49', '50', 'both'],
  ] as const;

  it.each(KNOWN)('of direct %s and indirect %s is %s', (direct, indirect, want) => {
    const measure = firm({ 'sales.direct_export_pct': direct, 'sales.indirect_export_pct': indirect });
    expect(measure.exportStatus).toEqual({ value: want, partial: false });
  });

  it.each([
    ['sales.direct_export_pct', '0', 'none'],
    ['sales.direct_export_pct', 'lt1', 'trace'],
    ['sales.direct_export_pct', '1_9', 'direct'],
    ['sales.indirect_export_pct', '0', 'none'],
    ['sales.indirect_export_pct', '50', 'indirect'],
  ])('of %s %s alone is %s, in part', (fact, share, want) => {
    expect(firm({ [fact]: share }).exportStatus).toEqual({ value: want, partial: true });
  });

  it('of no share is unknown', () => {
    expect(firm({}).exportStatus).toEqual({ value: 'unknown', partial: false });
  });
});

describe('the main buyer', () => {
  const buyers = { 'sales.customer_type': ['mnc'] };

  it.each([
    [['orders_only'], false],
    [['specs'], true],
    [['audits'], true],
    [['specs', 'audits'], true],
    [['specs', 'feedback'], false],
    [['audits', 'trials'], false],
    [['specs', 'training'], false],
    [['training'], false],
  ])('that does %j says only what it wants: %s', (roles, want) => {
    expect(firm({ ...buyers, 'sales.main_buyer_role': roles }).buyer.whatOnly).toBe(want);
  });

  it.each([
    [['none'], false],
    [['design'], true],
    [['other_buyers', 'direct_contact'], true],
  ])('that limits %j ties the firm in: %s', (limits, want) => {
    expect(firm({ ...buyers, 'sales.buyer_limits': limits }).buyer.tieIn).toBe(want);
  });

  it.each([
    [{}],
    [
      {
        'sales.customer_type': ['consumers'],
        'sales.buyer_limits': ['design'],
        'sales.main_buyer_role': ['specs'],
      },
    ],
    [{ 'sales.buyer_limits': ['none'], 'sales.main_buyer_role': ['training'] }],
    [{ 'sales.buyer_limits': { state: 'dont_know' }, 'sales.main_buyer_role': { state: 'skipped' } }],
  ] satisfies readonly (readonly [Said])[])('is not known with %j', (said) => {
    expect(firm(said).buyer).toEqual({ whatOnly: null, tieIn: null });
  });
});

describe('membership', () => {
  const members = (kinds: readonly string[], ticked: readonly string[], asked: readonly string[]) => {
    const { memberOf, memberOfNone } = firm({ 'firm.associations': { kinds, members: ticked, asked } });
    return { memberOf, memberOfNone };
  };

  it('is not known of institutions that nothing was said of', () => {
    expect(members(['sector_association'], [], [])).toEqual({ memberOf: {}, memberOfNone: false });
  });

  it('is a "no" for each institution that was spoken of and not ticked', () => {
    expect(members(['cluster'], ['I10'], ['I10', 'I11'])).toEqual({
      memberOf: { I10: true, I11: false },
      memberOfNone: false,
    });
  });

  it('of none holds for all', () => {
    expect(members(['none'], [], ['I10'])).toEqual({ memberOf: { I10: false }, memberOfNone: true });
  });

  it('is not known beside "none" of the kinds where the institutions are not known', () => {
    const unsure = { kinds: ['none'], members: [], asked: [], unsure: true };
    expect(firm({ 'firm.associations': unsure })).toMatchObject({ memberOf: {}, memberOfNone: false });
    expect(firm({ 'firm.associations': unsure }).groups).not.toContain('non_member');
  });

  it.each([
    ['is asked again', { kinds: ['none'], members: [], asked: [], unsure: true }, true],
    ['is asked again', { kinds: [], members: [], asked: ['I10'], kindsUnsure: true }, true],
    ['is asked again', { kinds: [], members: [], asked: [], unsure: true, kindsUnsure: true }, true],
    ['is told', { kinds: ['chamber'], members: [], asked: [], unsure: true }, false],
    ['is told', { kinds: [], members: ['I10'], asked: ['I10'], kindsUnsure: true }, false],
    ['is told', { kinds: ['none'], members: [], asked: ['I10'] }, false],
  ] as const)('of none %s with %j', (_, answer, open) => {
    expect(firm({ 'firm.associations': answer }).unknownFacts.includes('firm.associations')).toBe(open);
  });

  it('of one institution speaks against "none"', () => {
    expect(members(['none'], ['I10'], []).memberOfNone).toBe(false);
  });

  it('is not known without an answer', () => {
    expect(firm({})).toMatchObject({ memberOf: {}, memberOfNone: false });
  });
});

describe('what the firm can give and lacks', () => {
  it.each([
    ['0', 0, '0', 0],
    ['500', 500, '600', 600],
    ['10000', 10_000, 'any', Number.POSITIVE_INFINITY],
  ])('fee %s is %i, travel %s is %d', (fee, feeMax, travel, travelKm) => {
    const measure = firm({ 'access.fee_max': fee, 'access.travel': travel, 'learn.hours': '20' });
    expect(measure).toMatchObject({ feeMax, travelKm, hoursMonth: 20 });
  });

  it('limits that are not known are not zero', () => {
    expect(firm({})).toMatchObject({ feeMax: null, travelKm: null, hoursMonth: null });
  });

  it('languages are known as a set', () => {
    expect(firm({ 'access.languages': ['en', 'pt'] }).languages).toEqual({
      kind: 'exact',
      value: ['pt', 'en'],
    });
    expect(firm({}).languages).toEqual({ kind: 'unknown', why: 'not_asked' });
  });

  it('only barriers that name a thing are missing complements', () => {
    const barriers = ['know_what', 'know_how', 'know_why', 'lab', 'cost', 'equipment', 'people', 'time'];
    expect(firm({ 'standards.barrier': barriers }).missingComplements).toEqual(barriers.slice(3));
    expect(firm({ 'standards.barrier': ['not_needed'] }).missingComplements).toEqual([]);
  });

  it('what it would share and what it has from before leave out "none"', () => {
    const measure = firm({ 'ties.share_back': ['talk', 'visit'], 'know.old_resources': ['none'] });
    expect(measure).toMatchObject({ shareBack: ['visit', 'talk'], oldResources: [] });
    expect(firm({ 'ties.share_back': ['not_now'] }).shareBack).toEqual([]);
    expect(firm({})).toMatchObject({ shareBack: [], oldResources: [], missingComplements: [] });
  });
});
