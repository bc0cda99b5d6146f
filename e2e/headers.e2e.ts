import { type APIResponse, expect, type Page, test } from '@playwright/test';
import { api, paths, posts } from '@/lib/paths';
import { draftWithResults, post } from './support/draft';
import { say } from './support/fill';
import { furnitureExporter, partsSupplier } from './support/personas';
import { fillScreen, press, screenOf, start } from './support/walk';

/** What every answer carries, whatever it is. */
function expectHeaders(answer: APIResponse, where: string): void {
  const headers = answer.headers();
  const policy = headers['content-security-policy'] ?? '';
  for (const part of [
    "default-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ])
    expect.soft(policy.split('; '), where).toContain(part);
  expect.soft(policy, where).toMatch(/script-src 'nonce-[\w+/]{22}==' 'strict-dynamic'(;|$)/);
  // The one text of style that may stand in a page.
  expect.soft(policy, where).toMatch(/style-src 'self' 'sha256-[\w+/]{43}='(;|$)/);
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

function nonceOf(answer: APIResponse): string {
  return /'nonce-([^']+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1] ?? '';
}

test.describe('answers of every kind @once', () => {
  test('pages carry the headers that protect them', async ({ page }) => {
    await draftWithResults(page, 'en', partsSupplier);
    const answers: Readonly<Record<string, number>> = {
      [paths.diagnostic()]: 200,
      [paths.screen('size')]: 200,
      [paths.check()]: 200,
      [paths.saved()]: 200,
      [paths.delete()]: 200,
      [paths.resume()]: 200,
      [paths.results()]: 200,
      [paths.match('O08')]: 200,
      [paths.print()]: 200,
      [paths.home()]: 200,
      [paths.offerings()]: 200,
      [paths.offering('O01')]: 200,
      [paths.institution('I01')]: 200,
      [paths.method()]: 200,
      [paths.signIn()]: 200,
      [paths.signUp()]: 200,
      [paths.provider()]: 303,
      [paths.providerReturn()]: 303,
      [paths.providerProblem('away')]: 200,
      [paths.newPassword()]: 200,
      [paths.linkSent()]: 200,
      [paths.link('nothing')]: 200,
      [paths.account()]: 307,
      [paths.accountDetails()]: 403,
      [paths.accountPeople()]: 403,
      [paths.endAccess('nothing')]: 403,
      [paths.accountData()]: 403,
      [paths.eraseAccount()]: 403,
      [paths.sessions()]: 403,
      [paths.unsent()]: 403,
      [paths.requests()]: 403,
      [paths.request('nothing')]: 403,
      [paths.newRequest('O08')]: 403,
      [paths.deskRequests()]: 403,
      [paths.deskRequest('nothing')]: 403,
      [paths.exportJson()]: 303,
      [paths.exportCsv()]: 303,
      [posts.followLink('nothing')]: 303,
      // A database that the launcher did not make is no demonstration.
      [paths.outbox()]: process.env.TEST_DATABASE_URL ? 404 : 200,
      [paths.outboxMail('nothing')]: 404,
      '/nowhere': 404,
      '/%': 404,
      [paths.sheet('nothing')]: 404,
      [paths.offering('O99')]: 404,
      '/diagnostic/nothing': 404,
      '/diagnostic/%FF': 404,
      [paths.match('O99')]: 404,
      '/diagnostic/': 308,
      '/results//print': 308,
      '/diagnostic/answers/size': 303,
      '/results/runs': 303,
      '/language': 303,
      [paths.problem('unexpected', '/results', 'a1b2')]: 500,
      [paths.problem('unavailable', '/results', 'a1b2')]: 503,
    };
    for (const [path, status] of Object.entries(answers)) {
      const answer = await page.request.get(path, { maxRedirects: 0 });
      expect.soft(answer.status(), path).toBe(status);
      expectHeaders(answer, path);
      expect.soft(answer.headers()['cross-origin-resource-policy'], path).toBe('same-origin');
      expect.soft(answer.headers(), path).not.toHaveProperty('access-control-allow-origin');
      if (/^\/(account|desk|diagnostic|outbox|results|sign-)/.test(path) && status !== 404)
        expect.soft(answer.headers()['cache-control'], path).toMatch(/(^|\W)no-store(\W|$)/);
      // Every script of the page, and none besides.
      const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
      for (const script of scripts) expect.soft(script, path).toContain(`nonce="${nonceOf(answer)}"`);
    }
    expectHeaders(await post(page, posts.runs(), {}), 'a form');
    expectHeaders(await post(page, posts.runs(), {}, { origin: 'https://evil.example' }), 'a refused form');
    for (const size of [70_000, 2_000_000]) {
      const answer = await post(page, posts.runs(), { x: 'x'.repeat(size) });
      expect.soft(answer.status(), `${size}`).toBe(413);
      expect.soft(await answer.text()).toContain(say('en', 'common.problem.tooLarge.next'));
      expectHeaders(answer, `a form of ${size} bytes`);
    }
  });

  test('addresses for machines are read from anywhere and know nobody', async ({ page }) => {
    await draftWithResults(page, 'en', partsSupplier);
    for (const [path, status] of [
      [api.offerings(), 200],
      [api.offering('O01'), 200],
      [api.activities('wine', 'en'), 200],
      [api.offering('O99'), 404],
      [api.offering('%'), 404],
      [api.health(), 200],
    ] as const) {
      const answer = await page.request.get(`${path}${path.includes('?') ? '&' : '?'}lang=es`, {
        headers: { origin: 'https://elsewhere.example' },
      });
      expect.soft(answer.status(), path).toBe(status);
      expectHeaders(answer, path);
      for (const name of ['set-cookie', 'access-control-allow-credentials'])
        expect.soft(answer.headers(), path).not.toHaveProperty(name);
      if (status === 200 && path !== api.health())
        expect.soft(answer.headers(), path).toMatchObject({
          'access-control-allow-origin': '*',
          'cross-origin-resource-policy': 'cross-origin',
          'cache-control': expect.stringMatching(/^public, max-age=\d+$/),
        });
    }
  });

  test('a policy is used once', async ({ request }) => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => request.get('/')));
    expect(new Set(answers.map(nonceOf)).size).toBe(answers.length);
  });

  test('cookies are out of reach of scripts and of other sites', async ({ page }) => {
    const kept = (answer: APIResponse) =>
      answer
        .headersArray()
        .filter(({ name }) => name.toLowerCase() === 'set-cookie')
        .map(({ value }) => {
          expect.soft(value).toMatch(/; HttpOnly(;|$)/i);
          expect.soft(value).toMatch(/; SameSite=lax(;|$)/i);
          expect.soft(value).toMatch(/; Path=\/(;|$)/i);
          // No other host of the same name may read or set it.
          expect.soft(value).not.toMatch(/; Domain=/i);
          return `${value.split('=')[0]} ${Number(/Max-Age=(\d+)/i.exec(value)?.[1]) / 86_400}`;
        });
    expect(kept(await post(page, posts.start(), {}))).toEqual(['puente_draft 90']);
    // The language is kept with the answers, which makes their 90 days start anew.
    expect(kept(await post(page, posts.language(), { lang: 'es' }))).toEqual([
      'puente_draft 90',
      'puente_lang 365',
    ]);
    expect(kept(await post(page, posts.appearance(), { look: 'dark' }))).toEqual(['puente_look 365']);
    expect(kept(await page.request.get('/?lang=en'))).toEqual(['puente_lang 365']);
    const home = await page.request.get('/');
    expect(kept(home)).toEqual([]);
    const [sheet = ''] = /\/styles\/\w+\.css/.exec(await home.text()) ?? [];
    const style = await page.request.get(sheet);
    expect(kept(style)).toEqual(['puente_sheet 365']);
    expectHeaders(style, sheet);
    // A store shared by many would keep the cookie from the others.
    expect(style.headers()).toMatchObject({
      'cache-control': 'private, max-age=31536000, immutable',
      'content-encoding': 'gzip',
    });
  });

  test('built files are kept for good, and nothing of the workshop is served', async ({ page, request }) => {
    const files = new Set<string>();
    page.on('response', (answer) => {
      if (/^\/_next\/static\//.test(new URL(answer.url()).pathname)) files.add(answer.url());
    });
    for (const path of [paths.home(), paths.offerings()]) await page.goto(path, { waitUntil: 'networkidle' });
    expect(files.size).toBeGreaterThan(2);
    for (const file of files) {
      const answer = await request.get(file);
      expect.soft(answer.headers(), file).toMatchObject({
        'cache-control': 'public, max-age=31536000, immutable',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect.soft(answer.headers(), file).not.toHaveProperty('set-cookie');
      expect.soft(await answer.text(), file).not.toContain('sourceMappingURL=');
      expect.soft((await request.get(`${file}.map`)).status(), `${file}.map`).toBe(404);
    }
    for (const path of [
      '/.env',
      '/.git/config',
      '/package.json',
      '/proxy.ts',
      '/.next/BUILD_ID',
      '/.puente',
      '/_next/static/%2e%2e/BUILD_ID',
      '/_next/static/..%2f..%2fpackage.json',
    ])
      expect.soft((await request.get(path)).status(), path).toBe(404);
  });
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
  const own = [
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
  for (const path of [...own, ...open, paths.screen('sources'), paths.screen('activity')])
    await page.goto(path, { waitUntil: 'networkidle' });
  expect(complaints).toEqual([]);
});

/** What a text would try that got into a page unescaped. */
const INJECTED = [
  "<script>document.title = 'run'</script>",
  '<script nonce="AAAAAAAAAAAAAAAAAAAAAA==">document.title = \'run\'</script>',
  '<script src="/evil.js"></script>',
  '<script src="https://evil.example/evil.js"></script>',
  '<img src="x" onerror="document.title = \'run\'">',
  '<svg onload="document.title = \'run\'"></svg>',
  '<iframe src="javascript:top.document.title = \'run\'"></iframe>',
  '<object data="/evil.js"></object>',
  '<base href="https://evil.example/">',
  '<style>h1 { color: red }</style>',
];

test('what got into a page unescaped does not run @once', async ({ page }) => {
  await page.route('**/evil.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: "document.title = 'run'" }),
  );
  for (const text of INJECTED) {
    await page.unroute(paths.method());
    await page.route(paths.method(), async (route) => {
      const answer = await route.fetch();
      await route.fulfill({
        response: answer,
        body: (await answer.text()).replace('</main>', `${text}</main>`),
      });
    });
    const refused = page.waitForEvent('console', {
      predicate: (message) => /Content Security Policy/.test(message.text()),
    });
    await page.goto(paths.method(), { waitUntil: 'load' });
    expect.soft((await refused).type(), text).toBe('error');
    await expect.soft(page, text).not.toHaveTitle('run');
  }
});

test('no text becomes a part of the page at run time @once', async ({ page }) => {
  await page.goto(paths.home());
  const violated = await page.evaluate(() => {
    const seen: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
    const attempts = [
      () => document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="document.title = \'run\'">'),
      () => {
        document.body.innerHTML = '<p>other</p>';
      },
      () => document.write('<p>other</p>'),
      () => {
        document.createElement('script').src = 'https://evil.example/evil.js';
      },
    ];
    const refused = attempts.filter((attempt) => {
      try {
        attempt();
        return false;
      } catch {
        return true;
      }
    });
    return new Promise<{ seen: string[]; refused: number }>((done) => {
      setTimeout(() => done({ seen, refused: refused.length }), 500);
    });
  });
  expect(violated).toEqual({ seen: Array(4).fill('require-trusted-types-for'), refused: 4 });
  await expect(page).not.toHaveTitle('run');
});
