import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../dates';
import { type LeadsOf, NEAR_MISS_WEIGHTS } from '../index';
import type { FactValue, Rule } from '../types';
import { all, any, asOf, at, code, look, not, set, usd } from './firms.fixture';

const today = dayNumber(asOf);
const certified: Rule = { id: 'iso', op: 'intersects', fact: 'standards', values: ['gap', 'iso', 'old'] };

describe('what the firm can do', () => {
  it('gets the certificate that an offering leads to, never one that is no longer given', () => {
    const leadsOf: LeadsOf = (fact, one) => (fact === 'standards' && one === 'iso' ? ['o7', 'o9'] : []);
    expect(look(certified, { standards: set() }, leadsOf).inPower).toMatchObject([
      {
        cost: { steps: 1, weight: NEAR_MISS_WEIGHTS.do.ledTo },
        changes: [
          {
            ...{ fact: 'standards', by: 'do', nodes: ['iso'], to: set('iso') },
            wanted: { wanted: 'set', add: ['iso'], leave: [], without: [] },
            leads: [{ gives: 'iso', offerings: ['o7', 'o9'] }],
          },
        ],
      },
    ]);
    expect(look(certified, { standards: set() }).inPower[0]?.changes[0]?.to).toEqual(set('gap'));
  });

  it('satisfies two conditions on one set with one certificate', () => {
    const rule = all(certified, { id: 'b', op: 'intersects', fact: 'standards', values: ['organic', 'iso'] });
    expect(look(rule, { standards: set() }).inPower).toMatchObject([
      { cost: { steps: 1 }, changes: [{ wanted: { add: ['iso'] }, nodes: ['iso', 'b'] }] },
    ]);
  });

  it('solves two limits on one number together, within whole numbers', () => {
    const rule = all(
      { id: 'min', op: 'between', fact: 'staff', min: 4.5, max: null },
      { id: 'max', op: 'between', fact: 'staff', min: null, max: 10, maxOpen: true },
      not({ id: 'gap', op: 'between', fact: 'staff', min: 7, max: 8 }),
    );
    const to = (staff: number) => look(rule, { staff: at(staff) }).inPower[0]?.changes[0]?.wanted;
    expect(to(2)).toEqual({ wanted: 'number', min: 5, max: 6, nearest: 5 });
    expect(to(30)).toEqual({ wanted: 'number', min: 9, max: 9, nearest: 9 });
    expect(to(7)).toEqual({ wanted: 'number', min: 5, max: 6, nearest: 6 });
  });

  it('reads an amount in the unit the firm tells it in', () => {
    const rule: Rule = {
      id: 'r',
      op: 'between',
      fact: 'sales',
      min: 1000,
      max: null,
      unit: 'ARS',
      per: { USD: 7 },
    };
    const [way] = look(rule, { sales: usd(100) }).inPower;
    // 1,000 / 7 dollars, so that the product is not short of 1,000.
    expect(way?.changes[0]?.wanted).toMatchObject({ unit: 'USD', max: null });
    const to = way?.changes[0]?.to;
    expect(to?.kind === 'range' && to.lo).toBeCloseTo(1000 / 7, 9);
    const euros: FactValue = { kind: 'range', lo: 1, hi: 1, unit: 'EUR' };
    expect(look(rule, { sales: euros })).toMatchObject({
      inPower: [],
      notProposed: [{ node: 'r', code: 'rate' }],
    });
  });

  it('takes a step today where the days of the condition still run', () => {
    const taken: Rule = {
      id: 'h',
      op: 'happened',
      fact: 'steps',
      codes: ['course', 'visit'],
      from: today - 30,
      to: today,
      min: 2,
      max: null,
    };
    const none: FactValue = { kind: 'events', events: [{ code: 'visit', lo: today - 90, hi: today - 90 }] };
    expect(look(taken, { steps: none }).inPower).toMatchObject([
      {
        cost: { steps: 2 },
        changes: [{ by: 'do', wanted: { wanted: 'events', add: ['course', 'course'] } }],
      },
    ]);
    const over: Rule = { ...taken, to: today - 1 };
    expect(look(over, { steps: none })).toMatchObject({
      inPower: [],
      notProposed: [{ node: 'h', code: 'past' }],
    });
  });

  it('tells the fewest changes first, then the lighter ones', () => {
    const exporting: Rule = { id: 'e', op: 'is', fact: 'exporting' };
    const rule = any(
      all(exporting, certified),
      { id: 's', op: 'between', fact: 'staff', min: 10, max: null },
      { id: 'f', op: 'in', fact: 'form', values: ['coop'] },
    );
    const firm = {
      exporting: { kind: 'flag', value: false } as const,
      standards: set(),
      staff: at(4),
      form: code('sole'),
    };
    expect(look(rule, firm).inPower.map(({ changes }) => changes.map(({ fact }) => fact))).toEqual([
      ['staff'],
      ['form'],
      ['exporting', 'standards'],
    ]);
  });
});

