import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../dates';
import { casesOf, everyCase, shareRule, smallRule } from '../domains/worlds.fixture';
import { evaluate } from '../evaluate';
import {
  type FactCatalogue,
  NO_LIBRARY,
  type RuleCatalogue,
  type RuleDocument,
  type RuleLibrary,
  type WrittenRule,
  type WrittenTerm,
} from '../language';
import { diffCatalogues } from './catalogue';
import { diffDocuments } from './document';
import { compared } from './effect';

const AS_OF = day('2026-05-15');
const SETTING = { asOf: AS_OF, facts: null, before: NO_LIBRARY, after: NO_LIBRARY };

function documentOf(rule: WrittenRule, more: Partial<RuleDocument> = {}): RuleDocument {
  return { language: 'puente-rules/1', id: 'R', version: 1, title: { en: 'A rule' }, rule, ...more };
}

function all(id: string, ...of: readonly WrittenRule[]): WrittenRule {
  return { id, op: 'all', of };
}

function any(id: string, ...of: readonly WrittenRule[]): WrittenRule {
  return { id, op: 'any', of };
}

function between(id: string, min: number | null, max: number | null): WrittenRule {
  return { id, op: 'between', fact: 'employees', min, max };
}

function under(id: string, codes: readonly string[], except?: readonly string[]): WrittenRule {
  return { id, op: 'under', fact: 'isic', codes, ...(except && { except }) };
}

const yes = (id: string): WrittenRule => ({ id, op: 'is', fact: id });
const ends: WrittenRule = { id: 'c', op: 'criterion', kind: 'hard', to: day('2026-12-31'), of: yes('b') };

function changes(before: WrittenRule, after: WrittenRule) {
  const { changes: found, effect } = diffDocuments(documentOf(before), documentOf(after), SETTING);
  return { told: found.map(({ node, code, values, effect: own }) => [node, code, values, own]), effect };
}

