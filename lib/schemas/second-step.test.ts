import { expect, it } from 'vitest';
import { inGroups, readSecondStepCode } from './second-step';

it.each([
  ['123456', 'app', '123456'],
  [' 123 456 ', 'app', '123456'],
  ['123-456', 'app', '123456'],
  ['١٢٣٤٥٦', 'app', '123456'],
  ['１２３　４５６', 'app', '123456'],
  ['ABCDE-FGH23', 'recovery', 'ABCDEFGH23'],
  ['abcde fgh23', 'recovery', 'ABCDEFGH23'],
  ['abcde–fgh23', 'recovery', 'ABCDEFGH23'],
  ['ABC0E-1GH83', 'recovery', 'ABCOEIGHB3'],
])('reads %j', (typed, kind, text) => {
  expect(readSecondStepCode(typed)).toEqual({ kind, text });
});

it.each([
  '',
  '12345',
  '1234567',
  'ABCDE-FGH2',
  'ABCDE-FGH234',
  'ABCDE-FGH29',
  'ÁBCDE-FGH23',
  '1'.repeat(500),
])('sees that %j is no code', (typed) => {
  expect(readSecondStepCode(typed)).toBeNull();
});

it('writes groups', () => {
  expect(inGroups('ABCDEFGHIJ', 4, ' ')).toBe('ABCD EFGH IJ');
  expect(inGroups('ABCDEFGHIJ', 5, '-')).toBe('ABCDE-FGHIJ');
});
