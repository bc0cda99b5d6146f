import { expect, test } from '@playwright/test';
import { paths } from '@/lib/paths';
import {
  apart,
  expectHeading,
  fillField,
  newFirm,
  pressButton,
  signInAs,
  signOut,
  signUp,
} from '../support/account';
import { expectNoSidewaysScroll, expectNoViolations, expectSoundPage } from '../support/checks';
import { draftWithResults } from '../support/draft';
import { say, type Visit } from '../support/fill';
import { partsSupplier } from '../support/personas';

const OFFERING = 'O08';

/** Signs out in another window, while a form stands open in this one. */
async function signOutBeside(visit: Visit): Promise<void> {
  const other = await visit.page.context().newPage();
  await signOut({ ...visit, page: other });
  await other.close();
}

for (const { script, locale } of [
  { script: false, locale: 'es' },
  { script: true, locale: 'en' },
] as const)
  test(`what a firm typed outlives its session and any wrong password ${script ? 'with' : 'without'} scripts`, async ({
    browser,
  }) => {
    test.slow();
    await apart(browser, { locale, script }, async (firm) => {
      const { page } = firm;
      const person = newFirm();
      await draftWithResults(page, locale, partsSupplier);
      await signUp(firm, person);
      await page.goto(paths.newRequest(OFFERING));
      await page.locator('[name="message"]').fill('We want to learn how to test parts');
      await signOutBeside(firm);
      await pressButton(firm, 'requests.new.send');
      await expectHeading(firm, 'common.noAccess.visitorTitle');
      await expect(page.getByRole('main')).toContainText(say(locale, 'account.unsent.ended'));
      await expectSoundPage(page, locale);
      await page
        .getByRole('main')
        .getByRole('link', { name: say(locale, 'common.noAccess.signIn') })
        .click();
      for (const password of ['wrong once', 'wrong twice', 'wrong three times', person.password]) {
        await fillField(firm, 'account.field.email', person.email);
        await fillField(firm, 'account.field.password', password);
        await pressButton(firm, 'account.signIn.go');
      }
      await expectHeading(firm, 'account.unsent.title');
      const main = page.getByRole('main');
      await expect(main).toContainText('We want to learn how to test parts');
      await expectSoundPage(page, locale);
      await expectNoSidewaysScroll(page);
      if (script) await expectNoViolations(page);
      await main.getByRole('link', { name: say(locale, 'account.unsent.page') }).click();
      await expect(page.locator('[name="message"]')).toHaveValue('We want to learn how to test parts');
      // A person who signs in on the same device after that reads nothing of it.
      await signOutBeside(firm);
      await signInAs(firm, 'officer');
      await page.goto(paths.unsent());
      await expect(main).toContainText(say(locale, 'account.unsent.none'));
      await signOutBeside(firm);
      await page.goto(paths.signIn(paths.unsent()));
      await fillField(firm, 'account.field.email', person.email);
      await fillField(firm, 'account.field.password', person.password);
      await pressButton(firm, 'account.signIn.go');
      await pressButton(firm, 'account.unsent.send');
      await expect(main).toContainText(say(locale, 'requests.state.sent'));
      await expect(main).toContainText('We want to learn how to test parts');
      await page.goto(paths.unsent());
      await expect(main).toContainText(say(locale, 'account.unsent.none'));
    });
  });
