import { describe, expect, it } from 'vitest';
import type { FirmProfile } from '../facts';
import type { MatchStatus } from '../vocabulary';
import { aFirm, anInstitution, anOffering, exact, matchFor, unknown } from './builders.fixture';
import type { Offering } from './index';

const levels = aFirm().levels;
const closedDoor = anInstitution({
  access: { nonmemberRoute: false, entryLevel: true, appeal: true, reserved: {} },
});
const membersOnly = { membership: 'required', membershipFeeUsd: 50 } as const;

function absorption(level: number | null): FirmProfile['absorption'] {
  const possible = level === null ? null : { lo: level, hi: level };
  return { score: null, level, answered: level === null ? 0 : 4, possible };
}

function quality(QMS: FirmProfile['levels']['QMS']): Partial<FirmProfile> {
  const range = QMS.kind === 'exact' ? { lo: QMS.value, hi: QMS.value } : { lo: 0, hi: 4 };
  return { levels: { ...levels, QMS }, quality: range };
}

function size(known: FirmProfile['size']['class']): Partial<FirmProfile> {
  const open = known.kind === 'exact' ? null : ({ why: 'facts', facts: ['employees'] } as const);
  return { size: { ...aFirm().size, class: known, open } };
}

describe('G1 to G4: for whom and where', () => {
  it.each<[string, Partial<FirmProfile>, Partial<Offering>, MatchStatus]>([
    ['all met', {}, {}, 'eligible'],
    ['another country', { country: exact('CL') }, {}, 'no'],
    ['another activity', { isic: exact('2930') }, {}, 'no'],
    ['a class of the activity that is not served', { isic: exact('1102') }, { sectors: ['1103'] }, 'no'],
    ['a second activity that is served', { isic: exact('2930'), secondIsic: '1102' }, {}, 'eligible'],
    ['two activities that are not served', { isic: exact('2930'), secondIsic: '1050' }, {}, 'no'],
    ['a second activity, the first open', { isic: unknown, secondIsic: '1050' }, {}, 'unknown'],
    ['activity known by its section only', { isic: exact('C') }, {}, 'unknown'],
    [
      'activity among several, some served',
      { isic: { kind: 'candidates', values: ['1101', '2930'] } },
      {},
      'unknown',
    ],
    [
      'activity among several, all served',
      { isic: { kind: 'candidates', values: ['1101', '1102'] } },
      {},
      'eligible',
    ],
    ['unknown activity where any is served', { isic: unknown }, { sectors: ['*'] }, 'eligible'],
    ['unknown activity', { isic: unknown }, {}, 'unknown'],
    ['another place', {}, { subdivisions: ['AR-J'] }, 'no'],
    ['another place, online', {}, { subdivisions: ['AR-J'], modality: 'online' }, 'eligible'],
    ['another place, hybrid', {}, { subdivisions: ['AR-J'], modality: 'hybrid' }, 'no'],
    ['unknown place', { subdivision: unknown }, { subdivisions: ['AR-J'] }, 'unknown'],
    ['unknown place where all are served', { subdivision: unknown }, {}, 'eligible'],
    ['another size', size(exact('large')), {}, 'no'],
    ['unknown size', size(unknown), {}, 'unknown'],
    [
      'size among several, some served',
      size({ kind: 'candidates', values: ['small', 'medium'] }),
      {},
      'unknown',
    ],
    ['no language in common', { languages: exact(['sr']) }, {}, 'no'],
    [
      'an unnamed language on both sides',
      { languages: exact(['other']) },
      { languages: ['other'] },
      'unknown',
    ],
    [
      'a named one beside it',
      { languages: exact(['es', 'other']) },
      { languages: ['es', 'other'] },
      'eligible',
    ],
    ['unknown languages', { languages: unknown }, {}, 'unknown'],
    ['unknown, and another gate shut', { languages: unknown, country: exact('CL') }, {}, 'no'],
  ])('%s', (_, firm, offering, status) => {
    expect(matchFor(aFirm(firm), anOffering(offering)).status).toBe(status);
  });

  it('tells every reason, not only the first, and no score', () => {
    const match = matchFor(
      aFirm({ country: exact('CL'), isic: exact('2930'), languages: exact(['sr']) }),
      anOffering(),
    );
    const unmet = match.gates.flatMap((gate) => gate.parts).filter((part) => part.verdict === 'unmet');
    expect(unmet.map(({ node }) => node)).toEqual(['G1.country', 'G1.sector', 'G4.language']);
    expect(match).toMatchObject({ parts: null, total: null, reasons: [], order: [], labels: [] });
  });

  it('names the questions that would settle it, with what is asked and what was answered', () => {
    const match = matchFor(
      aFirm({ ...size(unknown), isic: exact('C'), unknownFacts: ['firm.employees', 'access.travel'] }),
      anOffering(),
    );
    expect(match.missing).toEqual(['firm.isic', 'firm.employees']);
    expect(match.gates[0]?.parts[1]?.reason).toEqual({
      code: 'criterion.sector',
      values: { fact: 'firm.isic', asked: ['11'], given: ['C'] },
    });
    expect(match.gates[2]?.parts[0]?.reason.values).toMatchObject({ fact: 'firm.employees' });
  });
});

