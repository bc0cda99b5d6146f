import { expect, type Page, test } from '@playwright/test';
import { LOCALES, type Locale } from '@/lib/domain/vocabulary';
import { paths, posts } from '@/lib/paths';
import { answerOn, elsewhere } from '../support/answers-page';
import { codeOf, saveScreen, startDraft } from '../support/draft';
import { say } from '../support/fill';

const IDLE_MS = 10_000;

function employees(page: Page, locale: Locale = 'en') {
  return page
    .getByRole('group', { name: say(locale, 'diagnostic.firm.employees.text'), exact: true })
    .getByRole('textbox');
}

/** The button on the page itself. */
function goOn(page: Page) {
  return page
    .getByRole('main')
    .getByRole('button', { name: say('en', 'common.continue'), exact: true })
    .click();
}

/** Types and leaves the page alone until it has kept that by itself. */
async function typeAndWait(page: Page, text: string, locale: Locale = 'en'): Promise<void> {
  await employees(page, locale).fill(text);
  const kept = page.waitForResponse((response) => new URL(response.url()).pathname === posts.answers('size'));
  await page.clock.fastForward(IDLE_MS);
  expect((await kept).status()).toBe(204);
}

function conflict(page: Page) {
  return page.getByRole('heading', { name: say('en', 'common.conflict.title') });
}

/** A page about size whose clock the test moves; its script listens. */
async function open(page: Page): Promise<void> {
  await page.clock.install();
  await page.goto(paths.screen('size'), { waitUntil: 'networkidle' });
}

test('what is typed before the script is there is kept too @once', async ({ page }) => {
  await startDraft(page, 'en');
  await page.clock.install();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(paths.screen('size'), { waitUntil: 'commit' });
  await employees(page).fill('24');
  const kept = page.waitForResponse((response) => new URL(response.url()).pathname === posts.answers('size'));
  release();
  await page.waitForLoadState('networkidle');
  await page.clock.fastForward(IDLE_MS);
  expect((await kept).status()).toBe(204);
});

for (const locale of LOCALES)
  test(`what is typed and left alone is there when the page is opened again (${locale}) @once`, async ({
    page,
  }) => {
    await startDraft(page, locale);
    await open(page);
    await typeAndWait(page, '24 o', locale);
    const [told = ''] = say(locale, 'pages.question.typedKept', { time: '|' }).split('|');
    await expect(page.getByRole('status').filter({ hasText: told })).toContainText(
      /\d{2}:\d{2}(?!\s*[ap]\.?\s*m)/i,
    );
    await page.reload();
    await expect(employees(page, locale)).toHaveValue('24 o');
    const answer = await answerOn(page, locale, 'firm.employees');
    expect(answer, 'it is no answer yet').toBe(
      say(locale, 'common.notAnswered') + say(locale, 'pages.check.pending'),
    );
  });

test('it is there on another device too @once', async ({ page, browser }) => {
  await startDraft(page, 'en');
  await open(page);
  await typeAndWait(page, '24');
  const code = await codeOf(page);
  await elsewhere(browser, async (other) => {
    await other.goto(paths.resume());
    await other.getByLabel(say('en', 'pages.resume.code'), { exact: true }).fill(code);
    await other.getByRole('button', { name: say('en', 'pages.resume.go') }).click();
    await expect(other).toHaveURL(paths.check());
    await other.goto(paths.screen('size'));
    await expect(employees(other)).toHaveValue('24');
  });
});

test('a page is in no conflict with what it kept itself @once', async ({ page }) => {
  await startDraft(page, 'en');
  await open(page);
  await typeAndWait(page, '2');
  await typeAndWait(page, '24');
  await employees(page).fill('25');
  await goOn(page);
  await expect(page).toHaveURL(paths.screen('ownership'));
  expect(await answerOn(page, 'en', 'firm.employees')).toContain('25');
});

test('what is on its way is awaited before the form is sent @once', async ({ page }) => {
  await startDraft(page, 'en');
  await open(page);
  const order: string[] = [];
  await page.route(`**${posts.answers('size')}`, async (route) => {
    const sent = new URLSearchParams(route.request().postData() ?? '');
    const answer = await route.fetch({ maxRedirects: 0 });
    order.push(`${sent.get('go')} ${sent.get('firm.employees')}`);
    await route.fulfill({ response: answer });
  });
  await employees(page).fill('2');
  await page.clock.fastForward(IDLE_MS);
  await employees(page).fill('25');
  await goOn(page);
  await expect(page).toHaveURL(paths.screen('ownership'));
  expect(order).toEqual(['keep 2', 'next 25']);
  expect(await answerOn(page, 'en', 'firm.employees')).toContain('25');
});

