import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, expect, it, vi } from 'vitest';
import RootLayout from './layout';

const asked = vi.hoisted(() => ({ cookies: new Map<string, string>(), inHead: [] as (() => unknown)[] }));
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (asked.cookies.has(name) ? { value: asked.cookies.get(name) } : undefined),
  }),
  headers: async () => new Headers(),
}));
vi.mock('next/navigation', () => ({
  useServerInsertedHTML: (draw: () => unknown) => asked.inHead.push(draw),
}));
vi.mock('@/lib/style/sheet', () => ({ sheet: () => ({ text: 'p{color:red}', mark: 'a1', digest: '' }) }));

beforeEach(() => {
  asked.cookies.clear();
  asked.inHead.length = 0;
});

async function drawn(): Promise<{ links: readonly string[]; head: readonly unknown[] }> {
  const html = renderToStaticMarkup(await RootLayout({ children: <p>The page</p> }));
  expect(html).toContain('<p>The page</p>');
  expect(html).not.toContain('color:red');
  const sheets = (html.match(/<link\b[^>]*>/g) ?? []).filter((link) => link.includes('rel="stylesheet"'));
  return { links: sheets, head: asked.inHead };
}

it.each([undefined, '', 'a', 'a10', 'A1', 'b2'])(
  'a browser that holds %s gets the style in the page, and the sheet for later',
  async (held) => {
    if (held !== undefined) asked.cookies.set('puente_sheet', held);
    const { links, head } = await drawn();
    expect(links).toEqual([expect.stringContaining('media="not all"')]);
    expect(links[0]).toContain('href="/styles/a1.css"');
    const [draw] = head as (() => Parameters<typeof renderToStaticMarkup>[0])[];
    // It is asked for with each part of the page that is sent.
    expect([draw?.(), draw?.()].map((part) => renderToStaticMarkup(part))).toEqual([
      '<style>p{color:red}</style>',
      '',
    ]);
  },
);

it('a browser that holds this very sheet is pointed to it', async () => {
  asked.cookies.set('puente_sheet', 'a1');
  const { links, head } = await drawn();
  expect(links).toEqual([expect.stringContaining('href="/styles/a1.css"')]);
  expect(links[0]).not.toContain('media');
  expect(head).toEqual([]);
});
