import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, expect, it, vi } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { saveScreen } from '@/lib/data/diagnostics/save-screen';
import { getReferenceLists } from '@/lib/data/reference/lists';
import { anOwner, save } from '@/lib/data/testing/visitors';
import QuestionPage from './page';

const request = vi.hoisted(() => ({ context: vi.fn() }));
vi.mock('@/lib/auth/context', () => ({ requestContext: request.context }));
vi.mock('@/lib/auth/request', () => ({
  requestId: async () => 'r1',
  requestLocale: async () => 'en',
  requestPath: async () => '/',
}));
vi.mock('@/lib/data/reference/lists', async (load) => {
  const real = await load<typeof import('@/lib/data/reference/lists')>();
  return { ...real, getReferenceLists: vi.fn(real.getReferenceLists) };
});

const { db } = await withTestDatabase();
const { ctx } = await anOwner(db);
await save(ctx, 'certificates', {
  'standards.held.ISO9001': ['valid'],
  'standards.held.HACCP': ['expired'],
});
// Two windows, the second one with a mistake: every part of a page that reads is drawn.
await save(ctx, 'place', { 'firm.subdivision': ['AR-M'] });
await saveScreen(ctx, {
  screen: 'place',
  version: 0,
  fields: { 'firm.subdivision': ['AR-J'] },
  intent: 'save',
});
await saveScreen(ctx, {
  screen: 'certificate-details',
  version: 1,
  fields: { 'standards.held.ISO9001.until': ['2001'] },
  intent: 'save',
});

beforeEach(() => {
  request.context.mockResolvedValue(ctx);
});

function open(screen: string) {
  return QuestionPage({ params: Promise.resolve({ screen }), searchParams: Promise.resolve({}) });
}

it.each(['country', 'place', 'certificates', 'certificate-details', 'size'])(
  'tells of a read that fails on %s, instead of sending an empty document',
  async (screen) => {
    vi.mocked(getReferenceLists).mockRejectedValueOnce(new Error('the list is gone'));
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const digest = await open(screen).then(String, (error) => error.digest);
    expect(digest).toMatch(/^NEXT_REDIRECT;.*\/problem\?/);
    expect(String(said.mock.calls[0]?.[0])).toContain('the list is gone');
    said.mockRestore();
  },
);

it.each(['country', 'place', 'certificate-details'])('has read all it draws of %s', async (screen) => {
  const drawn = await open(screen);
  vi.mocked(getReferenceLists).mockRejectedValue(new Error('read too late'));
  expect(renderToStaticMarkup(drawn)).toContain('id="answers"');
  vi.mocked(getReferenceLists).mockReset();
});

it('asks of a certificate that has run out when it did', async () => {
  const html = renderToStaticMarkup(await open('certificate-details'));
  const group = (id: string) =>
    html.slice(html.indexOf(`id="q-standards.held.${id}"`)).split('</fieldset>')[0];
  expect(group('HACCP')).toContain('When did it run out?');
  expect(group('HACCP')).toContain('31/12/2024');
  expect(group('HACCP')).not.toContain('Valid until');
  expect(group('ISO9001')).toContain('Valid until');
});
