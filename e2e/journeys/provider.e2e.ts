import { expect, test } from '@playwright/test';
import { paths } from '@/lib/paths';
import { apart, expectHeading, followMailTo, newFirm, signIn, signOut, signUp } from '../support/account';
import { expectNoSidewaysScroll, expectNoViolations, expectSoundPage } from '../support/checks';
import { say, type Visit } from '../support/fill';
import { openProvider, signInByProvider } from '../support/provider';
import { PROVIDER } from '../support/provider-name';

const name = PROVIDER;

async function expectUsable({ page, locale, script }: Visit): Promise<void> {
  // These look at a page with scripts of their own.
  if (!script) return;
  await expectNoViolations(page);
  await expectSoundPage(page, locale);
  await expectNoSidewaysScroll(page, 320);
}

/** The page that tells why nobody was signed in. */
async function expectWhy(visit: Visit, why: string): Promise<void> {
  await expectHeading(visit, 'account.provider.title');
  const text = say(visit.locale, `account.provider.why.${why}`, { name });
  await expect(visit.page.getByRole('main')).toContainText(text);
  await expectUsable(visit);
}

for (const { script, locale } of [
  { script: false, locale: 'en' },
  { script: true, locale: 'es' },
] as const)
  test(`somebody signs in through a provider ${script ? 'with' : 'without'} scripts @once`, async ({
    browser,
  }) => {
    test.slow();
    const person = newFirm();
    await apart(browser, { script, locale }, async (visit) => {
      const { page } = visit;
      await signInByProvider(visit, person.email);
      await expectWhy(visit, 'unknown');
      await signUp(visit, person);
      await signOut(visit);

      await signInByProvider(visit, person.email);
      await expectHeading(visit, 'account.home.title');
      await expect(page.getByRole('main')).toContainText(person.email);
      await page.goto(paths.privacy());
      await expect(page.getByRole('main')).toContainText(say(locale, 'pages.privacy.keep.9', { name }));
      await followMailTo(visit, person.email, 'provider_on', paths.accountDetails());
      await expectHeading(visit, 'account.details.title');
      await expectUsable(visit);
      const takeAway = page.getByRole('button', { name: say(locale, 'account.provider.takeAway') });
      await takeAway.click();
      await expect(page.getByRole('alert').getByRole('link')).toHaveText(
        say(locale, 'account.error.wrongPassword'),
      );
      await expectUsable(visit);
      await page.locator('#provider-current').fill(person.password);
      await takeAway.click();
      await expect(page.getByRole('status')).toHaveText(say(locale, 'account.details.providerTakenAway'));
      await signOut(visit);

      await signInByProvider(visit, person.email);
      await expectWhy(visit, 'takenAway');
      await signIn(visit, person);
      await page.goto(paths.accountDetails());
      await page.locator('#provider-current').fill(person.password);
      await page.getByRole('button', { name: say(locale, 'account.provider.allow', { name }) }).click();
      await expect(page.getByRole('status')).toHaveText(say(locale, 'account.details.providerAllowed'));
      await signOut(visit);
      await signInByProvider(visit, person.email);
      await expectHeading(visit, 'account.home.title');
    });
  });

test('the way back from a provider opens nothing in another browser @once', async ({ browser }) => {
  const person = newFirm();
  const means = { script: true, locale: 'en' } as const;
  let back = '';
  await apart(browser, means, async (visit) => {
    const { page } = visit;
    await signUp(visit, person);
    await signOut(visit);
    await openProvider(visit);
    const fields = await page
      .locator('form')
      .evaluate((form: HTMLFormElement) =>
        [...new FormData(form)].map(([field, value]) => [field, String(value)]),
      );
    const form = new URLSearchParams(fields);
    form.set('email', person.email);
    // The provider has answered, and the browser has not gone back.
    const answer = await page.request.get(new URL(`/approve?${form}`, page.url()).href, { maxRedirects: 0 });
    back = answer.headers().location ?? '';
    expect(back).toContain(`${paths.providerReturn()}?code=`);
  });
  await apart(browser, means, async (visit) => {
    await visit.page.goto(back);
    await expectWhy(visit, 'again');
    await visit.page.goto(paths.account());
    await expectHeading(visit, 'account.signIn.title');
  });
});
