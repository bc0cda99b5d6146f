import { describe, expect, it } from 'vitest';
import { canonicalRule, canonicalText, documentProblems, factsOf, nodesOf } from './index';
import type { RuleDocument, WrittenRule } from './types';

const is = (id: string, fact: string): WrittenRule => ({ id, op: 'is', fact });

const tree: WrittenRule = {
  id: 'a',
  op: 'all',
  of: [
    { id: 'b', op: 'criterion', kind: 'hard', of: { id: 'c', op: 'not', of: is('d', 'exports') } },
    { id: 'e', op: 'unless', of: is('f', 'member'), except: is('g', 'waived') },
    { id: 'h', op: 'linked', fact: 'owners', where: is('i', 'woman'), min: 1, max: null },
    {
      id: 'j',
      op: 'compare',
      left: {
        term: 'choose',
        cases: [{ when: is('k', 'rural'), value: { term: 'number', value: 1 } }],
        otherwise: { term: 'total', fact: 'sites', of: 'staff', where: is('l', 'open') },
      },
      relation: '<',
      right: {
        term: 'sum',
        of: [
          { term: 'count', fact: 'goods' },
          { term: 'fact', fact: 'staff' },
        ],
      },
    },
  ],
};

describe('a walk through a rule', () => {
  it('meets every node once, those inside numbers and linked entities too', () => {
    expect(nodesOf(tree).map(({ id }) => id)).toEqual([...'abcdefghijkl']);
  });

  it('names the facts of the firm, and those of entities by their list', () => {
    expect(factsOf(tree)).toEqual([
      ...['exports', 'member', 'waived', 'owners', 'owners.woman'],
      ...['rural', 'sites', 'sites.staff', 'sites.open', 'goods', 'staff'],
    ]);
  });
});

describe('the canonical form', () => {
  const rule: WrittenRule = {
    id: 'r',
    op: 'any',
    of: [
      { id: 'x', op: 'in', fact: 'letter', values: ['b', 'a', 'b'] },
      { id: 'y', op: 'under', fact: 'code', codes: ['62', 'C'], except: [] },
      {
        id: 'w',
        op: 'linked',
        fact: 'owners',
        where: { id: 'v', op: 'contains', fact: 's', values: ['z', 'y'] },
        min: 1,
        max: null,
      },
    ],
  };

  it('sorts what is a set and keeps ids and the order of parts', () => {
    expect(canonicalRule(rule)).toEqual({
      id: 'r',
      op: 'any',
      of: [
        { id: 'x', op: 'in', fact: 'letter', values: ['a', 'b'] },
        { id: 'y', op: 'under', fact: 'code', codes: ['62', 'C'] },
        {
          id: 'w',
          op: 'linked',
          fact: 'owners',
          where: { id: 'v', op: 'contains', fact: 's', values: ['y', 'z'] },
          min: 1,
          max: null,
        },
      ],
    });
  });

  it('is its own canonical form, and the same bytes whatever the order of keys', () => {
    const document: RuleDocument = {
      language: 'puente-rules/1',
      id: 'x',
      version: 1,
      title: { en: 'X' },
      rule,
    };
    const turned: RuleDocument = {
      rule: canonicalRule(rule),
      title: { en: 'X' },
      version: 1,
      id: 'x',
      language: 'puente-rules/1',
    };
    expect(canonicalText(turned)).toBe(canonicalText(document));
    expect(canonicalRule(canonicalRule(rule))).toEqual(canonicalRule(rule));
  });
});

describe('what a document breaks beyond its shape', () => {
  it('ids that stand twice, wherever they stand', () => {
    const rule: WrittenRule = {
      id: 'r',
      op: 'all',
      of: [is('x', 'a'), { id: 'l', op: 'linked', fact: 'o', where: is('x', 'b'), min: 1, max: null }],
    };
    expect(documentProblems({ rule })).toEqual([{ node: 'x', code: 'repeated_id' }]);
    expect(documentProblems({ rule: tree })).toEqual([]);
  });

  it('more nodes than anybody reads', () => {
    const of = Array.from({ length: 5000 }, (_, index) => is(`n${index}`, 'a'));
    expect(documentProblems({ rule: { id: 'r', op: 'any', of } })).toEqual([
      { node: 'r', code: 'too_large' },
    ]);
  });
});
