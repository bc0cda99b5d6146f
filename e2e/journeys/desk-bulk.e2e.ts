import { expect, test } from '@playwright/test';
import { paths } from '@/lib/paths';
import { apart, followLink, pressButton, signInAs } from '../support/account';
import { expectNoViolations } from '../support/checks';
import { say, type Visit } from '../support/fill';

/** Run by the institution of the demonstration's officer; the journey works on copies of it. */
const OFFERING = 'O07';

async function aCopy({ page, locale }: Visit): Promise<string> {
  await page.goto(paths.deskOffering(OFFERING));
  await pressButton({ page, locale, script: false }, 'desk.view.duplicate');
  await expect(page.getByRole('status')).toHaveText(say(locale, 'desk.done.copied'));
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

async function choose({ page, locale }: Visit, ids: readonly string[], step: string): Promise<void> {
  await page.goto(paths.deskOfferings());
  for (const id of ids) await page.locator(`input[name="offering"][value="${id}"]`).check();
  await page.getByRole('button', { name: say(locale, `desk.bulk.step.${step}`), exact: true }).click();
}

for (const { script, locale } of [
  { script: false, locale: 'es' },
  { script: true, locale: 'en' },
] as const)
  test(`an officer publishes and pauses several at once, ${script ? 'with' : 'without'} scripts`, async ({
    browser,
  }) => {
    test.slow();
    await apart(browser, { locale, script }, async (officer) => {
      const { page } = officer;
      const main = page.getByRole('main');
      await signInAs(officer, 'officer');
      const ids = [await aCopy(officer), await aCopy(officer)];
      // Published already, with nothing to publish: it is told, and left as it is.
      await choose(officer, [...ids, OFFERING], 'publish');
      await expect(main).toContainText(say(locale, 'desk.bulk.lede.publish', { count: 2, all: 3 }));
      await expect(main).toContainText(say(locale, 'desk.publish.same'));
      if (script) await expectNoViolations(page);
      await main
        .getByRole('button', { name: say(locale, 'desk.bulk.go.publish', { count: 2 }), exact: true })
        .click();
      await expect(page.getByRole('status')).toHaveText(say(locale, 'desk.bulk.done', { count: 2, all: 2 }));
      for (const id of ids) {
        const found = await page.request.get(paths.offering(id));
        expect(found.status()).toBe(200);
      }

      await choose(officer, ids, 'pause');
      // What somebody else has paused meanwhile stays paused, and does not keep the other from it.
      await apart(browser, { locale, script }, async (admin) => {
        await signInAs(admin, 'institution_admin');
        await admin.page.goto(paths.closeOffering(ids[0] ?? '', 'pause'));
        await pressButton(admin, 'desk.close.pause.go');
        await expect(admin.page.getByRole('status')).toHaveText(say(locale, 'desk.done.pause'));
      });
      await main.locator('button').click();
      await expect(page.getByRole('status')).toHaveText(say(locale, 'desk.bulk.done', { count: 1, all: 2 }));
      await expect(main.getByText(say(locale, 'desk.state.paused'), { exact: true })).toHaveCount(2);

      await choose(officer, [], 'withdraw');
      await expect(main).toContainText(say(locale, 'desk.bulk.none'));
      await expect(main.getByRole('button')).toHaveCount(0);
      if (script) await expectNoViolations(page);
      await followLink(officer, 'desk.back');
      await expect(page).toHaveURL(paths.deskOfferings());
    });
  });
