import { expect, test } from '@playwright/test';
import { paths } from '@/lib/paths';
import {
  apart,
  expectHeading,
  fillField,
  followLink,
  followMail,
  newFirm,
  pressButton,
  signInAs,
} from '../support/account';
import { say } from '../support/fill';

for (const { script, locale } of [
  { script: false, locale: 'es' },
  { script: true, locale: 'en' },
] as const)
  test(`an admin lets an officer in, and out again, ${script ? 'with' : 'without'} scripts`, async ({
    browser,
  }) => {
    test.slow();
    const person = newFirm();
    const means = { locale, script };
    await apart(browser, means, async (admin) => {
      const { page } = admin;
      const main = page.getByRole('main');
      await signInAs(admin, 'institution_admin');
      await followLink(admin, 'account.home.deskPeople');
      await expect(page).toHaveURL(paths.deskPeople());

      // Without a role, the form comes back as it was typed.
      await fillField(admin, 'account.field.email', person.email);
      await pressButton(admin, 'account.people.inviteGo');
      await expect(page.getByRole('alert').getByRole('link')).toHaveText(
        say(locale, 'account.error.missing.role'),
      );
      await page.getByRole('radio', { name: say(locale, 'account.people.role.programme_officer') }).check();
      await pressButton(admin, 'account.people.inviteGo');
      await expect(page.getByRole('status')).toHaveText(say(locale, 'account.people.sent'));
      await expect(main).toContainText(person.email);

      await apart(browser, means, async (officer) => {
        await followMail(officer, person.email, 'invitation_institution');
        await fillField(officer, 'account.field.name', person.name);
        await pressButton(officer, 'account.link.invitation.go');
        await expectHeading(officer, 'account.home.title');
        await followLink(officer, 'account.home.deskRequests');
        await expect(officer.page).toHaveURL(paths.deskRequests());
        // Who works here is the admin's to decide.
        const refused = await officer.page.goto(paths.deskPeople());
        expect(refused?.status()).toBe(403);

        await page.goto(paths.deskPeople());
        await page.getByRole('listitem').filter({ hasText: person.name }).getByRole('link').click();
        await expectHeading(admin, 'account.people.endTitle', { name: person.name });
        await pressButton(admin, 'account.people.endGo');
        await expect(page).toHaveURL(paths.deskPeople());
        await expect(main).not.toContainText(person.name);
        await officer.page.goto(paths.deskRequests());
        await expect(
          officer.page.getByRole('heading', { level: 1, name: say(locale, 'common.noAccess.visitorTitle') }),
        ).toBeVisible();
      });
    });
  });
