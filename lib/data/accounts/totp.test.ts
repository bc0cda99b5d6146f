import { describe, expect, it } from 'vitest';
import { base32 } from './base32';
import { acceptedStep, codeOfStep, stepAt } from './totp';

const KEY = Buffer.from('12345678901234567890', 'ascii');
const secret = base32(KEY);

describe('codes', () => {
  // RFC 6238, appendix B, the rows of SHA-1.
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at second %i are %s', (seconds, code) => {
    expect(codeOfStep(KEY, stepAt(seconds), 8)).toBe(code);
    expect(codeOfStep(KEY, stepAt(seconds))).toBe(code.slice(2));
  });

  // RFC 4226, appendix D.
  it('are those of each counter', () => {
    const codes = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871'];
    for (const [step, code] of codes.entries()) expect(codeOfStep(KEY, step)).toBe(code);
  });
});

describe('a code is accepted', () => {
  const at = (seconds: number, code: string, after = -1) => acceptedStep({ secret, code, seconds, after });
  // Step 2 of the counters above.
  const code = '359152';

  it('in its own step, in the one before and the one after, and at no other time', () => {
    expect([29, 30, 60, 89, 119, 120].map((seconds) => at(seconds, code))).toEqual([null, 2, 2, 2, 2, null]);
  });

  it('once: not when a code of its step or a later one was used', () => {
    expect([1, 2, 3].map((after) => at(60, code, after))).toEqual([2, null, null]);
  });

  it('if it is six plain digits', () => {
    for (const typed of ['', '35915', '0359152', '３５９１５２', '35915a', '-35915', ' 359152'])
      expect(at(60, typed)).toBeNull();
  });

  it('if there is a key at all', () => {
    expect(acceptedStep({ secret: 'no key 1', code, seconds: 60, after: -1 })).toBeNull();
  });
});
