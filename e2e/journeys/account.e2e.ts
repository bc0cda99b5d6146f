import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { paths, posts } from '@/lib/paths';
import {
  apart,
  expectActing,
  expectHeading,
  fillField,
  followLink,
  followMail,
  newFirm,
  pressButton,
  signIn,
  signOut,
  signUp,
} from '../support/account';
import { answerOn, answersOn } from '../support/answers-page';
import { codeOf, draftWithResults, post } from '../support/draft';
import { say, type Visit } from '../support/fill';
import { partsSupplier } from '../support/personas';
import { fillScreen, matchNames, press, start } from '../support/walk';

/** The answers to the first two pages, and what fits so far. */
async function firstPages(visit: Visit): Promise<void> {
  await start(visit);
  for (const screen of ['country', 'place']) {
    await fillScreen(visit, partsSupplier, screen);
    await press(visit, 'common.continue');
  }
}

for (const { script, locale } of [
  { script: false, locale: 'es' },
  { script: true, locale: 'en' },
] as const)
  test.describe(script ? 'with scripts' : 'without scripts', () => {
    const means = { script, locale };

    test('a visitor keeps the answers in an account, and goes on there', async ({ browser }) => {
      test.slow();
      const person = newFirm();
      await apart(browser, means, async (visit) => {
        const { page } = visit;
        await firstPages(visit);
        const code = await codeOf(page);
        await page.goto(paths.saved());
        await expect(page.getByRole('main')).toContainText(code);
        await followLink(visit, 'account.signUp.title');
        await expect(page.getByRole('main')).toContainText(say(locale, 'account.signUp.draft'));
        await signUp(visit, person);
        await expectActing(page, locale, person.firm);
        expect(await answerOn(page, locale, 'firm.country')).toContain('Argentina');
        await expect(page.getByRole('main')).toContainText(say(locale, 'account.kept'));
        await page.goto(paths.screen('goal'));
        await fillScreen(visit, partsSupplier, 'goal');
        await pressButton(visit, 'common.saveLater');
        await expect(page).toHaveURL(paths.saved());
        await expect(page.getByRole('main')).toContainText(say(locale, 'account.kept'));
        await expect(page.getByRole('main')).not.toContainText(code);
        const answers = await answersOn(page);
        await signOut(visit);
        // Nothing of the firm is left in this browser, and the written code opens nothing any more.
        await page.goto(paths.check());
        await expectHeading(visit, 'pages.start.title');
        await page.goto(paths.resume(code));
        await pressButton(visit, 'pages.resume.go');
        const alert = page.getByRole('alert').filter({ has: page.getByRole('link') });
        await expect(alert).toContainText(say(locale, 'pages.resume.wrong'));
        await signIn(visit, person);
        expect(await answersOn(page)).toEqual(answers);
      });
    });

    test('a firm that begins with an account answers and sees what fits', async ({ browser }) => {
      test.slow();
      await apart(browser, means, async (visit) => {
        const { page } = visit;
        await signUp(visit, newFirm());
        await page.goto(paths.results());
        await followLink(visit, 'results.nodraft.start');
        await expect(page.getByRole('main')).not.toContainText(say(locale, 'pages.start.resume'));
        await pressButton(visit, 'pages.start.go');
        await expect(page).toHaveURL(paths.screen('country'));
        await fillScreen(visit, partsSupplier, 'country');
        await press(visit, 'common.continue');
        await page.goto(paths.check());
        await press(visit, 'pages.check.see');
        await expect(page).toHaveURL(paths.results());
        expect((await matchNames(page)).length).toBeGreaterThan(0);
        await page.goto(paths.diagnostic());
        await expect(
          page.getByRole('main').getByRole('link', { name: say(locale, 'pages.start.existing.results') }),
        ).toBeVisible();
      });
    });

    test('an adviser is let in with consent, and out again at once', async ({ browser }) => {
      test.slow();
      const [owner, adviser] = [newFirm(), newFirm()];
      await apart(browser, means, async (visit) => {
        const { page } = visit;
        await draftWithResults(page, locale, partsSupplier);
        await signUp(visit, owner);
        await page.goto(paths.accountPeople());
        await fillField(visit, 'account.field.email', adviser.email);
        await page.getByRole('radio', { name: say(locale, 'account.people.role.firm_adviser') }).check();
        await pressButton(visit, 'account.people.inviteGo');
        await expect(page.getByRole('alert').getByRole('link')).toHaveText(
          say(locale, 'account.error.missing.consent'),
        );
        await page.getByRole('checkbox').check();
        await pressButton(visit, 'account.people.inviteGo');
        await expect(page.getByRole('status')).toHaveText(say(locale, 'account.people.sent'));
        await expect(page.getByRole('main')).toContainText(adviser.email);

        await apart(browser, means, async (other) => {
          await followMail(other, adviser.email, 'invitation_firm_adviser');
          await expect(other.page.getByRole('main')).toContainText(owner.firm);
          await fillField(other, 'account.field.name', adviser.name);
          await pressButton(other, 'account.link.invitation.go');
          await expectHeading(other, 'account.home.title');
          await expectActing(other.page, locale, owner.firm);
          expect(await answerOn(other.page, locale, 'firm.country')).toContain('Argentina');
          // What only the firm itself decides, its adviser is not even asked.
          await expect(other.page.getByRole('checkbox')).toHaveCount(0);
          await press(other, 'pages.check.see');
          await expect(other.page).toHaveURL(paths.results());

          await page.goto(paths.accountPeople());
          await page.getByRole('listitem').filter({ hasText: adviser.name }).getByRole('link').click();
          await pressButton(visit, 'account.people.endGo');
          await expect(page.getByRole('main')).not.toContainText(adviser.name);
          await other.page.reload();
          await expect(other.page.getByRole('main')).toContainText(say(locale, 'account.signIn.ended'));
          await expect(other.page.getByRole('main')).not.toContainText('Argentina');
        });
      });
    });

    test('another browser is seen, and signed out from here', async ({ browser }) => {
      test.slow();
      const person = newFirm();
      await apart(browser, means, async (visit) => {
        await signUp(visit, person);
        await apart(browser, means, async (other) => {
          await signIn(other, person);
          await visit.page.goto(paths.sessions());
          await expect(visit.page.getByRole('main').getByRole('listitem')).toHaveCount(2);
          await pressButton(visit, 'account.sessions.endOthers');
          await expect(visit.page.getByRole('main')).toContainText(say(locale, 'account.sessions.only'));
          await other.page.reload();
          await expectHeading(other, 'account.signIn.title');
          await expect(other.page.getByRole('main')).toContainText(say(locale, 'account.signIn.ended'));
        });
      });
    });

    test('a password is changed, forgotten and set anew', async ({ browser }) => {
      test.slow();
      const person = newFirm();
      await apart(browser, means, async (visit) => {
        const { page } = visit;
        await signUp(visit, person);
        await page.goto(paths.accountDetails());
        await fillField(visit, 'account.field.currentPassword', 'not the one at all');
        await fillField(visit, 'account.field.newPassword', `${person.password} dos`);
        await pressButton(visit, 'account.details.passwordGo');
        await expect(page.getByRole('alert').getByRole('link')).toHaveText(
          say(locale, 'account.error.wrongPassword'),
        );
        await fillField(visit, 'account.field.currentPassword', person.password);
        await fillField(visit, 'account.field.newPassword', `${person.password} dos`);
        await pressButton(visit, 'account.details.passwordGo');
        await expect(page.getByRole('status')).toHaveText(say(locale, 'account.details.passwordSaved'));
        await signOut(visit);
        await page.goto(paths.signIn());
        await fillField(visit, 'account.field.email', person.email);
        await fillField(visit, 'account.field.password', person.password);
        await pressButton(visit, 'account.signIn.go');
        await expect(page.getByRole('alert').getByRole('link')).toHaveText(
          say(locale, 'account.error.wrong'),
        );
        await followLink(visit, 'account.signIn.forgot');
        await fillField(visit, 'account.field.email', person.email);
        await pressButton(visit, 'account.newPassword.go');
        await followMail(visit, person.email, 'new_password');
        await fillField(visit, 'account.field.newPassword', `${person.password} tres`);
        await pressButton(visit, 'account.link.new_password.go');
        await expectHeading(visit, 'account.home.title');
        await signOut(visit);
        await signIn(visit, { ...person, password: `${person.password} tres` });
      });
    });

    test('a link in a mail signs in once, and opening it alone does nothing', async ({ browser }) => {
      test.slow();
      const person = newFirm();
      await apart(browser, means, async (visit) => {
        const { page } = visit;
        await signUp(visit, person);
        await signOut(visit);
        await page.goto(paths.signIn());
        await page.locator('#link-email').fill(person.email);
        await pressButton(visit, 'account.signIn.linkGo');
        await followMail(visit, person.email, 'sign_in');
        const link = page.url();
        await page.goto(paths.account());
        await expectHeading(visit, 'account.signIn.title');
        await page.goto(link);
        await pressButton(visit, 'account.link.sign_in.go');
        await expectHeading(visit, 'account.home.title');
        await page.goto(link);
        await expectHeading(visit, 'account.link.spentTitle');
      });
    });

    test('everything can be taken along and deleted', async ({ browser }) => {
      test.slow();
      const person = newFirm();
      await apart(browser, means, async (visit) => {
        const { page } = visit;
        await draftWithResults(page, locale, partsSupplier);
        await signUp(visit, person);
        await page.goto(paths.accountData());
        expect(JSON.stringify(JSON.parse(await saved(visit, 'account.data.json')))).toContain(person.email);
        expect(await saved(visit, 'account.data.csv')).toContain(`person,1,email,${person.email}`);
        const answers = await saved(visit, 'account.data.answers');
        expect(answers.split('\n').length).toBeGreaterThan(20);
        await followLink(visit, 'account.data.eraseGo');
        await fillField(visit, 'account.field.currentPassword', person.password);
        await pressButton(visit, 'account.erase.go');
        await expect(page.getByRole('alert').getByRole('link')).toHaveText(
          say(locale, 'account.error.missing.confirm'),
        );
        await fillField(visit, 'account.field.currentPassword', person.password);
        await page.getByRole('checkbox').check();
        await pressButton(visit, 'account.erase.go');
        await expectHeading(visit, 'account.erase.doneTitle');
        await page.goto(paths.signIn());
        await fillField(visit, 'account.field.email', person.email);
        await fillField(visit, 'account.field.password', person.password);
        await pressButton(visit, 'account.signIn.go');
        await expect(page.getByRole('alert').getByRole('link')).toHaveText(
          say(locale, 'account.error.wrong'),
        );
      });
    });
  });

