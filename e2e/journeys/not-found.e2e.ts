import { expect, test } from '@playwright/test';
import { api, paths } from '@/lib/paths';
import { expectNoSidewaysScroll, expectNoViolations, expectSoundPage } from '../support/checks';
import { draftWithResults } from '../support/draft';
import { say } from '../support/fill';
import { partsSupplier } from '../support/personas';

const MISSING = [
  '/nowhere',
  paths.offering('O1'),
  paths.offering('../O01'),
  paths.institution('ZZ'),
  paths.match('ZZZ'),
  '/diagnostic/zzz',
  // Percent signs that stand for nothing, or for what no address holds.
  '/%',
  '/diagnostic/%FF',
  '/offerings/%E0%A4%A',
  '/offerings/%00',
];

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  for (const locale of ['en', 'es'] as const)
    test(`an address that names nothing says so, in ${locale}`, async ({ page }) => {
      await draftWithResults(page, locale, partsSupplier);
      for (const path of MISSING) {
        const answer = await page.goto(path);
        expect.soft(answer?.status(), path).toBe(404);
        await expect
          .soft(page.getByRole('heading', { level: 1 }), path)
          .toHaveText(say(locale, 'common.problem.notFound.title'));
        await expect.soft(page.locator('html'), path).toHaveAttribute('lang', locale);
        await expect.soft(page.getByRole('contentinfo'), path).toBeVisible();
        const robots = await page
          .locator('meta[name=robots]')
          .evaluateAll((all) => all.map((one) => one.getAttribute('content')));
        expect.soft(robots, path).toEqual(['noindex']);
      }
      await page
        .getByRole('main')
        .getByRole('link', { name: say(locale, 'common.problem.home') })
        .click();
      await expect(page).toHaveURL(paths.home());
    });
});

test('an address for machines that names nothing is told as a problem @once', async ({ request }) => {
  const odd = ['/api/v1/offerings/%00', '/api/v1/offerings/%E0%A4%A', '/api/v1/nothing'];
  for (const path of [api.offering('O1'), ...odd]) {
    const answer = await request.get(path);
    expect.soft(answer.status(), path).toBe(404);
    expect.soft(answer.headers()['content-type'], path).toBe('application/problem+json');
  }
});

test('an address that names nothing stays as it is with script', async ({ page }) => {
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  for (const path of MISSING.slice(0, 6)) {
    await page.goto(path, { waitUntil: 'networkidle' });
    await expectSoundPage(page, 'en');
    await expect(page.getByRole('main')).toBeVisible();
  }
  await expectNoSidewaysScroll(page);
  await expectNoViolations(page);
  expect(broken).toEqual([]);
});
