import { request as rawRequest } from 'node:http';
import { type APIResponse, expect, type Page, test } from '@playwright/test';
import { api, paths, posts } from '@/lib/paths';
import { answersOn } from './support/answers-page';
import { codeOf, draftWithResults, encoded, post, saveScreen, siteOrigin, startDraft } from './support/draft';
import { say } from './support/fill';
import { furnitureExporter, partsSupplier } from './support/personas';
import { postAddresses } from './support/posted';
import { fillScreen, press, screenOf, start } from './support/walk';

/** What every answer carries, whatever it is. */
function expectHeaders(answer: APIResponse, where: string): void {
  const headers = answer.headers();
  const policy = headers['content-security-policy'] ?? '';
  for (const part of [
    "default-src 'none'",
    "'strict-dynamic'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ])
    expect.soft(policy, where).toContain(part);
  expect.soft(policy, where).toMatch(/script-src 'nonce-[\w+/]{22}==' 'strict-dynamic'(;|$)/);
  expect.soft(policy, where).not.toContain('unsafe-');
  const age = /max-age=(\d+); includeSubDomains/.exec(headers['strict-transport-security'] ?? '')?.[1];
  expect.soft(Number(age), where).toBeGreaterThanOrEqual(365 * 24 * 60 * 60);
  expect.soft(headers, where).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('geolocation=()'),
  });
  for (const name of ['x-powered-by', 'server']) expect.soft(headers, where).not.toHaveProperty(name);
}

