import { describe, expect, it } from 'vitest';
import type { FirmProfile } from '../facts';
import { aFirm, anInstitution, anOffering, exact, matchFor } from './builders.fixture';
import type { Institution, Offering } from './index';

const PROGRAMMES = 'learn.programmes';
const CERTIFICATES = 'standards.held';
const PUBLIC = ['public_programme', 'public_programme_recent'];

/** One buyer holds most votes. */
const buyers = anInstitution({
  seats: [
    { kind: 'single_firm', body: 'Buyer', community: 'AR-M:11', votes: 5 },
    { kind: 'government', body: 'Province', community: 'AR-M:11', votes: 1 },
  ],
});
/** A buyer sits on the board and does not decide. */
const withBuyer = anInstitution({
  seats: [
    { kind: 'single_firm', body: 'Buyer', community: 'AR-M:11', votes: 1 },
    { kind: 'government', body: 'Province', community: 'AR-M:11', votes: 5 },
  ],
});
const frontierFirm: Partial<FirmProfile> = {
  absorption: { score: null, level: 3, answered: 4, possible: { lo: 3, hi: 3 } },
  levels: { ...aFirm().levels, QMS: exact(2) },
  quality: { lo: 2, hi: 2 },
};
const lowQuality: Partial<FirmProfile> = {
  levels: { ...aFirm().levels, QMS: exact(1) },
  quality: { lo: 1, hi: 1 },
};

type Case = {
  code: string;
  question: string;
  offering: Partial<Offering>;
  institution?: Institution;
  firm?: Partial<FirmProfile>;
  /** A step that ends it. */
  step: string;
};

const cases: readonly Case[] = [
  {
    code: 'order.sq01',
    question: PROGRAMMES,
    offering: { type: 'supplier_development' },
    institution: buyers,
    step: 'public_programme',
  },
  {
    code: 'order.sq01_invited',
    question: PROGRAMMES,
    offering: { intake: 'invitation' },
    institution: withBuyer,
    step: 'public_programme_recent',
  },
  {
    code: 'order.sq02',
    question: CERTIFICATES,
    offering: { type: 'certification_support' },
    firm: lowQuality,
    step: 'ISO9001',
  },
  {
    code: 'order.sq04',
    question: PROGRAMMES,
    offering: { nature: 'pioneering' },
    firm: frontierFirm,
    step: 'in_common_programme',
  },
  {
    code: 'later.token',
    question: PROGRAMMES,
    offering: { requires: { all: ['monitored'], any: [] } },
    step: 'monitored',
  },
  {
    code: 'later.token_any',
    question: CERTIFICATES,
    offering: { requires: { all: [], any: ['ISO9001', 'HACCP'] } },
    step: 'HACCP',
  },
];

describe.each(cases)('$code', ({ code, question, offering, institution, firm, step }) => {
  const told = (change: Partial<FirmProfile>) => {
    const match = matchFor(aFirm({ ...firm, ...change }), anOffering(offering), institution);
    return { ...match, codes: [...match.reasons, ...match.order].map((reason) => reason.code) };
  };

  it('is told as a lack where the question was answered', () => {
    const match = told({ unknownFacts: [] });
    expect(match).toMatchObject({ status: 'later', codes: [code], missing: [] });
  });

  it('is told as a question where it was never asked, and names it', () => {
    const match = told({ unknownFacts: [question] });
    expect(match).toMatchObject({ status: 'later', codes: [`${code}_not_asked`] });
    expect(match.missing).toContain(question);
    expect(match.changes[0]).toMatchObject({ fact: question, who: 'firm' });
    expect(match.changes[0]?.reason.code).toMatch(/^change\.(step|certificate)_not_asked$/);
  });

  it('is over once the step is held', () => {
    expect(told({ tokens: [step], unknownFacts: [] })).toMatchObject({ status: 'eligible', codes: [] });
  });
});

describe('a scheme of buyers', () => {
  it('names the steps that come first', () => {
    const match = matchFor(aFirm({ unknownFacts: [] }), anOffering({ type: 'supplier_development' }), buyers);
    expect(match.order).toEqual([{ code: 'order.sq01', values: { tokens: PUBLIC } }]);
  });

  it('is told by who decides before who invites', () => {
    const offering = anOffering({ type: 'supplier_development', intake: 'invitation' });
    expect(matchFor(aFirm({ unknownFacts: [] }), offering, buyers).order.map(({ code }) => code)).toEqual([
      'order.sq01',
    ]);
    expect(matchFor(aFirm({ unknownFacts: [] }), offering, withBuyer).order.map(({ code }) => code)).toEqual([
      'order.sq01_invited',
    ]);
  });

  it('is none where a buyer only sits there and nobody has to be invited', () => {
    expect(matchFor(aFirm(), anOffering({ type: 'supplier_development' }), withBuyer).order).toEqual([]);
  });
});
