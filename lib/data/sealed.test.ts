import { afterEach, expect, it, vi } from 'vitest';
import { seal, unseal } from './sealed';

afterEach(() => vi.unstubAllEnvs());

it('gives a text back to whom it was sealed for, and for what, alone', () => {
  const sealed = seal('one', 'rosa', 'a secret of Rosa – ñ');
  expect(unseal('one', 'rosa', sealed)).toBe('a secret of Rosa – ñ');
  expect(unseal('two', 'rosa', sealed)).toBeNull();
  expect(unseal('one', 'ana', sealed)).toBeNull();
  vi.stubEnv('PUENTE_SECRET', 'another secret of another server');
  expect(unseal('one', 'rosa', sealed)).toBeNull();
});

it('shows nothing of the text, and never the same twice', () => {
  const [one, other] = [seal('one', 'rosa', 'secret'), seal('one', 'rosa', 'secret')];
  expect(one).not.toBe(other);
  expect(Buffer.from(one, 'base64url').toString('latin1')).not.toContain('secret');
});

it('reads nothing that was changed, cut, or never sealed', () => {
  const bytes = Buffer.from(seal('one', 'rosa', 'secret'), 'base64url');
  for (let index = 0; index < bytes.length; index += 1) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(unseal('one', 'rosa', changed.toString('base64url'))).toBeNull();
    expect(unseal('one', 'rosa', bytes.subarray(0, index).toString('base64url'))).toBeNull();
  }
  expect(unseal('one', 'rosa', 'x'.repeat(100))).toBeNull();
});
