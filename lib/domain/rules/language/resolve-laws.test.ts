import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../dates';
import {
  evaluate,
  type FactReader,
  NO_LIBRARY,
  type Rule,
  type RuleLibrary,
  resolve,
  type WrittenRule,
} from '../index';
import { factorsInto } from './rates';

const SOURCE = { title: 'Test' };
const TODAY = day('2026-11-22');
const yes: WrittenRule = { id: 'yes', op: 'is', fact: 'a' };

function plain(rule: WrittenRule, library: Partial<RuleLibrary> = {}, asOf = TODAY): Rule {
  const resolved = resolve(rule, { ruleId: 'r', library: { ...NO_LIBRARY, ...library }, asOf });
  if (!resolved.ok) throw new RangeError(JSON.stringify(resolved.problems));
  return resolved.rule;
}

function problems(rule: WrittenRule, library: Partial<RuleLibrary> = {}): readonly string[] {
  const resolved = resolve(rule, { ruleId: 'r', library: { ...NO_LIBRARY, ...library }, asOf: TODAY });
  return resolved.ok ? [] : resolved.problems.map(({ node, code, name }) => `${node} ${code} ${name}`);
}

describe('a parameter', () => {
  const days = ['2020-01-01', '2022-06-15', '2024-02-29', '2026-11-22'].map(day);
  const value = fc.option(fc.integer({ min: 0, max: 99 }), { nil: null });
  const rule: WrittenRule = { id: 'b', op: 'between', fact: 'n', min: { parameter: 'p' }, max: null };

  it('has the value of its last entry on or before the day, in whatever order they stand', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(days),
        fc.array(value, { minLength: 4, maxLength: 4 }),
        fc.constantFrom(...days, day('2019-12-31'), day('2024-02-28'), day('2030-01-01')),
        (order, values, asOf) => {
          const history = order.map((from, index) => ({
            from,
            value: values[index] ?? null,
            source: SOURCE,
          }));
          const inForce = history
            .filter(({ from }) => from <= asOf)
            .toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];
          const read = plain(rule, { parameters: { p: { history } } }, asOf);
          if (!inForce) expect(read).toEqual({ id: 'b', op: 'is', fact: 'parameter.p' });
          else expect(read).toEqual({ id: 'b', op: 'between', fact: 'n', min: inForce.value, max: null });
        },
      ),
    );
  });

  it('brings its unit, and must not be held against another one', () => {
    const parameters = {
      p: { unit: 'USD', history: [{ from: day('2020-01-01'), value: 5, source: SOURCE }] },
    };
    expect(plain(rule, { parameters })).toMatchObject({ unit: 'USD', min: 5 });
    expect(problems({ ...rule, unit: 'EUR' }, { parameters })).toEqual(['b unit_mismatch USD']);
    expect(problems({ ...rule, unit: 'USD' }, { parameters })).toEqual([]);
  });

  it('is not compared with an amount in another unit, except as a ratio', () => {
    const parameters = {
      p: { unit: 'USD', history: [{ from: day('2020-01-01'), value: 5, source: SOURCE }] },
    };
    const right = { term: 'number', value: { parameter: 'p' } } as const;
    const euros = { term: 'fact', fact: 'n', unit: 'EUR' } as const;
    const compare = (left: Extract<WrittenRule, { op: 'compare' }>['left']): WrittenRule => ({
      ...{ id: 'c', op: 'compare', relation: '<' },
      ...{ left, right },
    });
    expect(problems(compare(euros), { parameters })).toEqual(['c unit_mismatch USD']);
    expect(problems(compare({ term: 'sum', of: [euros, euros] }), { parameters })).toEqual([
      'c unit_mismatch USD',
    ]);
    expect(problems(compare({ ...euros, unit: 'USD' }), { parameters })).toEqual([]);
    expect(problems(compare({ term: 'ratio', of: euros, by: euros }), { parameters })).toEqual([]);
  });

  const without = { p: { history: [{ from: day('2020-01-01'), value: null, source: SOURCE }] } };
  const read = (of: WrittenRule, reader: FactReader) =>
    evaluate(plain(of, { parameters: without }), reader).verdict;
  const number =
    (n: number): FactReader =>
    (fact) =>
      fact === 'n' ? { kind: 'range', lo: n, hi: n } : { kind: 'unknown' };

  it('without a limit on the day keeps nobody out, and nothing can be reckoned with it', () => {
    const side = { term: 'number', value: { parameter: 'p' } } as const;
    const compare: WrittenRule = {
      id: 'c',
      op: 'compare',
      left: { term: 'fact', fact: 'n' },
      relation: '<=',
      right: side,
    };
    expect(read(compare, number(1e12))).toBe('met');
    expect(read({ ...compare, relation: '>' }, number(-1e12))).toBe('met');
    const turned = { ...compare, left: side, right: { term: 'fact', fact: 'n' } } as const;
    expect(read(turned, number(-1e12))).toBe('met');
    expect(read({ ...turned, relation: '>' }, number(1e12))).toBe('met');
    for (const relation of ['<', '<=', '=', '>=', '>'] as const)
      for (const rule of [compare, turned]) {
        // Nor is anything missing where nothing is asked.
        expect(read({ ...rule, relation }, number(7))).toBe('met');
        expect(read({ ...rule, relation }, () => ({ kind: 'unknown' }))).toBe('met');
      }
    const sum = { term: 'sum', of: [side, { term: 'fact', fact: 'm' }] } as const;
    expect(read({ ...compare, right: sum }, number(1))).toBe('unknown');
    expect(read({ ...compare, relation: '>', right: sum }, number(1))).toBe('unknown');
  });
});

