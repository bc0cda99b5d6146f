import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import type { Context } from '@/lib/data/context';
import { markOf } from '@/lib/data/diagnostics/drawn-with';
import { anOwner, answerFirstSection, aVisitor, expire } from '@/lib/data/testing/visitors';
import { translator } from '@/lib/messages';
import { formatCode } from '@/lib/schemas/draft-code';
import { POST as consent } from './consent/route';
import { POST as forget } from './forget/route';
import { POST as allQuestions } from './form/route';
import StartPage from './page';
import { POST as open } from './resume/open/route';
import ResumePage from './resume/page';
import { POST as start } from './start/route';

const browser = vi.hoisted(() => ({ context: vi.fn(), code: vi.fn(), keep: vi.fn() }));
vi.mock('next/headers', () => ({
  cookies: async () => ({ set: browser.keep }),
  headers: async () => new Headers(),
}));
vi.mock('@/lib/auth/context', () => ({
  requestContext: browser.context,
  visitorContext: browser.context,
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

function posted(context: Context, fields: Readonly<Record<string, string>>) {
  return { context, params: {}, fields: {}, field: (name: string) => fields[name] };
}

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
    await post({ ...posted(owner.ctx, { draft: markOf(owner.id), reports: 'yes' }) });
    expect(browser.keep.mock.calls.map(([name, code]) => [name, code])).toEqual([
      ['puente_draft', owner.code],
    ]);
  });
});

describe('a page drawn before another window began', () => {
  // @ts-expect-error the guard has made a posted form of the request
  const send = (post: typeof start, context: Context, fields = {}) => post(posted(context, fields));

  it('starts nothing anew: it comes back with what was chosen, and with the answers held by now', async () => {
    const owner = await anOwner(db);
    hold(owner.ctx, owner.code);
    const chosen = { form: 'short', filledBy: 'adviser' };
    expect(await send(start, owner.ctx, { ...chosen, draft: '' })).toBe(
      '/diagnostic?notice=held&form=short&filledBy=adviser',
    );
    expect(browser.keep).not.toHaveBeenCalled();
    const html = renderToStaticMarkup(
      await StartPage({ searchParams: Promise.resolve({ notice: 'held', ...chosen }) }),
    );
    expect(html).toContain(translator('en')('pages.start.held'));
    expect(html).toContain(formatCode(owner.code));
    for (const value of ['short', 'adviser'])
      expect(html).toMatch(new RegExp(`checked=""[^>]*value="${value}"`));
    const [, draft] = /name="draft" value="([^"]+)"/.exec(html) ?? [];
    expect(await send(start, owner.ctx, { ...chosen, draft })).toBe('/diagnostic/country');
    expect(browser.keep).toHaveBeenCalledOnce();
  });

  it('opens no code, and shows the one of the answers held by now', async () => {
    const [owner, other] = [await anOwner(db), await anOwner(db)];
    expect(await send(open, owner.ctx, { code: other.code, draft: '' })).toBe(
      `/diagnostic/resume?code=${other.code}&problem=held`,
    );
    expect(browser.keep).not.toHaveBeenCalled();
    hold(owner.ctx, owner.code);
    const query = { code: other.code, problem: 'held' };
    const html = renderToStaticMarkup(await ResumePage({ searchParams: Promise.resolve(query) }));
    expect(html).toContain(formatCode(owner.code));
    expect(html).toMatch(/role="alert".*Your code is right.*href="#go"/s);
    expect(html).toContain('Note this code');
    const [, draft] = /name="draft" value="([^"]+)"/.exec(html) ?? [];
    expect(await send(open, owner.ctx, { code: other.code, draft })).toBe('/diagnostic/check');
  });

  it('says that a right code was not opened also where the other answers are gone by then', async () => {
    const [owner, other] = [await anOwner(db), await anOwner(db)];
    await expire(admin, owner.id);
    for (const [context, code] of [
      [owner.ctx, owner.code],
      [aVisitor(db), undefined],
    ] as const) {
      hold(context, code);
      const query = Promise.resolve({ code: other.code, problem: 'held' });
      const html = renderToStaticMarkup(await ResumePage({ searchParams: query }));
      expect(html).toContain('Your code is right');
      expect(html).toMatch(/id="go"/);
      expect(html).not.toContain('stay saved');
      expect(html).not.toContain(formatCode(owner.code));
    }
  });

  it('takes no code off the device that it never showed', async () => {
    const [owner, other] = [await anOwner(db), await anOwner(db)];
    hold(owner.ctx, owner.code);
    await expect(send(forget, owner.ctx, { draft: markOf(other.id) })).rejects.toMatchObject({
      told: 'otherDraft',
    });
    expect(browser.keep).not.toHaveBeenCalled();
    expect(await send(forget, owner.ctx, { draft: markOf(owner.id) })).toBe('/diagnostic?notice=forgotten');
  });

  it('takes its own code off the device, whoever has signed in since', async () => {
    const owner = await anOwner(db);
    hold(owner.ctx, owner.code);
    const signedIn = { ...owner.ctx, actor: { kind: 'person', person: 'p', session: 's' } } as const;
    expect(await send(forget, signedIn, { draft: markOf(owner.id) })).toBe('/account');
    expect(browser.keep.mock.calls.map(([name, code]) => [name, code])).toEqual([['puente_draft', '']]);
  });
});