describe('G5: money and taxes', () => {
  it('are never a match, and say so to small firms', () => {
    const match = matchFor(aFirm(), anOffering({ targets: {}, generic: true }));
    expect(match).toMatchObject({ status: 'generic', parts: null });
    expect(match.labels).toEqual([{ code: 'label.pair_with_step', values: { size: 'small' } }]);
  });

  it('are told by having no target, and a firm out of reach comes first', () => {
    expect(matchFor(aFirm(), anOffering({ targets: {} })).status).toBe('generic');
    expect(matchFor(aFirm({ country: exact('CL') }), anOffering({ targets: {} })).status).toBe('no');
  });
});

describe('G6: the door', () => {
  it.each<[string, Partial<FirmProfile>, Partial<Offering>, boolean, MatchStatus]>([
    ['membership optional', { memberOfNone: true }, { membership: 'optional' }, false, 'eligible'],
    ['another route', { memberOfNone: true }, membersOnly, true, 'eligible'],
    ['a member', { memberOf: { I1: true }, memberOfNone: false }, membersOnly, false, 'eligible'],
    ['no member', { memberOf: { I1: false }, memberOfNone: false }, membersOnly, false, 'closed'],
    ['member of nothing', { memberOf: {}, memberOfNone: true }, membersOnly, false, 'closed'],
    ['not known', { memberOf: {}, memberOfNone: false }, membersOnly, false, 'unknown'],
    ['not known, nor the size', { memberOfNone: true, ...size(unknown) }, membersOnly, false, 'unknown'],
  ])('%s', (_, firm, offering, route, status) => {
    expect(matchFor(aFirm(firm), anOffering(offering), route ? anInstitution() : closedDoor).status).toBe(
      status,
    );
  });

  it('is closed unless a member while that is not known, and asks', () => {
    const match = matchFor(aFirm({ memberOf: {}, memberOfNone: false }), anOffering(membersOnly), closedDoor);
    expect(match.missing).toEqual(['firm.associations']);
    expect(match.labels).toContainEqual({ code: 'label.unless_member', values: { institution: 'I1' } });
    expect(match.netPrice).toBeNull();
    expect(match.total).not.toBeNull();
  });

  it('comes before "later", which is told all the same', () => {
    const match = matchFor(
      aFirm({ memberOfNone: true }),
      anOffering({ ...membersOnly, minAc: 3 }),
      closedDoor,
    );
    expect(match.status).toBe('closed');
    expect(match.reasons).toEqual([{ code: 'later.absorb', values: { level: 1, min: 3 } }]);
    expect(match.labels[0]).toEqual({ code: 'label.members_only', values: { institution: 'I1' } });
  });
});

describe('G7: ready for it', () => {
  it('does not gate on an unknown learning level, and marks it', () => {
    const match = matchFor(aFirm({ absorption: absorption(null) }), anOffering({ minAc: 2 }));
    expect(match.status).toBe('eligible');
    expect(match.labels).toContainEqual({ code: 'label.level_unknown', values: {} });
    expect(match.gates[6]?.verdict).toBe('unknown');
  });

  it.each<[number, MatchStatus]>([
    [1, 'later'],
    [2, 'eligible'],
  ])('learning level %i of 2', (level, status) => {
    expect(matchFor(aFirm({ absorption: absorption(level) }), anOffering({ minAc: 2 })).status).toBe(status);
  });

  it.each<[readonly string[], Offering['requires'], readonly string[]]>([
    [[], { all: ['monitored'], any: [] }, ['later.token']],
    [
      [],
      { all: ['monitored', 'standard_known'], any: ['ISO9001', 'HACCP'] },
      ['later.token', 'later.token', 'later.token_any'],
    ],
    [['HACCP', 'monitored'], { all: ['monitored'], any: ['ISO9001', 'HACCP'] }, []],
  ])('holding %j', (tokens, requires, codes) => {
    const match = matchFor(aFirm({ tokens }), anOffering({ requires }));
    expect(match.reasons.map(({ code }) => code)).toEqual(codes);
    expect(match.status).toBe(codes.length === 0 ? 'eligible' : 'later');
  });

  it('a step not known to be held counts as not held, but is told as open', () => {
    const offering = anOffering({ requires: { all: ['monitored'], any: [] } });
    const asked = matchFor(aFirm({ unknownFacts: ['learn.programmes'] }), offering);
    const answered = matchFor(aFirm({ unknownFacts: [] }), offering);
    expect([asked.status, answered.status]).toEqual(['later', 'later']);
    expect([asked.gates[6]?.verdict, answered.gates[6]?.verdict]).toEqual(['unknown', 'unmet']);
    expect(asked.gates[6]?.missing).toEqual(['learn.programmes']);
  });

  it.each<[string, Partial<FirmProfile>, readonly string[], string]>([
    ['the step held', { tokens: ['ISO9001'] }, ['monitored', 'ISO9001'], 'standards.held'],
    ['the step held', { tokens: ['monitored'] }, ['ISO9001', 'monitored'], 'learn.programmes'],
    ['the open question', { unknownFacts: ['standards.held'] }, ['monitored', 'ISO9001'], 'standards.held'],
    ['what could show one', {}, ['sector_forum', 'monitored'], 'learn.programmes'],
    ['no question', {}, ['standard_known'], ''],
    ['no question', { tokens: ['sector_forum'] }, ['sector_forum', 'ISO9001'], ''],
  ])('a step of several leads to %s: %j, of %j', (_, change, any, fact) => {
    const firm = aFirm({ tokens: [], unknownFacts: [], ...change });
    const match = matchFor(firm, anOffering({ requires: { all: [], any } }));
    expect(match.gates[6]?.parts[0]?.reason.values).toMatchObject({ fact });
  });

  it.each<[number | null, FirmProfile['levels']['QMS'], readonly string[]]>([
    [3, exact(2), []],
    [2, exact(2), ['later.pioneering_absorption']],
    [3, exact(1), ['later.pioneering_quality']],
    [null, unknown, ['later.pioneering_absorption_not_asked', 'later.pioneering_quality_not_asked']],
    [null, exact(1), ['later.pioneering_absorption_not_asked', 'later.pioneering_quality']],
  ])('frontier work at learning level %s: unknown counts as none', (level, QMS, codes) => {
    const firm = aFirm({
      absorption: absorption(level),
      ...quality(QMS),
      tokens: ['public_programme'],
    });
    const match = matchFor(firm, anOffering({ nature: 'pioneering' }));
    expect(match.reasons.map(({ code }) => code)).toEqual(codes);
  });
});

