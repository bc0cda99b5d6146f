import { afterEach, describe, expect, it, vi } from 'vitest';
import { networkAddress } from './network';

const from = (forwarded?: string) =>
  networkAddress(new Headers(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }));

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the address of a request', () => {
  it.each([undefined, '', '0', '-1', 'yes', '1.5'])('is not known with PUENTE_PROXIES %s', (proxies) => {
    vi.stubEnv('PUENTE_PROXIES', proxies);
    expect(from('192.0.2.7')).toBeNull();
    expect(from()).toBeNull();
  });

  it('is the entry the farthest trusted proxy added, whatever the sender wrote before it', () => {
    vi.stubEnv('PUENTE_PROXIES', '1');
    expect(from('192.0.2.7')).toBe('192.0.2.7');
    expect(from('203.0.113.1, 203.0.113.2, 192.0.2.7')).toBe('192.0.2.7');
    vi.stubEnv('PUENTE_PROXIES', '2');
    expect(from('203.0.113.1, 192.0.2.7, 198.51.100.1')).toBe('192.0.2.7');
  });

  it('is not known where an entry is missing', () => {
    vi.stubEnv('PUENTE_PROXIES', '2');
    expect(from('192.0.2.7')).toBeNull();
    expect(from()).toBeNull();
    expect(from(', 192.0.2.7')).toBeNull();
  });
});
