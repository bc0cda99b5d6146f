import type { Page } from '@playwright/test';
import type { Locale } from '@/lib/domain/vocabulary';
import { paths, posts } from '@/lib/paths';
import { accountByPosts, requestByPosts } from './account';
import type { Chapter, State } from './chapter';
import { draftWithResults, post } from './draft';
import { csvFile, newOffering } from './import-files';
import { intakeByPosts, intakeFields, WITH_GROUPS } from './intake';
import { offeringStates } from './offering-states';
import { partsSupplier } from './personas';
import { linkedWithProvider, wrongForProvider } from './provider';

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
      at('provider-unknown', paths.providerProblem('unknown')),
      at('provider-away', paths.providerProblem('away')),
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
      { name: 'account-details-provider', open: linkedWithProvider },
      { name: 'account-details-provider-mistakes', open: wrongForProvider },
      at('sessions', paths.sessions()),
      at('unsent-none', paths.unsent()),
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
      at('saved-none', paths.savedOfferings()),
      at('history-none', paths.history()),
      at('notices-none', paths.notices()),
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
      { name: 'saved', open: sent(posts.keepOffering(), { offering: OFFERING, note: 'Llamar' }) },
      {
        name: 'saved-mistakes',
        open: sent(posts.keepOffering(), { offering: OFFERING, note: 'x'.repeat(501) }),
      },
      at('match-saved', paths.match(OFFERING)),
      at('history', paths.history()),
      at('notices', paths.notices()),
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
      {
        name: 'desk-schedule-mistakes',
        open: sent(posts.scheduleStep('O07'), { step: 'pause', day: '2020' }),
      },
      at('desk-withdraw', paths.closeOffering('O07', 'withdraw')),
      at('desk-discard-nothing', paths.discardDraft('O07')),
      at('desk-import', paths.importOfferings()),
      { name: 'desk-import-mistakes', open: importing([{ id: 'a', prise: '1' }]) },
      { name: 'desk-import-new', open: importing([newOffering('states')]) },
      {
        name: 'desk-import-mixed',
        open: importing([
          { id: 'O07', price_usd: '99' },
          { id: 'O06', price_usd: 'nada' },
        ]),
      },
      at('home-officer', paths.home()),
      at('account-officer', paths.account()),
      at('own-second-step', paths.ownSecondStep()),
      { name: 'own-second-step-mistakes', open: sent(posts.turnOnSecondStep(), { code: '' }) },
    ],
  },
  {
    name: 'groups and places',
    prepare: (page, locale) => aGroupThatIsAsked(page, locale),
    states: [
      at('desk-intakes', paths.deskIntakes(WITH_GROUPS)),
      at('desk-intakes-none', paths.deskIntakes('O07')),
      at('desk-intake-new', paths.newIntake(WITH_GROUPS)),
      { name: 'desk-intake-new-mistakes', open: sent(posts.openIntake(WITH_GROUPS), { method: 'points' }) },
      { name: 'desk-intake', open: openGroup(paths.deskIntake) },
      { name: 'desk-intake-edit', open: openGroup(paths.editIntake) },
      { name: 'desk-intake-overtaken', open: overtaken },
      { name: 'desk-intake-marks', open: openGroup(paths.intakeMarks) },
      { name: 'desk-intake-marks-mistakes', open: marksMistakes },
      { name: 'desk-intake-close', open: openGroup((id) => paths.intakeStep(id, 'close')) },
      { name: 'desk-intake-not-now', open: openGroup((id) => paths.intakeStep(id, 'choose')) },
      { name: 'desk-intake-choose', open: closeAndChoose },
      at('offering-groups', paths.offering(WITH_GROUPS)),
    ],
  },
  {
    name: 'the pages of an offering',
    prepare: async (page, locale) => {
      await page.request.get(`${paths.home()}?lang=${locale}`);
      await post(page, posts.signInDemo(), { key: 'officer' });
    },
    states: offeringStates,
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

/** What a file would do, or why it cannot be read. */
function importing(rows: readonly Readonly<Record<string, string>>[]): State['open'] {
  return async (page) => {
    await page.goto(paths.importOfferings());
    await page.locator('#file').setInputFiles(csvFile(rows));
    await page.locator('main form button').first().click();
    await page.waitForURL((url) => url.pathname !== posts.checkImport());
  };
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

/** A firm has asked for a place in a group of its own; the officer is signed in. */
async function aGroupThatIsAsked(page: Page, locale: Locale) {
  await page.request.get(`${paths.home()}?lang=${locale}`);
  await post(page, posts.signInDemo(), { key: 'officer' });
  const criteria = { 'criterion.1.en': 'A plan', 'criterion.1.es': 'Un plan', 'criterion.1.weight': '3' };
  const kept = { 'reserved.1.group': 'small', 'reserved.1.places': '1' };
  groups.set(page, await intakeByPosts(page, { method: 'points', places: '3', ...criteria, ...kept }));
  await page.context().clearCookies();
  await draftWithResults(page, locale, partsSupplier);
  await accountByPosts(page, locale);
  await requestByPosts(page, WITH_GROUPS, { intake: groups.get(page) ?? '' });
  await post(page, posts.signInDemo(), { key: 'officer' });
}

/** The group of each page that a test works with. */
const groups = new WeakMap<Page, string>();

function openGroup(path: (group: string) => string): State['open'] {
  return (page) => page.goto(path(groups.get(page) ?? ''));
}

async function overtaken(page: Page) {
  const fields = { ...intakeFields({ places: '9', method: 'points' }), seen: '7' };
  await sent(posts.saveIntake(groups.get(page) ?? ''), fields)(page, 'en');
  await page.locator('#both').waitFor();
}

async function marksMistakes(page: Page) {
  const marks = { 'marks.1.1': 'mucho' };
  await sent(posts.saveMarks(groups.get(page) ?? ''), marks)(page, 'en');
  await page.locator('[id="marks.1.1-error"]').waitFor();
}

async function closeAndChoose(page: Page) {
  const id = groups.get(page) ?? '';
  await post(page, posts.intakeStep(id), { step: 'close', seen: '1' });
  await post(page, posts.saveMarks(id), { 'marks.1.1': '5', 'was.1': '' });
  await page.goto(paths.intakeStep(id, 'choose'));
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
