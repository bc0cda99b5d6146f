import { type Browser, expect, test } from '@playwright/test';
import { bytesOfBase32 } from '@/lib/data/accounts/base32';
import { codeOfStep, stepAt } from '@/lib/data/accounts/totp';
import { paths, posts } from '@/lib/paths';
import { apart, expectHeading, fillField, followMail, pressButton, signOut } from '../support/account';
import {
  expectLargeTargets,
  expectNoSidewaysScroll,
  expectNoViolations,
  expectSoundPage,
} from '../support/checks';
import { post } from '../support/draft';
import { say, type Visit } from '../support/fill';

/** The narrowest width at which everything must fit (WCAG 1.4.10). */
const NARROW = 320;
const PASSWORD = 'seven slow trains over the wide pampa';

/** What an app shows, as many steps ahead: the site takes the next one too, but none a second time. */
function codeFrom(secret: string, ahead = 0): string {
  return codeOfStep(bytesOfBase32(secret) ?? new Uint8Array(), stepAt(Date.now() / 1000) + ahead);
}

async function expectUsable({ page, locale, script }: Visit): Promise<void> {
  // These look at a page with scripts of their own.
  if (!script) return;
  await expectNoViolations(page);
  await expectSoundPage(page, locale);
  await expectNoSidewaysScroll(page, NARROW);
  await expectLargeTargets(page);
}

async function pressDemo({ page }: Visit, key: string): Promise<void> {
  await page.goto(paths.signIn());
  await page.locator(`input[name=key][value=${key}] ~ button`).click();
}

/** Takes a code into the field of the page that is open. */
async function enterCode(visit: Visit, code: string): Promise<void> {
  await fillField(visit, 'account.field.code', code);
  await pressButton(visit, 'account.secondStep.enter');
}

async function expectWrong({ page, locale }: Visit, key: string, values = {}): Promise<void> {
  await expect(page.getByRole('alert').getByRole('link')).toHaveText(say(locale, key, values));
}

// Each by somebody of the demonstration as whom no other test signs in.
for (const { script, locale, key } of [
  { script: false, locale: 'en', key: 'reviewer' },
  { script: true, locale: 'es', key: 'platform_admin' },
] as const)
  test(`a second step is turned on, taken, and turned off ${script ? 'with' : 'without'} scripts @once`, async ({
    browser,
  }) => {
    test.slow();
    await apart(browser, { script, locale }, (visit) => journey(visit, browser, key));
  });

