import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keptSecret, secretForExternal } from './secret';

let [one, other] = ['', ''];
beforeEach(() => {
  one = mkdtempSync(path.join(tmpdir(), 'puente-'));
  other = mkdtempSync(path.join(tmpdir(), 'puente-'));
});
afterEach(() => {
  for (const folder of [one, other]) rmSync(folder, { recursive: true });
});

it('is made once, at random, and readable by its owner alone', () => {
  const secret = keptSecret(one);
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(keptSecret(one)).toBe(secret);
  expect(keptSecret(other)).not.toBe(secret);
  // Windows keeps no such mode.
  if (process.platform !== 'win32') expect(statSync(path.join(one, 'secret')).mode & 0o777).toBe(0o600);
});

it('must be given for a database of several servers, and is kept for one of development', () => {
  const folder = path.join(one, 'not there yet');
  expect(secretForExternal({ given: 'given', dev: true, folder })).toBe('given');
  for (const given of [undefined, '']) {
    expect(() => secretForExternal({ given, dev: false, folder })).toThrow(/^PUENTE_SECRET is not set/);
    const secret = secretForExternal({ given, dev: true, folder });
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(secretForExternal({ given, dev: true, folder })).toBe(secret);
  }
});
