import { request as rawRequest } from 'node:http';
import { connect } from 'node:net';
import { type APIResponse, expect, test } from '@playwright/test';
import { api, paths, posts } from '@/lib/paths';
import { answersOn } from './support/answers-page';
import { codeOf, encoded, post, saveScreen, siteOrigin, startDraft } from './support/draft';
import { say } from './support/fill';
import { postAddresses } from './support/posted';

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
  expect(postAddresses()).toEqual(expect.arrayContaining([posts.language(), posts.answers('size')]));
  await startDraft(page, 'en');
  await saveScreen(page, 'size', { 'firm.employees': '24' });
  const before = { answers: await answersOn(page), code: await codeOf(page) };
  expect(before.answers.join()).toContain('24');
  const fields = {
    version: '1',
    go: 'next',
    'firm.employees': '99',
    lang: 'es',
    look: 'dark',
    form: 'short',
    code: before.code,
  };
  const expectRefused = async (answer: APIResponse, where: string) => {
    expect.soft(answer.status(), where).toBe(403);
    expect.soft(answer.headers()['set-cookie'], where).toBeUndefined();
    expect.soft(await answer.text(), where).toContain(say('en', 'common.problem.forbidden.title'));
  };
  for (const path of postAddresses()) {
    for (const [how, headers] of Object.entries(FOREIGN))
      await expectRefused(await post(page, path, fields, headers), `${path} ${how}`);
    const nameless = { 'content-type': 'application/x-www-form-urlencoded' };
    await expectRefused(
      await page.request.post(path, { headers: nameless, data: encoded(fields) }),
      `${path} from nowhere`,
    );
  }
  expect({ answers: await answersOn(page), code: await codeOf(page) }).toEqual(before);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('html')).not.toHaveAttribute('data-look');
  // The same request from a page of ours is taken.
  const own = await post(page, posts.answers('size'), fields, { 'sec-fetch-site': 'same-origin' });
  expect(own.status()).toBe(303);
  expect((await answersOn(page)).join()).toContain('99');
});

/** After an error the browser may open such an address again: it then leads to the page the form stands on. */
const LEADS_TO: Readonly<Record<string, string>> = {
  [posts.start()]: paths.diagnostic(),
  [posts.answers('size')]: paths.screen('size'),
  [posts.resume()]: paths.resume(),
  [posts.delete()]: paths.delete(),
  [posts.consent()]: paths.check(),
  [posts.allQuestions()]: paths.check(),
  [posts.forget()]: paths.saved(),
  [posts.runs()]: paths.results(),
  [posts.signIn()]: paths.signIn(),
  [posts.signInDemo()]: paths.signIn(),
  [posts.sendLink()]: paths.signIn(),
  [posts.followLink('nothing')]: paths.link('nothing'),
  [posts.signUp()]: paths.signUp(),
  [posts.actAs()]: paths.account(),
  [posts.signOut()]: paths.account(),
  [posts.endSession()]: paths.sessions(),
  [posts.forgetUnsent()]: paths.unsent(),
  [posts.saveDetails()]: paths.accountDetails(),
  [posts.changePassword()]: paths.accountDetails(),
  [posts.changeProvider()]: paths.accountDetails(),
  [posts.invite()]: paths.accountPeople(),
  [posts.endAccess('nothing')]: paths.accountPeople(),
  [posts.eraseAccount()]: paths.eraseAccount(),
  [posts.keepOffering()]: paths.savedOfferings(),
  [posts.letGoOffering()]: paths.savedOfferings(),
  [posts.markNotices()]: paths.notices(),
  [posts.noticeMail()]: paths.notices(),
  [posts.sendRequest()]: paths.requests(),
  [posts.requestStep('nothing')]: paths.requests(),
  [posts.deskRequestStep('nothing')]: paths.deskRequests(),
  [posts.secondStep()]: paths.secondStep(),
  [posts.turnOnSecondStep()]: paths.ownSecondStep(),
  [posts.changeSecondStep()]: paths.ownSecondStep(),
  [posts.keptCodes()]: paths.ownSecondStep(),
  [posts.deskInvite()]: paths.deskPeople(),
  [posts.deskEndAccess('nothing')]: paths.deskPeople(),
  [posts.setPublishing()]: paths.deskPeople(),
  [posts.bulk()]: paths.deskOfferings(),
  [posts.createOffering()]: paths.newOffering(),
  [posts.savePart('nothing', 'nothing')]: paths.editOffering('nothing'),
  [posts.saveDraft('nothing')]: paths.editOffering('nothing'),
  [posts.publishOffering('nothing')]: paths.publishOffering('nothing'),
  [posts.askToPublish('nothing')]: paths.publishOffering('nothing'),
  [posts.closeOffering('nothing')]: paths.deskOffering('nothing'),
  [posts.scheduleStep('nothing')]: paths.deskOffering('nothing'),
  [posts.callOff('nothing')]: paths.deskOffering('nothing'),
  [posts.discardDraft('nothing')]: paths.discardDraft('nothing'),
  [posts.changeRule('nothing')]: paths.offeringRule('nothing'),
  [posts.saveCondition('nothing')]: paths.offeringRule('nothing'),
  [posts.saveTestFirm('nothing')]: paths.offeringRule('nothing'),
  [posts.checkImport()]: paths.importOfferings(),
  [posts.runImport('nothing')]: paths.importReview('nothing'),
  [posts.duplicateOffering('nothing')]: paths.deskOffering('nothing'),
  [posts.openIntake('nothing')]: paths.newIntake('nothing'),
  [posts.saveIntake('nothing')]: paths.editIntake('nothing'),
  [posts.intakeStep('nothing')]: paths.deskIntake('nothing'),
  [posts.saveMarks('nothing')]: paths.intakeMarks('nothing'),
  [posts.language()]: paths.home(),
  [posts.appearance()]: paths.look(paths.home()),
};

