import { describe, expect, it } from 'vitest';
import type { WrittenRule } from '../language';
import { found, group, under } from './lint.fixture';

describe('what cannot fail or be met', () => {
  it('is not that a share is not below nought, while its divisor may be nought', () => {
    const number = { kind: 'number', power: 'do', questions: ['q'], whole: true, min: 0 } as const;
    const share = (relation: '<' | '>='): WrittenRule => ({
      ...{ id: 's', op: 'compare', relation, right: { term: 'number', value: 0 } },
      left: { term: 'ratio', of: { term: 'fact', fact: 'part' }, by: { term: 'fact', fact: 'whole' } },
    });
    const seen = (op: 'all' | 'any', relation: '<' | '>=', min: number) =>
      found(group(op, 'r', under('a', ['C']), share(relation)), {
        facts: { part: number, whole: { ...number, min } },
      })
        .filter(({ node }) => node === 's')
        .map(({ code, mend }) => [code, mend?.replacement?.effect]);
    expect(seen('all', '>=', 0)).toEqual([]);
    expect(seen('all', '>=', 1)).toEqual([['tautology', 'same']]);
    // Nobody meets it; but without it a firm of none would be decided.
    expect(seen('any', '<', 0)).toEqual([['contradiction', undefined]]);
    expect(seen('any', '<', 1)).toEqual([['contradiction', 'same']]);
  });

  it('names what nobody meets, not what a divisor of nought leaves open', () => {
    const number = { kind: 'number', power: 'do', questions: ['q'], min: 0 } as const;
    const share: WrittenRule = {
      ...{ id: 's', op: 'compare', relation: '>=', right: { term: 'number', value: 0 } },
      left: { term: 'ratio', of: { term: 'fact', fact: 'part' }, by: { term: 'fact', fact: 'whole' } },
    };
    const rule: WrittenRule = { id: 'n', op: 'not', of: share };
    const seen = found(rule, { facts: { part: number, whole: number } });
    expect(seen.filter(({ node }) => node === 'n' || node === 's')).toMatchObject([
      { code: 'contradiction', node: 'n', severity: 'error' },
    ]);
  });
});