async function journey(visit: Visit, browser: Browser, key: string): Promise<void> {
  const { page, locale } = visit;
  const email = `${key}@demo.example`;
  await pressDemo(visit, key);
  await page.goto(paths.accountDetails());
  // Mails come in the language of the person.
  await page.locator('select[name=locale]').selectOption(locale);
  await pressButton(visit, 'account.details.save');
  await fillField(visit, 'account.field.newPassword', PASSWORD);
  await pressButton(visit, 'account.details.passwordGo');
  await page.goto(paths.account());
  await page.getByRole('link', { name: say(locale, 'account.home.secondStep') }).click();
  await expectHeading(visit, 'account.secondStep.title');
  await expectUsable(visit);

  const secret = (await page.locator('.code').innerText()).replaceAll(/\s/g, '');
  const link = page.getByRole('link', { name: say(locale, 'account.secondStep.open') });
  expect(await link.getAttribute('href')).toBe(
    `otpauth://totp/Puente:${encodeURIComponent(email)}?secret=${secret}&issuer=Puente&algorithm=SHA1&digits=6&period=30`,
  );
  await fillField(visit, 'account.field.appCode', codeFrom(secret));
  await fillField(visit, 'account.field.currentPassword', 'not the one at all');
  await pressButton(visit, 'account.secondStep.turnOn');
  await expectWrong(visit, 'account.error.wrongOwn');
  await expectUsable(visit);
  // The app need not be set up again.
  expect((await page.locator('.code').innerText()).replaceAll(/\s/g, '')).toBe(secret);

  await apart(browser, visit, async (other) => {
    await pressDemo(other, key);
    await expectHeading(other, 'account.home.title');
    await fillField(visit, 'account.field.appCode', codeFrom(secret));
    await fillField(visit, 'account.field.currentPassword', PASSWORD);
    await pressButton(visit, 'account.secondStep.turnOn');
    await expectHeading(visit, 'account.secondStep.codesTitle');
    await other.page.reload();
    await expectHeading(other, 'account.signIn.title');
  });
  await expectUsable(visit);
  const codes = await page.getByRole('main').locator('.code li').allInnerTexts();
  expect(codes).toHaveLength(10);
  await pressButton(visit, 'account.secondStep.codesKept');
  await expect(page.getByRole('main')).toContainText(
    say(locale, 'account.secondStep.codesLeft', { count: 10 }),
  );
  await expectUsable(visit);

  // By password, with the code of the app.
  await signOut(visit);
  await page.goto(paths.signIn(paths.sessions()));
  await fillField(visit, 'account.field.email', email);
  await fillField(visit, 'account.field.password', PASSWORD);
  await pressButton(visit, 'account.signIn.go');
  await expectHeading(visit, 'account.secondStep.enterTitle');
  await expectUsable(visit);
  await enterCode(visit, '');
  await expectWrong(visit, 'account.error.missing.code');
  const opened = codeFrom(secret, 1);
  await enterCode(visit, opened);
  await expect(page).toHaveURL(paths.sessions());

  // By a link in a mail, with a recovery code; the code that signed in before no longer does.
  await signOut(visit);
  await page.goto(paths.signIn());
  await page.locator('#link-email').fill(email);
  await pressButton(visit, 'account.signIn.linkGo');
  await followMail(visit, email, 'sign_in');
  await pressButton(visit, 'account.link.sign_in.go');
  await expectHeading(visit, 'account.secondStep.enterTitle');
  await enterCode(visit, opened);
  await expectWrong(visit, 'account.error.wrong.code');
  await expectUsable(visit);
  await enterCode(visit, codes[0] ?? '');
  await expectHeading(visit, 'account.home.title');

  // As somebody of the demonstration; a recovery code works once.
  await signOut(visit);
  await pressDemo(visit, key);
  await enterCode(visit, codes[0] ?? '');
  await expectWrong(visit, 'account.error.wrong.code');
  await enterCode(visit, codes[1]?.toLowerCase().replace('-', ' ') ?? '');
  await expectHeading(visit, 'account.home.title');

  // New recovery codes, then off.
  await page.goto(paths.ownSecondStep());
  await expect(page.getByRole('main')).toContainText(
    say(locale, 'account.secondStep.codesLeft', { count: 8 }),
  );
  await fillField(visit, 'account.field.code', codes[2] ?? '');
  await fillField(visit, 'account.field.currentPassword', PASSWORD);
  await pressButton(visit, 'account.secondStep.newCodes');
  await expectHeading(visit, 'account.secondStep.codesTitle');
  const fresh = await page.getByRole('main').locator('.code li').allInnerTexts();
  expect(fresh.filter((code) => codes.includes(code))).toEqual([]);
  await pressButton(visit, 'account.secondStep.codesKept');
  await fillField(visit, 'account.field.code', codes[3] ?? '');
  await fillField(visit, 'account.field.currentPassword', PASSWORD);
  await pressButton(visit, 'account.secondStep.turnOff');
  await expectWrong(visit, 'account.error.wrongOwn');
  await fillField(visit, 'account.field.code', fresh[0] ?? '');
  await fillField(visit, 'account.field.currentPassword', PASSWORD);
  await pressButton(visit, 'account.secondStep.turnOff');
  await expect(page.getByRole('status')).toHaveText(say(locale, 'account.secondStep.off'));
  await signOut(visit);
  await pressDemo(visit, key);
  await expectHeading(visit, 'account.home.title');
}

test('without a first step there is no second @once', async ({ page }) => {
  const visit: Visit = { page, locale: 'en', script: true };
  await page.goto(`${paths.secondStep()}?lang=en`);
  await expectHeading(visit, 'account.secondStep.endedTitle');
  const answer = await post(page, posts.secondStep(), { code: '123456' });
  expect(answer.headers().location).toBe(paths.secondStep());
  // A firm is not asked for one.
  await post(page, posts.signInDemo(), { key: 'owner' });
  expect((await page.goto(paths.ownSecondStep()))?.status()).toBe(403);
});