describe('changes of a node', () => {
  it.each<[string, WrittenRule, WrittenRule, readonly unknown[], string]>([
    [
      'a limit lowered',
      between('n', 10, 50),
      between('n', 5, 50),
      [['n', 'limit', { field: 'min', before: 10, after: 5 }, 'wider']],
      'wider',
    ],
    [
      'a limit raised',
      between('n', 10, 50),
      between('n', 20, 50),
      [['n', 'limit', { field: 'min', before: 10, after: 20 }, 'narrower']],
      'narrower',
    ],
    [
      'a limit dropped',
      between('n', 10, 50),
      between('n', 10, null),
      [['n', 'limit', { field: 'max', before: 50, after: '' }, 'wider']],
      'wider',
    ],
    [
      'a longer list',
      under('u', ['10']),
      under('u', ['10', '11']),
      [['u', 'list_added', { codes: ['11'] }, 'wider']],
      'wider',
    ],
    [
      'a list that says the same',
      under('u', ['C']),
      under('u', ['C', '10']),
      [['u', 'list_added', { codes: ['10'] }, 'same']],
      'same',
    ],
    [
      'a new exception',
      under('u', ['C']),
      under('u', ['C'], ['12']),
      [['u', 'except_added', { codes: ['12'] }, 'narrower']],
      'narrower',
    ],
    [
      'another kind of group',
      all('g', yes('a'), yes('b')),
      any('g', yes('a'), yes('b')),
      [['g', 'op', { before: 'all', after: 'any' }, 'wider']],
      'wider',
    ],
    [
      'another fact',
      yes('a'),
      { id: 'a', op: 'is', fact: 'b' },
      [['a', 'field', { field: 'fact', before: 'a', after: 'b' }, 'unproven']],
      'unproven',
    ],
    [
      'the order of parts',
      all('g', yes('a'), yes('b')),
      all('g', yes('b'), yes('a')),
      [['g', 'reordered', {}, 'same']],
      'same',
    ],
    [
      'an exception in place of what it is an exception from',
      { id: 'g', op: 'unless', of: yes('a'), except: yes('b') },
      { id: 'g', op: 'unless', of: yes('b'), except: yes('a') },
      [['g', 'reordered', {}, 'same']],
      'same',
    ],
    [
      // Once it has ended, one of the two asks for something still and the other for nothing.
      'the same with one that ends',
      { id: 'g', op: 'unless', of: yes('a'), except: ends },
      { id: 'g', op: 'unless', of: ends, except: yes('a') },
      [['g', 'reordered', {}, 'unproven']],
      'unproven',
    ],
    ['nothing', all('g', yes('a'), yes('b')), all('g', yes('a'), yes('b')), [], 'same'],
  ])('%s', (_, before, after, told, effect) => {
    expect(changes(before, after)).toEqual({ told, effect });
  });

  it('are told once where the cases of a number stand in another order', () => {
    const cases = (...facts: readonly string[]) =>
      facts.map((fact) => ({
        when: yes(fact),
        value: { term: 'number', value: fact === 'a' ? 5 : 20 } as const,
      }));
    const least = (...facts: readonly string[]): WrittenRule => ({
      ...{ id: 'n', op: 'compare', left: { term: 'fact', fact: 'employees' }, relation: '>=' },
      right: { term: 'choose', cases: cases(...facts), otherwise: { term: 'number', value: 50 } },
    });
    const { told, effect } = changes(least('a', 'b'), least('b', 'a'));
    expect(told.map(([node, code, , own]) => [node, code, own])).toEqual([['n', 'field', 'unproven']]);
    expect(effect).toBe('unproven');
  });

  it('are told apart for a criterion: kind, barrier, days, source and text', () => {
    const criterion = (more: object): WrittenRule => ({
      id: 'c',
      op: 'criterion',
      kind: 'hard',
      of: yes('a'),
      ...more,
    });
    const before = criterion({ barrier: 'size', text: { en: 'Old', es: 'Viejo' }, to: day('2026-12-31') });
    const after = criterion({
      kind: 'declared',
      barrier: 'age',
      text: { en: 'New', es: 'Viejo' },
      source: { title: 'Law' },
    });
    const codes = changes(before, after).told.map(([, code, values]) => [code, values]);
    expect(codes.toSorted()).toEqual([
      ['barrier', { field: 'barrier', before: 'size', after: 'age' }],
      ['days', { field: 'to', before: '2026-12-31', after: '' }],
      ['kind', { field: 'kind', before: 'hard', after: 'declared' }],
      ['source', { field: 'source', before: '', after: '{"title":"Law"}' }],
      ['text', { language: 'en', before: 'Old', after: 'New' }],
    ]);
  });

  it('a criterion that no longer holds lets more firms in', () => {
    const criterion = (more: object): WrittenRule => ({
      id: 'c',
      op: 'criterion',
      kind: 'hard',
      of: yes('a'),
      ...more,
    });
    expect(
      changes(all('r', yes('b'), criterion({})), all('r', yes('b'), criterion({ to: day('2026-05-14') }))),
    ).toMatchObject({ effect: 'wider' });
  });
});

describe('changes of the tree', () => {
  it('a new part of an all narrows, a new part of a choice widens; parts within are not told again', () => {
    const added = all('x', yes('b'), yes('c'));
    expect(changes(all('r', yes('a')), all('r', yes('a'), added))).toEqual({
      told: [['x', 'node_added', { op: 'all', nodes: 3 }, 'narrower']],
      effect: 'narrower',
    });
    expect(changes(any('r', yes('a'), added), any('r', yes('a')))).toEqual({
      told: [['x', 'node_removed', { op: 'all', nodes: 3 }, 'narrower']],
      effect: 'narrower',
    });
  });

  it('what moved keeps its name', () => {
    const before = all('r', yes('a'), any('g', yes('b'), yes('c')));
    const after = all('r', yes('a'), yes('b'), any('g', yes('c')));
    expect(changes(before, after).told).toContainEqual([
      'b',
      'node_moved',
      { before: 'g', after: 'r' },
      'unproven',
    ]);
    expect(changes(before, after).effect).toBe('narrower');
  });
});

