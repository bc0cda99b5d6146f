import { describe, expect, it } from 'vitest';
import type { WrittenRule } from '../language';
import { found, group, told } from './lint.fixture';

describe('two numbers of one firm beside one another', () => {
  const fact = (key: string) => ({ term: 'fact', fact: key }) as const;
  const beside = (id: string, left: string, relation: '<' | '>' | '>=', right: string): WrittenRule => ({
    ...{ id, op: 'compare', relation },
    left: fact(left),
    right: fact(right),
  });
  it.each<[string, WrittenRule, string]>([
    ['more than itself', beside('r', 'a', '>', 'a'), 'contradiction r'],
    ['at least itself', beside('r', 'a', '>=', 'a'), 'tautology r'],
    [
      'more than one another',
      group('all', 'r', beside('x', 'a', '>', 'b'), beside('y', 'b', '>', 'a')),
      'contradiction r',
    ],
    [
      'the same said from either end',
      group('all', 'r', beside('x', 'a', '>', 'b'), beside('y', 'b', '<', 'a')),
      'repeats y',
    ],
  ])('%s', (_, rule, finding) => {
    expect(told(found(rule))).toContain(finding);
  });

  it('are no more than that: each may be the greater', () => {
    const rule = group('any', 'r', beside('x', 'a', '>', 'b'), beside('y', 'b', '>', 'a'));
    expect(told(found(rule))).toEqual([]);
  });
});
