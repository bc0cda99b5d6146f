import { expect, type Page, test } from '@playwright/test';
import { paths, posts } from '@/lib/paths';
import {
  accountByPosts,
  apart,
  expectActing,
  expectHeading,
  fillField,
  followMail,
  newFirm,
  pressButton,
  signIn,
  signInAs,
  signOut,
} from '../support/account';
import { answerOn } from '../support/answers-page';
import { expectNoSidewaysScroll, expectNoViolations, expectSoundPage } from '../support/checks';
import { codeOf, post, startDraft } from '../support/draft';
import { say, type Visit } from '../support/fill';

const employees = ({ page, locale }: Visit) =>
  page
    .getByRole('group', { name: say(locale, 'diagnostic.firm.employees.text'), exact: true })
    .getByRole('textbox');

async function expectUsable({ page, locale }: Visit, script: boolean): Promise<void> {
  await expectSoundPage(page, locale);
  await expectNoSidewaysScroll(page);
  if (script) await expectNoViolations(page);
}

/** Another window of the same browser. */
async function beside(visit: Visit, go: (visit: Visit) => Promise<unknown>): Promise<void> {
  const page: Page = await visit.page.context().newPage();
  await go({ ...visit, page });
  await page.close();
}

for (const { script, locale } of [
  { script: false, locale: 'es' },
  { script: true, locale: 'en' },
] as const)
  test.describe(script ? 'with scripts' : 'without scripts', () => {
    const means = { script, locale };

    test('a link takes the answers it was asked with, and shows where later ones are', async ({
      browser,
    }) => {
      const person = newFirm();
      await apart(browser, means, async (visit) => {
        const { page } = visit;
        await startDraft(page, locale);
        const first = await codeOf(page);
        await page.goto(paths.signUp());
        await fillField(visit, 'account.field.name', person.name);
        await fillField(visit, 'account.field.firmName', person.firm);
        await fillField(visit, 'account.field.email', person.email);
        await pressButton(visit, 'account.signUp.go');
        await startDraft(page, locale);
        const later = await codeOf(page);
        await followMail(visit, person.email, 'sign_up');
        await pressButton(visit, 'account.link.sign_up.go');
        const main = page.getByRole('main');
        await expect(main).toContainText(say(locale, 'account.home.beside', { code: later }));
        await expect(main).not.toContainText(first);
        await signOut(visit);
        expect(await codeOf(page)).toBe(later);
      });
    });

    test('what a firm typed goes to its account, though it was signed out meanwhile', async ({ browser }) => {
      await apart(browser, means, async (visit) => {
        const { page } = visit;
        await startDraft(page, locale);
        const person = await accountByPosts(page, locale);
        await page.goto(paths.screen('size'));
        await employees(visit).fill('14');
        await beside(visit, async (other) => {
          await signOut(other);
          await startDraft(other.page, locale);
        });
        await pressButton(visit, 'common.continue');
        await expectHeading(visit, 'common.problem.signedOut.title');
        await expectUsable(visit, script);
        await beside(visit, async (other) => {
          expect(await answerOn(other.page, locale, 'firm.employees')).toBe(
            say(locale, 'common.notAnswered'),
          );
          await signIn(other, person);
        });
        await pressButton(visit, 'common.problem.saveTyped');
        expect(await answerOn(page, locale, 'firm.employees')).toContain('14');
      });
    });

    test('what was typed behind a code goes there, though somebody signed in meanwhile', async ({
      browser,
    }) => {
      await apart(browser, means, async (visit) => {
        const { page } = visit;
        const person = await accountByPosts(page, locale);
        await signOut(visit);
        await startDraft(page, locale);
        await page.goto(paths.screen('size'));
        await employees(visit).fill('14');
        await beside(visit, (other) => signIn(other, person));
        await pressButton(visit, 'common.continue');
        await expectHeading(visit, 'common.problem.signedIn.title');
        await expectUsable(visit, script);
        await beside(visit, signOut);
        await pressButton(visit, 'common.problem.saveTyped');
        expect(await answerOn(page, locale, 'firm.employees')).toContain('14');
      });
    });

    test('what a firm typed goes to it, though its owner acted for an institution meanwhile', async ({
      browser,
    }) => {
      test.slow();
      await apart(browser, means, async (visit) => {
        const { page } = visit;
        await startDraft(page, locale);
        const person = await accountByPosts(page, locale);
        await apart(browser, means, async (admin) => {
          await signInAs(admin, 'institution_admin');
          await post(admin.page, posts.deskInvite(), {
            email: person.email,
            role: 'programme_officer',
          });
        });
        await page.goto(paths.screen('size'));
        await employees(visit).fill('14');
        await beside(visit, async (other) => {
          await followMail(other, person.email, 'invitation_institution');
          await pressButton(other, 'account.link.invitation.go');
          await expectHeading(other, 'account.home.title');
        });
        await pressButton(visit, 'common.continue');
        await expectHeading(visit, 'common.problem.notAllowed.title');
        await expectUsable(visit, script);
        await beside(visit, async (other) => {
          await other.page.goto(paths.account());
          await other.page.getByRole('button', { name: person.firm }).click();
          await expectActing(other.page, locale, person.firm);
        });
        await pressButton(visit, 'common.problem.saveTyped');
        expect(await answerOn(page, locale, 'firm.employees')).toContain('14');
      });
    });
  });
