import { describe, expect, it } from 'vitest';
import type { RuleLibrary, WrittenRule } from '../language';
import { between, found, group, libraryOf, under } from './lint.fixture';

const not = (id: string, of: WrittenRule): WrittenRule => ({ id, op: 'not', of });
const told: WrittenRule = { id: 'n3', op: 'exists', fact: 'certificates' };
const held: WrittenRule = { id: 'n2', op: 'contains', fact: 'certificates', values: ['iso_9001'] };

function contradictions(rule: WrittenRule, library?: RuleLibrary) {
  return found(rule, library ? { library } : {})
    .filter(({ code }) => code === 'contradiction')
    .map(({ node, severity, values }) => [node, severity, values.parts]);
}

describe('that a fact is not known, beside a limit on it', () => {
  it.each<[string, WrittenRule]>([
    ['a choice', group('any', 'n1', held, told)],
    ['an exception', { id: 'n1', op: 'unless', of: held, except: told }],
    ['a choice in a choice', group('any', 'n1', between('few', null, 9), group('any', 'in', held, told))],
    [
      'an answer of no',
      group(
        'any',
        'n1',
        { id: 'n2', op: 'equals', fact: 'family', value: false },
        { ...told, fact: 'family' },
      ),
    ],
  ])('is told of what denies it: %s', (_, denied) => {
    expect(contradictions(not('n0', denied))).toEqual([['n0', 'error', []]]);
    expect(contradictions(group('any', 'r', under('c', ['C']), not('n0', denied)))).toEqual([
      ['n0', 'warning', []],
    ]);
    // By itself it is met by each firm that has told.
    expect(contradictions(denied)).toEqual([]);
    expect(contradictions(not('a', not('b', denied)))).toEqual([]);
  });

  it('is not told where what denies it can be met another way', () => {
    const either = group('all', 'n1', group('any', 'in', held, told), between('few', null, 9));
    expect(contradictions(not('n0', either))).toEqual([]);
  });

  it('names the conditions of an answer of no', () => {
    const no: WrittenRule = { id: 'no', op: 'equals', fact: 'family', value: false };
    const untold = not('u', { id: 'e', op: 'exists', fact: 'family' });
    expect(contradictions(group('all', 'r', untold, no))).toEqual([['r', 'error', ['e', 'no']]]);
  });

  it('is told of a predicate only where nobody meets the node that names it', () => {
    const none = group('all', 'p', not('q', told), held);
    const use: WrittenRule = { id: 'use', op: 'use', predicate: 'one' };
    const library = (one: WrittenRule) => libraryOf({ predicates: { one } });
    expect(contradictions(use, library(none))).toEqual([['use', 'error', []]]);
    const open = group('any', 's', under('c', ['C']), none);
    expect(contradictions(use, library(open))).toEqual([]);
  });
});
