import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';
import { type FactCatalogue, nearMiss, planPlainRule } from '../index';
import type { FactReader, FactValue, Relation, Rule, Term } from '../types';
import { all, asOf, at, look, not, set, usd } from './firms.fixture';

describe('sums, ratios and counts', () => {
  const term = (fact: string): Term => ({ term: 'fact', fact, unit: 'USD', per: {} });
  const share: Rule = {
    ...{ id: 'x', op: 'compare', relation: '>=' },
    left: { term: 'ratio', of: term('exports'), by: term('sales') },
    right: { term: 'number', value: 0.25 },
  };

  it('changes the amount of a ratio that is its to change, above or below the line', () => {
    const firm = { exports: usd(10), grants: usd(10), sales: usd(100) };
    expect(look(share, firm).inPower[0]?.changes).toMatchObject([{ fact: 'exports', to: usd(25) }]);
    const aided: Rule = { ...share, left: { term: 'ratio', of: term('grants'), by: term('sales') } };
    expect(look(aided, firm).inPower[0]?.changes).toMatchObject([{ fact: 'sales', to: usd(40) }]);
  });

  it.each([
    ['whole numbers', 1],
    ['tenths, whatever their rounding', 10],
  ])('finds a change of one fact wherever there is one: %s', (_, parts) => {
    const whole = parts === 1 ? { whole: true as const } : {};
    // The last tenth is left to the search: a sum of tenths may be a rounding off.
    const reached = [0, 1, 2, 3, 4, 5, 6, ...(parts === 1 ? [7] : [])];
    const names = ['n0', 'n1', 'n2'];
    const numbers: FactCatalogue = Object.fromEntries(
      names.map((name) => [
        name,
        { kind: 'number', power: 'do', questions: [], ...whole, min: 0, max: 7 / parts },
      ]),
    );
    const fact = fc.constantFrom(...names).map((name): Term => ({ term: 'fact', fact: name }));
    const number = fc
      .integer({ min: 0, max: 8 })
      .map((value): Term => ({ term: 'number', value: value / parts }));
    const small = fc.oneof({ weight: 3, arbitrary: fact }, { weight: 1, arbitrary: number });
    const side = fc.oneof(
      small,
      fc.array(small, { minLength: 1, maxLength: 3 }).map((of): Term => ({ term: 'sum', of })),
      fc.tuple(small, small).map(([of, by]): Term => ({ term: 'ratio', of, by })),
    );
    const relation = fc.constantFrom<Relation>('<', '<=', '=', '>=', '>');
    const firms = fc.tuple(...names.map(() => fc.integer({ min: 0, max: 6 })));
    fc.assert(
      fc.property(side, relation, side, fc.boolean(), firms, (left, op, right, holds, values) => {
        const compare: Rule = { id: 'x', op: 'compare', left, relation: op, right };
        const rule = holds ? compare : not(compare);
        const asText = JSON.stringify(rule);
        // A fact that stands on both sides, or twice, is not turned around.
        if (names.some((name) => asText.split(`"${name}"`).length > 2)) return;
        const read: FactReader = (key) => at((values[names.indexOf(key)] ?? 0) / parts);
        const found = nearMiss(planPlainRule(rule, { asOf, catalogue: numbers }), { read });
        const oneChange = names.some((name) =>
          reached.some(
            (value) =>
              evaluate(rule, (key) => (key === name ? at(value / parts) : read(key))).verdict === 'met',
          ),
        );
        if (found.verdict === 'met') return;
        // Between two tenths there are more numbers to change to.
        const ofOne = found.inPower.filter(({ changes }) => changes.length === 1);
        if (oneChange || parts === 1) expect(ofOne.length > 0).toBe(oneChange);
        for (const { changes } of found.inPower) {
          const changed: FactReader = (key) => changes.find((one) => one.fact === key)?.to ?? read(key);
          expect(evaluate(rule, changed).verdict).toBe('met');
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('changes one amount of a sum, and keeps to its other limits', () => {
    const sum: Rule = {
      ...{ id: 'x', op: 'compare', relation: '<' },
      left: { term: 'sum', of: [term('sales'), term('grants')] },
      right: { term: 'number', value: 100 },
    };
    const [way] = look(sum, { sales: usd(90), grants: usd(20) }).inPower;
    expect(way?.changes).toMatchObject([
      { fact: 'sales', by: 'do', wanted: { max: 80, maxOpen: true }, nodes: ['x'] },
    ]);
    const floor: Rule = { id: 'm', op: 'between', fact: 'sales', min: 85, max: null, unit: 'USD', per: {} };
    const both = look(all(sum, floor), { sales: usd(90), grants: usd(20) });
    expect(both.inPower).toEqual([]);
    expect(both.blocked[0]?.changes).toMatchObject([
      { fact: 'grants', by: 'fixed', wanted: { max: 10, maxOpen: true } },
    ]);
  });

  it('changes two amounts of a sum where one alone is not enough', () => {
    const seats = (fact: string): Term => ({ term: 'fact', fact });
    const ten: Rule = {
      ...{ id: 'x', op: 'compare', relation: '>=' },
      left: { term: 'sum', of: [seats('share'), seats('staff')] },
      right: { term: 'number', value: 10 },
    };
    const few: Rule = { id: 'm', op: 'between', fact: 'staff', min: null, max: 9 };
    const [way] = look(all(ten, few), { share: at(0.5), staff: at(3) }).inPower;
    expect(way).toMatchObject({
      cost: { steps: 2 },
      changes: [
        { fact: 'share', to: at(1), nodes: ['x'] },
        { fact: 'staff', to: at(9), nodes: ['x'] },
      ],
    });
  });

  it('finds out that an amount is none below nought, where that is all it takes', () => {
    const sum: Rule = {
      ...{ id: 'x', op: 'compare', relation: '>=' },
      left: { term: 'sum', of: [term('sales'), term('grants')] },
      right: { term: 'number', value: 100 },
    };
    expect(look(sum, {}).inPower[0]?.changes.map(({ fact, by, wanted }) => [fact, by, wanted])).toEqual([
      ['grants', 'find_out', { wanted: 'number', min: 100, max: null, unit: 'USD', nearest: null }],
      ['sales', 'find_out', { wanted: 'number', min: 0, max: null, unit: 'USD', nearest: null }],
    ]);
  });

  it('finds a change of two facts wherever there is one, in comparisons that no single one turns around', () => {
    const names = ['n0', 'n1', 'n2'];
    const numbers: FactCatalogue = Object.fromEntries(
      names.map((name) => [
        name,
        { kind: 'number', power: name === 'n2' ? 'fixed' : 'do', questions: [], whole: true, min: 0, max: 7 },
      ]),
    );
    const fact = (name: string): Term => ({ term: 'fact', fact: name });
    const number = fc.integer({ min: 0, max: 20 }).map((value): Term => ({ term: 'number', value }));
    const left = fc.constantFrom<Term>(
      { term: 'sum', of: [fact('n0'), fact('n1')] },
      { term: 'sum', of: [fact('n0'), fact('n1'), fact('n2')] },
      { term: 'ratio', of: fact('n0'), by: fact('n1') },
      { term: 'ratio', of: { term: 'sum', of: [fact('n0'), fact('n2')] }, by: fact('n1') },
    );
    const relation = fc.constantFrom<Relation>('<', '<=', '>=', '>');
    const digit = fc.integer({ min: 0, max: 7 });
    const digits = [0, 1, 2, 3, 4, 5, 6, 7];
    fc.assert(
      fc.property(left, relation, number, fc.tuple(digit, digit, digit), (side, op, right, [a, b, c]) => {
        const rule: Rule = { id: 'x', op: 'compare', left: side, relation: op, right };
        const firm =
          (n0: number, n1: number): FactReader =>
          (key) =>
            at(key === 'n0' ? n0 : key === 'n1' ? n1 : c);
        const found = nearMiss(planPlainRule(rule, { asOf, catalogue: numbers }), { read: firm(a, b) });
        if (found.verdict === 'met') return;
        const steps = digits.flatMap((n0) =>
          digits.flatMap((n1) =>
            evaluate(rule, firm(n0, n1)).verdict === 'met' ? [Number(n0 !== a) + Number(n1 !== b)] : [],
          ),
        );
        expect(found.inPower[0]?.cost.steps ?? Infinity).toBe(Math.min(...steps));
      }),
      { numRuns: 500 },
    );
  });

  it('tells an amount in the unit it is read in, where the catalogue names none', () => {
    const catalogue: FactCatalogue = { sales: { kind: 'amount', power: 'do', questions: [] } };
    const rule: Rule = {
      ...{ id: 'x', op: 'compare', relation: '>=', left: term('sales') },
      right: { term: 'sum', of: [{ term: 'number', value: 3 }] },
    };
    const found = nearMiss(planPlainRule(rule, { asOf, catalogue }), { read: () => ({ kind: 'unknown' }) });
    expect(found.inPower[0]?.changes).toMatchObject([{ by: 'find_out', wanted: { min: 3, unit: 'USD' } }]);
  });

  it('says of an amount in another currency that the rate is missing, and of a number of the rule that it is', () => {
    const of = (left: Term): Rule => ({
      ...{ id: 'x', op: 'compare', left, relation: '>=' },
      right: { term: 'number', value: 5 },
    });
    const grants: Term = { term: 'fact', fact: 'grants', unit: 'EUR' };
    const ratio: Term = { term: 'ratio', of: grants, by: { term: 'fact', fact: 'share' } };
    expect(look(of(ratio), { grants: usd(1), share: at(1) })).toMatchObject({
      ...{ verdict: 'unknown', inPower: [], notProposed: [{ node: 'x', code: 'rate' }] },
    });
    const dated: Term = { term: 'ratio', of: { term: 'fact', fact: 'parameter.p' }, by: ratio.by };
    expect(look(of(dated), { share: at(1) }).notProposed).toEqual([{ node: 'x', code: 'parameter' }]);
  });

  it('makes up no value of two numbers that nobody has told', () => {
    const rule: Rule = {
      ...{ id: 'x', op: 'compare', relation: '>=' },
      left: term('sales'),
      right: term('exports'),
    };
    expect(look(rule, {})).toMatchObject({
      ...{ verdict: 'unknown', inPower: [], blocked: [] },
      notProposed: [{ node: 'x', code: 'open' }],
    });
  });

  it('names the facts it cannot solve together', () => {
    expect(look(share, {})).toMatchObject({
      ...{ verdict: 'unknown', inPower: [], blocked: [] },
      notProposed: [{ node: 'x', code: 'open' }],
    });
  });

  it('fills a set up to the number asked for', () => {
    const two: Rule = {
      ...{ id: 'n', op: 'compare', relation: '>=' },
      left: { term: 'count', fact: 'standards' },
      right: { term: 'number', value: 2 },
    };
    expect(look(two, { standards: set('iso') }).inPower).toMatchObject([
      { cost: { steps: 1 }, changes: [{ by: 'do', wanted: { add: ['gap'] } }] },
    ]);
  });
});

describe('terms that choose', () => {
  const number = (value: number): Term => ({ term: 'number', value });
  const exporting: Rule = { id: 'reg', op: 'is', fact: 'exporting' };
  const atLeast = (left: Term): Rule => ({
    ...{ id: 'x', op: 'compare', relation: '>=', left },
    right: { term: 'choose', cases: [{ when: exporting, value: number(5) }], otherwise: number(50) },
  });
  const grants: Term = { term: 'fact', fact: 'grants', unit: 'USD', per: {} };
  const no: FactValue = { kind: 'flag', value: false };

  it('moves the condition of a case where the number is not the firm’s to change', () => {
    const found = look(atLeast(grants), { grants: usd(6), exporting: no });
    expect(found).toMatchObject({ blocked: [], isCut: false, notProposed: [] });
    expect(found.inPower).toMatchObject([
      { cost: { steps: 1 }, changes: [{ fact: 'exporting', by: 'do', nodes: ['reg'] }] },
    ]);
  });

  it('moves what is asked in any case while the case is open', () => {
    const [way] = look(atLeast({ term: 'fact', fact: 'staff' }), { staff: at(3) }).inPower;
    expect(way?.changes).toMatchObject([{ fact: 'staff', to: at(50) }]);
  });

  it('is never dearer than the cheapest of all changes', () => {
    const facts: FactCatalogue = {
      staff: { kind: 'number', power: 'do', questions: [], whole: true, min: 0, max: 7 },
      fixed: { kind: 'number', power: 'fixed', questions: [], whole: true, min: 0, max: 7 },
      a: { kind: 'flag', power: 'do', questions: [] },
      b: { kind: 'flag', power: 'do', questions: [] },
    };
    const value = fc.oneof(
      fc.integer({ min: 0, max: 7 }).map(number),
      fc.constantFrom('staff', 'fixed').map((fact): Term => ({ term: 'fact', fact })),
    );
    const when = fc.constantFrom<Rule>(
      { id: 'a', op: 'is', fact: 'a' },
      not({ id: 'b', op: 'is', fact: 'b' }),
      all({ id: 'a', op: 'is', fact: 'a' }, { id: 'b', op: 'is', fact: 'b' }),
    );
    const choose = fc
      .tuple(fc.array(fc.record({ when, value }), { minLength: 1, maxLength: 2 }), value)
      .map(([cases, otherwise]): Term => ({ term: 'choose', cases, otherwise }));
    const relation = fc.constantFrom<Relation>('<', '<=', '=', '>=', '>');
    const digit = fc.integer({ min: 0, max: 7 });
    fc.assert(
      fc.property(
        value,
        relation,
        choose,
        fc.boolean(),
        fc.tuple(digit, digit, fc.boolean(), fc.boolean()),
        (left, op, right, holds, [staff, fixed, a, b]) => {
          // A fact that stands on both sides is not turned around.
          if (left.term === 'fact' && JSON.stringify(right).includes(`"${left.fact}"`)) return;
          const compare: Rule = { id: 'x', op: 'compare', left, relation: op, right };
          const rule = holds ? compare : not(compare);
          const firm =
            (n: number, p: boolean, q: boolean): FactReader =>
            (key) =>
              key === 'staff'
                ? at(n)
                : key === 'fixed'
                  ? at(fixed)
                  : { kind: 'flag', value: key === 'a' ? p : q };
          const found = nearMiss(planPlainRule(rule, { asOf, catalogue: facts }), {
            read: firm(staff, a, b),
          });
          if (found.verdict === 'met') return;
          const steps = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((n) =>
            [false, true].flatMap((p) =>
              [false, true].flatMap((q) =>
                evaluate(rule, firm(n, p, q)).verdict === 'met'
                  ? [Number(n !== staff) + Number(p !== a) + Number(q !== b)]
                  : [],
              ),
            ),
          );
          expect(found.inPower[0]?.cost.steps ?? Infinity).toBe(Math.min(...steps));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('says that it was cut short where there are more cases than it looks into', () => {
    const cases = Array.from({ length: 40 }, (_, place) => ({
      when: { id: `w${place}`, op: 'is', fact: 'exporting' } as const,
      value: number(60 + place),
    }));
    const right: Term = { term: 'choose', cases, otherwise: number(50) };
    const rule: Rule = { id: 'x', op: 'compare', relation: '>=', left: grants, right };
    expect(look(rule, { grants: usd(6), exporting: no })).toMatchObject({ isCut: true });
  });
});
