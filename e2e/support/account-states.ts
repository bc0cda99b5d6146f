import type { Page } from '@playwright/test';
import type { Locale } from '@/lib/domain/vocabulary';
import { paths, posts } from '@/lib/paths';
import { accountByPosts, requestByPosts } from './account';
import type { Chapter, State } from './chapter';
import { draftWithResults, post } from './draft';
import { partsSupplier } from './personas';

/** Run by the institution of the demonstration's officer. */
const OFFERING = 'O08';

/** Every page of accounts and requests, in every condition that looks different. */
export const accountChapters: readonly Chapter[] = [
  {
    name: 'signing in',
    prepare: (page, locale) => page.request.get(`${paths.home()}?lang=${locale}`),
    states: [
      at('sign-in', paths.signIn()),
      { name: 'sign-in-mistakes', open: sent(posts.signIn(), { email: 'nobody', password: '' }) },
      at('sign-up', paths.signUp()),
      { name: 'sign-up-mistakes', open: sent(posts.signUp(), { email: 'a', password: 'short' }) },
      at('second-step-ended', paths.secondStep()),
      at('new-password', paths.newPassword()),
      at('link-sent', paths.linkSent()),
      at('link-spent', paths.link('nothing')),
      at('erased', paths.eraseAccount({ done: 'yes' })),
      at('no-access-visitor', paths.requests()),
      { name: 'problem-not-allowed', open: notAllowed },
    ],
  },
  {
    name: 'an account without answers',
    prepare: accountByPosts,
    states: [
      at('home-account', paths.home()),
      at('account', paths.account()),
      at('account-details', paths.accountDetails()),
      { name: 'account-details-mistakes', open: sent(posts.saveDetails(), { name: '', version: '1' }) },
      {
        name: 'account-password-mistakes',
        open: sent(posts.changePassword(), { current: 'x', password: 'y' }),
      },
      at('sessions', paths.sessions()),
      at('people', paths.accountPeople()),
      { name: 'people-mistakes', open: sent(posts.invite(), { email: '', role: 'firm_adviser' }) },
      {
        name: 'people-invited',
        open: sent(posts.invite(), { email: 'b@firm.example', role: 'firm_colleague' }),
      },
      at('data', paths.accountData()),
      at('erase', paths.eraseAccount()),
      { name: 'erase-mistakes', open: sent(posts.eraseAccount(), {}) },
      at('requests-none', paths.requests()),
      at('request-new-no-answers', paths.newRequest(OFFERING)),
      at('start-account', paths.diagnostic()),
      at('results-no-answers-account', paths.results()),
      at('delete-nothing-account', paths.delete()),
      at('no-access', paths.deskRequests()),
    ],
  },
  {
    name: 'a firm that asks',
    prepare: async (page, locale) => {
      await draftWithResults(page, locale, partsSupplier);
      await accountByPosts(page, locale);
    },
    states: [
      at('start-with-answers-account', paths.diagnostic()),
      at('check-account', paths.check()),
      at('saved-account', paths.saved()),
      at('results-account', paths.results()),
      at('match-account', paths.match(OFFERING)),
      at('request-new', paths.newRequest(OFFERING)),
      {
        name: 'request',
        open: async (page) => page.goto(paths.request(await requestByPosts(page, OFFERING))),
      },
      at('requests', paths.requests()),
      at('request-new-open', paths.newRequest(OFFERING)),
    ],
  },
  {
    name: 'the desk',
    prepare: (page, locale) => deskRequest(page, locale),
    states: [
      at('desk-requests', paths.deskRequests()),
      at('desk-requests-some', paths.deskRequests({ state: 'sent' })),
      { name: 'desk-request', open: openFirst },
      { name: 'desk-request-mistakes', open: declineWithoutReason },
      at('desk-offerings', paths.deskOfferings()),
      at('desk-offerings-none', paths.deskOfferings({ q: 'zzzz' })),
      at('desk-offering', paths.deskOffering('O07')),
      at('desk-version', paths.deskVersion('O07', 1)),
      at('desk-compare-same', paths.deskCompare('O07')),
      at('desk-edit', paths.editOffering('O07')),
      { name: 'desk-edit-mistakes', open: sent(posts.saveDraft('O07'), { seen: 'none.1' }) },
      at('desk-publish-nothing', paths.publishOffering('O07')),
      at('desk-pause', paths.closeOffering('O07', 'pause')),
      at('desk-withdraw', paths.closeOffering('O07', 'withdraw')),
      at('desk-discard-nothing', paths.discardDraft('O07')),
      at('home-officer', paths.home()),
      at('account-officer', paths.account()),
      at('own-second-step', paths.ownSecondStep()),
      { name: 'own-second-step-mistakes', open: sent(posts.turnOnSecondStep(), { code: '' }) },
    ],
  },
  {
    name: 'the people of an institution',
    prepare: (page, locale) => signedInAsAdmin(page, locale),
    states: [
      at('desk-people', paths.deskPeople()),
      { name: 'desk-people-mistakes', open: sent(posts.deskInvite(), { email: 'nobody' }) },
      {
        name: 'desk-people-invited',
        open: sent(posts.deskInvite(), { email: 'c@centre.example', role: 'programme_officer' }),
      },
      { name: 'desk-people-end', open: openFirstPerson },
      at('account-admin', paths.account()),
    ],
  },
];

function at(name: string, path: string): State {
  return { name, open: (page) => page.goto(path) };
}

/** A form as it comes back. */
function sent(action: string, fields: Readonly<Record<string, string>>): State['open'] {
  return async (page) => page.goto((await post(page, action, fields)).headers().location ?? '');
}

/** What only the owner of a firm may do, sent by nobody who is known. */
async function notAllowed(page: Page) {
  const path = posts.endAccess('4c1f9a7e-0000-4000-8000-000000000000');
  await page.goto(paths.home());
  await page.evaluate((action) => {
    const form = document.createElement('form');
    form.method = 'post';
    form.action = action;
    document.body.append(form);
    form.submit();
  }, path);
  await page.waitForURL(path);
}

async function deskRequest(page: Page, locale: Locale) {
  await draftWithResults(page, locale, partsSupplier);
  await accountByPosts(page, locale);
  await requestByPosts(page, OFFERING);
  await post(page, posts.signInDemo(), { key: 'officer' });
}

async function signedInAsAdmin(page: Page, locale: Locale) {
  await page.request.get(`${paths.home()}?lang=${locale}`);
  await post(page, posts.signInDemo(), { key: 'institution_admin' });
}

async function openFirstPerson(page: Page) {
  await page.goto(paths.deskPeople());
  await page.locator('main .row').getByRole('link').first().click();
  await page.waitForURL((url) => url.pathname !== paths.deskPeople());
}

async function openFirst(page: Page) {
  await page.goto(paths.deskRequests({ state: 'sent' }));
  await page.locator('main .row').getByRole('link').first().click();
  await page.waitForURL((url) => url.pathname !== paths.deskRequests());
  for (const step of await page.getByRole('main').locator('summary').all()) await step.click();
}

async function declineWithoutReason(page: Page) {
  await openFirst(page);
  const step = page.locator('#step-decline');
  await step.getByRole('button').click();
  await page.locator('#decline-text-error').waitFor();
}
