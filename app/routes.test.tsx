import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import type { Context } from '@/lib/data/context';
import { DataError } from '@/lib/data/errors';
import { aVisitor } from '@/lib/data/testing/visitors';

const asked = vi.hoisted(() => ({ context: vi.fn(), status: vi.fn() }));
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => undefined, set: () => undefined }),
  headers: async () => new Headers({ 'x-puente-path': '/asked?for=it' }),
}));
vi.mock('@/lib/auth/context', () => ({
  requestContext: asked.context,
  requestAccount: async () => null,
  sessionHasEnded: async () => false,
}));
vi.mock('@/lib/auth/status', () => ({ sendStatus: asked.status }));

const { db } = await withTestDatabase();

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
const named = (name: string) => files.filter((file) => path.basename(file) === name).toSorted();
const source = (file: string) => readFileSync(path.join(import.meta.dirname, file), 'utf8');

/** What makes a handler of posted forms, with the guard in front: the one of the shell, and what is made of it. */
const MAKERS = ['formRoute', 'uploadRoute', 'stepRoute', 'inviteRoute', 'endAccessRoute'];

describe('the routes', () => {
  const routes = named('route.ts');

  it.each(routes)('%s takes what is sent through the guard alone', (file) => {
    const handlers = [
      ...source(file).matchAll(/export (?:const|async function|function) ([A-Z]+)\b(?: = (\w+))?/g),
    ];
    expect(handlers).not.toEqual([]);
    for (const [, method, maker] of handlers) {
      expect(['GET', 'POST']).toContain(method);
      if (method === 'POST') expect(MAKERS).toContain(maker);
    }
  });

  it('are made by the one that guards', () => {
    expect(source('_requests/step-route.ts')).toMatch(
      /export function stepRoute[^}]*?\n\s+return formRoute</,
    );
    for (const maker of ['inviteRoute', 'endAccessRoute'])
      expect(source('_people/people-routes.ts')).toMatch(
        new RegExp(`export function ${maker}[^}]*?\\n  return formRoute[<(]`),
      );
    const shell = source('_shell/form-route.ts');
    expect(shell).toMatch(/function formRoute[^}]*?\n\s+return guardedRoute\(withoutFile\(maxBytes\), /);
    expect(shell).toMatch(/function uploadRoute[^}]*?\n\s+return guardedRoute\(uploadRequest, /);
    expect(shell).toMatch(
      /function withoutFile[^}]*?\n\s+return async \(request\) => \{\n\s+const guarded = await mutatingRequest\(request, maxBytes\);/,
    );
    expect(shell).toMatch(
      /function guardedRoute[\s\S]*?const guarded = await guard\(request\);\n\s+if \(!guarded\.ok\) return /,
    );
    expect(routes.filter((file) => source(file).includes('export const POST')).length).toBeGreaterThan(20);
  });
});

type Page = (props: { params: Promise<unknown>; searchParams: Promise<unknown> }) => Promise<unknown>;

const id = '00000000-0000-4000-8000-000000000000';
const params = Promise.resolve({ id, membership: id, offering: 'O01', screen: 'country', token: 'x' });

/** In: what a page threw. Out: what the framework does about it, or the error itself. */
function thrownBy(error: unknown): unknown {
  return error instanceof Error && 'digest' in error ? String(error.digest) : error;
}

/** What a file does to ask the database who is there. */
const ASKS = /\b(?:requestContext|signedInAccount)\(\)|\b(?:people|endAccess)Page\('/;

describe('while the database is away', () => {
  const pages = named('page.tsx').filter((file) => ASKS.test(source(file)));

  it.each(pages)('%s leads those who are signed in to the page that says so', async (file) => {
    const { default: page }: { default: Page } = await import(path.join(import.meta.dirname, file));
    asked.context.mockRejectedValue(new DataError('unavailable'));
    const shown = await page({ params, searchParams: Promise.resolve({}) }).catch(thrownBy);
    expect(shown).toMatch(/^NEXT_REDIRECT;\w+;\/problem\?kind=unavailable&from=%2Fasked%3Ffor%3Dit&/);
  });

  const files = named('route.ts').filter((file) => /\bfileRoute[<(]/.test(source(file)));
  type File = (request: Request, route: { params: Promise<unknown> }) => Promise<Response>;

  it.each(files)('the file of %s leads there too', async (file) => {
    const { GET }: { GET: File } = await import(path.join(import.meta.dirname, file));
    asked.context.mockRejectedValue(new DataError('unavailable'));
    const answer = await GET(new Request('http://puente.test/'), { params });
    expect(answer.headers.get('location')).toMatch(/^\/problem\?kind=unavailable/);
  });

  it('means all pages and files that read anything', () => {
    expect(pages.length).toBeGreaterThan(25);
    expect(files.length).toBeGreaterThanOrEqual(4);
  });
});

describe('the pages of accounts and of the desk', () => {
  const pages = named('page.tsx').filter((file) => /^(account|desk)\//.test(file));
  const draft: Context = { ...aVisitor(db), actor: { kind: 'visitor', draft: 'x'.repeat(64) } };

  beforeEach(() => {
    asked.status.mockReset();
  });

  it.each(pages)('%s is for nobody who has not signed in', async (file) => {
    const { default: page }: { default: Page } = await import(path.join(import.meta.dirname, file));
    for (const context of [aVisitor(db), draft]) {
      asked.context.mockResolvedValue(context);
      const shown = await page({ params, searchParams: Promise.resolve({}) }).then(
        () => asked.status.mock.lastCall?.[0],
        thrownBy,
      );
      // Sent to the page for signing in, or told that it is not for them.
      if (shown !== 403) expect(shown).toMatch(/^NEXT_REDIRECT;\w+;\/sign-in/);
    }
  });

  it('are all of them', () => {
    expect(pages.length).toBeGreaterThan(10);
  });
});