describe('a predicate', () => {
  const small: WrittenRule = {
    ...{ id: 'small', op: 'all' },
    of: [
      { id: 'n', op: 'between', fact: 'n', min: null, max: 9 },
      { id: 'word', op: 'prose', text: { en: 'x' } },
    ],
  };

  it('says what its meaning says in its place, with ids that stay apart', () => {
    const twice: WrittenRule = {
      ...{ id: 'twice', op: 'any' },
      of: [
        { id: 'one', op: 'use', predicate: 'small' },
        { id: 'not', op: 'not', of: { id: 'two', op: 'use', predicate: 'small' } },
      ],
    };
    const rule = plain(twice, { predicates: { small } });
    const facts: string[] = [];
    const finding = evaluate(rule, (fact) => {
      facts.push(fact);
      return { kind: 'unknown' };
    });
    expect(facts).toEqual(['n', 'checked.r:one/word', 'n', 'checked.r:two/word']);
    const nodes = [finding, ...finding.parts].flatMap(({ parts }) => parts.map(({ node }) => node));
    expect(new Set(nodes).size).toBe(nodes.length);
  });

  it('in a circle, or without a meaning, is refused wherever it stands', () => {
    const use = (id: string, predicate: string): WrittenRule => ({ id, op: 'use', predicate });
    const inTerm: WrittenRule = {
      ...{ id: 'c', op: 'compare', relation: '<' },
      left: { term: 'total', fact: 'owners', of: 'share', where: use('again', 'round') },
      right: { term: 'number', value: 1 },
    };
    expect(problems(use('u', 'nobody'))).toEqual(['u unknown_predicate nobody']);
    expect(problems(use('u', 'round'), { predicates: { round: use('u', 'round') } })).toEqual([
      'u/u predicate_cycle round',
    ]);
    expect(problems(use('u', 'round'), { predicates: { round: inTerm } })).toEqual([
      'u/again predicate_cycle round',
    ]);
    // Names that every object has are no predicates.
    expect(problems(use('u', 'constructor'))).toEqual(['u unknown_predicate constructor']);
  });
});

