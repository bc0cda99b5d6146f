import { expect, test } from '@playwright/test';
import { paths } from '@/lib/paths';
import { apart, followLink, pressButton, signInAs } from '../support/account';
import { expectNoViolations } from '../support/checks';
import { say } from '../support/fill';

/** Run by the institution of the demonstration's officer; the journey works on a copy of it. */
const OFFERING = 'O07';

for (const { script, locale } of [
  { script: false, locale: 'es' },
  { script: true, locale: 'en' },
] as const)
  test(`a desk sets a day for publishing, sees it, loses it to a change and calls it off ${script ? 'with' : 'without'} scripts`, async ({
    browser,
  }) => {
    test.slow();
    const means = { locale, script };
    const year = new Date().getUTCFullYear() + 1;
    await apart(browser, means, async (officer) => {
      const { page } = officer;
      const main = page.getByRole('main');
      await signInAs(officer, 'officer');
      await page.goto(paths.deskOffering(OFFERING));
      await pressButton(officer, 'desk.view.duplicate');
      await expect(page.getByRole('status')).toHaveText(say(locale, 'desk.done.copied'));
      const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
      const day = page.getByRole('textbox', { name: say(locale, 'desk.schedule.day') });
      const row = main
        .getByRole('listitem')
        .filter({ has: page.locator(`a[href="${paths.deskOffering(id)}"]`) });

      await page.goto(paths.publishOffering(id));
      await day.fill('1/3/2020');
      await pressButton(officer, 'desk.schedule.go.publish');
      await expect(page.getByRole('alert').getByRole('link')).toHaveText(
        say(locale, 'desk.schedule.field.past'),
      );
      await expect(day).toHaveValue('1/3/2020');
      if (script) await expectNoViolations(page);
      await day.fill(`1/3/${year}`);
      await pressButton(officer, 'desk.schedule.go.publish');
      await expect(page.getByRole('status')).toHaveText(say(locale, 'desk.done.scheduled'));
      const date = locale === 'en' ? `1 March ${year}` : `1 de marzo de ${year}`;
      await expect(main).toContainText(
        say(locale, 'desk.schedule.set.publish', { who: 'Ramiro Funes', day: date }),
      );
      if (script) await expectNoViolations(page);
      // Nothing of it is to be seen before that day.
      expect((await page.request.get(paths.offering(id))).status()).toBe(404);
      await page.goto(paths.publishOffering(id));
      await expect(main).toContainText(say(locale, 'desk.schedule.replaces', { day: date }));

      await apart(browser, means, async (admin) => {
        await signInAs(admin, 'institution_admin');
        await admin.page.goto(paths.deskOfferings());
        await expect(admin.page.getByRole('main')).toContainText(
          say(locale, 'desk.list.scheduled.publish', { day: date }),
        );
        await admin.page.goto(paths.editOffering(id));
        await admin.page.locator('[name="price"]').fill('77');
        await pressButton(admin, 'desk.edit.save');
        await expect(admin.page.getByRole('status')).toHaveText(say(locale, 'desk.done.saved'));
      });

      await page.goto(paths.deskOfferings());
      await expect(row).toContainText(say(locale, 'desk.list.scheduledOff', { day: date }));
      await row.getByRole('link').click();
      await expect(main).toContainText(say(locale, 'desk.schedule.off.changed'));
      if (script) await expectNoViolations(page);
      await pressButton(officer, 'desk.schedule.clear');
      await expect(page.getByRole('status')).toHaveText(say(locale, 'desk.done.calledOff'));

      // What can be published can be taken out on a day too, and that be called off.
      await followLink(officer, 'desk.view.preview');
      await pressButton(officer, 'desk.publish.go');
      await followLink(officer, 'desk.view.pause');
      await day.fill(`1/3/${year}`);
      if (script) await expectNoViolations(page);
      await pressButton(officer, 'desk.schedule.go.pause');
      await expect(main).toContainText(
        say(locale, 'desk.schedule.set.pause', { who: 'Ramiro Funes', day: date }),
      );
      await pressButton(officer, 'desk.schedule.callOff');
      await expect(page.getByRole('status')).toHaveText(say(locale, 'desk.done.calledOff'));
      await expect(main.getByRole('button', { name: say(locale, 'desk.schedule.callOff') })).toHaveCount(0);
      expect((await page.request.get(paths.offering(id))).status()).toBe(200);
    });
  });
