import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import type { Context } from '@/lib/data/context';
import { aVisitor } from '@/lib/data/testing/visitors';

const asked = vi.hoisted(() => ({ context: vi.fn(), status: vi.fn() }));
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => undefined, set: () => undefined }),
  headers: async () => new Headers(),
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
const MAKERS = ['formRoute', 'stepRoute'];

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
    expect(source('_shell/form-route.ts')).toMatch(/const guarded = await mutatingRequest\(request\);/);
    expect(routes.filter((file) => source(file).includes('export const POST')).length).toBeGreaterThan(20);
  });
});

type Page = (props: { params: Promise<unknown>; searchParams: Promise<unknown> }) => Promise<unknown>;

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
      const id = '00000000-0000-4000-8000-000000000000';
      const params = Promise.resolve({ id, membership: id, offering: 'O01' });
      const shown = await page({ params, searchParams: Promise.resolve({}) }).then(
        () => asked.status.mock.lastCall?.[0],
        (thrown: unknown) => (thrown instanceof Error && 'digest' in thrown ? String(thrown.digest) : thrown),
      );
      // Sent to the page for signing in, or told that it is not for them.
      if (shown !== 403) expect(shown).toMatch(/^NEXT_REDIRECT;\w+;\/sign-in/);
    }
  });

  it('are all of them', () => {
    expect(pages.length).toBeGreaterThan(10);
  });
});