test.describe('answers of every kind @once', () => {
  test('pages carry the headers that protect them', async ({ page }) => {
    await draftWithResults(page, 'en', partsSupplier);
    const personal = [paths.diagnostic(), paths.screen('size'), paths.check(), paths.saved(), paths.delete()];
    const results = [paths.results(), paths.match('O08'), paths.print(), paths.resume()];
    const open = [
      paths.home(),
      paths.offerings(),
      paths.offering('O01'),
      paths.institution('I01'),
      paths.method(),
    ];
    const missing = ['/nowhere', paths.offering('O99'), '/diagnostic/nothing', '/results/O99', '/problem'];
    for (const path of [
      ...personal,
      ...results,
      ...open,
      ...missing,
      '/diagnostic/answers/size',
      '/results/runs',
    ]) {
      const answer = await page.request.get(path, { maxRedirects: 0 });
      expectHeaders(answer, path);
      expect.soft(answer.headers()['cross-origin-resource-policy'], path).toBe('same-origin');
      if (/^\/(diagnostic|results)/.test(path))
        expect.soft(answer.headers()['cache-control'], path).toMatch(/(^|\W)no-store(\W|$)/);
    }
    for (const path of [
      api.health(),
      api.offerings(),
      api.offering('O01'),
      api.offering('O99'),
      api.activities('wine', 'en'),
    ]) {
      const answer = await page.request.get(path);
      expectHeaders(answer, path);
      expect.soft(answer.headers()['set-cookie'], path).toBeUndefined();
    }
    expectHeaders(await post(page, posts.runs(), {}), 'a form');
    expectHeaders(await post(page, posts.runs(), {}, { origin: 'https://evil.example' }), 'a refused form');
    expectHeaders(await post(page, posts.runs(), { x: 'x'.repeat(70_000) }), 'a form too large');
  });

  test('a policy is used once', async ({ request }) => {
    const policies = await Promise.all(
      Array.from({ length: 5 }, async () => (await request.get('/')).headers()['content-security-policy']),
    );
    expect(new Set(policies).size).toBe(policies.length);
  });

  test('cookies are out of reach of scripts and of other sites', async ({ page }) => {
    const days = async (answer: APIResponse) =>
      answer
        .headersArray()
        .filter(({ name }) => name.toLowerCase() === 'set-cookie')
        .map(({ value }) => {
          expect.soft(value).toMatch(/; HttpOnly/i);
          expect.soft(value).toMatch(/; SameSite=lax/i);
          expect.soft(value).toMatch(/; Path=\//i);
          return `${value.split('=')[0]} ${Number(/Max-Age=(\d+)/i.exec(value)?.[1]) / 86_400}`;
        });
    expect(await days(await post(page, posts.start(), {}))).toEqual(['puente_draft 90']);
    expect(await days(await post(page, posts.language(), { lang: 'es' }))).toEqual(['puente_lang 365']);
    expect(await days(await post(page, posts.appearance(), { look: 'dark' }))).toEqual(['puente_look 365']);
    expect(await days(await page.request.get('/?lang=en'))).toEqual(['puente_lang 365']);
  });

  test('nothing of the workshop is served', async ({ page, request }) => {
    const files = new Set<string>();
    page.on('response', (answer) => {
      if (/\.(js|css)$/.test(new URL(answer.url()).pathname)) files.add(answer.url());
    });
    for (const path of [paths.home(), paths.offerings()]) await page.goto(path, { waitUntil: 'networkidle' });
    expect(files.size).toBeGreaterThan(2);
    for (const file of files) {
      expect.soft(await (await request.get(file)).text(), file).not.toContain('sourceMappingURL=');
      expect.soft((await request.get(`${file}.map`)).status(), `${file}.map`).toBe(404);
    }
    for (const path of [
      '/.env',
      '/.git/config',
      '/package.json',
      '/proxy.ts',
      '/.next/BUILD_ID',
      '/.puente',
      '/_next/../package.json',
    ])
      expect.soft((await request.get(path)).status(), path).toBe(404);
  });
});

const FOREIGN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'from another site': { origin: 'https://evil.example' },
  'from no page': { origin: 'null' },
  'with another port': { origin: 'http://localhost:1' },
  'a name that begins alike': { origin: 'http://localhost.evil.example' },
  'across sites': { 'sec-fetch-site': 'cross-site' },
  'from a sister site': { 'sec-fetch-site': 'same-site' },
  'with a host made up on the way': { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
  'as plain text': { 'content-type': 'text/plain' },
  'as JSON': { 'content-type': 'application/json' },
  'as a file upload': { 'content-type': 'multipart/form-data; boundary=x' },
};

test('forms that do not come from this site change nothing @once', async ({ page }) => {
  await startDraft(page, 'en');
  await saveScreen(page, 'size', { 'firm.employees': '24' });
  const before = { answers: await answersOn(page), code: await codeOf(page) };
  const fields = {
    version: '1',
    go: 'next',
    'firm.employees': '99',
    lang: 'es',
    look: 'dark',
    form: 'short',
    code: before.code,
  };
  const expectRefused = (answer: APIResponse, where: string) => {
    expect.soft(answer.status(), where).toBe(403);
    expect.soft(answer.headers()['set-cookie'], where).toBeUndefined();
  };
  for (const path of postAddresses()) {
    for (const [how, headers] of Object.entries(FOREIGN))
      expectRefused(await post(page, path, fields, headers), `${path} ${how}`);
    const nameless = { 'content-type': 'application/x-www-form-urlencoded' };
    expectRefused(
      await page.request.post(path, { headers: nameless, data: encoded(fields) }),
      `${path} from nowhere`,
    );
  }
  expect({ answers: await answersOn(page), code: await codeOf(page) }).toEqual(before);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  const own = await post(page, posts.answers('size'), fields, { 'sec-fetch-site': 'same-origin' });
  expect(own.status()).toBe(303);
});

/** After an error the browser may open such an address again: it then leads to a page. */
const LEADS_ON = [/^\/diagnostic\/answers\//, /^\/results\/runs$/];

test('addresses of forms change nothing when they are only opened @once', async ({ page }) => {
  await startDraft(page, 'en');
  await saveScreen(page, 'size', { 'firm.employees': '24' });
  const before = await answersOn(page);
  for (const path of postAddresses()) {
    const answer = await page.request.get(`${path}?firm.employees=99&go=next&look=dark`, { maxRedirects: 0 });
    expect.soft(answer.status(), path).toBe(LEADS_ON.some((one) => one.test(path)) ? 303 : 405);
  }
  expect(await answersOn(page)).toEqual(before);
});

/** `fetch` refuses to send some of these. */
function statusOf(method: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = rawRequest(`${siteOrigin()}${path}`, { method, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end();
  });
}

test('odd requests are refused, not failed on @once', async () => {
  for (const path of [paths.home(), paths.screen('size'), posts.start(), api.offerings()])
    for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'OPTIONS'])
      expect.soft(await statusOf(method, path), `${method} ${path}`).toBeLessThan(500);
  expect.soft(await statusOf('TRACE', '/')).toBe(405);
  expect(await statusOf('GET', '/', { 'x-long': 'x'.repeat(32_000) })).toBe(431);
});

