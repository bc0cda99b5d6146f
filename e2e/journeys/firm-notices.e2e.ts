import { expect, test } from '@playwright/test';
import { paths } from '@/lib/paths';
import { accountByPosts, apart, followMailTo, pressButton, signInAs } from '../support/account';
import { draftWithResults } from '../support/draft';
import { say } from '../support/fill';
import { partsSupplier } from '../support/personas';

/** Fits the parts supplier, and is run by the institution of the demonstration's officer. */
const OFFERING = 'O06';
/** How long a notice may take: the job looks every twenty seconds. */
const SOON = 90_000;

test('a firm is told of a new offer that fits it, and of its end, on the page and by mail, without scripts', async ({
  browser,
}) => {
  test.setTimeout(6 * SOON);
  const means = { locale: 'es', script: false } as const;
  const offer = `Curso nuevo ${Date.now()}`;
  await apart(browser, means, async (firm) => {
    const { page, locale } = firm;
    const main = page.getByRole('main');
    await draftWithResults(page, locale, partsSupplier);
    const { email } = await accountByPosts(page, locale);
    await page.goto(paths.notices());
    await expect(main).toContainText(say(locale, 'own.notices.none'));
    await main.getByLabel(say(locale, 'own.notices.mail')).check();
    await pressButton(firm, 'own.notices.mailSave');
    await expect(page.getByRole('status')).toHaveText(say(locale, 'own.notices.done.mail'));
    await expect(main.getByLabel(say(locale, 'own.notices.mail'))).toBeChecked();

    await apart(browser, means, async (officer) => {
      await signInAs(officer, 'officer');
      await officer.page.goto(paths.deskOffering(OFFERING));
      await pressButton(officer, 'desk.view.duplicate');
      const id = new URL(officer.page.url()).pathname.split('/').at(-1) ?? '';
      await officer.page.goto(paths.editOffering(id));
      for (const field of ['name.en', 'name.es']) await officer.page.locator(`[name="${field}"]`).fill(offer);
      await pressButton(officer, 'desk.edit.save');
      await officer.page.goto(paths.publishOffering(id));
      await pressButton(officer, 'desk.publish.go');

      const fits = say(locale, 'own.notices.fits.new', { offer });
      await expect(async () => {
        await page.goto(paths.notices());
        await expect(main).toContainText(fits, { timeout: 1000 });
      }).toPass({ timeout: SOON });
      await followMailTo(firm, email, 'notices', paths.notices());
      const row = main.locator('.row').filter({ hasText: fits });
      await row.getByRole('button', { name: say(locale, 'own.notices.read') }).click();
      await expect(row.getByRole('button', { name: say(locale, 'own.notices.unread') })).toBeVisible();

      await officer.page.goto(paths.closeOffering(id, 'withdraw'));
      await pressButton(officer, 'desk.close.withdraw.go');
      const gone = say(locale, 'own.notices.gone', { offer });
      await expect(async () => {
        await page.goto(paths.notices());
        await expect(main).toContainText(gone, { timeout: 1000 });
      }).toPass({ timeout: SOON });
      await expect(row).toHaveCount(1);
    });
  });
});
