import { type Browser, expect, type Page, test } from '@playwright/test';
import { paths } from '@/lib/paths';

const SHEET = /\/styles\/[0-9a-f]{16}\.css$/;
const COOKIE = 'puente_sheet';

/** A browser that was never here, and what it complains of. */
async function newcomer(browser: Browser, script: boolean): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ javaScriptEnabled: script });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  return { page, complaints };
}

/** What only a style of ours does, in two of its parts. */
async function expectStyled(page: Page): Promise<void> {
  await expect(page.locator('body')).toHaveCSS('display', 'flex');
  await expect(page.locator('.foot')).toHaveCSS('border-top-style', 'solid');
}

/** What the page has fetched by way of style: how many bytes of each came over the line. */
function fetched(page: Page): Promise<readonly { path: string; sent: number; size: number }[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name }) => name.endsWith('.css'))
      .map(({ name, transferSize, decodedBodySize }) => ({
        path: new URL(name).pathname,
        sent: transferSize,
        size: decodedBodySize,
      })),
  );
}

const holds = async (page: Page) =>
  (await page.context().cookies()).filter(({ name }) => name === COOKIE).map(({ value }) => value);

for (const script of [true, false])
  test.describe(`style ${script ? 'with' : 'without'} scripts @once`, () => {
    test('the first view is painted in full while its sheet has not come', async ({ browser }) => {
      const { page } = await newcomer(browser, script);
      let asked = 0;
      await page.route(SHEET, () => {
        asked += 1;
      });
      await page.goto(paths.home(), { waitUntil: 'commit' });
      await expectStyled(page);
      const painted = () =>
        page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length);
      await expect.poll(painted).toBe(1);
      await expect.poll(() => asked).toBe(1);
      expect(await holds(page)).toEqual([]);
      await page.context().close();
    });

    test('later views take it from what the browser holds', async ({ browser }) => {
      const { page, complaints } = await newcomer(browser, script);
      await page.goto(paths.home(), { waitUntil: 'load' });
      await expectStyled(page);
      await expect(page.locator('head style')).toHaveCount(1);
      const [first, ...others] = await fetched(page);
      expect(others).toEqual([]);
      expect(first?.path).toMatch(SHEET);
      expect(first?.sent).toBeGreaterThan(0);
      const mark = first?.path.slice('/styles/'.length, -'.css'.length);
      expect(await holds(page)).toEqual([mark]);

      for (const path of [paths.offerings(), paths.method(), '/nowhere']) {
        await page.goto(path, { waitUntil: 'load' });
        await expectStyled(page);
        await expect(page.locator('style')).toHaveCount(0);
        expect(await fetched(page)).toEqual([{ path: first?.path, sent: 0, size: first?.size }]);
      }
      // The browser says itself that there is no such page, and nothing else.
      expect(complaints.filter((complaint) => !/\/nowhere: .*\b404\b/.test(complaint))).toEqual([]);
      await page.context().close();
    });

    test('an address that names nothing is styled at the first view too', async ({ browser }) => {
      const { page } = await newcomer(browser, script);
      await page.route(SHEET, () => undefined);
      await page.goto('/nowhere', { waitUntil: 'commit' });
      await expectStyled(page);
      await page.context().close();
    });
  });

test('a sheet of an earlier version is not taken for this one @once', async ({ browser, baseURL }) => {
  const { page } = await newcomer(browser, true);
  await page.context().addCookies([{ name: COOKIE, value: '0123456789abcdef', url: baseURL ?? '' }]);
  await page.goto(paths.home(), { waitUntil: 'load' });
  await expect(page.locator('head style')).toHaveCount(1);
  await expectStyled(page);
  expect(await holds(page)).not.toContain('0123456789abcdef');
  expect(await holds(page)).toHaveLength(1);
  await page.context().close();
});
