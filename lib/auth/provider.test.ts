import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Begun, begunWith, leaveFor, whoCameBack } from './provider';
import type { ProviderSettings } from './provider-settings';
import { type Says, startProvider } from './testing/provider';

const client = { clientId: 'puente', clientSecret: 'a-secret:of/the%client' };
const provider = await startProvider(client);
const settings: ProviderSettings = { ...client, issuer: provider.issuer, name: 'Agency' };
const ANA: Says = { subject: 'ana-1', email: 'ana@firm.example', isVerified: true };

beforeEach(() => vi.stubEnv('PUENTE_SECRET', 'a secret of this server'));
afterEach(() => {
  provider.be('none');
  vi.useRealTimers();
  vi.unstubAllEnvs();
});
afterAll(() => provider.stop());

async function left(of = settings): Promise<{ address: URL; sealed: string; begun: Begun }> {
  const done = await leaveFor(of, '/account/requests');
  if (done.outcome !== 'leave') throw new Error(done.why);
  const address = new URL(done.address);
  const begun = begunWith(of, done.sealed, address.searchParams.get('state'));
  if (begun === null) throw new Error('The cookie is not read.');
  return { address, sealed: done.sealed, begun };
}

/** The whole way, with what the provider says. */
async function cameBack(says: Says) {
  const { address, begun } = await left();
  return whoCameBack(settings, provider.approve(address, says).searchParams, begun);
}

