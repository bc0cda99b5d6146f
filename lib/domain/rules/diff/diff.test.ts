import { describe, expect, it } from 'vitest';
import { day } from '../../dates';
import {
  NO_LIBRARY,
  type RuleCatalogue,
  type RuleDocument,
  type RuleLibrary,
  type WrittenRule,
} from '../language';
import { diffCatalogues } from './catalogue';
import { diffDocuments } from './document';

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

describe('a part that moved', () => {
  const moved = (before: WrittenRule, after: WrittenRule) =>
    changes(before, after).told.flatMap(([node, code, , effect]) =>
      code === 'node_moved' ? [`${node} ${effect}`] : [],
    );
  const [a, b, c] = [yes('a'), yes('b'), yes('c')];

  it('asks the same of the same firms where all of both groups is asked', () => {
    expect(moved(all('r', a, all('g', b), c), all('r', a, all('g', b, c)))).toEqual(['c same']);
    expect(moved(all('r', a, all('g', b, c)), all('r', a, c, all('g', b)))).toEqual(['c same']);
    // Into a group that is new, and out of one that is gone.
    expect(moved(all('r', a, b, c), all('r', a, all('g', b, c)))).toEqual(['b same', 'c same']);
    expect(moved(all('r', a, all('g', b, c)), all('r', a, b, c))).toEqual(['b same', 'c same']);
  });

  it('is measured alone where the groups differ', () => {
    expect(moved(all('r', a, any('g', b), c), all('r', a, any('g', b, c)))).toEqual(['c wider']);
    expect(moved(all('r', a, any('g', b, c)), all('r', a, c, any('g', b)))).toEqual(['c narrower']);
  });

  it('counts the group that it leaves empty, which nobody meets', () => {
    expect(moved(all('r', a, any('g', b)), all('r', a, b, any('g')))).toEqual(['b narrower']);
  });
});

describe('the days of a rule', () => {
  type Days = readonly [from: string | null, to: string | null];
  const lasting = (rule: WrittenRule, [from, to]: Days) =>
    documentOf(rule, { ...(from && { from: day(from) }), ...(to && { to: day(to) }) });
  const effects = (before: Days, after: Days, [old, now] = [yes('a'), yes('a')]) => {
    const { changes: found, effect } = diffDocuments(lasting(old, before), lasting(now, after), SETTING);
    return [...found.map((one) => one.effect), effect];
  };

  it('that have gone by let nobody in and shut nobody out', () => {
    expect(effects([null, '2024-12-31'], [null, '2025-12-31'])).toEqual(['same', 'same']);
    expect(effects(['2024-01-01', '2024-12-31'], ['2025-01-01', '2025-12-31'])).toEqual([
      'same',
      'same',
      'same',
    ]);
    expect(effects(['2024-01-01', null], ['2025-01-01', null])).toEqual(['same', 'same']);
    const raised = [between('n', 10, null), between('n', 20, null)] as const;
    expect(effects([null, '2025-12-31'], [null, '2025-12-31'], [...raised])).toEqual(['same', 'same']);
    expect(effects(['2024-01-01', null], [null, null], [...raised])).toEqual([
      'same',
      'narrower',
      'narrower',
    ]);
  });

  it('that are still to come are not compared', () => {
    expect(effects([null, '2026-05-14'], [null, '2026-05-15'])).toEqual(['unproven', 'unproven']);
    expect(effects(['2026-05-15', null], ['2026-05-16', null])).toEqual(['unproven', 'unproven']);
  });
});

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
      'a longer list with a new exception',
      under('u', ['10']),
      under('u', ['10', '01'], ['1010']),
      [
        ['u', 'list_added', { codes: ['01'] }, 'wider'],
        ['u', 'except_added', { codes: ['1010'] }, 'narrower'],
      ],
      'unproven',
    ],
    [
      'an exception less, and another list',
      under('u', ['10', '01'], ['1010']),
      under('u', ['10', '02']),
      [
        ['u', 'list_added', { codes: ['02'] }, 'wider'],
        ['u', 'list_removed', { codes: ['01'] }, 'narrower'],
        ['u', 'except_removed', { codes: ['1010'] }, 'wider'],
      ],
      'unproven',
    ],
    [
      'another list in place of the whole of it',
      under('u', ['10']),
      under('u', ['01']),
      [
        ['u', 'list_added', { codes: ['01'] }, 'wider'],
        ['u', 'list_removed', { codes: ['10'] }, 'narrower'],
      ],
      'unproven',
    ],
    [
      // What it asks is told in one sentence, with one effect.
      'both limits',
      between('n', 10, 50),
      between('n', 5, 40),
      [
        ['n', 'limit', { field: 'min', before: 10, after: 5 }, 'unproven'],
        ['n', 'limit', { field: 'max', before: 50, after: 40 }, 'unproven'],
      ],
      'unproven',
    ],
    [
      'both days',
      { id: 'd', op: 'dates', fact: 'founded', from: day('2010-01-01'), to: day('2020-12-31') },
      { id: 'd', op: 'dates', fact: 'founded', from: day('2005-01-01'), to: day('2019-12-31') },
      [
        ['d', 'days', { field: 'from', before: '2010-01-01', after: '2005-01-01' }, 'unproven'],
        ['d', 'days', { field: 'to', before: '2020-12-31', after: '2019-12-31' }, 'unproven'],
      ],
      'unproven',
    ],
    [
      'a criterion of another kind that has ended',
      all('g', { id: 'c', op: 'criterion', kind: 'hard', of: yes('a') }, yes('b')),
      all('g', { id: 'c', op: 'criterion', kind: 'declared', of: yes('a'), to: day('2026-05-01') }, yes('b')),
      [
        ['c', 'kind', { field: 'kind', before: 'hard', after: 'declared' }, 'same'],
        ['c', 'days', { field: 'to', before: '', after: '2026-05-01' }, 'wider'],
      ],
      'wider',
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
      [['g', 'reordered', {}, 'may_widen']],
      'may_widen',
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
      'narrower',
    ]);
    expect(changes(before, after).effect).toBe('narrower');
  });
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
      library: [
        { rule: '', node: 'parameter:most', code: 'parameter', values: { what: 'changed' }, effect: null },
      ],
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
    expect(
      diff(before, after).library.map(({ rule, node, code, effect }) => [rule, node, code, effect]),
    ).toEqual([
      ['', 'zone:sur', 'zone', null],
      ['predicate:small', 'x', 'limit', null],
      ['', '', 'rates', null],
    ]);
    expect(diff(after, after)).toEqual({ library: [], rules: [] });
  });
});
