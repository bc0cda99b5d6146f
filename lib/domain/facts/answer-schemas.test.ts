import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instrument, parseAnswer, questionFacts } from './index';

const held = (changes: object) => ({ ISO9001: { status: 'valid', until: null, askedBy: null, ...changes } });
const tie = { kind: 'buyer', place: 'abroad', subdivision: null, country: 'DE', division: '31' };

describe('an answer of the right shape', () => {
  it.each([
    ['firm.country', 'AR'],
    ['firm.subdivision', 'AR-M'],
    ['firm.subdivision', 'MX-SIN'],
    ['firm.subdivision', 'RS-00'],
    ['firm.isic', { main: '1102', second: null }],
    ['firm.isic', { main: '1102', second: '0121' }],
    ['firm.employees', 1],
    ['firm.employees', 1_000_000],
    ['firm.year_started', 1998],
    ['firm.sales_band', 'b3'],
    ['people.lead_group', ['women', 'rural']],
    ['people.lead_group', ['no_say']],
    ['firm.associations', { kinds: ['chamber'], members: ['I10'], asked: ['I10', 'I11'] }],
    ['firm.associations', { kinds: [], members: ['I10'], asked: ['I10'] }],
    ['sales.export_breadth', { products: 2, countries: null }],
    ['cap.ops', 0],
    ['cap.ops', 4],
    ['standards.held', {}],
    ['standards.held', held({})],
    ['standards.held', held({ status: 'expired', until: '2025-02-28', askedBy: 'mnc' })],
    ['standards.checklist', { lists: ['process', 'haccp'], ticked: ['haccp.1', 'process.3'] }],
    ['standards.checklist', { lists: ['iso9001'], ticked: [] }],
    ['need.priorities', []],
    ['need.priorities', ['QMS', 'OPS', 'INV']],
    ['need.know', { what: 2, how: null, why: 0 }],
    ['learn.programmes', {}],
    ['learn.programmes', { testing: 'running', finance: 'left' }],
    ['ties.list', []],
    ['ties.list', [tie, { ...tie, kind: null, country: null, division: null }]],
    ['ties.overlap', '0.25'],
    ['access.travel', 'any'],
  ])('%s %j is kept as it is', (fact, value) => {
    expect(parseAnswer(fact, value)).toEqual(value);
  });

  it('several choices come back in the order of the question, each once', () => {
    expect(parseAnswer('access.languages', ['en', 'es', 'en'])).toEqual(['es', 'en']);
    expect(
      parseAnswer('firm.associations', { kinds: ['cluster', 'chamber'], members: [], asked: [] }),
    ).toEqual({
      kinds: ['chamber', 'cluster'],
      members: [],
      asked: [],
    });
  });
});

describe('an answer of a wrong shape', () => {
  it.each([
    ['firm.name', 'x'],
    ['__proto__', 'x'],
    ['firm.country', 'ar'],
    ['firm.country', 'ARG'],
    ['firm.country', 3],
    ['firm.subdivision', 'Mendoza'],
    ['firm.isic', '1102'],
    ['firm.isic', { main: '1', second: null }],
    ['firm.isic', { main: '11025', second: null }],
    ['firm.isic', { main: '1102' }],
    ['firm.isic', { main: '1102', second: null, third: null }],
    ['firm.employees', 0],
    ['firm.employees', -3],
    ['firm.employees', 2.5],
    ['firm.employees', '12'],
    ['firm.employees', 1_000_001],
    ['firm.employees', Number.NaN],
    ['firm.year_started', 1499],
    ['firm.year_started', 2101],
    ['firm.sales_band', 'b7'],
    ['people.lead_group', []],
    ['people.lead_group', ['women', 'none']],
    ['people.lead_group', ['women', 'no_say']],
    ['sales.main_buyer_role', ['orders_only', 'audits']],
    ['access.refused', ['never', 'fee']],
    ['ties.share_back', ['not_now', 'visit']],
    ['need.tried', ['nothing', 'course']],
    ['standards.barrier', ['not_needed', 'cost']],
    ['access.languages', 'es'],
    ['access.languages', ['fr']],
    ['firm.associations', { kinds: ['none', 'chamber'], members: [], asked: [] }],
    ['firm.associations', { kinds: [], members: ['a b'], asked: [] }],
    ['sales.export_breadth', { products: -1, countries: 1 }],
    ['cap.ops', 5],
    ['cap.ops', '1'],
    ['standards.held', held({ status: 'lost' })],
    ['standards.held', held({ until: '2025-02-30' })],
    ['standards.held', held({ until: '' })],
    ['standards.held', held({ askedBy: 'friend' })],
    ['standards.held', { 'iso 9001': { status: 'valid', until: null, askedBy: null } }],
    ['standards.checklist', { lists: [], ticked: [] }],
    ['standards.checklist', { lists: ['haccp'], ticked: ['iatf.1'] }],
    ['standards.checklist', { lists: ['haccp'], ticked: ['haccp.0'] }],
    ['need.priorities', ['OPS', 'OPS']],
    ['need.priorities', ['OPS', 'QMS', 'IMP', 'PPL']],
    ['need.priorities', ['ops']],
    ['need.know', { what: 3, how: 0, why: 0 }],
    ['need.know', { what: 1, how: 0 }],
    ['learn.programmes', { none: 'running' }],
    ['learn.programmes', { testing: 'done' }],
    ['ties.list', [tie, tie, tie, tie, tie, tie]],
    ['ties.list', [{ ...tie, place: 'moon' }]],
    ['ties.list', [{ ...tie, kind: 'enemy' }]],
    ['ties.list', [{ ...tie, name: 'Ana' }]],
    ['ties.list', [{ ...tie, division: '3' }]],
    ['ties.overlap', 0.25],
    ['access.travel', Number.POSITIVE_INFINITY],
  ])('%s %j is refused', (fact, value) => {
    expect(parseAnswer(fact, value)).toBeNull();
  });
});

describe('laws', () => {
  const fact = fc.constantFrom(...questionFacts);

  it('any value of any question is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fact, fc.anything(), (key, value) => {
        parseAnswer(key, value);
      }),
      { numRuns: 500 },
    );
  });

  it('reading twice is reading once', () => {
    const multi = instrument.questions.filter((one) => one.type === 'multi');
    fc.assert(
      fc.property(fc.constantFrom(...multi), fc.infiniteStream(fc.nat()), (one, picks) => {
        const chosen = [...picks.take(4)].map((pick) => one.options[pick % one.options.length] ?? '');
        const once = parseAnswer(one.fact, chosen);
        if (once !== null) expect(parseAnswer(one.fact, once)).toEqual(once);
      }),
    );
  });

  it('the order in which options were ticked does not matter', () => {
    const languages = fc.shuffledSubarray(['es', 'pt', 'sr', 'en', 'other'], { minLength: 1 });
    fc.assert(
      fc.property(languages, (chosen) => {
        expect(parseAnswer('access.languages', chosen)).toEqual(
          parseAnswer('access.languages', chosen.toReversed()),
        );
      }),
    );
  });

  it('every option of a choice is an answer by itself', () => {
    for (const one of instrument.questions) {
      const asMany = one.type === 'multi' && one.fact !== 'firm.associations';
      for (const option of one.type === 'single' || asMany ? one.options : [])
        expect(parseAnswer(one.fact, asMany ? [option] : option), `${one.fact} ${option}`).not.toBeNull();
    }
  });
});
