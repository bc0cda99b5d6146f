import { expect, type Page, test } from '@playwright/test';
import { LOCALES, type Locale } from '@/lib/domain/vocabulary';
import { paths } from '@/lib/paths';
import { answerOn } from '../support/answers-page';
import { saveScreen, startDraft } from '../support/draft';
import { say } from '../support/fill';

/** Each language under its own name. */
const NAMES: Readonly<Record<Locale, string>> = { en: 'English', es: 'Español' };

function employees(page: Page, locale: Locale) {
  return page
    .getByRole('group', { name: say(locale, 'diagnostic.firm.employees.text'), exact: true })
    .getByRole('textbox');
}

function goOn(page: Page, locale: Locale) {
  return page
    .getByRole('main')
    .getByRole('button', { name: say(locale, 'common.continue'), exact: true })
    .click();
}

for (const script of [true, false])
  test.describe(script ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: script });

    for (const locale of LOCALES)
      test(`another language keeps what is typed (from ${locale})`, async ({ page }) => {
        const other = LOCALES.find((one) => one !== locale) ?? locale;
        await startDraft(page, locale);
        await page.goto(paths.screen('size', 'check'));
        await employees(page, locale).fill('a few');
        await page.getByRole('radio').first().check();
        await page.getByRole('button', { name: NAMES[other] }).click();
        await expect(page).toHaveURL(paths.screen('size', 'check'));
        await expect(
          page.getByRole('heading', { level: 1, name: say(other, 'diagnostic.screen.size.title') }),
        ).toBeVisible();
        await expect(employees(page, other)).toHaveValue('a few');
        await expect(page.getByRole('radio').first()).toBeChecked();
        await expect(page.getByRole('alert').filter({ has: page.getByRole('link') })).toHaveCount(0);
      });

    test('another look keeps what is typed', async ({ page }) => {
      await startDraft(page, 'en');
      await page.goto(paths.screen('size'));
      await employees(page, 'en').fill('24');
      await page.getByRole('button', { name: say('en', 'common.look.dark') }).click();
      await expect(page.locator('html')).toHaveAttribute('data-look', 'dark');
      await expect(employees(page, 'en')).toHaveValue('24');
    });

    test('going back keeps what is typed, right or wrong', async ({ page }) => {
      await startDraft(page, 'es');
      await page.goto(paths.screen('size'));
      await employees(page, 'es').fill('unas pocas');
      await page.getByRole('button', { name: say('es', 'common.back') }).click();
      await expect(page).toHaveURL(paths.screen('activity'));
      await goOn(page, 'es');
      await expect(page).toHaveURL(paths.screen('size'));
      await expect(employees(page, 'es')).toHaveValue('unas pocas');
      await employees(page, 'es').fill('24');
      await page.getByRole('button', { name: say('es', 'common.back') }).click();
      await goOn(page, 'es');
      await expect(employees(page, 'es')).toHaveValue('24');
    });

    test('the Back of the browser shows what was typed', async ({ page }) => {
      await startDraft(page, 'en');
      await page.goto(paths.screen('size'));
      await employees(page, 'en').fill('24');
      await goOn(page, 'en');
      await expect(page).toHaveURL(paths.screen('ownership'));
      await page.goBack();
      await expect(employees(page, 'en')).toHaveValue('24');
      await employees(page, 'en').fill('25');
      await goOn(page, 'en');
      await expect(page).toHaveURL(paths.screen('ownership'));
      expect(await answerOn(page, 'en', 'firm.employees')).toContain('25');
    });

    test('a half-typed source is kept while another one is taken out', async ({ page }) => {
      await startDraft(page, 'en');
      await saveScreen(page, 'sources', { 'ties.list.kind': 'buyer', 'ties.list.place': 'local' }, 'add');
      await page.goto(paths.screen('sources'));
      const kind = page.getByLabel(say('en', 'diagnostic.ties.list.kind.text'));
      await kind.selectOption('fair');
      await page.getByRole('button', { name: say('en', 'pages.question.sourceRemove') }).click();
      await expect(
        page.getByRole('listitem').filter({ hasText: say('en', 'vocabulary.tieKind.buyer') }),
      ).toHaveCount(0);
      await expect(kind).toHaveValue('fair');
    });
  });
