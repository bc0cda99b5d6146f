import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { identity, person, session } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { type Says, startProvider } from '@/lib/auth/testing/provider';
import { actorOfSession } from '@/lib/data/accounts/actor-of-session';
import { aStaffWithSecondStep } from '@/lib/data/accounts/testing/second-step';
import { anAddress, aSignedUp } from '@/lib/data/accounts/testing/signed-up';
import type { Context } from '@/lib/data/context';
import { aVisitor, contentHash } from '@/lib/data/testing/visitors';
import { paths } from '@/lib/paths';
import { GET as leave } from '../route';
import { GET as comeBack } from './route';

/** The cookies of the browser that a test works with. */
const browser = vi.hoisted(() => ({
  cookies: new Map<string, string>(),
  settings: new Map<string, unknown>(),
}));
const asks = vi.hoisted(() => ({ context: vi.fn<() => Promise<Context>>() }));
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'user-agent': 'Firefox/140 Linux' }),
  cookies: async () => ({
    get: (name: string) => (browser.cookies.has(name) ? { value: browser.cookies.get(name) } : undefined),
    set: (name: string, value: string, settings: { maxAge?: number }) => {
      if (settings.maxAge === 0) browser.cookies.delete(name);
      else browser.cookies.set(name, value);
      browser.settings.set(name, settings);
    },
  }),
}));
vi.mock('@/lib/auth/context', () => ({
  requestContext: asks.context,
  requestAccount: async () => null,
  sessionHasEnded: async () => false,
}));

const databases = await withTestDatabase();
const { db, owner } = databases;
const client = { clientId: 'puente', clientSecret: 'a-secret' };
const provider = await startProvider(client);
const BEGUN = 'puente_begun';

beforeEach(() => {
  asks.context.mockResolvedValue(aVisitor(db));
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  vi.stubEnv('PUENTE_OIDC_ISSUER', provider.issuer);
  vi.stubEnv('PUENTE_OIDC_CLIENT_ID', client.clientId);
  vi.stubEnv('PUENTE_OIDC_CLIENT_SECRET', client.clientSecret);
  vi.stubEnv('PUENTE_OIDC_NAME', 'Agency');
  anotherBrowser();
});
afterEach(() => {
  provider.be('none');
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});
afterAll(() => provider.stop());

function anotherBrowser(): void {
  browser.cookies = new Map();
}

async function to(answer: Response): Promise<string> {
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
}

/** Presses the link, signs in at the provider, and is sent back. Out: the address to come back by. */
async function away(says: Says, next?: string): Promise<URL> {
  const left = await to(await leave(new Request(`http://puente.test${paths.provider(next)}`)));
  expect(left.startsWith(`${provider.issuer}/authorize?`)).toBe(true);
  return provider.approve(new URL(left), says);
}

async function back(address: URL): Promise<string> {
  return to(await comeBack(new Request(address)));
}

async function signedInAs(): Promise<string | null> {
  const token = browser.cookies.get('puente_session');
  return token === undefined ? null : ((await actorOfSession(db, token))?.account.person.id ?? null);
}

function ana(email: string): Says {
  return { subject: `of ${email}`, email, isVerified: true };
}