describe('a share whose divisor may be nought', () => {
  const number = { kind: 'number', power: 'do', questions: [], whole: true, min: 0 } as const;
  const owners = { kind: 'entities', power: 'do', questions: [], of: { staff: number } } as const;
  const FACTS: FactCatalogue = {
    ...{ exporters: number, staff: number, guests: number, owners },
    tokens: { kind: 'set', power: 'do', questions: [] },
  };
  const staff: WrittenTerm = { term: 'fact', fact: 'staff' };
  const woman: WrittenRule = { id: 'w', op: 'is', fact: 'woman' };
  const share = (id: string, by: WrittenTerm, relation: '<' | '>=', value = 0): WrittenRule => ({
    ...{ id, op: 'compare', left: { term: 'ratio', of: { term: 'fact', fact: 'exporters' }, by } },
    ...{ relation, right: { term: 'number', value } },
  });
  const effect = (before: WrittenRule, after: WrittenRule, facts: FactCatalogue = FACTS) =>
    diffDocuments(documentOf(before), documentOf(after), { ...SETTING, facts }).effect;

  it.each<[string, WrittenTerm]>([
    ['a number', staff],
    ['a count', { term: 'count', fact: 'tokens' }],
    ['a total', { term: 'total', fact: 'owners', of: 'staff' }],
    ['a total of some', { term: 'total', fact: 'owners', of: 'staff', where: woman }],
    ['a sum', { term: 'sum', of: [staff, { term: 'fact', fact: 'guests' }] }],
    ['another share', { term: 'ratio', of: staff, by: { term: 'number', value: 4 } }],
    ['a choice', { term: 'choose', cases: [{ when: woman, value: staff }], otherwise: staff }],
  ])('leaves open what no firm is below, divided by %s', (_, by) => {
    const [plain, more] = [all('r', yes('exports')), all('r', yes('exports'), share('s', by, '>='))];
    expect([effect(plain, more), effect(more, plain)]).toEqual(['unproven', 'unproven']);
    const either = any('r', yes('exports'), share('s', by, '<'));
    expect(effect(any('r', yes('exports')), either)).toBe('unproven');
    const other = all('r', yes('exports'), yes('grows'));
    expect([effect(more, other), effect(other, more)]).toEqual(['unproven', 'unproven']);
  });

  it('is told all the same where nought makes no difference', () => {
    expect(effect(share('s', staff, '>=', 2), share('s', staff, '>=', 1))).toBe('wider');
    expect(effect(share('s', staff, '>=', 1), share('s', staff, '>=', 2))).toBe('narrower');
    const half: WrittenTerm = { term: 'sum', of: [staff, { term: 'number', value: 1 }] };
    const more = all('r', yes('exports'), share('s', half, '>='));
    expect(effect(all('r', yes('exports')), more)).toBe('same_known');
    const atLeastOne = { ...FACTS, staff: { ...number, min: 1 } };
    const divided = all('r', yes('exports'), share('s', staff, '>='));
    expect(effect(all('r', yes('exports')), divided, atLeastOne)).toBe('same_known');
  });

  it('counts a least above nought in any currency', () => {
    const costs: FactCatalogue = { ...FACTS, staff: { ...number, unit: 'USD', min: 5 } };
    const inEuros = share('s', { ...staff, unit: 'EUR' }, '>=');
    expect(effect(all('r', yes('exports')), all('r', yes('exports'), inEuros), costs)).toBe('same_known');
  });
});

