import { describe, expect, it } from 'vitest';
import { providerSettings } from '@/lib/auth/provider-settings';
import { requireProvider } from './provider';

const RIGHT = {
  PUENTE_OIDC_ISSUER: 'https://login.example/realms/firms',
  PUENTE_OIDC_CLIENT_ID: 'puente',
  PUENTE_OIDC_CLIENT_SECRET: 'secret-word',
  PUENTE_OIDC_NAME: 'Agencia del Sur',
};

function thrown(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
}

describe('the sign-in provider', () => {
  it('is none where nothing is set', () => {
    expect(providerSettings({})).toBeNull();
    expect(providerSettings({ PUENTE_OIDC_ISSUER: '', PUENTE_OIDC_NAME: '' })).toBeNull();
    expect(() => requireProvider({ NODE_ENV: 'test' })).not.toThrow();
  });

  it('is what the four settings say', () => {
    expect(providerSettings(RIGHT)).toEqual({
      issuer: 'https://login.example/realms/firms',
      clientId: 'puente',
      clientSecret: 'secret-word',
      name: 'Agencia del Sur',
    });
  });

  it.each([
    ['https://login.example', 'https://login.example'],
    ['https://login.example/', 'https://login.example'],
    ['https://login.example:8443/a/', 'https://login.example:8443/a/'],
    ['http://localhost:9000', 'http://localhost:9000'],
    ['http://127.0.0.1:9000/', 'http://127.0.0.1:9000'],
    ['http://[::1]:9000', 'http://[::1]:9000'],
  ])('names itself as %s', (PUENTE_OIDC_ISSUER, issuer) => {
    expect(providerSettings({ ...RIGHT, PUENTE_OIDC_ISSUER })?.issuer).toBe(issuer);
  });

  it.each(Object.keys(RIGHT))('is not half given: without %s', (name) => {
    const error = thrown(() => providerSettings({ ...RIGHT, [name]: '' }));
    expect(error).toBe(`${name} is not set. All four PUENTE_OIDC_ settings belong together.`);
  });

  it.each([
    ['PUENTE_OIDC_ISSUER', 'http://login.example'],
    ['PUENTE_OIDC_ISSUER', 'http://localhost.login.example'],
    ['PUENTE_OIDC_ISSUER', 'http://127.0.0.1.login.example'],
    ['PUENTE_OIDC_ISSUER', 'ftp://localhost'],
    ['PUENTE_OIDC_ISSUER', 'login.example'],
    ['PUENTE_OIDC_ISSUER', 'https://user:secret-word@login.example'],
    ['PUENTE_OIDC_ISSUER', 'https://login.example?secret-word'],
    ['PUENTE_OIDC_ISSUER', 'https://login.example#secret-word'],
    ['PUENTE_OIDC_ISSUER', ' https://login.example'],
    ['PUENTE_OIDC_CLIENT_ID', 'two words'],
    ['PUENTE_OIDC_CLIENT_SECRET', 'secret-word\n'],
    ['PUENTE_OIDC_NAME', '  '],
    ['PUENTE_OIDC_NAME', 'x'.repeat(61)],
    ['PUENTE_OIDC_NAME', 'Agen\u202ecia'],
  ])('is refused in a line without what was set: %s as %j', (name, value) => {
    const error = thrown(() => providerSettings({ ...RIGHT, [name]: value }));
    expect(error).toMatch(new RegExp(`^${name} must`));
    expect(error).not.toContain('secret-word');
    expect(thrown(() => requireProvider({ NODE_ENV: 'test', ...RIGHT, [name]: value }))).toBe(error);
  });

  it('needs the address of the site, but for one on this machine', () => {
    expect(thrown(() => requireProvider({ NODE_ENV: 'test', ...RIGHT }))).toMatch(
      /^PUENTE_ORIGIN is not set/,
    );
    for (const more of [
      { PUENTE_ORIGIN: 'https://firms.example' },
      { PUENTE_OIDC_ISSUER: 'http://localhost:9000' },
    ])
      expect(() => requireProvider({ NODE_ENV: 'test', ...RIGHT, ...more })).not.toThrow();
  });
});
