import { expect, type Page, test } from '@playwright/test';
import { LOCALES, type Locale } from '@/lib/domain/vocabulary';
import { fromMatch, paths } from '@/lib/paths';
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
      await page.getByRole('button', { name: say('en', 'common.look') }).click();
      await page.getByRole('button', { name: say('en', 'pages.look.dark') }).click();
      await expect(page).toHaveURL(paths.screen('size'));
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

    test('Enter after a word searches for it', async ({ page }) => {
      await startDraft(page, 'en');
      await page.goto(paths.screen('activity'));
      const query = page.getByLabel(say('en', 'diagnostic.firm.isic.query'));
      await query.fill('wine');
      await query.press('Enter');
      await expect(page.getByRole('radio', { name: /wines/i })).toBeVisible();
      await expect(page).toHaveURL(paths.screen('activity'));
      await expect(page.getByRole('alert').filter({ has: page.getByRole('link') })).toHaveCount(0);
      await page.getByRole('radio', { name: /wines/i }).check();
      await query.press('Enter');
      await expect(page).toHaveURL(paths.screen('size'));
    });

    test('another word beside a saved activity is not passed over', async ({ page }) => {
      await startDraft(page, 'en');
      await saveScreen(page, 'activity', { 'firm.isic': '1102' });
      const saved = await answerOn(page, 'en', 'firm.isic');
      await page.goto(paths.screen('activity'));
      await page.getByLabel(say('en', 'diagnostic.firm.isic.query')).fill('footwear');
      await goOn(page, 'en');
      await expect(page).toHaveURL(paths.screen('activity'));
      const summary = page.getByRole('alert').filter({ has: page.getByRole('link') });
      await expect(summary).toContainText('another word');
      await expect(page.getByRole('radio', { name: /footwear/i }).first()).toBeVisible();
      await goOn(page, 'en');
      await expect(page).toHaveURL(paths.screen('size'));
      expect(await answerOn(page, 'en', 'firm.isic')).toBe(saved);
    });

    test('a radio button can be taken back', async ({ page }) => {
      await startDraft(page, 'en');
      await saveScreen(page, 'learning', { 'learn.seek': '2', 'learn.understand': '3' });
      await page.goto(paths.screen('learning'));
      const name = `${say('en', 'common.clear')} ${say('en', 'common.clearHidden', {
        question: say('en', 'diagnostic.learn.seek.name'),
      })}`;
      await page.getByRole('button', { name }).click();
      await expect(page.getByRole('button', { name })).toHaveCount(0);
      await expect(page.getByRole('radio', { checked: true })).toHaveCount(1);
      expect(await answerOn(page, 'en', 'learn.seek')).toBe(say('en', 'common.notAnswered'));
      expect(await answerOn(page, 'en', 'learn.understand')).toContain(
        say('en', 'diagnostic.learn.understand.option.3'),
      );
    });

    test('an answer changed from an explanation leads back to it', async ({ page }) => {
      const from = fromMatch('O08');
      await startDraft(page, 'en');
      const back = page.getByRole('main').getByRole('button', { name: say('en', 'common.backToMatch') });
      await page.goto(paths.screen('goal', from));
      await page.getByRole('radio').first().check();
      await back.click();
      await expect(page).toHaveURL(paths.match('O08'));
      // Four answers behind one level: the second page of them comes before the way back.
      await page.goto(paths.screen('learning', from));
      await back.click();
      await expect(page).toHaveURL(paths.screen('change', from));
      await back.click();
      await expect(page).toHaveURL(paths.match('O08'));
      await page.goto(paths.screen('goal', from));
      await page
        .getByRole('navigation', { name: say('en', 'common.back') })
        .getByRole('button')
        .click();
      await expect(page).toHaveURL(paths.match('O08'));
    });

    test('a source that was near is asked where it is once the firm has moved, and then no more', async ({
      page,
    }) => {
      await startDraft(page, 'es');
      await saveScreen(page, 'country', { 'firm.country': 'AR' });
      await saveScreen(page, 'place', { 'firm.subdivision': 'AR-M' });
      await saveScreen(page, 'sources', { 'ties.list.kind': 'buyer', 'ties.list.place': 'local' }, 'add');
      await saveScreen(page, 'place', { 'firm.subdivision': 'AR-J' });
      await page.goto(paths.screen('sources'));
      const asked = page.getByRole('group', {
        name: say('es', 'pages.question.sourceMoved', { place: 'Mendoza' }),
      });
      await asked.getByRole('radio', { name: 'Mendoza' }).check();
      await page
        .getByRole('main')
        .getByRole('button', { name: say('es', 'common.continue') })
        .click();
      await page.goto(paths.screen('sources'));
      const source = page.getByRole('listitem').filter({ hasText: say('es', 'vocabulary.tieKind.buyer') });
      await expect(source).toContainText(`${say('es', 'vocabulary.tiePlace.other')} (Mendoza)`);
      await expect(asked).toHaveCount(0);
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
