import { randomBytes } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import type { Locale } from '@/lib/domain/vocabulary';
import { paths, posts } from '@/lib/paths';
import { post, siteOrigin, startDraft } from './draft';
import { say } from './fill';

type Refusal = { name: string; open: (page: Page, locale: Locale) => Promise<unknown> };

/** Well formed, and opens nothing. */
export const UNKNOWN_CODE = '8K3M-22WQ-H7PA';
/** Wrong codes one network may send in a quarter of an hour. */
const WRONG_CODES_ALLOWED = 30;

/** Pages that stand where a form was refused or a page could not be drawn. */
export const refusals: readonly Refusal[] = [
  {
    name: 'problem-unavailable',
    open: (page) => page.goto(paths.problem('unavailable', '/results', 'a1b2')),
  },
  { name: 'problem-unexpected', open: (page) => page.goto(paths.problem('unexpected', '/results', 'a1b2')) },
  { name: 'problem-forbidden', open: fromElsewhere },
  { name: 'problem-too-many', open: tooManyCodes },
  { name: 'problem-no-answers', open: withoutAnswers },
  { name: 'problem-other-answers', open: besideOthers },
  { name: 'problem-too-large', open: tooLarge },
];

/** A form on a page that is not ours: its origin is `null`, and the cookie with the language stays at home. */
async function fromElsewhere(page: Page, locale: Locale) {
  const action = `${siteOrigin()}${posts.runs()}?lang=${locale}`;
  await page.goto('about:blank');
  await page.setContent(`<form method="post" action="${action}"><button>x</button></form>`);
  await page.getByRole('button').click();
  await page.waitForURL(action);
}

/** More text than one form may hold. */
async function tooLarge(page: Page, locale: Locale) {
  await startDraft(page, locale);
  await page.goto(paths.screen('activity'));
  await page.getByLabel(say(locale, 'diagnostic.firm.isic.query')).fill('x'.repeat(70_000));
  await page
    .getByRole('main')
    .getByRole('button', { name: say(locale, 'common.continue') })
    .click();
  await page.waitForURL(posts.answers('activity'));
}

/** Answers were started anew in another window while their page was open. */
async function besideOthers(page: Page, locale: Locale) {
  await startDraft(page, locale);
  await page.goto(paths.screen('country'));
  await startDraft(page, locale);
  await page
    .getByRole('main')
    .getByRole('button', { name: say(locale, 'common.continue') })
    .click();
  await page.waitForURL(posts.answers('country'));
}

/** The answers were deleted while their page was open. */
async function withoutAnswers(page: Page, locale: Locale) {
  await startDraft(page, locale);
  await page.goto(paths.screen('country'));
  await page.context().clearCookies({ name: 'puente_draft' });
  await page
    .getByRole('main')
    .getByRole('button', { name: say(locale, 'common.continue') })
    .click();
  await page.waitForURL(posts.answers('country'));
}

/** From a network of its own, so that the other tests may still mistype a code. */
async function tooManyCodes(page: Page, locale: Locale) {
  const from = { 'x-forwarded-for': `2001:db8::${randomBytes(2).toString('hex')}` };
  for (let tries = 0; tries < WRONG_CODES_ALLOWED; tries += 1)
    expect((await post(page, posts.resume(), { code: UNKNOWN_CODE }, from)).status()).toBe(303);
  await page.setExtraHTTPHeaders(from);
  await page.goto(paths.resume());
  await page.getByLabel(say(locale, 'pages.resume.code'), { exact: true }).fill(UNKNOWN_CODE);
  await page.getByRole('button', { name: say(locale, 'pages.resume.go') }).click();
  await page.waitForURL(posts.resume());
  await page.setExtraHTTPHeaders({});
}