describe('whoever comes back', () => {
  it('is signed in, and goes where a password would have led', async () => {
    const rosa = await aSignedUp(databases);
    const address = await away(ana(rosa.email));
    expect(browser.settings.get(BEGUN)).toMatchObject({
      httpOnly: true,
      sameSite: 'lax',
      maxAge: 600,
      path: '/',
    });
    expect(await back(address)).toBe(paths.account());
    expect(await signedInAs()).toBe(rosa.account.person.id);
    expect(browser.cookies.has(BEGUN)).toBe(false);
    anotherBrowser();
    expect(await back(await away(ana(rosa.email), paths.requests()))).toBe(paths.requests());
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/a//b', 'javascript:alert(1)'])(
    'is not led to %s',
    async (next) => {
      const rosa = await aSignedUp(databases);
      expect(await back(await away(ana(rosa.email), next))).toBe(paths.home());
    },
  );

  it('is asked for the second step', async () => {
    const staff = await aStaffWithSecondStep(databases);
    const to = await back(await away(ana(staff.email), paths.deskRequests()));
    expect(to).toBe(paths.secondStep({ next: paths.deskRequests() }));
    expect(await signedInAs()).toBeNull();
    expect(browser.cookies.has('puente_half')).toBe(true);
    expect(await owner.$count(session, eq(session.personId, staff.id))).toBe(1);
  });

  it('in a browser that was not sent there changes nothing', async () => {
    const rosa = await aSignedUp(databases);
    const address = await away(ana(rosa.email));
    const sent = browser.cookies.get(BEGUN) ?? '';
    const [before, asked] = [await contentHash(owner), provider.seen.length];
    for (const foreign of [undefined, 'made up', sent.slice(2)]) {
      anotherBrowser();
      if (foreign !== undefined) browser.cookies.set(BEGUN, foreign);
      expect(await back(address)).toBe(paths.providerProblem('again'));
      // What another tab has begun goes on.
      expect(browser.cookies.get(BEGUN)).toBe(foreign);
      expect(browser.cookies.has('puente_session')).toBe(false);
    }
    // One that was sent there too, for somebody else's answer.
    anotherBrowser();
    await away(ana(anAddress()));
    expect(await back(address)).toBe(paths.providerProblem('again'));
    const stateless = new URL(address);
    stateless.searchParams.delete('state');
    expect(await back(stateless)).toBe(paths.providerProblem('again'));
    expect(provider.seen.slice(asked)).toEqual([]);
    expect(await contentHash(owner)).toBe(before);
  });

  it('comes back once, also with a copy of the cookie', async () => {
    const rosa = await aSignedUp(databases);
    const address = await away(ana(rosa.email));
    const copy = browser.cookies.get(BEGUN) ?? '';
    expect(await back(address)).toBe(paths.account());
    expect(await back(address)).toBe(paths.providerProblem('again'));
    anotherBrowser();
    browser.cookies.set(BEGUN, copy);
    expect(await back(address)).toBe(paths.providerProblem('again'));
    expect(await signedInAs()).toBeNull();
    expect(await owner.$count(session, eq(session.personId, rosa.account.person.id))).toBe(2);
  });

  it('is told why it was not enough, and nothing is made', async () => {
    const rosa = await aSignedUp(databases);
    const people = await owner.$count(person);
    const tries: readonly [Says, string][] = [
      [{ ...ana(rosa.email), isVerified: false }, 'unverified'],
      [ana(anAddress()), 'unknown'],
      [{ ...ana(rosa.email), claims: { nonce: 'another' } }, 'refused'],
      [{ ...ana(rosa.email), claims: { aud: 'another' } }, 'refused'],
      [{ ...ana(rosa.email), claims: { exp: 1 } }, 'refused'],
    ];
    for (const [says, why] of tries) {
      anotherBrowser();
      const address = await away(says, paths.requests());
      expect(await back(address)).toBe(paths.providerProblem(why, { next: paths.requests() }));
      expect(await signedInAs()).toBeNull();
    }
    await owner
      .update(person)
      .set({ suspendedAt: '2026-01-01T00:00:00Z' })
      .where(eq(person.email, rosa.email));
    expect(await back(await away(ana(rosa.email)))).toBe(paths.providerProblem('unknown'));
    expect(await owner.$count(person)).toBe(people);
    expect(await owner.$count(identity, eq(identity.personId, rosa.account.person.id))).toBe(0);
  });
});

describe('a provider that does not answer', () => {
  it('is told on a page, before and after, and in the log without a word of anybody', async () => {
    const rosa = await aSignedUp(databases);
    const address = await away(ana(rosa.email));
    provider.be('fails');
    expect(await back(address)).toBe(paths.providerProblem('away'));
    const log = vi.mocked(process.stderr.write).mock.calls.join('');
    expect(log).toContain('The sign-in provider: ');
    expect(log).not.toContain(rosa.email);
    vi.stubEnv('PUENTE_OIDC_CLIENT_ID', 'one-that-is-not-known-yet');
    const answer = await leave(new Request(`http://puente.test${paths.provider('/account')}`));
    expect(await to(answer)).toBe(paths.providerProblem('away', { next: '/account' }));
  });
});

describe('without a provider', () => {
  it('there is no such address', async () => {
    for (const name of ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET', 'NAME'])
      vi.stubEnv(`PUENTE_OIDC_${name}`, '');
    for (const [handle, path] of [
      [leave, paths.provider()],
      [comeBack, `${paths.providerReturn()}?code=a&state=b`],
    ] as const)
      expect((await handle(new Request(`http://puente.test${path}`))).status).toBe(404);
  });
});
