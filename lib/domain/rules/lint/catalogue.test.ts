import { describe, expect, it } from 'vitest';
import { day } from '../../dates';
import type { FactCatalogue, RuleCatalogue, RuleDocument, RuleLibrary } from '../language';
import { lintCatalogue } from './catalogue';
import { AS_OF, between, documentOf, libraryOf, SOURCE, under } from './lint.fixture';

function lint(
  rules: readonly RuleDocument[],
  library: Partial<RuleLibrary> = {},
  facts: FactCatalogue | null = null,
) {
  const catalogue: RuleCatalogue = { language: 'puente-rules/1', library: libraryOf(library), rules };
  return lintCatalogue(catalogue, { facts, registers: [], asOf: AS_OF }).map(
    ({ rule, node, code }) => `${rule} ${node} ${code}`,
  );
}

const N = documentOf(between('n', 1, 9, 'n'));

describe('the library', () => {
  const value = (from: string, number: number | null) => ({ from: day(from), value: number, source: SOURCE });
  const most = (...history: ReturnType<typeof value>[]) => ({ most: { history } });
  const user = documentOf({ id: 'n', op: 'between', fact: 'n', min: null, max: { parameter: 'most' } });

  it.each([
    ['in order', most(value('2020-01-01', 5), value('2021-01-01', null)), []],
    [
      'out of order',
      most(value('2021-01-01', 5), value('2020-01-01', 6)),
      [' parameter:most parameter_order'],
    ],
    [
      'twice on a day',
      most(value('2020-01-01', 5), value('2020-01-01', 6)),
      [' parameter:most parameter_twice'],
    ],
    ['not yet', most(value('2026-05-16', 5)), [' parameter:most parameter_without_value']],
  ])('parameters %s', (_, parameters, expected) => {
    expect(lint([user], { parameters }).filter((one) => !one.endsWith('tautology'))).toEqual(expected);
  });

  it('names of nothing used, zones with nothing in them, circles', () => {
    const zones = { none: { codes: ['AR'], except: ['AR'] }, nested: { codes: ['zone:none'] } };
    const predicates = { a: { id: 'x', op: 'use', predicate: 'a' } } as const;
    const library = { zones, predicates, parameters: most(value('2020-01-01', 5)) };
    expect(lint([N], library)).toEqual(
      [
        'predicate:a x predicate_cycle',
        ' zone:none empty_area',
        ' zone:nested zone_in_zone',
        ' parameter:most unused_parameter',
        ' zone:nested unused_zone',
      ].toSorted((a, b) => Number(a.includes('unused')) - Number(b.includes('unused'))),
    );
  });

  it('predicates are looked at once, where they are written', () => {
    const predicates = { small: between('x', 9, 1) };
    const use = (id: string) => documentOf({ id: 'u', op: 'use', predicate: 'small' }, { id });
    expect(lint([use('A'), use('B')], { predicates })).toEqual(['predicate:small x min_above_max']);
  });
});

describe('rules beside one another', () => {
  it('with the same id and days in common', () => {
    const version = (number: number, more: Partial<RuleDocument>) =>
      documentOf(between('n', 1, 9), { version: number, ...more });
    expect(lint([version(1, { to: day('2026-12-31') }), version(2, { from: day('2027-01-01') })])).toEqual([
      'R  not_yet_valid',
    ]);
    expect(lint([version(1, {}), version(2, { from: AS_OF })])).toEqual(['R  repeated_rule']);
    expect(lint([version(1, { to: AS_OF }), version(1, { from: AS_OF })])).toEqual(['R  repeated_rule']);
  });

  it('and questions none of them uses', () => {
    const facts: FactCatalogue = {
      n: { kind: 'number', power: 'do', questions: ['q1'] },
      low: { kind: 'number', power: 'do', questions: ['q1', 'q2'] },
      'member.*': { kind: 'flag', power: 'do', questions: ['q3'] },
      owners: {
        kind: 'entities',
        power: 'do',
        questions: ['q4'],
        of: { share: { kind: 'number', power: 'do', questions: [] } },
      },
    };
    expect(lint([N], {}, facts)).toEqual([
      '  question_not_used',
      '  question_not_used',
      '  question_not_used',
    ]);
    const member = documentOf({ id: 'm', op: 'is', fact: 'member.I07' }, { id: 'M' });
    const owners = documentOf(
      { id: 'l', op: 'linked', fact: 'owners', where: between('s', 1, null, 'share'), min: 1, max: null },
      { id: 'L' },
    );
    expect(lint([N, member, owners], {}, facts)).toEqual(['  question_not_used']);
  });
});

it('finds nothing in rules that are in order', () => {
  expect(lint([documentOf(under('a', ['C'], ['12']))])).toEqual([]);
});
