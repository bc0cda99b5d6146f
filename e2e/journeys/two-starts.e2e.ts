import { expect, type Page, test } from '@playwright/test';
import { paths, posts } from '@/lib/paths';
import { answerOn } from '../support/answers-page';
import { expectNoViolations, expectSoundPage } from '../support/checks';
import { codeOf, startDraft } from '../support/draft';
import { say } from '../support/fill';

const employees = (one: Page) =>
  one
    .getByRole('group', { name: say('en', 'diagnostic.firm.employees.text'), exact: true })
    .getByRole('textbox');
const button = (one: Page, key: Parameters<typeof say>[1]) =>
  one.getByRole('main').getByRole('button', { name: say('en', key), exact: true });

for (const script of [true, false])
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script });

    test('Start in a second window leaves the answers of the first where they are', async ({
      page,
      context,
    }) => {
      const second = await context.newPage();
      for (const one of [page, second]) await one.goto(`${paths.diagnostic()}?lang=en`);
      await button(page, 'pages.start.go').click();
      await expect(page).toHaveURL(paths.screen('country'));
      await page.goto(paths.screen('size'));
      await employees(page).fill('14');
      await button(page, 'common.continue').click();
      const code = await codeOf(page);

      await second.getByRole('radio', { name: say('en', 'pages.start.who.adviser') }).check();
      await button(second, 'pages.start.go').click();
      const main = second.getByRole('main');
      await expect(main).toContainText(say('en', 'pages.start.held'));
      await expectSoundPage(second, 'en');
      if (script) await expectNoViolations(second);
      await expect(main).toContainText(code);
      await expect(second.getByRole('radio', { name: say('en', 'pages.start.who.adviser') })).toBeChecked();
      expect(await codeOf(second)).toBe(code);
      expect(await answerOn(second, 'en', 'firm.employees')).toContain('14');
    });

    test('what is typed beside earlier answers is not saved to later ones unless it is added', async ({
      page,
      context,
    }) => {
      await startDraft(page, 'en');
      await page.goto(paths.screen('size'));
      const second = await context.newPage();
      await startDraft(second, 'en');
      await employees(page).fill('7');
      await button(page, 'common.continue').click();
      await expect(page).toHaveURL(posts.answers('size'));
      await expect(
        page.getByRole('heading', { level: 1, name: say('en', 'common.problem.otherDraft.title') }),
      ).toBeVisible();
      await expectSoundPage(page, 'en');
      if (script) await expectNoViolations(page);
      expect(await answerOn(second, 'en', 'firm.employees')).toBe(say('en', 'common.notAnswered'));
      await button(page, 'common.problem.otherDraft.add').click();
      expect(await answerOn(second, 'en', 'firm.employees')).toContain('7');
    });
  });
