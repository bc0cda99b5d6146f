import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { base32, bytesOfBase32 } from './base32';

// RFC 4648, section 10, without the padding.
it.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('writes %j as %s and reads it back', (plain, written) => {
  const bytes = Buffer.from(plain, 'ascii');
  expect(base32(bytes)).toBe(written);
  expect(Buffer.from(bytesOfBase32(written) ?? [])).toEqual(bytes);
});

it('reads groups, small letters and padding, and nothing else', () => {
  const plain = Uint8Array.from(Buffer.from('foobar'));
  expect(bytesOfBase32('mzxw 6ytb\u00a0oi==\n====')).toEqual(plain);
  for (const text of ['MZXW1', 'MZXW0', 'MZ-XW', 'MZÄW', 'M=ZXW']) expect(bytesOfBase32(text)).toBeNull();
});

it('loses nothing of bytes of any length', () => {
  for (let length = 0; length < 64; length += 1) {
    const bytes = Uint8Array.from(randomBytes(length));
    expect(base32(bytes)).toHaveLength(Math.ceil((length * 8) / 5));
    expect(bytesOfBase32(base32(bytes))).toEqual(bytes);
  }
});