describe('order of steps', () => {
  const buyers = anInstitution({
    seats: [{ kind: 'single_firm', body: 'Buyer', community: 'AR-M:11', votes: 5 }],
  });
  const scheme = anOffering({ type: 'supplier_development' });
  const support = anOffering({ type: 'certification_support' });
  const frontier = anOffering({ nature: 'pioneering' });
  const ready = { absorption: absorption(3), ...quality(exact(2)) };

  it('SQ-01: a scheme of buyers, or one by their invitation, comes after public support', () => {
    expect(matchFor(aFirm(), scheme, buyers).order.map(({ code }) => code)).toEqual(['order.sq01']);
    expect(matchFor(aFirm(), anOffering({ intake: 'invitation' }), buyers).order).toHaveLength(1);
    expect(matchFor(aFirm(), scheme).order).toEqual([]);
    expect(matchFor(aFirm(), anOffering({ intake: 'invitation' })).order).toEqual([]);
    expect(matchFor(aFirm({ tokens: ['public_programme_recent'] }), scheme, buyers).status).toBe('eligible');
  });

  it('is not told twice where the offering asks for the step itself', () => {
    const asking = anOffering({
      type: 'supplier_development',
      requires: { all: [], any: ['public_programme_recent'] },
    });
    expect(matchFor(aFirm(), asking, buyers)).toMatchObject({ status: 'later', order: [] });
    const more = anOffering({
      type: 'supplier_development',
      requires: { all: [], any: ['public_programme_recent', 'HACCP'] },
    });
    expect(matchFor(aFirm({ tokens: ['HACCP'] }), more, buyers)).toMatchObject({
      status: 'later',
      reasons: [],
    });
  });

  it.each<[string, FirmProfile['levels']['QMS'], readonly string[], MatchStatus]>([
    ['quality work not there', exact(1), [], 'later'],
    ['quality work there', exact(2), [], 'eligible'],
    ['monitored', exact(0), ['monitored'], 'eligible'],
    ['a base certificate', exact(0), ['ISO9001'], 'eligible'],
    ['quality work not known', unknown, [], 'eligible'],
  ])('SQ-02: certification support, %s', (_, QMS, tokens, status) => {
    expect(matchFor(aFirm({ ...quality(QMS), tokens }), support).status).toBe(status);
  });

  it('SQ-04: frontier work comes after an applied step', () => {
    expect(matchFor(aFirm(ready), frontier).order.map(({ code }) => code)).toEqual(['order.sq04']);
    expect(matchFor(aFirm({ ...ready, tokens: ['in_common_programme'] }), frontier).status).toBe('eligible');
  });
});

it.each<[Offering['intake'], string | undefined]>([
  ['open', undefined],
  ['waiting', 'label.waiting_list'],
  ['invitation', 'label.by_invitation'],
  ['closed', 'label.closed_for_now'],
])('G8: intake %s is eligible all the same', (intake, label) => {
  const match = matchFor(aFirm(), anOffering({ intake }));
  expect(match).toMatchObject({ status: 'eligible', intake });
  expect(match.labels.map(({ code }) => code).find((code) => code !== 'label.place_kept')).toBe(label);
});

it('an offering of no known institution is an error of its own', () => {
  const match = matchFor(aFirm(), anOffering({ institution: 'I9' }));
  expect(match).toMatchObject({
    status: 'error',
    parts: null,
    gates: [],
    reasons: [{ code: 'error.offering' }],
  });
});
