import { expect, test } from '@playwright/test';
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

for (const script of [false, true]) {
  test.describe(script ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: script });
    for (const locale of LOCALES)
      test(`a furniture maker finds its matches (${locale})`, async ({ page }) => {
        test.slow();
        const names = await journey({ page, locale, script }, furnitureExporter);
        expect(names.slice(0, 6)).toEqual(expectedNames(furnitureExporter, locale));
      });
  });
}

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