describe('what the firm can find out', () => {
  it('names what is left of what it may be', () => {
    const sector: Rule = { id: 's', op: 'under', fact: 'sector', codes: ['10'], except: ['1010'] };
    expect(look(sector, { sector: code('1010', '1020', '01') }).inPower[0]?.changes).toMatchObject([
      { by: 'find_out', wanted: { wanted: 'code', oneOf: ['1020'] } },
    ]);
    const staff: Rule = { id: 'n', op: 'between', fact: 'staff', min: null, max: 9 };
    expect(look(staff, { staff: { kind: 'range', lo: 5, hi: 20 } }).inPower[0]?.changes).toMatchObject([
      { by: 'find_out', wanted: { min: 5, max: 9, nearest: null } },
    ]);
    expect(
      look(not({ id: 'c', op: 'in', fact: 'country', values: ['IT'] }), {}).inPower[0]?.changes,
    ).toMatchObject([{ by: 'find_out', wanted: { wanted: 'other_code', noneOf: ['IT'] } }]);
  });

  it('asks for what an open set must not hold as well', () => {
    const rule = all(certified, not({ id: 'w', op: 'intersects', fact: 'standards', values: ['organic'] }));
    expect(look(rule, { standards: { kind: 'set', members: ['iso'], open: true } }).inPower).toMatchObject([
      {
        cost: { steps: 1, weight: 1 },
        changes: [{ by: 'find_out', wanted: { add: [], leave: [], without: ['organic'] } }],
      },
    ]);
  });

  it('counts leaving one member and asking for the rest of an open set apart', () => {
    const clean = not({ id: 'w', op: 'intersects', fact: 'standards', values: ['organic', 'iso'] });
    expect(
      look(clean, { standards: { kind: 'set', members: ['gap', 'iso'], open: true } }).inPower,
    ).toMatchObject([
      {
        cost: { steps: 2, weight: 8 },
        changes: [{ by: 'do', to: set('gap'), wanted: { add: [], leave: ['iso'], without: ['organic'] } }],
      },
    ]);
  });

  it('takes a member known only in part for what it may be', () => {
    const makes: Rule = { id: 'p', op: 'reaches', fact: 'products', codes: ['1010'] };
    expect(look(makes, { products: set('10') }).inPower[0]).toMatchObject({
      cost: { steps: 1 },
      changes: [{ by: 'find_out' }],
    });
    expect(look(makes, { products: set('01') }).inPower[0]).toMatchObject({ changes: [{ by: 'do' }] });
  });

  it('tells that a fact has to be known at all, and that knowing cannot be undone', () => {
    const known: Rule = { id: 'k', op: 'exists', fact: 'staff' };
    expect(look(known, {}).inPower[0]?.changes).toMatchObject([
      { by: 'find_out', wanted: { wanted: 'known' } },
    ]);
    expect(look(not(known), { staff: at(3) })).toMatchObject({
      inPower: [],
      notProposed: [{ node: 'k', code: 'known' }],
    });
  });

  it('lays the day of a past event where the condition needs it', () => {
    const taken: Rule = {
      id: 'h',
      op: 'happened',
      fact: 'steps',
      codes: ['course'],
      from: 100,
      to: 200,
      min: null,
      max: 0,
    };
    const steps: FactValue = { kind: 'events', events: [{ code: 'course', lo: 150, hi: 250 }] };
    expect(look(taken, { steps }).inPower[0]?.changes).toMatchObject([
      { by: 'find_out', to: { events: [{ lo: 201, hi: 250 }] } },
    ]);
  });
});

describe('what nobody or only time can change', () => {
  it('names what truly blocks, with what the firm would have to do besides', () => {
    const rule = all({ id: 'c', op: 'in', fact: 'country', values: ['UY'] }, certified);
    const found = look(rule, { country: code('AR'), standards: set() });
    expect(found.inPower).toEqual([]);
    expect(found.blocked[0]?.changes.map(({ fact, by }) => [fact, by])).toEqual([
      ['country', 'fixed'],
      ['standards', 'do'],
    ]);
  });

  it.each<[string, Rule, Readonly<Record<string, FactValue>>]>([
    ['country', { id: 'c', op: 'under', fact: 'country', codes: ['UY'] }, { country: code('AR-M') }],
    [
      'day of founding',
      { id: 'c', op: 'between', fact: 'founded', min: null, max: 9000 },
      { founded: at(9500) },
    ],
    [
      'group of owners',
      { id: 'c', op: 'contains', fact: 'groups', values: ['women'] },
      { groups: set('young') },
    ],
    [
      'refusal of the institution',
      { id: 'c', op: 'is', fact: 'checked.r.p' },
      { 'checked.r.p': { kind: 'flag', value: false } },
    ],
  ])('a %s is never in the power of the firm, but can be found out', (_, rule, firm) => {
    expect(look(rule, firm)).toMatchObject({ inPower: [], blocked: [{ changes: [{ by: 'fixed' }] }] });
    expect(look(rule, {}).inPower).toMatchObject([{ changes: [{ by: 'find_out' }] }]);
  });

  it('waits for what only time changes, on a day that nobody can tell', () => {
    const wet: Rule = { id: 's', op: 'in', fact: 'season', values: ['wet'] };
    expect(look(wet, { season: code('dry') })).toMatchObject({
      ...{ inPower: [], blocked: [] },
      inTime: { day: null, way: { changes: [{ fact: 'season', by: 'time' }] } },
    });
  });

  it('proposes nothing where no value satisfies all conditions on a fact, or entities are asked', () => {
    const contrary = all(
      { id: 'a', op: 'between', fact: 'staff', min: 10, max: null },
      { id: 'b', op: 'between', fact: 'staff', min: null, max: 9 },
    );
    expect(look(contrary, { staff: at(9) })).toMatchObject({
      inPower: [],
      blocked: [],
      notProposed: [{ node: 'a', code: 'no_value' }],
    });
    const owned: Rule = { id: 'o', op: 'linked', fact: 'owners', where: all(), min: 1, max: null };
    expect(look(owned, { owners: { kind: 'entities', entities: [] } })).toMatchObject({
      inPower: [],
      blocked: [],
      notProposed: [{ node: 'o', code: 'linked' }],
    });
    const open: Rule = { id: 'p', op: 'is', fact: 'parameter.limit' };
    expect(look(open, {})).toMatchObject({
      inPower: [],
      blocked: [],
      notProposed: [{ node: 'p', code: 'parameter' }],
    });
  });
});