/** In: the words of a link. Out: the file that it downloads, as text. */
async function saved({ page, locale }: Visit, key: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page
    .getByRole('main')
    .getByRole('link', { name: say(locale, key) })
    .click();
  return readFile(await (await download).path(), 'utf8');
}

test('a form that comes back shows what was typed, but never a password @once', async ({ page }) => {
  const visit: Visit = { page, locale: 'en', script: true };
  await page.goto(`${paths.signUp()}?lang=en`);
  await fillField(visit, 'account.field.name', 'Ana');
  await fillField(visit, 'account.field.email', 'nowhere');
  await fillField(visit, 'account.field.passwordOptional', 'short');
  await pressButton(visit, 'account.signUp.go');
  const alert = page.getByRole('alert').filter({ has: page.getByRole('link') });
  await expect(alert.getByRole('link')).toHaveText([
    say('en', 'account.error.missing.firmName'),
    say('en', 'account.error.not_an_address'),
    say('en', 'account.error.too_short', { least: 12 }),
  ]);
  await expect(page.getByLabel(say('en', 'account.field.name'), { exact: true })).toHaveValue('Ana');
  await expect(page.getByLabel(say('en', 'account.field.email'), { exact: true })).toHaveValue('nowhere');
  await expect(page.getByLabel(say('en', 'account.field.passwordOptional'), { exact: true })).toHaveValue('');
});

test('who acts for no firm is told so instead of being asked @once', async ({ page }) => {
  await page.goto(`${paths.home()}?lang=en`);
  await post(page, posts.signInDemo(), { key: 'seat_holder' });
  for (const path of [
    paths.diagnostic(),
    paths.screen('country'),
    paths.check(),
    paths.saved(),
    paths.delete(),
    paths.resume(),
    paths.results(),
    paths.match('O08'),
    paths.print(),
    paths.requests(),
    paths.newRequest('O08'),
    paths.accountPeople(),
    paths.deskRequests(),
  ]) {
    const answer = await page.goto(path);
    expect.soft(answer?.status(), path).toBe(403);
    await expect
      .soft(page.getByRole('heading', { level: 1, name: say('en', 'common.noAccess.title') }), path)
      .toBeVisible();
  }
});
