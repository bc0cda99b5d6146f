import { describe, expect, it } from 'vitest';
import { oneOf, possible } from './fact';

describe('possible values', () => {
  it('are one, several or none', () => {
    expect(possible({ kind: 'exact', value: 'a' })).toEqual(['a']);
    expect(possible({ kind: 'candidates', values: ['a', 'b'] })).toEqual(['a', 'b']);
    expect(possible({ kind: 'unknown', why: 'skipped' })).toEqual([]);
  });

  it('become an exact fact only if they agree', () => {
    expect(oneOf(['a'])).toEqual({ kind: 'exact', value: 'a' });
    expect(oneOf(['a', 'a'])).toEqual({ kind: 'exact', value: 'a' });
    expect(oneOf(['a', 'b', 'a'])).toEqual({ kind: 'candidates', values: ['a', 'b'] });
  });
});