describe('what is not in force', () => {
  const old = (of: WrittenRule): WrittenRule => ({
    id: 'old',
    op: 'criterion',
    kind: 'hard',
    to: day('2025-12-31'),
    of,
  });
  const always = { op: 'all', of: [] };
  const groups: readonly [string, (part: WrittenRule) => WrittenRule][] = [
    ['all', (part) => ({ id: 'g', op: 'all', of: [part] })],
    ['any', (part) => ({ id: 'g', op: 'any', of: [part] })],
    ['not', (part) => ({ id: 'g', op: 'not', of: part })],
    ['at least', (part) => ({ id: 'g', op: 'atLeast', count: 1, of: [part] })],
    ['a criterion', (part) => ({ id: 'g', op: 'criterion', kind: 'declared', of: part })],
    ['a rule with an exception', (part) => ({ id: 'g', op: 'unless', of: part, except: yes })],
    ['a predicate', () => ({ id: 'g', op: 'use', predicate: 'old' })],
    ['linked entities', (where) => ({ id: 'g', op: 'linked', fact: 'owners', where, min: null, max: 0 })],
  ];

  it.each(groups)('leaves out the %s around it as well, and a rule of nothing else holds', (_, around) => {
    const rule = around(old(yes));
    expect(plain(rule, { predicates: { old: old(yes) } })).toMatchObject(always);
    const beside: WrittenRule = { id: 'any', op: 'any', of: [rule, yes] };
    expect(plain(beside, { predicates: { old: old(yes) } })).toEqual({ id: 'any', op: 'any', of: [yes] });
  });

  it('is left out of an exception and of the cases of a choice', () => {
    expect(plain({ id: 'u', op: 'unless', of: yes, except: old(yes) })).toEqual({
      id: 'u',
      op: 'any',
      of: [yes],
    });
    const choose = {
      term: 'choose',
      otherwise: { term: 'number', value: 2 },
      cases: [{ when: old(yes), value: { term: 'number', value: 1 } }],
    } as const;
    const rule: WrittenRule = {
      id: 'c',
      op: 'compare',
      left: choose,
      relation: '<',
      right: { term: 'fact', fact: 'n' },
    };
    expect(plain(rule)).toMatchObject({ left: { term: 'choose', cases: [], otherwise: { value: 2 } } });
  });
});

describe('at least so many of several, some of which are not in force', () => {
  const from2027 = (of: WrittenRule): WrittenRule => ({
    ...{ id: `${of.id}-later`, op: 'criterion', kind: 'hard', of },
    from: day('2027-01-01'),
  });
  const is = (id: string): WrittenRule => ({ id, op: 'is', fact: id });
  const two = (...of: readonly WrittenRule[]): WrittenRule => ({ id: 'two', op: 'atLeast', count: 2, of });
  const firm =
    (...facts: readonly string[]): FactReader =>
    (fact) => ({ kind: 'flag', value: facts.includes(fact) });
  const verdict = (rule: WrittenRule, read: FactReader, asOf = TODAY) =>
    evaluate(plain(rule, {}, asOf), read).verdict;

  it('asks for as many as before of those that are left', () => {
    const rule = two(is('a'), is('b'), from2027(is('c')));
    expect(verdict(rule, firm('a', 'b'))).toBe('met');
    expect(verdict(rule, firm('a'))).toBe('unmet');
    // What is not in force neither helps nor harms.
    expect(verdict(rule, firm('a', 'c'))).toBe('unmet');
    expect(verdict(rule, firm('a', 'c'), day('2027-01-01'))).toBe('met');
  });

  it('lets nobody in on fewer, while fewer are left than it asks for', () => {
    const rule = two(is('a'), from2027(is('b')));
    expect(verdict(rule, firm('a', 'b'))).toBe('unmet');
    expect(verdict(rule, () => ({ kind: 'unknown' }))).toBe('unmet');
    expect(verdict(rule, firm('a', 'b'), day('2027-01-01'))).toBe('met');
  });

  it('asks for nothing while none of them is in force', () => {
    expect(verdict(two(from2027(is('a')), from2027(is('b'))), firm())).toBe('met');
  });
});

describe('a criterion that only tells', () => {
  const told: WrittenRule = { id: 'i', op: 'criterion', kind: 'informative', of: yes };

  it('never decides, whatever comes of it', () => {
    for (const value of [true, false, null]) {
      const read: FactReader = () => (value === null ? { kind: 'unknown' } : { kind: 'flag', value });
      const finding = evaluate(plain({ id: 'a', op: 'all', of: [told] }), read);
      expect([finding.verdict, finding.missing]).toEqual(['met', []]);
      expect(finding.parts[0]?.parts[0]?.verdict).toBe(value === null ? 'unknown' : value ? 'met' : 'unmet');
    }
  });

  const wrong: readonly [string, WrittenRule][] = [
    ['any', { id: 'x', op: 'any', of: [told] }],
    ['not', { id: 'x', op: 'not', of: told }],
    ['at least', { id: 'x', op: 'atLeast', count: 1, of: [told] }],
    ['an exception', { id: 'x', op: 'unless', of: yes, except: told }],
    ['linked entities', { id: 'x', op: 'linked', fact: 'owners', where: told, min: 1, max: null }],
  ];
  it.each(wrong)('is refused below %s', (_, rule) => {
    expect(problems(rule)).toEqual(['i informative_decides i']);
  });
});

