import { expect, test } from '@playwright/test';
import { paths } from '@/lib/paths';
import { apart, followLink, pressButton, signInAs } from '../support/account';
import { expectNoViolations } from '../support/checks';
import { say } from '../support/fill';

/** Run by the institution of the demonstration's officer; the journey works on a copy of it. */
const OFFERING = 'O07';

// What an institution asks for holds for all of its desk.
test.describe.configure({ mode: 'serial' });

for (const { script, locale } of [
  { script: false, locale: 'es' },
  { script: true, locale: 'en' },
] as const)
  test(`where two people are needed, one asks and another publishes, ${script ? 'with' : 'without'} scripts`, async ({
    browser,
  }) => {
    test.slow();
    const means = { locale, script };
    await apart(browser, means, async (admin) => {
      await signInAs(admin, 'institution_admin');
      await admin.page.goto(paths.deskPeople());
      await pressButton(admin, 'account.people.publishing.toTwo');
      await expect(admin.page.getByRole('status')).toHaveText(say(locale, 'account.people.publishing.set'));
      await expect(admin.page.getByRole('main')).toContainText(say(locale, 'account.people.publishing.two'));
      if (script) await expectNoViolations(admin.page);

      await apart(browser, means, async (officer) => {
        const { page } = officer;
        const main = page.getByRole('main');
        await signInAs(officer, 'officer');
        await page.goto(paths.deskOffering(OFFERING));
        await pressButton(officer, 'desk.view.duplicate');
        await expect(page.getByRole('status')).toHaveText(say(locale, 'desk.done.copied'));
        const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
        await page.goto(paths.publishOffering(id));
        await expect(main).toContainText(say(locale, 'desk.publish.two'));
        await expect(main.getByRole('button', { name: say(locale, 'desk.publish.go') })).toHaveCount(0);
        if (script) await expectNoViolations(page);
        await pressButton(officer, 'desk.publish.ask');
        await expect(page.getByRole('status')).toHaveText(say(locale, 'desk.done.asked'));
        if (script) await expectNoViolations(page);
        // Whoever asked cannot do the rest as well.
        await followLink(officer, 'desk.view.preview');
        await expect(main.getByRole('button')).toHaveCount(0);
        if (script) await expectNoViolations(page);

        await admin.page.goto(paths.deskOfferings());
        const row = admin.page.getByRole('listitem').filter({
          has: admin.page.locator(`a[href="${paths.deskOffering(id)}"]`),
        });
        await expect(row).toContainText(say(locale, 'desk.list.asked'));
        await row.getByRole('link').click();
        await followLink(admin, 'desk.view.lookAndPublish');
        await expect(admin.page.getByRole('main')).toContainText('Ramiro Funes');
        if (script) await expectNoViolations(admin.page);
        await pressButton(admin, 'desk.publish.go');
        await expect(admin.page.getByRole('status')).toHaveText(say(locale, 'desk.done.published'));
        expect((await page.goto(paths.offering(id)))?.status()).toBe(200);
      });

      await admin.page.goto(paths.deskPeople());
      await pressButton(admin, 'account.people.publishing.toOne');
      await expect(admin.page.getByRole('main')).toContainText(say(locale, 'account.people.publishing.one'));
    });
  });
