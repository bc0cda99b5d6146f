import { expect, type Page, test } from '@playwright/test';
import { paths } from '@/lib/paths';
import { expectNoSidewaysScroll } from './support/checks';
import { draftWithResults, saveScreen, startDraft } from './support/draft';
import { say } from './support/fill';
import { mistakesOf } from './support/mistakes';
import { partsSupplier } from './support/personas';

const SAMPLE = [
  paths.home(),
  paths.diagnostic(),
  paths.offerings({ country: 'AR' }),
  paths.offering('O01'),
  paths.institution('I01'),
  paths.screen('size'),
  paths.screen('activity'),
  paths.screen('sources'),
  paths.check(),
  paths.results(),
  paths.match('O08'),
  paths.signIn(),
  paths.signUp(),
];

/** Where the focus is, and whether a person can see that it is there. */
type Focus = { place: number; name: string; ring: number; inView: boolean };

function focus(page: Page): Promise<Focus | null> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    const { top, bottom, left } = at.getBoundingClientRect();
    return {
      place: [...document.querySelectorAll('*')].indexOf(at),
      name: at.outerHTML.slice(0, 90),
      ring: outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth),
      inView: bottom > 0 && top < innerHeight && left > -1,
    };
  });
}

/** Goes through a page with Tab until the focus leaves it. */
async function tabThrough(page: Page): Promise<readonly Focus[]> {
  const seen: Focus[] = [];
  for (let steps = 0; steps < 300; steps += 1) {
    await page.keyboard.press('Tab');
    const now = await focus(page);
    if (now === null || now.place === seen[0]?.place) return seen;
    seen.push(now);
  }
  throw new Error('the focus never leaves the page');
}

test('the focus can be seen and follows the page', async ({ page }) => {
  test.slow();
  await draftWithResults(page, 'en', partsSupplier);
  for (const path of SAMPLE)
    await test.step(path, async () => {
      await page.goto(path);
      const stops = await tabThrough(page);
      expect.soft(stops.length, path).toBeGreaterThan(5);
      for (const [index, { place, name, ring, inView }] of stops.entries()) {
        expect.soft([ring >= 2, inView], `${path}: ${name}`).toEqual([true, true]);
        expect.soft(place, `${path}: ${name} comes in order`).toBeGreaterThan(stops[index - 1]?.place ?? -1);
      }
    });
});

test('the first stop leads past the head of the page', async ({ page }) => {
  await page.goto(`${paths.home()}?lang=en`);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: say('en', 'common.skip') });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: say('en', 'pages.home.start') })).toBeFocused();
});

test('questions are answered with the keyboard alone', async ({ page }) => {
  const { keyboard } = page;
  await startDraft(page, 'en');
  await page.goto(paths.screen('country'));
  await page.getByRole('combobox').focus();
  await keyboard.type('Argentina');
  await tabTo(page, say('en', 'common.continue'));
  await keyboard.press('Enter');
  await expect(page).toHaveURL(paths.screen('place'));
  await page.goto(paths.screen('activity'));
  const search = page.getByLabel(say('en', 'diagnostic.firm.isic.query'));
  await search.focus();
  await keyboard.type('cheese');
  await expect(page.getByRole('option').first()).toBeVisible();
  await keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { selected: true })).toHaveCount(1);
  await keyboard.press('Enter');
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(1);
  // Enter in a field goes on, past every other button of the page.
  await search.focus();
  await keyboard.press('Enter');
  await expect(page).toHaveURL(paths.screen('size'));
  await keyboard.press('Tab');
  await page.getByRole('radio').first().focus();
  await keyboard.press('Space');
  await keyboard.press('ArrowDown');
  await expect(page.getByRole('radio').nth(1)).toBeChecked();
  await page.getByRole('textbox').first().focus();
  await keyboard.type('a few');
  await keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ has: page.getByRole('link') })).toBeFocused();
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(page.getByRole('textbox').first()).toBeFocused();
});

async function tabTo(page: Page, name: string): Promise<void> {
  const button = page.getByRole('main').getByRole('button', { name, exact: true });
  for (let steps = 0; steps < 50; steps += 1) {
    if (await button.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`“${name}” is not reached`);
}

/** The spacing that WCAG 1.4.12 says a reader may set. A style sheet of the reader is not under our policy. */
function widenText(page: Page): Promise<void> {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
    );
    document.adoptedStyleSheets = [sheet];
  });
}

test('wider text stays on the page', async ({ page }) => {
  await draftWithResults(page, 'es', partsSupplier);
  await saveScreen(page, 'size', mistakesOf('size'));
  for (const path of [...SAMPLE, paths.method(), paths.print(), paths.saved()]) {
    await page.goto(path);
    await widenText(page);
    await expectNoSidewaysScroll(page);
    expect.soft(await textsCutOff(page), path).toEqual([]);
  }
});

/** Texts wider than what holds them; what is there for screen readers alone takes no room. */
function textsCutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, .btn, .choice, legend, th, td')]
      .filter((one) => !one.closest('.visually-hidden') && (one.closest('thead')?.clientWidth ?? 2) > 1)
      .filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1)
      .map((one) => one.outerHTML.slice(0, 90)),
  );
}
