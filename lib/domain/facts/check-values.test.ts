import { describe, expect, it } from 'vitest';
import { toNumber } from '../fraction';
import { certificate, firm, sources } from './firm.fixture';

// Every row of the table "Check values" that comes with the diagnostic.

const LEARNING = ['learn.seek', 'learn.understand', 'learn.try', 'learn.keep'];

function learner(...steps: readonly (number | null)[]) {
  const said = steps.map(
    (step, index) => [LEARNING[index] ?? '', step ?? { state: 'dont_know' as const }] as const,
  );
  return firm(Object.fromEntries(said)).absorption;
}

function knower(what: number | null, how: number | null, why: number | null) {
  return firm({ 'need.know': { what, how, why } }).gap;
}

describe('absorption', () => {
  it.each([
    [[1, 2, 1, 1], 1.25, 1],
    [[2, 2, 1, 2], 1.75, 2],
    [[1, null, 2, null], 1.5, 2],
  ])('of %j is score %d, level %i', (steps, score, level) => {
    const measure = learner(...steps);
    expect(measure.score && toNumber(measure.score)).toBe(score);
    expect(measure.level).toBe(level);
  });

  it('with nothing answered is unknown', () => {
    expect(learner(null, null, null, null)).toEqual({
      score: null,
      level: null,
      answered: 0,
      possible: null,
    });
  });
});

describe('the gap', () => {
  it.each([
    [[1, 0, 0], { what: 1, how: 2, why: 2 }, 'how'],
    [[0, 0, 0], { what: 2, how: 2, why: 2 }, 'what'],
    [[2, 1, 0], { what: 0, how: 1, why: 2 }, 'why'],
    [[2, 2, 2], { what: 0, how: 0, why: 0 }, 'none'],
    [[2, null, 0], { what: 0, how: null, why: 2 }, 'unknown'],
  ] as const)('of %j is need %j, type %s', ([what, how, why], need, type) => {
    expect(knower(what, how, why)).toEqual({ need, type });
  });
});

describe('sources of know-how', () => {
  it('four local, most know each other, nobody outside', () => {
    const measure = firm({
      'ties.list': sources('local', 'local', 'local', 'local'),
      'ties.overlap': '0.75',
      'ties.outside_peers': '0',
    });
    expect(measure.tieShares && Object.values(measure.tieShares).map(toNumber)).toEqual([1, 0, 0]);
    expect(toNumber(measure.bridging)).toBe(0.125);
    expect(measure.isolated).toBe(true);
  });

  it('one local, one from another region, a few know each other', () => {
    const measure = firm({ 'ties.list': sources('local', 'other:CL-RM:10'), 'ties.overlap': '0.25' });
    expect(toNumber(measure.bridging)).toBe(0.625);
  });

  it('three abroad, one from another region, one local, none know each other', () => {
    const measure = firm({
      'ties.list': sources('abroad:DE:31', 'abroad:AT:25', 'abroad:SE:62', 'other:RS-00:62', 'local'),
      'ties.overlap': '0',
    });
    expect(toNumber(measure.bridging)).toBe(0.9);
    expect(measure.translocal).toBe(true);
    expect(measure.tieShares && toNumber(measure.tieShares.abroad)).toBe(0.6);
  });

  it('one local, overlap not asked', () => {
    const measure = firm({ 'ties.list': sources('local') });
    expect(toNumber(measure.bridging)).toBe(0.25);
    expect(measure.redundancy).toBeNull();
  });

  it('none, said so', () => {
    const measure = firm({ 'ties.list': [] });
    expect(toNumber(measure.bridging)).toBe(0);
    expect(measure.isolated).toBe(true);
  });
});

describe('size', () => {
  it('Chile, 22 workers, sales unknown', () => {
    const { size } = firm({ 'firm.country': 'CL', 'firm.employees': 22 });
    expect(size).toMatchObject({ class: { kind: 'exact', value: 'small' }, basis: 'proxy' });
  });

  it('Brazil, industry, 85 workers', () => {
    const { size } = firm({
      'firm.country': 'BR',
      'firm.isic': { main: '2592', second: null },
      'firm.employees': 85,
    });
    expect(size).toMatchObject({
      class: { kind: 'exact', value: 'small' },
      comparison: { kind: 'exact', value: 'medium' },
      basis: 'legal',
    });
  });

  it('Argentina, industry, sales of 3 billion pesos', () => {
    const { size } = firm(
      { 'firm.country': 'AR', 'firm.isic': { main: '1102', second: null } },
      { given: { sales: { kind: 'exact', value: 3_000_000_000, unit: 'ARS' } } },
    );
    expect(size).toMatchObject({ class: { kind: 'exact', value: 'small' }, basis: 'legal' });
  });

  it('Serbia, 12 workers, income 0.5 million, assets 0.2 million euros', () => {
    const { size } = firm(
      { 'firm.country': 'RS', 'firm.employees': 12 },
      {
        given: {
          sales: { kind: 'exact', value: 500_000, unit: 'EUR' },
          assets: { kind: 'exact', value: 200_000, unit: 'EUR' },
        },
      },
    );
    expect(size).toMatchObject({ class: { kind: 'exact', value: 'micro' }, basis: 'legal' });
  });

  it('Nicaragua, 4 workers', () => {
    const { size } = firm({ 'firm.country': 'NI', 'firm.employees': 4 });
    expect(size).toMatchObject({ class: { kind: 'exact', value: 'micro' }, basis: 'legal' });
  });
});

describe('the level of quality work', () => {
  it('answer 1 with 3 of 5 lines ticked', () => {
    const measure = firm({
      'cap.qms': 1,
      'standards.checklist': { lists: ['iso9001'], ticked: ['iso9001.1', 'iso9001.2', 'iso9001.5'] },
    });
    expect(measure.readiness).toBe(2);
    expect(measure.levels.QMS).toEqual({ kind: 'exact', value: 2 });
  });

  it('answer 2 without a list, ISO 9001 valid', () => {
    const measure = firm({
      'cap.qms': 2,
      'standards.held': { ISO9001: certificate('valid') },
    });
    expect(measure.levels.QMS).toEqual({ kind: 'exact', value: 3 });
  });
});