describe('rates', () => {
  const rate = (from: string, to: string, factor: number, on = '2026-01-01') => ({
    ...{ from, to, factor, day: day(on), source: SOURCE },
  });
  it('are read as told, turned around, or two in a row; the last one on the day counts', () => {
    const rates = [
      rate('EUR', 'USD', 2, '2025-01-01'),
      rate('EUR', 'USD', 4),
      rate('USD', 'UYU', 8),
      rate('kg', 'lb', 2),
    ];
    expect(factorsInto('USD', rates, TODAY)).toEqual({ EUR: 4, UYU: 0.125 });
    expect(factorsInto('UYU', rates, TODAY)).toEqual({ EUR: 32, USD: 8 });
    expect(factorsInto('EUR', rates, TODAY)).toEqual({ USD: 0.25, UYU: 1 / 32 });
    expect(factorsInto('USD', rates, day('2025-06-01'))).toEqual({ EUR: 2 });
    expect(factorsInto('USD', rates, day('2024-06-01'))).toEqual({});
    expect(factorsInto('XTS', rates, TODAY)).toEqual({});
  });

  it('there and back come to one, and what is told goes before what is turned around', () => {
    fc.assert(
      fc.property(fc.integer({ min: -8, max: 8 }), (power) => {
        const rates = [rate('EUR', 'USD', 2 ** power)];
        const [there, back] = [
          factorsInto('USD', rates, TODAY).EUR ?? 0,
          factorsInto('EUR', rates, TODAY).USD ?? 0,
        ];
        expect(there * back).toBe(1);
        expect(factorsInto('EUR', [...rates, rate('USD', 'EUR', 3)], TODAY).USD).toBe(3);
      }),
    );
  });
});

it('zones and ranges are their codes', () => {
  const zones = { south: { codes: ['AR', 'UY'], except: ['AR-C'] }, makers: { codes: ['10..12', '33'] } };
  const under = (codes: readonly string[], except?: readonly string[]): WrittenRule => ({
    ...{ id: 'u', op: 'under', fact: 'place', codes },
    ...(except ? { except } : {}),
  });
  expect(plain(under(['zone:south', 'BR'], ['BR-AM']), { zones })).toEqual({
    ...{ id: 'u', op: 'under', fact: 'place', codes: ['BR'], except: ['BR-AM'] },
    also: [{ codes: ['AR', 'UY'], except: ['AR-C', 'BR-AM'] }],
  });
  expect(plain(under(['zone:makers', '01..02']), { zones })).toEqual({
    ...{ id: 'u', op: 'under', fact: 'place', codes: ['01', '02'] },
    also: [{ codes: ['10', '11', '12', '33'] }],
  });
  expect(plain(under(['A..C'], ['0111..0113']), { zones })).toEqual({
    ...{ id: 'u', op: 'under', fact: 'place', codes: ['A', 'B', 'C'], except: ['0111', '0112', '0113'] },
  });
  for (const range of ['12..10', '1..100', 'C..A', '0001..9999'])
    expect(problems(under([range]), { zones })).toEqual([`u bad_range ${range}`]);
});

it('the word of the institution on one node never counts for another, wherever ids have dots', () => {
  const word = (id: string): WrittenRule => ({ id, op: 'prose', text: { en: 'x' } });
  const asked = (ruleId: string, id: string) => {
    const resolution = resolve(word(id), { ruleId, asOf: day('2026-01-01') });
    return resolution.ok && resolution.rule.op === 'is' ? resolution.rule.fact : null;
  };
  expect(asked('a.b', 'c')).not.toBe(asked('a', 'b.c'));
});

it('the word of the institution is asked by the rule and the node', () => {
  expect(plain({ id: 'p', op: 'prose', text: { en: 'x' } })).toEqual({
    id: 'p',
    op: 'is',
    fact: 'checked.r:p',
  });
});
