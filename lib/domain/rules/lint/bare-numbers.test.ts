import { describe, expect, it } from 'vitest';
import { day } from '../../dates';
import type { WrittenTerm } from '../language';
import { lintCase } from './every-code.fixture';
import { documentOf, SOURCE } from './lint.fixture';

const euros = (fact: string): WrittenTerm => ({ term: 'fact', fact, unit: 'EUR' });
const limit: WrittenTerm = { term: 'number', value: { parameter: 'most' } };
const most = { unit: 'EUR', history: [{ from: day('2020-01-01'), value: 3, source: SOURCE }] };

function isBare(left: WrittenTerm, right: WrittenTerm = limit): boolean {
  const rule = { id: 'x', op: 'compare', left, relation: '<', right } as const;
  const library = { parameters: { most } };
  return lintCase({ rules: [documentOf(rule)], library }).some(({ code }) => code === 'bare_number');
}

describe('a number without a unit beside an amount', () => {
  const zero: WrittenTerm = { term: 'number', value: 0 };

  it('is a count, alone or added to something', () => {
    expect(isBare({ term: 'count', fact: 'tokens' })).toBe(true);
    expect(isBare({ term: 'sum', of: [euros('turnover'), { term: 'count', fact: 'tokens' }] })).toBe(true);
  });

  it('is an amount divided by one in the same unit', () => {
    const by: WrittenTerm = { term: 'sum', of: [euros('turnover'), zero] };
    expect(isBare({ term: 'ratio', of: euros('turnover'), by })).toBe(true);
  });

  it('is not an amount for each of something, nor a count beside a plain number', () => {
    expect(isBare({ term: 'ratio', of: euros('turnover'), by: { term: 'count', fact: 'tokens' } })).toBe(
      false,
    );
    expect(isBare({ term: 'count', fact: 'tokens' }, { term: 'number', value: 3 })).toBe(false);
  });
});

describe('fewer parts in force than are asked for', () => {
  it('are named with the day on which they come into force', () => {
    const later = { id: 'later', op: 'criterion', kind: 'hard', from: day('2027-01-01') } as const;
    const [women, unread] = ['women', 'unread'].map((fact) => ({ id: fact, op: 'is', fact }) as const);
    if (!women || !unread) throw new Error('two facts');
    const rule = { id: 'x', op: 'atLeast', count: 2, of: [women, { ...later, of: unread }] } as const;
    const found = lintCase({ rules: [documentOf(rule)] });
    expect(found.find(({ code }) => code === 'too_few_in_force')).toMatchObject({
      ...{ node: 'x', values: { needed: 2, of: 1, parts: ['later'], from: '2027-01-01' } },
      mend: { code: 'earlier_start', values: { from: '2027-01-01' } },
    });
    expect(found.map(({ code }) => code)).not.toContain('contradiction');
  });
});
