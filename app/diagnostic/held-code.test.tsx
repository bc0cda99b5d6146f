import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import type { Context } from '@/lib/data/context';
import { anOwner, answerFirstSection, aVisitor, expire } from '@/lib/data/testing/visitors';
import { translator } from '@/lib/messages';
import { POST as consent } from './consent/route';
import { POST as allQuestions } from './form/route';
import StartPage from './page';

const browser = vi.hoisted(() => ({ context: vi.fn(), code: vi.fn(), keep: vi.fn() }));
vi.mock('next/headers', () => ({ cookies: async () => ({ set: browser.keep }), headers: vi.fn() }));
vi.mock('@/lib/auth/context', () => ({
  requestContext: browser.context,
  sessionHasEnded: async () => false,
}));
vi.mock('@/lib/auth/request', () => ({
  draftCode: browser.code,
  requestId: async () => 'r1',
  requestLocale: async () => 'en',
  requestPath: async () => '/',
}));
// A posted form that has passed the guard.
vi.mock('@/app/_shell/form-route', async (load) => ({
  ...(await load<typeof import('@/app/_shell/form-route')>()),
  formRoute: (handle: unknown) => handle,
}));

const { db, owner: admin } = await withTestDatabase();

function hold(context: Context, code: string | undefined) {
  browser.context.mockResolvedValue(context);
  browser.code.mockResolvedValue(code);
}

beforeEach(() => {
  browser.keep.mockReset();
});

describe('the start page', () => {
  const gone = translator('en')('pages.start.noDraft');
  const html = async (notice?: string) =>
    renderToStaticMarkup(
      await StartPage({ searchParams: Promise.resolve({ ...(notice ? { notice } : {}) }) }),
    );

  it('tells whoever holds a code that its answers are gone', async () => {
    const owner = await anOwner(db);
    await expire(admin, owner.id);
    hold(owner.ctx, owner.code);
    expect(await html()).toContain(gone);
  });

  it('does not say so to someone new, nor where the answers are there', async () => {
    hold(aVisitor(db), undefined);
    expect(await html()).not.toContain(gone);
    expect(await html('noDraft')).toContain(gone);
    const owner = await anOwner(db);
    hold(owner.ctx, owner.code);
    expect(await html('noDraft')).not.toContain(gone);
  });
});

describe('the cookie of a draft', () => {
  it.each([
    ['all questions', allQuestions],
    ['consent', consent],
  ])('lasts anew with a change: %s', async (_, post) => {
    const owner = await anOwner(db, 'short');
    await answerFirstSection(owner.ctx);
    hold(owner.ctx, owner.code);
    // @ts-expect-error the guard has made a posted form of the request
    await post({ context: owner.ctx, params: {}, fields: {}, field: () => 'yes' });
    expect(browser.keep.mock.calls.map(([name, code]) => [name, code])).toEqual([
      ['puente_draft', owner.code],
    ]);
  });
});
