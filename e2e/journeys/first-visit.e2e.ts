import { expect, test } from '@playwright/test';
import { screens } from '@/lib/domain/facts';
import { LOCALES } from '@/lib/domain/vocabulary';
import { paths } from '@/lib/paths';
import { say, type Visit } from '../support/fill';
import { furnitureExporter, type Persona, shoeSupplier, tomatoGrower } from '../support/personas';
import { expectedNames, matchNames, offeringName, press, start, walk } from '../support/walk';

/** All sections, the matches, one explanation and the print view. */
async function journey(visit: Visit, persona: Persona): Promise<readonly string[]> {
  const { page, locale } = visit;
  await start(visit);
  await walk(visit, persona);
  await expect(page.getByRole('heading', { level: 1, name: say(locale, 'pages.check.title') })).toBeVisible();
  await press(visit, 'pages.check.see');
  await expect(page).toHaveURL(paths.results());
  const names = await matchNames(page);
  await page
    .getByRole('link', { name: names[0] ?? '', exact: true })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: names[0] ?? '' })).toBeVisible();
  await expect(page.getByRole('heading', { name: say(locale, 'results.match.why') })).toBeVisible();
  await page.goto(paths.print());
  for (const name of names) await expect(page.getByRole('main')).toContainText(name);
  return names;
}

/** What a person reads on the list and on the first explanation: names, status lines, prices and points. */
async function whatIsRead({ page, locale }: Visit): Promise<readonly string[]> {
  await page.goto(paths.results());
  const main = page.getByRole('main');
  const titles = page.getByRole('heading', { level: 3 });
  const rows = await main.getByRole('listitem').filter({ has: titles }).allInnerTexts();
  await main.getByRole('listitem').filter({ has: titles }).first().getByRole('link').first().click();
  const points = main.getByRole('table', { name: say(locale, 'results.match.whyCaption') });
  return [...rows, await points.innerText()];
}

for (const locale of LOCALES)
  test.describe(`a furniture maker finds its matches (${locale})`, () => {
    // One after the other in one process, so that the second can compare.
    test.describe.configure({ mode: 'serial' });
    let bare: readonly string[] = [];
    for (const script of [false, true])
      test(script ? 'and reads the same with scripts' : 'without scripts', async ({ browser }) => {
        test.slow();
        const context = await browser.newContext({ javaScriptEnabled: script });
        const visit: Visit = { page: await context.newPage(), locale, script };
        const names = await journey(visit, furnitureExporter);
        expect(names.slice(0, 6)).toEqual(expectedNames(furnitureExporter, locale));
        const seen = await whatIsRead(visit);
        expect(seen).toHaveLength(names.length + 1);
        expect(seen[0]).toContain(say(locale, 'results.row.status.open'));
        if (script) expect(seen).toEqual(bare);
        else bare = seen;
        await context.close();
      });
  });

test('the short form leads to matches in fewer pages, and says what it rests on @once', async ({ page }) => {
  const visit: Visit = { page, locale: 'en', script: true };
  await start(visit, 'short');
  const asked = await walk(visit, furnitureExporter, 'short');
  expect(asked.length).toBeLessThan(screens.length / 2);
  await press(visit, 'pages.check.see');
  await expect(page).toHaveURL(paths.results());
  await expect(page.getByRole('main')).toContainText(say('en', 'results.short.note'));
  const [first = ''] = await matchNames(page);
  expect(expectedNames(furnitureExporter, 'en')).toContain(first);
  await page.getByRole('link', { name: first, exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: first })).toBeVisible();
});

test('a shoe maker whose buyer sets limits finds offerings free of the buyer', async ({ page }) => {
  test.slow();
  const visit: Visit = { page, locale: 'es', script: true };
  const names = await journey(visit, shoeSupplier);
  expect(names.slice(0, 3)).toEqual(expectedNames(shoeSupplier, 'es'));
  await page.goto(paths.results());
  const box = page.getByRole('region', { name: say('es', 'results.buyer.title') });
  await expect(box).toContainText(offeringName('O35', 'es'));
});

test('a tomato grower is told what is closed and what is open instead', async ({ page }) => {
  test.slow();
  const visit: Visit = { page, locale: 'en', script: true };
  const names = await journey(visit, tomatoGrower);
  expect(names.slice(0, 4)).toEqual(expectedNames(tomatoGrower, 'en'));
  await page.goto(paths.results());
  const closed = page.getByRole('region', { name: say('en', 'results.group.closed'), exact: true });
  await expect(closed).toContainText(offeringName('O26', 'en'));
  await expect(closed).toContainText(offeringName('O29', 'en'));
});