const HOSTS = ['evil.example', 'evil.example/%2f..', 'localhost@evil.example', '0x7f000001'];
const ELSEWHERE = [
  ...HOSTS.flatMap((host) => [
    `//${host}`,
    `///${host}`,
    `/\\${host}`,
    `\\\\${host}`,
    `/%5c${host}`,
    `/%09/${host}`,
  ]),
  ...HOSTS.flatMap((host) => [
    `https://${host}`,
    `https:${host}`,
    `http:/\\${host}`,
    `ftp://${host}`,
    `/./\\${host}`,
  ]),
  ...HOSTS.map((host) => `/\t/${host}`),
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '/\r\nLocation: https://evil.example',
  '/ok\r\nSet-Cookie: a=b',
  '\u0000//evil.example',
  '/\u2044/evil.example',
  '..//evil.example',
  '@evil.example',
];

test('no form leads to another site @once', async ({ page }) => {
  expect(ELSEWHERE.length).toBeGreaterThanOrEqual(50);
  const origin = siteOrigin();
  for (const path of ELSEWHERE)
    for (const form of [posts.language(), posts.appearance()]) {
      const answer = await post(page, form, { lang: 'es', look: 'dark', path, to: path, next: path });
      const location = answer.headers().location ?? '';
      expect.soft(answer.status(), path).toBe(303);
      expect.soft(new URL(location, origin).origin, `${path} → ${location}`).toBe(origin);
      expect.soft(new URL(location, `${origin}/a/b`).origin, `${path} → ${location}`).toBe(origin);
      const html = await (await page.request.get(`/problem?from=${encodeURIComponent(path)}`)).text();
      expect.soft(html.replace(/<h1>[\s\S]*/, ''), path).not.toContain('evil');
    }
});

/** What the browser itself reports while a person goes through the site. */
function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  return complaints;
}

test('the browser has nothing to complain about on the way through @once', async ({ page }) => {
  test.slow();
  const complaints = complaintsOf(page);
  const visit = { page, locale: 'en', script: true } as const;
  await start(visit);
  while (screenOf(page) !== 'people') {
    await fillScreen(visit, furnitureExporter, screenOf(page));
    await press(visit, 'common.continue');
  }
  await page.goto(paths.screen('size'));
  await page.getByRole('textbox').first().fill('a few');
  await page
    .getByRole('main')
    .getByRole('button', { name: say('en', 'common.continue') })
    .click();
  await expect(page).toHaveTitle(new RegExp(`^${say('en', 'common.errorPrefix')}`));
  await draftWithResults(page, 'en', partsSupplier);
  const pages = [
    paths.check(),
    paths.saved(),
    paths.results(),
    paths.match('O08'),
    paths.print(),
    paths.delete(),
  ];
  const open = [
    paths.home(),
    paths.offerings({ q: 'wine' }),
    paths.offering('O01'),
    paths.institution('I01'),
    paths.method(),
  ];
  for (const path of [...pages, ...open, paths.screen('sources'), paths.screen('activity')])
    await page.goto(path, { waitUntil: 'networkidle' });
  expect(complaints).toEqual([]);
});

/** What an injected text would try; the policy may already refuse to make elements of it. */
const INJECTED = [
  '<img src="x" onerror="document.title=\'run\'">',
  '<iframe src="javascript:top.document.title=\'run\'"></iframe>',
  '<svg onload="document.title=\'run\'"></svg>',
];

test('a script from elsewhere does not run @once', async ({ page }) => {
  await page.goto(paths.home());
  const refusals = await page.evaluate((texts) => {
    const refused: string[] = [];
    const attempt = (what: () => void) => {
      try {
        what();
      } catch (error) {
        refused.push(String(error));
      }
    };
    for (const text of texts) attempt(() => document.body.insertAdjacentHTML('beforeend', text));
    attempt(() => new Function("document.title='run'")());
    return refused;
  }, INJECTED);
  await page.waitForTimeout(200);
  await expect(page).not.toHaveTitle('run');
  expect(refusals.length).toBeGreaterThan(0);
});
