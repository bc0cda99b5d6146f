import { describe, expect, it } from 'vitest';
import { CODE_ALPHABET, formatCode, readCode } from './draft-code';

describe('readCode', () => {
  it.each([
    '7K2M-9XQ4-ABCD',
    '7k2m-9xq4-abcd',
    '7K2M9XQ4ABCD',
    '7K2M 9XQ4 ABCD',
    ' 7K2M—9XQ4—ABCD ',
    '7K2M.9XQ4.ABCD',
    '7K2M\u00A09XQ4\u200BABCD',
    '7K2M-9XQ4-ＡＢＣＤ',
  ])('reads %j', (typed) => {
    expect(readCode(typed)).toBe('7K2M9XQ4ABCD');
  });

  it('reads letters that look like digits', () => {
    expect(readCode('OoIi-Ll00-1111')).toBe('001111001111');
  });

  it.each([
    '',
    '7K2M',
    '7K2M-9XQ4-ABCDE',
    '7K2M-9XQ4-ABCU',
    '7K2M-9XQ4-ÁBCD',
    '\u0000',
    '😀'.repeat(12),
    'A'.repeat(10_000),
  ])('refuses %j', (typed) => {
    expect(readCode(typed)).toBeNull();
  });

  it('reads what it shows', () => {
    const code = CODE_ALPHABET.slice(0, 12);
    expect(formatCode(code)).toBe('0123-4567-89AB');
    expect(readCode(formatCode(code))).toBe(code);
  });
});
