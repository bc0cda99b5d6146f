import { expect, type Page, test } from '@playwright/test';
import { paths, posts } from '@/lib/paths';
import { apart, pressButton, signInAs } from '../support/account';
import { expectNoSidewaysScroll, expectNoViolations, expectSoundPage } from '../support/checks';
import { say, type Visit } from '../support/fill';

/** Run by the institution of the demonstration's officer. */
const OFFERING = 'O07';
const IDLE = { timeout: 30_000 };

const how = (page: Page) => page.locator('[name="how.en"]');
const heading = ({ locale }: Visit, page: Page, key: string) =>
  page.getByRole('heading', { name: say(locale, key), exact: true });

/** A copy of the offering. Out: its id. */
async function aCopy({ page, locale }: Visit): Promise<string> {
  await page.goto(paths.deskOffering(OFFERING));
  await page.getByRole('button', { name: say(locale, 'desk.view.duplicate') }).click();
  await expect(page.getByRole('status')).toHaveText(say(locale, 'desk.done.copied'));
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

for (const { script, locale } of [
  { script: false, locale: 'es' },
  { script: true, locale: 'en' },
] as const)
  test(`what an officer types in two windows waits for them, one beside the other, ${script ? 'with' : 'without'} scripts`, async ({
    browser,
  }) => {
    test.slow();
    await apart(browser, { locale, script }, async (officer) => {
      const { page } = officer;
      await signInAs(officer, 'officer');
      const id = await aCopy(officer);
      const other = await page.context().newPage();
      for (const one of [page, other]) await one.goto(paths.editOffering(id));
      for (const [one, text] of [
        [page, 'In the first window'],
        [other, 'In the second window'],
      ] as const) {
        await how(one).fill(text);
        // Without scripts it is the button that sends it; a mistake keeps it from being saved.
        if (script) await expect(one.getByRole('status')).toContainText(/^Kept at/, IDLE);
        else {
          await one.locator('[name="price"]').fill('nada');
          await pressButton({ ...officer, page: one }, 'desk.edit.save');
          await expect(one.getByRole('alert').getByRole('link')).toBeVisible();
        }
      }
      await other.close();

      await page.goto(paths.editOffering(id));
      await expect(how(page)).toHaveValue('In the second window');
      await expect(heading(officer, page, 'desk.edit.othersTitle')).toBeVisible();
      await expectSoundPage(page, locale);
      await expectNoSidewaysScroll(page);
      if (script) await expectNoViolations(page);
      // What stands in the form is kept while another text is looked at.
      await how(page).fill('In the second window, and more');
      await page.getByRole('button', { name: say(locale, 'desk.edit.otherLook') }).click();
      await expect(how(page)).toHaveValue('In the first window');
      await page.getByRole('button', { name: say(locale, 'desk.edit.otherLook') }).click();
      await expect(how(page)).toHaveValue('In the second window, and more');
      await page.getByText(say(locale, 'desk.edit.otherDropTitle'), { exact: true }).click();
      await pressButton(officer, 'desk.edit.otherDrop');
      await expect(heading(officer, page, 'desk.edit.othersTitle')).toHaveCount(0);
      await expect(how(page)).toHaveValue('In the second window, and more');

      // Enter saves, and throws nothing away.
      await page.locator('[name="price"]').fill('90');
      await page.locator('[name="price"]').press('Enter');
      await expect(page.getByRole('status')).toHaveText(say(locale, 'desk.done.saved'));
      await page.goto(paths.editOffering(id));
      await expect(how(page)).toHaveValue('In the second window, and more');
      await expect(heading(officer, page, 'desk.edit.unsavedTitle')).toHaveCount(0);
    });
  });

test('a message of the page that comes after its own save is not kept', async ({ browser }) => {
  test.slow();
  await apart(browser, { locale: 'en', script: true }, async (officer) => {
    const { page } = officer;
    await signInAs(officer, 'officer');
    const id = await aCopy(officer);
    await page.goto(paths.editOffering(id), { waitUntil: 'networkidle' });
    const sent = page.waitForRequest(
      (request) => new URL(request.url()).pathname === posts.saveDraft(id),
      IDLE,
    );
    await how(page).fill('Before it was saved');
    const body = (await sent).postData() ?? '';
    await expect(page.getByRole('status')).toContainText(/^Kept at/);
    await how(page).fill('As it was saved');
    await pressButton(officer, 'desk.edit.save');
    await expect(page.getByRole('status')).toHaveText(say('en', 'desk.done.saved'));
    const again = await page.evaluate(
      async ([to, form]) => {
        const headers = { 'content-type': 'application/x-www-form-urlencoded' };
        return (await fetch(to, { method: 'POST', headers, body: form })).status;
      },
      [posts.saveDraft(id), body] as const,
    );
    expect(again).toBe(409);
    await page.goto(paths.editOffering(id));
    await expect(how(page)).toHaveValue('As it was saved');
    await expect(heading(officer, page, 'desk.edit.unsavedTitle')).toHaveCount(0);
  });
});
