import { describe, expect, it } from 'vitest';
import { plain } from './fields';
import { readWholeNumber } from './whole-number';

const ACCEPTED: readonly (readonly [typed: string, value: number])[] = [
  ['12', 12],
  [' 12 ', 12],
  ['012', 12],
  ['0', 0],
  ['+12', 12],
  ['1234', 1234],
  ['1.234', 1234],
  ['1,234', 1234],
  ['1 234', 1234],
  ['1\u00A0234', 1234],
  ['1\u202F234', 1234],
  ['1\u2009234', 1234],
  ["1'234", 1234],
  ['1’234', 1234],
  ['1´234', 1234],
  ['1_234', 1234],
  ['12.345', 12345],
  ['123,456', 123456],
  ['1.234.567', 1234567],
  ['1,234,567', 1234567],
  ['1 234 567', 1234567],
  ["1'234'567", 1234567],
  ['1,00,000', 100000],
  ['12,34,567', 1234567],
  ['12.0', 12],
  ['12,0', 12],
  ['12.00', 12],
  ['12,00', 12],
  ['1.234,00', 1234],
  ['1,234.00', 1234],
  ['1 234,0', 1234],
  ['1234.000', 1234],
  ['١٢', 12],
  ['١٬٢٣٤', 1234],
  ['۱۲', 12],
  ['१२', 12],
  ['१,२३४', 1234],
  ['১২', 12],
  ['๑๒', 12],
  ['１２', 12],
  ['１，２３４', 1234],
  ['\u200E12\u200F', 12],
  ['\u202A12\u202C', 12],
  ['\uFEFF12', 12],
  ['12 people', 12],
  ['12 personas', 12],
  ['1 persona', 1],
  ['14 trabajadores', 14],
  ['3 países', 3],
  ['-5', -5],
  ['−5', -5],
  ['- 5', -5],
];

describe('readWholeNumber', () => {
  it.each(ACCEPTED)('reads %j as %d', (typed, value) => {
    expect(readWholeNumber(plain(typed))).toEqual({ ok: true, value });
  });

  it.each(['12.5', '12,5', '1.234,56', '1,234.56', '0.500', '٣٫٥', '3.14159'])(
    'says that %j is not whole',
    (typed) => {
      expect(readWholeNumber(plain(typed))).toEqual({ ok: false, code: 'not_whole' });
    },
  );

  it.each([
    'twelve',
    '12k',
    '10-15',
    '1.2.3',
    '1,23,4',
    '1e3',
    '½',
    '10²',
    '12 13',
    '#12',
    'Infinity',
    'NaN',
    '0x10',
    '😀',
    '1..2',
    '.5',
  ])('says that %j is no number', (typed) => {
    expect(readWholeNumber(plain(typed))).toEqual({ ok: false, code: 'not_a_number' });
  });

  // A pattern that tries every way to read them would not come back within the time that a test has.
  it.each(['1', '1,', ' ', '1 ', "1'"])(
    'comes to an end with 2,000 times %j and a letter behind',
    (piece) => {
      expect(readWholeNumber(plain(`${piece.repeat(2000)}x`)).ok).toBe(false);
    },
  );
});
