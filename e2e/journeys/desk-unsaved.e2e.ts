import { expect, test } from '@playwright/test';
import { LOCALES } from '@/lib/domain/vocabulary';
import { paths } from '@/lib/paths';
import { apart, expectHeading, followLink, pressButton, signInAs, signOut } from '../support/account';
import { expectNoSidewaysScroll, expectNoViolations, expectSoundPage } from '../support/checks';
import { say, type Visit } from '../support/fill';

/** Run by the institution of the demonstration's officer. */
const OFFERING = 'O07';
/** After this long without a key the page keeps what was typed; then a little more for a slow machine. */
const IDLE = { timeout: 30_000 };

const field = ({ page }: Visit, name: string) => page.locator(`[name="${name}"]`);

/** A copy of the offering, with its form open. Out: its id. */
async function aCopyInHand({ page, locale }: Visit): Promise<string> {
  await page.goto(paths.deskOffering(OFFERING));
  await page.getByRole('button', { name: say(locale, 'desk.view.duplicate') }).click();
  await expect(page.getByRole('status')).toHaveText(say(locale, 'desk.done.copied'));
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.goto(paths.editOffering(id));
  return id;
}

for (const { script, locale } of [
  { script: false, locale: 'es' },
  { script: true, locale: 'en' },
] as const)
  test(`what an officer typed and did not save waits for them on any device, ${script ? 'with' : 'without'} scripts`, async ({
    browser,
  }) => {
    test.slow();
    const means = { locale, script };
    await apart(browser, means, async (officer) => {
      const { page } = officer;
      await signInAs(officer, 'officer');
      const id = await aCopyInHand(officer);
      await field(officer, 'how.en').fill('Two visits a month');
      if (script) await expect(page.getByRole('status')).toContainText(/^Kept at/, IDLE);
      else {
        // Without scripts it is the button that sends it; a mistake keeps it from being saved.
        await field(officer, 'price').fill('nada');
        await pressButton(officer, 'desk.edit.save');
        await expect(page.getByRole('alert').getByRole('link')).toContainText(
          say(locale, 'desk.field.amount'),
        );
      }

      await apart(browser, means, async (later) => {
        await signInAs(later, 'officer');
        await later.page.goto(paths.editOffering(id));
        await expect(
          later.page.getByRole('heading', { name: say(locale, 'desk.edit.unsavedTitle') }),
        ).toBeVisible();
        await expect(field(later, 'how.en')).toHaveValue('Two visits a month');
        await expectSoundPage(later.page, locale);
        await expectNoSidewaysScroll(later.page);
        if (script) await expectNoViolations(later.page);
        await field(later, 'price').fill('90');
        await pressButton(later, 'desk.edit.save');
        await expect(later.page.getByRole('status')).toHaveText(say(locale, 'desk.done.saved'));
        await later.page.goto(paths.editOffering(id));
        await expect(field(later, 'how.en')).toHaveValue('Two visits a month');
        await expect(
          later.page.getByRole('heading', { name: say(locale, 'desk.edit.unsavedTitle') }),
        ).toHaveCount(0);
      });

      // The form of before was overtaken: both are shown, and what was typed since is kept until it is thrown away.
      await field(officer, 'how.en').fill('Three visits a month');
      await field(officer, 'price').fill('90');
      await pressButton(officer, 'desk.edit.save');
      await expect(
        page.getByRole('alert').filter({ hasText: say(locale, 'desk.edit.conflictTitle') }),
      ).toBeVisible();
      await page.goto(paths.editOffering(id));
      await expect(field(officer, 'how.en')).toHaveValue('Three visits a month');
      // What is thrown away right after a key comes back by no late message of the page.
      await field(officer, 'how.en').fill('Four visits a month');
      await page.getByText(say(locale, 'desk.edit.dropTitle')).click();
      await pressButton(officer, 'desk.edit.dropGo');
      await expect(field(officer, 'how.en')).toHaveValue('Two visits a month');
      await page.goto(paths.editOffering(id));
      await expect(field(officer, 'how.en')).toHaveValue('Two visits a month');

      // Signed out in another window meanwhile.
      await field(officer, 'how.en').fill('Five visits a month');
      const other = await page.context().newPage();
      await signOut({ ...officer, page: other });
      await other.close();
      await pressButton(officer, 'desk.edit.save');
      await expectHeading(officer, 'common.noAccess.visitorTitle');
      await page
        .getByRole('main')
        .getByRole('link', { name: say(locale, 'common.noAccess.signIn') })
        .click();
      await page
        .getByRole('button', { name: say(locale, 'account.signIn.demoGo', { name: 'Ramiro Funes' }) })
        .click();
      await followLink(officer, 'account.unsent.page');
      await expect(field(officer, 'how.en')).toHaveValue('Five visits a month');
      // Another language is theirs to choose too.
      const [next] = LOCALES.filter((one) => one !== locale);
      await page.goto(paths.deskOfferings());
      await page.getByRole('banner').getByRole('button').click();
      await expect(page.locator('html')).toHaveAttribute('lang', next ?? '');
      await expect(page).toHaveURL(paths.deskOfferings());
    });
  });