test('what is typed is kept when the page is left for another @once', async ({ page }) => {
  await startDraft(page, 'en');
  await open(page);
  await employees(page).fill('24');
  await page.goto(paths.method());
  await expect(async () => {
    await page.goto(paths.screen('size'));
    await expect(employees(page)).toHaveValue('24', { timeout: 1000 });
  }).toPass();
});

test('an older answer that the browser puts back is not taken for a newer one @once', async ({ page }) => {
  await startDraft(page, 'en');
  await page.goto(paths.screen('size'), { waitUntil: 'networkidle' });
  await employees(page).fill('10');
  await goOn(page);
  await expect(page).toHaveURL(paths.screen('ownership'));
  // On another device, meanwhile.
  await saveScreen(page, 'size', { 'firm.employees': '20' });
  await page.goBack({ waitUntil: 'networkidle' });
  // Without this, the test would show nothing.
  await expect(employees(page)).toHaveValue('10');
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.method()));
  await page.waitForTimeout(IDLE_MS + 2000);
  expect(sent, 'nothing is kept by itself').toEqual([]);
  await goOn(page);
  await expect(conflict(page)).toBeVisible();
  expect(await answerOn(page, 'en', 'firm.employees')).toContain('20');
});

test('two pages that both keep tell of each other @once', async ({ page, context }) => {
  await startDraft(page, 'en');
  const second = await context.newPage();
  await open(page);
  await open(second);
  await typeAndWait(page, '24');
  await typeAndWait(second, '30');
  await goOn(page);
  await expect(conflict(page)).toBeVisible();
  await expect(employees(page)).toHaveValue('24');
  await expect(page.getByRole('main')).toContainText('30');
  // Decided on the page that told of it, where more may be typed and kept meanwhile.
  await page.waitForLoadState('networkidle');
  await typeAndWait(page, '26');
  await goOn(page);
  await expect(page).toHaveURL(paths.screen('ownership'));
  expect(await answerOn(page, 'en', 'firm.employees')).toContain('26');
});

test('what another page saved meanwhile is not written over @once', async ({ page }) => {
  await startDraft(page, 'en');
  await open(page);
  await saveScreen(page, 'size', { 'firm.employees': '40' });
  await typeAndWait(page, '24');
  await goOn(page);
  await expect(conflict(page)).toBeVisible();
  expect(await answerOn(page, 'en', 'firm.employees')).toContain('40');
});

test('a connection that is lost is told, and the button still sends all @once', async ({ page, context }) => {
  await startDraft(page, 'en');
  await open(page);
  await context.setOffline(true);
  await employees(page).fill('24');
  await page.clock.fastForward(IDLE_MS);
  await expect(
    page.getByRole('status').filter({ hasText: say('en', 'pages.question.typedNotKept') }),
  ).toBeVisible();
  await context.setOffline(false);
  await goOn(page);
  await expect(page).toHaveURL(paths.screen('ownership'));
  expect(await answerOn(page, 'en', 'firm.employees')).toContain('24');
});

test('nothing is said to be kept where the page is sent to sign in @once', async ({ page }) => {
  await startDraft(page, 'en');
  await open(page);
  await page.route(`**${posts.answers('size')}`, (route) =>
    route.fulfill({ status: 303, headers: { location: paths.signIn() } }),
  );
  await employees(page).fill('24');
  await page.clock.fastForward(IDLE_MS);
  await expect(
    page.getByRole('status').filter({ hasText: say('en', 'pages.question.typedNotKept') }),
  ).toBeVisible();
});

test('a page that is kept apart sends nothing by itself @once', async ({ page }) => {
  await startDraft(page, 'en');
  await page.clock.install();
  for (const screen of ['people', 'refused']) {
    await page.goto(paths.screen(screen), { waitUntil: 'networkidle' });
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.method()));
    await page.getByRole('main').getByRole('checkbox').first().check();
    await page.clock.fastForward(2 * IDLE_MS);
    expect(sent.filter((method) => method === 'POST')).toEqual([]);
  }
});
