import { expect, type Page, test } from '@playwright/test';
import { LOCALES, type Locale } from '@/lib/domain/vocabulary';
import { api, paths } from '@/lib/paths';
import { say } from '../support/fill';
import { offeringName } from '../support/walk';

const PER_PAGE = 25;

function rows(page: Page) {
  return page.getByRole('main').getByRole('heading', { level: 2 }).getByRole('link');
}

for (const script of [true, false])
  test.describe(script ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: script });

    for (const locale of LOCALES)
      test(`words and filters stand in the address and can be taken away (${locale})`, async ({ page }) => {
        await page.goto(`${paths.home()}?lang=${locale}`);
        await page.getByRole('link', { name: say(locale, 'pages.home.browse') }).click();
        await expect(rows(page)).toHaveCount(PER_PAGE);
        await page.getByRole('searchbox').fill(offeringName('O02', locale));
        await page.getByText(say(locale, 'catalogue.list.more')).click();
        await page.getByRole('combobox', { name: say(locale, 'catalogue.list.country') }).selectOption('AR');
        await page.getByRole('button', { name: say(locale, 'catalogue.list.find') }).click();
        const q = offeringName('O02', locale);
        await expect(page).toHaveURL(paths.offerings({ q, country: 'AR' }));
        await expect(rows(page).first()).toHaveText(offeringName('O02', locale));
        const chips = page.getByRole('list', { name: say(locale, 'catalogue.list.active') });
        await expect(chips.getByRole('listitem')).toHaveCount(3);
        await chips.getByRole('link', { name: countryChip(locale) }).click();
        await expect(page).not.toHaveURL(/country/);
        await chips.getByRole('link').first().click();
        await expect(chips).toBeHidden();
        await expect(rows(page)).toHaveCount(PER_PAGE);
        await page.goBack();
        await expect(page.getByRole('searchbox')).toHaveValue(offeringName('O02', locale));
      });

    test('the list goes on, and Back returns to where one was', async ({ page }) => {
      await page.goto(`${paths.offerings()}?lang=en`);
      const firstPage = await rows(page).allInnerTexts();
      await page.getByRole('link', { name: say('en', 'catalogue.list.next') }).click();
      await expect(page).toHaveURL(/page=2/);
      const secondPage = await rows(page).allInnerTexts();
      expect(secondPage.filter((name) => firstPage.includes(name))).toEqual([]);
      const total = firstPage.length + secondPage.length;
      await expect(page.getByRole('status').filter({ hasText: String(total) })).toBeVisible();
      await rows(page).first().click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(secondPage[0] ?? '');
      await page.goBack();
      await expect(page).toHaveURL(/page=2/);
      expect(await rows(page).allInnerTexts()).toEqual(secondPage);
    });
  });

function countryChip(locale: Locale): string {
  const value = new Intl.DisplayNames(locale, { type: 'region' }).of('AR') ?? '';
  return say(locale, 'catalogue.list.remove', { name: say(locale, 'catalogue.list.country'), value });
}

test('where nothing is found, the page says what to do', async ({ page }) => {
  await page.goto(`${paths.offerings({ q: 'zzzz' })}&lang=es`);
  await expect(page.getByRole('heading', { name: say('es', 'catalogue.list.none.title') })).toBeVisible();
  await page
    .getByRole('main')
    .getByRole('link', { name: say('es', 'catalogue.list.clear') })
    .last()
    .click();
  await expect(rows(page)).toHaveCount(PER_PAGE);
});

for (const locale of LOCALES)
  test(`institutions are searched by word, kind and country (${locale})`, async ({ page }) => {
    await page.goto(`${paths.institutions()}?lang=${locale}`);
    const all = await rows(page).count();
    await page.getByText(say(locale, 'catalogue.list.more'), { exact: true }).click();
    await page
      .getByRole('combobox', { name: say(locale, 'catalogue.institutions.kind') })
      .selectOption('sector_association');
    await page.getByRole('combobox', { name: say(locale, 'catalogue.list.country') }).selectOption('MX');
    await page.getByRole('button', { name: say(locale, 'catalogue.list.find') }).click();
    await expect(page).toHaveURL(paths.institutions({ type: 'sector_association', country: 'MX' }));
    expect(await rows(page).count()).toBeLessThan(all);
    await page.getByRole('searchbox').fill('zzzz');
    await page.getByRole('button', { name: say(locale, 'catalogue.list.find') }).click();
    await expect(page.getByRole('heading', { name: say(locale, 'catalogue.list.none.title') })).toBeVisible();
    await page.getByRole('link', { name: say(locale, 'catalogue.institutions.all') }).click();
    await expect(rows(page)).toHaveCount(all);
    await page.goBack();
    await expect(page.getByRole('searchbox')).toHaveValue('zzzz');
  });

test('a filter nobody knows is named and passed over', async ({ page }) => {
  const answer = await page.goto(
    `${paths.offerings({ type: 'magic', country: 'ZZ', price: '7', page: 99 })}&lang=en`,
  );
  expect(answer?.status()).toBe(200);
  const told = { type: 'magic', country: 'ZZ', price: '7' } as const;
  for (const [filter, value] of Object.entries(told) as [keyof typeof told, string][])
    await expect(
      page.getByText(
        say('en', 'catalogue.list.ignored', { name: say('en', `catalogue.list.${filter}`), value }),
      ),
    ).toBeVisible();
  await page.getByRole('link', { name: say('en', 'catalogue.list.clean', { count: 3 }) }).click();
  await expect(page).toHaveURL(/\/offerings\?page=2$/);
  await expect(rows(page).first()).toBeVisible();
});

