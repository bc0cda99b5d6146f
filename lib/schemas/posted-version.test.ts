import { expect, it } from 'vitest';
import { postedVersion } from './posted-version';

it.each([
  ['1', 1],
  ['999999999', 999_999_999],
  ['1000000000', 0],
  ['', 0],
  ['-1', 0],
  ['1.5', 0],
  ['1e3', 0],
  [' 7', 0],
  ['٣', 0],
])('reads %j as version %d', (text, version) => {
  expect(postedVersion(text)).toBe(version);
});

it('reads a form without a version as none', () => {
  expect(postedVersion(undefined)).toBe(0);
});