it('what is proven of an effect holds in every case of a small world', () => {
  const two = fc.oneof(fc.tuple(smallRule, smallRule), fc.tuple(shareRule, shareRule));
  const letter = (value: string) => ({ id: value, op: 'in', fact: 'letter', values: [value] }) as const;
  const seen = new Set<string>();
  fc.assert(
    fc.property(two, fc.boolean(), ([first, second], isPart) => {
      const later = isPart ? ({ id: 'r', op: 'any', of: [first, second] } as const) : second;
      fc.pre(casesOf([first, later]) <= 20_000);
      const effect = compared(first, later, { facts: null });
      seen.add(effect);
      for (const read of everyCase([first, later])) {
        const verdicts = [evaluate(first, read).verdict, evaluate(later, read).verdict];
        const [before, after] = verdicts.map((one) => one === 'met');
        if (effect === 'same') expect(verdicts[1]).toBe(verdicts[0]);
        if (effect === 'same' || effect === 'no_fewer') expect(!before || after).toBe(true);
        if (effect === 'same' || effect === 'no_more') expect(before || !after).toBe(true);
      }
    }),
    { numRuns: 300, examples: [[[letter('a'), letter('b')], true]] },
  );
  expect(seen).toContain('no_fewer');
});

describe('catalogues', () => {
  const parameter = (value: number) => ({
    most: { history: [{ from: day('2020-01-01'), value, source: { title: 'Law' } }] },
  });
  const limited = documentOf({
    id: 'n',
    op: 'between',
    fact: 'employees',
    min: null,
    max: { parameter: 'most' },
  });
  const catalogue = (rules: readonly RuleDocument[], library: Partial<RuleLibrary> = {}): RuleCatalogue => ({
    ...{ language: 'puente-rules/1', library: { ...NO_LIBRARY, ...library }, rules },
  });
  const diff = (before: RuleCatalogue, after: RuleCatalogue) =>
    diffCatalogues(before, after, { asOf: AS_OF, facts: null });

  it('tell rules that came and went, and the last version of each', () => {
    const [a, b] = [documentOf(yes('a'), { id: 'A' }), documentOf(yes('b'), { id: 'B' })];
    const newer = documentOf(yes('b'), { id: 'B', version: 2, title: { en: 'Other' } });
    expect(diff(catalogue([a, b]), catalogue([newer, b, documentOf(yes('c'), { id: 'C' })]))).toMatchObject({
      library: [],
      rules: [
        { rule: 'A', changes: [{ code: 'rule_removed', values: { version: 1 } }] },
        {
          rule: 'B',
          effect: 'same',
          changes: [{ code: 'title', values: { before: 'A rule', after: 'Other' } }, { code: 'version' }],
        },
        { rule: 'C', changes: [{ code: 'rule_added' }] },
      ],
    });
  });

  it('tell a rule that reads as before and decides otherwise', () => {
    expect(
      diff(
        catalogue([limited], { parameters: parameter(50) }),
        catalogue([limited], { parameters: parameter(60) }),
      ),
    ).toMatchObject({
      library: [{ rule: '', node: 'parameter:most', code: 'parameter', values: { what: 'changed' } }],
      rules: [{ rule: 'R', effect: 'wider', changes: [{ code: 'through_library', effect: 'wider' }] }],
    });
  });

  it('tell changes of predicates node by node, new zones and rates', () => {
    const before = catalogue([], { predicates: { small: between('x', null, 50) } });
    const after = catalogue([], {
      predicates: { small: between('x', null, 250) },
      zones: { sur: { codes: ['AR'] } },
      rates: [{ from: 'USD', to: 'EUR', factor: 0.9, day: AS_OF, source: { title: 'Bank' } }],
    });
    expect(diff(before, after).library.map(({ rule, node, code }) => [rule, node, code])).toEqual([
      ['', 'zone:sur', 'zone'],
      ['predicate:small', 'x', 'limit'],
      ['', '', 'rates'],
    ]);
    expect(diff(after, after)).toEqual({ library: [], rules: [] });
  });
});
