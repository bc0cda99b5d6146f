import { describe, expect, it } from 'vitest';
import { day, dayNumber } from '../../dates';
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

  it('finds the one certificate among so many pairs that not all are tried, and says so', () => {
    const others = (list: string) => Array.from({ length: 21 }, (_, at) => `${list}${at}`);
    const rule = all(
      { id: 'x', op: 'intersects', fact: 'free', values: [...others('a'), 'z'] },
      { id: 'y', op: 'intersects', fact: 'free', values: [...others('b'), 'z'] },
    );
    const found = look(rule, { free: set() });
    expect(found).toMatchObject({ isCut: true });
    expect([...found.inPower, ...found.blocked]).toMatchObject([
      { changes: [{ wanted: { add: ['z'] }, steps: 1 }] },
    ]);
    const few = all(
      { id: 'x', op: 'intersects', fact: 'free', values: ['a', 'z'] },
      { id: 'y', op: 'intersects', fact: 'free', values: ['b', 'z'] },
    );
    expect(look(few, { free: set() })).toMatchObject({ isCut: false });
  });

  it('finds out that events of an open day lie outside of a period, however many there are', () => {
    const rule: Rule = {
      ...{ id: 'h', op: 'happened', fact: 'steps', codes: ['visit'], min: null, max: 0 },
      ...{ from: today - 365, to: today },
    };
    for (const length of [1, 4, 5, 8, 40]) {
      const events = Array.from({ length }, () => ({ code: 'visit', lo: today - 900, hi: today - 100 }));
      const found = look(rule, { steps: { kind: 'events', events } });
      expect(found).toMatchObject({ inPower: [{ cost: { fixed: 0, steps: 1 } }], isCut: false });
    }
    // Three of eight within the period, which nobody can undo, and at least two of the others before it.
    const open = Array.from({ length: 5 }, () => ({ code: 'visit', lo: today - 900, hi: today - 100 }));
    const sure = Array.from({ length: 3 }, () => ({ code: 'visit', lo: today - 10, hi: today - 10 }));
    const both = all({ ...rule, max: 6 }, { ...rule, id: 'least', min: 5, max: null });
    expect(look(both, { steps: { kind: 'events', events: [...sure, ...open] } }).inPower).toHaveLength(1);
    expect(
      look({ ...rule, max: 2 }, { steps: { kind: 'events', events: [...sure, ...open] } }),
    ).toMatchObject({
      ...{ inPower: [], isCut: true },
      notProposed: [{ code: 'past' }],
    });
  });

  it('takes as many steps as a rule asks for, and says so where they are more than anybody thinks of', () => {
    const many = (min: number | null, codes = ['visit'], max: number | null = null): Rule => ({
      ...{ id: 'h', op: 'happened', fact: 'steps', codes, min, max },
      ...{ from: null, to: null },
    });
    const none: FactValue = { kind: 'events', events: [] };
    const letters = (length: number) => Array.from({ length }, (_, at) => `step-${at}`);
    for (const steps of [1, 12, 13, 20, 1000])
      expect(look(many(steps), { steps: none })).toMatchObject({
        inPower: [{ cost: { steps } }],
        isCut: false,
      });
    expect(look(many(1001), { steps: none })).toMatchObject({
      ...{ inPower: [], isCut: true },
      notProposed: [{ code: 'too_many' }],
    });
    // One of them is enough, whichever it is, and the one that an offering leads to is the lightest.
    const leadsOf: LeadsOf = (_, one) => (one === 'step-8' ? ['o1'] : []);
    expect(look(many(1, letters(9)), { steps: none }, leadsOf)).toMatchObject({
      inPower: [{ changes: [{ wanted: { add: ['step-8'] } }] }],
      isCut: false,
    });
    // Where nothing has to come, nothing is left out.
    expect(look(many(null, letters(7), 0), { steps: { kind: 'unknown' } })).toMatchObject({ isCut: false });
  });

  it('takes each of several steps that a rule asks for, condition by condition', () => {
    const step = (code: string, min: number, codes = [code]): Rule => ({
      ...{ id: code, op: 'happened', fact: 'steps', codes, min, max: null },
      ...{ from: null, to: null },
    });
    const none: FactValue = { kind: 'events', events: [] };
    const add = (rule: Rule, firm: FactValue) => {
      const found = look(rule, { steps: firm });
      const [change] = found.inPower[0]?.changes ?? [];
      const codes = change?.wanted.wanted === 'events' ? change.wanted.add : null;
      return { codes: codes?.toSorted() ?? null, isCut: found.isCut };
    };
    const eight = [...'abcdefgh'];
    expect(add(all(...eight.map((one) => step(one, 1))), none)).toEqual({ codes: eight, isCut: false });
    // What has taken place already is not asked for again.
    const done = eight.slice(0, 3).map((one) => ({ code: one, lo: today - 9, hi: today - 9 }));
    expect(add(all(...eight.map((one) => step(one, 1))), { kind: 'events', events: done })).toEqual({
      codes: eight.slice(3),
      isCut: false,
    });
    const five = (one: string) => Array.from({ length: 5 }, () => one);
    expect(add(all(step('a', 5), step('b', 5), step('c', 5)), none)).toEqual({
      codes: ['a', 'b', 'c'].flatMap(five),
      isCut: false,
    });
    // One step counts for two conditions.
    const shared = all(...eight.map((one) => step(one, 1)), step('any', 8, ['x', ...eight]));
    expect(add(shared, none).codes).toEqual(eight);
  });

  it('says that the past is in the way only where it is', () => {
    const times = (id: string, codes: readonly string[], min: number | null, max: number | null): Rule => ({
      ...{ id, op: 'happened', fact: 'steps', codes, min, max },
      ...{ from: null, to: null },
    });
    const codesOf = (rule: Rule, events: FactValue) => look(rule, { steps: events }).notProposed;
    const contrary = all(times('x', ['a'], 2, null), times('y', ['a'], null, 1));
    const none: FactValue = { kind: 'events', events: [] };
    expect(codesOf(contrary, none)).toMatchObject([{ code: 'no_value' }]);
    const once: FactValue = { kind: 'events', events: [{ code: 'a', lo: today - 9, hi: today - 9 }] };
    expect(codesOf(times('z', ['a'], null, 0), once)).toEqual([{ node: 'z', code: 'past' }]);
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
    // 1,000 / 7 is 142.857…: the next cent, so that the product is not short of 1,000.
    expect(way?.changes[0]?.wanted).toMatchObject({ unit: 'USD', max: null });
    expect(way?.changes[0]?.to).toEqual(usd(142.86));
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
    const grown: Rule = { id: 's', op: 'in', fact: 'stage', values: ['seed', 'tree'] };
    expect(look(grown, { stage: code('plant') })).toMatchObject({
      ...{ inPower: [], blocked: [] },
      inTime: { day: null, way: { changes: [{ fact: 'stage', by: 'time', wanted: { oneOf: ['tree'] } }] } },
    });
  });

  it('lets time go forward only: to a later stage, a later day, a greater number', () => {
    const isBeyondReach = (rule: Rule, firm: Readonly<Record<string, FactValue>>) =>
      expect(look(rule, firm)).toMatchObject({
        ...{ inPower: [], inTime: null },
        blocked: [{ changes: [{ by: 'fixed' }] }],
      });
    const seed: Rule = { id: 's', op: 'in', fact: 'stage', values: ['seed'] };
    isBeyondReach(seed, { stage: code('tree') });
    isBeyondReach(seed, { stage: code('plant', 'tree') });
    // Nobody has said in which order these come.
    isBeyondReach({ id: 'w', op: 'in', fact: 'season', values: ['wet'] }, { season: code('dry') });
    const age = (min: number | null, max: number | null): Rule => ({
      ...{ id: 'g', op: 'between', fact: 'age' },
      ...{ min, max },
    });
    isBeyondReach(age(null, 5), { age: at(6) });
    expect(look(age(7, null), { age: at(6) }).inTime?.way.changes).toMatchObject([{ by: 'time' }]);
    const until = (last: string): Rule => ({
      ...{ id: 'd', op: 'between', fact: 'request', min: null },
      max: dayNumber(day(last)),
    });
    isBeyondReach(until('2026-02-28'), { request: at(dayNumber(day('2026-09-01'))) });
  });

  it('lets the firm ask earlier than it said, from today on', () => {
    const [today, last] = [dayNumber(asOf), dayNumber(day('2026-05-31'))];
    const rule: Rule = { id: 'd', op: 'between', fact: 'request', min: null, max: last };
    const wanted = { wanted: 'number', min: today, max: last };
    expect(look(rule, { request: at(dayNumber(day('2026-09-01'))) })).toMatchObject({
      inPower: [{ changes: [{ by: 'do', wanted: { ...wanted, nearest: last } }] }],
      inTime: null,
    });
    expect(look(rule, {}).inPower).toMatchObject([{ changes: [{ by: 'find_out', wanted }] }]);
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