test('addresses of forms change nothing when they are only opened @once', async ({ page }) => {
  await startDraft(page, 'en');
  await saveScreen(page, 'size', { 'firm.employees': '24' });
  const before = await answersOn(page);
  for (const path of postAddresses()) {
    const answer = await page.request.get(`${path}?firm.employees=99&go=next&look=dark`, { maxRedirects: 0 });
    expect.soft(answer.status(), path).toBe(303);
    expect.soft(answer.headers().location, path).toBe(LEADS_TO[path]);
    expect.soft(answer.headers()['set-cookie'], path).toBeUndefined();
  }
  expect(await answersOn(page)).toEqual(before);
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
      const problem = await page.request.get(`/problem?kind=unavailable&from=${encodeURIComponent(path)}`);
      expect.soft(problem.status(), path).toBe(503);
      const links = (await problem.text()).match(/(?:href|action)="[^"]*"/g) ?? [];
      expect.soft(links, path).toContain(`href="${paths.home()}"`);
      for (const link of links)
        expect.soft(new URL(link.slice(link.indexOf('"') + 1, -1), origin).origin, path).toBe(origin);
    }
});

type Answer = { status: number; headers: Readonly<Record<string, unknown>>; text: string };

/** `fetch` and the browser refuse to send some of these, or put them right. */
function ask(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> {
  const { hostname, port } = new URL(siteOrigin());
  return new Promise((resolve, reject) => {
    const sent = rawRequest({ hostname, port, method, path, headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => {
        text += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

test('methods that nothing answers to are refused with a page @once', async () => {
  for (const path of [paths.home(), paths.screen('size'), posts.start(), api.offerings(), '/nowhere'])
    for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH', 'PROPFIND']) {
      const answer = await ask(method, path);
      expect.soft(answer.status, `${method} ${path}`).toBe(405);
      expect.soft(answer.headers, `${method} ${path}`).toMatchObject({
        allow: 'GET, HEAD, POST, OPTIONS',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'cache-control': 'no-store',
      });
      expect.soft(answer.text, `${method} ${path}`).toContain(say('en', 'common.problem.method.title'));
    }
});

/** Lines that are no request at all, or one that could be read in two ways. */
const UNREADABLE: readonly (readonly [line: string, status: number])[] = [
  ['TRACK / HTTP/1.1', 405],
  ['GET /\u0000 HTTP/1.1', 400],
  ['GET /ñ HTTP/1.1', 400],
  ['GET / HTTP/9.9', 400],
  ['POST /language HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked', 400],
  ['POST /language HTTP/1.1\r\nContent-Length: many', 400],
  [`GET /${'x'.repeat(32_000)} HTTP/1.1`, 431],
  [`GET / HTTP/1.1\r\nX-Long: ${'x'.repeat(32_000)}`, 431],
];

test('what is no request is refused, and harmlessly @once', async () => {
  const { hostname, port } = new URL(siteOrigin());
  for (const [line, status] of UNREADABLE) {
    const said = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(port), hostname, () =>
        socket.write(`${line}\r\nHost: ${hostname}:${port}\r\n\r\n`, 'latin1'),
      );
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(text));
    });
    const where = line.slice(0, 60);
    expect.soft(said, where).toContain(`HTTP/1.1 ${status} `);
    expect.soft(said, where).toContain("Content-Security-Policy: default-src 'none'");
    expect.soft(said, where).not.toMatch(/\.js|Error/);
  }
});

test('no page tells people or machines an address on a host that the request made up @once', async () => {
  for (const path of ['/offerings', '/offerings/O27', '/institutions', '/institutions/I12']) {
    const answer = await ask('GET', path, { host: 'evil.example', 'x-forwarded-host': 'evil.example' });
    expect.soft(answer.status, path).toBe(200);
    expect.soft(answer.text, path).not.toContain('evil.example');
  }
});

const ODD_HOSTS = ['', 'evil.example', 'a b', 'evil.example/x', '[::1', 'x:99999', 'user@evil', '%00', ':1'];

test('no address or host makes the server fail or lead elsewhere @once', async () => {
  const odd = [
    ...[
      '//evil.example',
      '///evil.example/',
      '/\\evil.example/',
      '/%5Cevil.example/',
      '/%2f%2fevil.example/',
    ],
    ...['http://evil.example/offerings/', 'HTTP://evil.example//x', '*', '/offerings//', '/../%2e%2e/x/'],
    ...[
      '/x%0d%0aSet-Cookie:a=b/',
      '/?lang=es%0d%0aSet-Cookie:a=b',
      '/offerings?q=%00&page=%FF',
      '/results/%00',
    ],
    ...[
      `/${'x'.repeat(12_000)}`,
      `/offerings?q=${'x'.repeat(12_000)}`,
      '/_next/static/%FF',
      '/_next/image?url=/',
    ],
  ];
  const cases = [
    ...odd.map((path) => [path, {}] as const),
    ...ODD_HOSTS.flatMap((host) => [['/', { host }] as const, ['/offerings/', { host }] as const]),
    ['/', { rsc: '1', 'next-router-state-tree': '%FF' }] as const,
    ['/', { 'x-forwarded-host': 'evil example', 'x-forwarded-proto': '://' }] as const,
    ['/results', { cookie: 'puente_draft=%FF; puente_lang=%' }] as const,
  ];
  for (const [path, headers] of cases) {
    const answer = await ask('GET', path, headers);
    const where = `${path.slice(0, 60)} ${JSON.stringify(headers)}`;
    expect.soft(answer.status, where).toBeLessThan(500);
    expect.soft(answer.headers, where).toHaveProperty('content-security-policy');
    const { location = '/', 'set-cookie': cookies = [] } = answer.headers;
    expect.soft(new URL(String(location), siteOrigin()).origin, where).toBe(siteOrigin());
    expect.soft(String(cookies), where).not.toContain('a=b');
  }
});

test('a form that is announced as too large is refused before it comes @once', async () => {
  const answer = await new Promise<Answer>((resolve, reject) => {
    const { hostname, port } = new URL(siteOrigin());
    const headers = { 'content-length': '999999999', 'content-type': 'application/x-www-form-urlencoded' };
    const sent = rawRequest({ hostname, port, method: 'POST', path: posts.language(), headers }, (got) => {
      resolve({ status: got.statusCode ?? 0, headers: got.headers, text: '' });
      sent.destroy();
    });
    sent.on('error', reject);
    sent.write('lang=es');
  });
  expect(answer.status).toBe(413);
});