test('the address chooses the language, for this page and the next ones', async ({ page }) => {
  for (const locale of LOCALES) {
    await page.goto(`${paths.offering('O02')}?lang=${locale}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(offeringName('O02', locale));
    await page.goto(paths.offering('O01'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(offeringName('O01', locale));
  }
  const other = page.getByRole('button', { name: 'English' });
  await other.click();
  await expect(page).toHaveURL(paths.offering('O01'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(offeringName('O01', 'en'));
});

test('what does not exist is not found', async ({ page }) => {
  for (const path of [
    paths.offering('O99'),
    paths.institution('I99'),
    paths.match('O99'),
    paths.screen('nothing'),
  ]) {
    const answer = await page.goto(`${path}?lang=en`);
    expect.soft(answer?.status(), path).toBe(404);
    await expect
      .soft(page.getByRole('heading', { level: 1 }))
      .toHaveText(say('en', 'common.problem.notFound.title'));
  }
});

for (const locale of LOCALES)
  test(`activities are chosen by words, and money is never called free (${locale})`, async ({ page }) => {
    await page.goto(`${paths.offerings({ country: 'CO' })}&lang=${locale}`);
    const offer = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2 }) });
    await expect(offer).toContainText(say(locale, 'catalogue.price.money'));
    await page.goto(`${paths.offerings()}?lang=${locale}`);
    await page.getByText(say(locale, 'catalogue.list.more'), { exact: true }).click();
    const activity = page.getByRole('combobox', { name: say(locale, 'catalogue.list.sector') });
    const choices = await activity.getByRole('option').allInnerTexts();
    expect(choices.filter((words) => !/\p{L}{3}/u.test(words) || /\d{3}/.test(words))).toEqual([]);
    await activity.selectOption('15');
    await page.getByRole('button', { name: say(locale, 'catalogue.list.find') }).click();
    await expect(page).toHaveURL(/sector=15/);
    await expect(rows(page).filter({ hasText: offeringName('O34', locale) })).toBeVisible();
  });

for (const locale of LOCALES)
  test(`a page says where, when, what it costs and that it is invented (${locale})`, async ({ page }) => {
    const country = new Intl.DisplayNames(locale, { type: 'region' }).of('MX') ?? '';
    await page.goto(`${paths.offering('O26')}?lang=${locale}`);
    const main = page.getByRole('main');
    await expect(main.getByText(`Sinaloa, ${country}`)).toBeVisible();
    await expect(main.getByText(say(locale, 'catalogue.offering.datesNone'))).toBeVisible();
    await expect(main.getByText(say(locale, 'catalogue.offering.joinDemo'))).toBeVisible();
    // 100 for the programme, 1,500 a year for the association, 1,600 together.
    for (const part of [/100/, /1.?500/, /1.?600/])
      await expect(main.getByRole('definition').filter({ hasText: part }).first()).toBeVisible();
    const shown = [
      paths.home(),
      paths.offerings({ q: 'zzzz' }),
      paths.offering('O26'),
      paths.institutions(),
      paths.institution('I12'),
    ];
    for (const path of shown) {
      await page.goto(path);
      const notice = page.getByRole('complementary', { name: say(locale, 'common.demoMark') });
      await expect.soft(notice, path).toContainText(say(locale, 'common.demo'));
    }
  });

test('a page of the catalogue fits a screen of 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const shown = [
    paths.home(),
    paths.offerings({ country: 'MX' }),
    paths.offerings({ q: 'x'.repeat(500) }),
    paths.offering('O26'),
    paths.institution('I12'),
    paths.method(),
  ];
  for (const path of shown) {
    await page.goto(path);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(width, path).toBeLessThanOrEqual(320);
  }
});

/** Description of a page for machines. */
async function machineReadable(page: Page): Promise<Record<string, unknown>> {
  const text = await page.locator('script[type="application/ld+json"]').textContent();
  return JSON.parse(text ?? '');
}

test('every offering and institution can be read by machines @once', async ({ page }) => {
  test.slow();
  const { total } = await (await page.request.get(api.offerings())).json();
  const ids = Array.from({ length: total }, (_, index) => `O${String(index + 1).padStart(2, '0')}`);
  for (const id of ids) {
    await page.goto(`${paths.offering(id)}?lang=es`, { waitUntil: 'domcontentloaded' });
    const described = await machineReadable(page);
    expect.soft(described, id).toMatchObject({
      '@context': 'https://schema.org',
      '@graph': expect.arrayContaining([
        expect.objectContaining({
          '@type': expect.stringMatching(/Service$/),
          identifier: id,
          name: offeringName(id, 'es'),
          description: expect.any(String),
          url: expect.stringContaining(paths.offering(id)),
          provider: expect.objectContaining({ '@type': expect.stringMatching(/Organization$/) }),
          areaServed: expect.any(Array),
        }),
      ]),
    });
    expect
      .soft(await (await page.request.get(api.offering(id))).json(), id)
      .toMatchObject({ id, name: { es: offeringName(id, 'es') }, illustrative: true });
  }
  await page.goto(paths.institutions());
  const institutions = await page
    .getByRole('main')
    .getByRole('listitem')
    .getByRole('link')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  expect(institutions.length).toBeGreaterThan(10);
  for (const path of institutions) {
    await page.goto(path, { waitUntil: 'domcontentloaded' });
    expect.soft(await machineReadable(page), path).toMatchObject({
      '@context': 'https://schema.org',
      '@type': expect.stringMatching(/Organization$/),
      name: await page.getByRole('heading', { level: 1 }).innerText(),
      url: expect.stringContaining(path),
      address: { addressCountry: expect.stringMatching(/^[A-Z]{2}$/) },
    });
  }
});