describe('leaving for the provider', () => {
  it('asks for a code alone, with what ties the answer to this browser', async () => {
    const { address, begun } = await left();
    expect(`${address.origin}${address.pathname}`).toBe(`${provider.issuer}/authorize`);
    expect(Object.fromEntries(address.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'puente',
      redirect_uri: 'http://puente.test/sign-in/provider/return',
      scope: 'openid email',
      state: begun.state,
      nonce: begun.nonce,
      code_challenge: createHash('sha256').update(begun.verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    expect(begun).toMatchObject({ next: '/account/requests' });
    // At least 128 bits that nobody guesses, anew each time.
    const again = await left();
    for (const name of ['state', 'nonce', 'verifier'] as const) {
      expect(begun[name].length).toBeGreaterThanOrEqual(22);
      expect(again.begun[name]).not.toBe(begun[name]);
    }
    expect(address.href).not.toContain(begun.verifier);
  });

  it('asks the provider once what it is', async () => {
    await left();
    const asked = provider.seen.length;
    await Promise.all([left(), left(), left()]);
    expect(provider.seen.slice(asked)).toEqual([]);
  });
});

describe('the cookie', () => {
  it('opens for the same state, the same provider and ten minutes alone', async () => {
    const { sealed, begun } = await left();
    expect(begunWith(settings, null, begun.state)).toBeNull();
    expect(begunWith(settings, sealed, null)).toBeNull();
    expect(begunWith(settings, sealed, (await left()).begun.state)).toBeNull();
    expect(begunWith(settings, `${sealed.slice(0, -2)}AA`, begun.state)).toBeNull();
    expect(begunWith({ ...settings, clientId: 'another' }, sealed, begun.state)).toBeNull();
    expect(begunWith({ ...settings, issuer: 'https://login.example' }, sealed, begun.state)).toBeNull();
    expect(sealed).not.toContain(begun.state);
    vi.useFakeTimers({ now: Date.now() + 9 * 60_000, toFake: ['Date'] });
    expect(begunWith(settings, sealed, begun.state)).toEqual(begun);
    vi.setSystemTime(Date.now() + 61_000);
    expect(begunWith(settings, sealed, begun.state)).toBeNull();
  });
});

describe('coming back', () => {
  it('tells who it is', async () => {
    expect(await cameBack(ANA)).toEqual({ outcome: 'proven', subject: 'ana-1', email: 'ana@firm.example' });
    const apart = await cameBack({ ...ANA, apart: true });
    expect(apart).toEqual({ outcome: 'proven', subject: 'ana-1', email: 'ana@firm.example' });
  });

  it.each([
    ['not verified', { ...ANA, isVerified: false }],
    ['not verified, told apart', { ...ANA, isVerified: false, apart: true }],
    ['verified as a text', { ...ANA, claims: { email_verified: 'true' } }],
    ['with no word about it', { ...ANA, claims: { email_verified: undefined } }],
    ['missing', { subject: 'ana-1', isVerified: true }],
  ] as const)('counts no address that is %s', async (_, says) => {
    expect(await cameBack(says)).toEqual({ outcome: 'proven', subject: 'ana-1', email: null });
  });

  const now = () => Math.floor(Date.now() / 1000);
  it.each([
    ['another nonce', { claims: { nonce: 'another' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['another audience', { claims: { aud: 'another' } }],
    ['several audiences, meant for another', { claims: { aud: ['puente', 'b'], azp: 'b' } }],
    ['another issuer', { claims: { iss: 'https://login.example' } }],
    ['an end that is past', { claims: { exp: now() - 120 } }],
    ['no end', { claims: { exp: undefined } }],
    ['no subject', { claims: { sub: undefined } }],
    ['a subject that is too long', { claims: { sub: 'x'.repeat(256) } }],
    ['a subject with other characters', { claims: { sub: 'aña\u0000' } }],
    ['the signature of somebody else', { signedBySomebodyElse: true }],
  ] as const)('refuses a token with %s', async (_, wrong) => {
    const said = await cameBack({ ...ANA, ...wrong });
    // Not by the provider, which has given the token out.
    expect(said).toMatchObject({ outcome: 'refused', why: expect.stringMatching(/^(OAUTH_\w+|subject)$/) });
  });

  it('refuses what was not asked for, and says nothing of anybody in its code', async () => {
    const { address, begun } = await left();
    const back = provider.approve(address, ANA).searchParams;
    const other = (await left()).begun;
    const wrong: readonly [URLSearchParams, Begun][] = [
      [back, { ...begun, state: other.state }],
      [new URLSearchParams({ state: begun.state }), begun],
      [new URLSearchParams({ state: begun.state, code: 'made up' }), begun],
      [new URLSearchParams([...back, ['state', begun.state]]), begun],
      [new URLSearchParams({ state: begun.state, error: 'access_denied', error_description: 'Ana' }), begun],
      [new URLSearchParams({ state: begun.state, error: 'Ana Ruiz <ana@firm.example>' }), begun],
      [new URLSearchParams({ ...Object.fromEntries(back), iss: 'https://login.example' }), begun],
      // Last, since it spends the code where the rule about the verifier is broken.
      [back, { ...begun, verifier: other.verifier }],
    ];
    for (const [query, of] of wrong) {
      const said = await whoCameBack(settings, query, of);
      expect(said).toMatchObject({ outcome: 'refused', why: expect.stringMatching(/^\w+$/) });
      expect(JSON.stringify(said)).not.toContain('Ana');
    }
  });

  it('is refused with a secret that the provider does not know', async () => {
    const wrong = { ...settings, clientSecret: 'another' };
    const { address, begun } = await left(wrong);
    const said = await whoCameBack(wrong, provider.approve(address, ANA).searchParams, begun);
    expect(said).toEqual({ outcome: 'refused', why: 'invalid_grant' });
  });
});

describe('a provider that is away', () => {
  it.each(['fails', 'hangs'] as const)(
    'and %s is said to be, and asked again once it is back',
    async (how) => {
      const fresh = { ...settings, clientId: `puente ${how}`.replace(' ', '-') };
      provider.be(how);
      expect(await leaveFor(fresh, undefined)).toMatchObject({ outcome: 'away' });
      provider.be('none');
      expect((await left(fresh)).address.pathname).toBe('/authorize');
      const { address, begun } = await left();
      const back = provider.approve(address, ANA).searchParams;
      provider.be(how);
      expect(await whoCameBack(settings, back, begun)).toMatchObject({ outcome: 'away' });
    },
  );

  it('and is not there at all, too', async () => {
    const gone = { ...settings, issuer: 'http://127.0.0.1:9' };
    expect(await leaveFor(gone, undefined)).toMatchObject({ outcome: 'away' });
  });
});
