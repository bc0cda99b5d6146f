import { randomBytes } from 'node:crypto';
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import type { Locale } from '@/lib/domain/vocabulary';
import { paths, posts } from '@/lib/paths';
import { post } from './draft';
import { say, type Visit } from './fill';

/** Somebody who is known to nobody yet, and a firm that no other test has. */
export type NewFirm = { name: string; firm: string; email: string; password: string };

export function newFirm(): NewFirm {
  const mark = randomBytes(5).toString('hex');
  return {
    name: `Ana Prueba ${mark}`,
    firm: `Tornos ${mark}`,
    email: `ana-${mark}@firm.example`,
    password: `caballo verde ${mark} luna`,
  };
}

/** People of the demonstration that tests sign in as. */
const DEMO = { officer: 'Ramiro Funes', institution_admin: 'Graciela Molina' } as const;

/** A browser of its own, in the language and with or without scripts as the visit. */
export async function apart<T>(
  browser: Browser,
  { locale, script }: Pick<Visit, 'locale' | 'script'>,
  visit: (visit: Visit) => Promise<T>,
): Promise<T> {
  const context: BrowserContext = await browser.newContext({ javaScriptEnabled: script });
  try {
    const page = await context.newPage();
    await page.goto(`${paths.home()}?lang=${locale}`);
    return await visit({ page, locale, script });
  } finally {
    await context.close();
  }
}

/** Presses a button of the page by its words. */
export async function pressButton({ page, locale }: Visit, key: string): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('button', { name: say(locale, key), exact: true })
    .click();
}

/** Follows a link of the page by its words. */
export async function followLink({ page, locale }: Visit, key: string): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('link', { name: say(locale, key), exact: true })
    .click();
}

export async function fillField({ page, locale }: Visit, key: string, text: string): Promise<void> {
  await page.getByRole('main').getByLabel(say(locale, key), { exact: true }).first().fill(text);
}

export async function expectHeading({ page, locale }: Visit, key: string, values = {}): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: say(locale, key, values) })).toBeVisible();
}

/** Opens the newest mail of a kind to an address, and the page that its link leads to. */
export async function followMail(visit: Visit, email: string, kind: string): Promise<void> {
  await followMailTo(visit, email, kind, paths.link(''));
}

/** The same where the link leads to a page of the account. */
export async function followMailTo(
  { page, locale }: Visit,
  email: string,
  kind: string,
  to: string,
): Promise<void> {
  await page.goto(paths.outbox());
  await page
    .getByRole('listitem')
    .filter({ hasText: email })
    .getByRole('link', { name: say(locale, `mail.${kind}.subject`), exact: true })
    .first()
    .click();
  await page.getByRole('main').getByRole('link', { name: to }).click();
}

/** From the form to the account, by way of the mail. */
export async function signUp(visit: Visit, person: NewFirm): Promise<void> {
  await visit.page.goto(paths.signUp());
  await fillField(visit, 'account.field.name', person.name);
  await fillField(visit, 'account.field.firmName', person.firm);
  await fillField(visit, 'account.field.email', person.email);
  await fillField(visit, 'account.field.passwordOptional', person.password);
  await pressButton(visit, 'account.signUp.go');
  await expectHeading(visit, 'account.sent.title');
  await followMail(visit, person.email, 'sign_up');
  await expectHeading(visit, 'account.link.sign_up.title');
  await pressButton(visit, 'account.link.sign_up.go');
  await expectHeading(visit, 'account.home.title');
}

export async function signIn(visit: Visit, { email, password }: NewFirm): Promise<void> {
  await visit.page.goto(paths.signIn());
  await fillField(visit, 'account.field.email', email);
  await fillField(visit, 'account.field.password', password);
  await pressButton(visit, 'account.signIn.go');
  await expectHeading(visit, 'account.home.title');
}

export async function signOut(visit: Visit): Promise<void> {
  await visit.page.goto(paths.account());
  await pressButton(visit, 'account.home.signOut');
  await expect(visit.page).toHaveURL(paths.home());
}

export async function signInAs({ page, locale }: Visit, key: keyof typeof DEMO): Promise<void> {
  await page.goto(paths.signIn());
  await page.getByRole('button', { name: say(locale, 'account.signIn.demoGo', { name: DEMO[key] }) }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: say(locale, 'account.home.title') }),
  ).toBeVisible();
}

/** The frame says for whom one acts, on the page that is open. */
export async function expectActing(page: Page, locale: Locale, who: string): Promise<void> {
  await expect(
    page.getByRole('complementary', { name: say(locale, 'account.actingFor', { who }) }),
  ).toBeVisible();
}

/** The account of a firm, without walking there: the answers of this browser go into it. */
export async function accountByPosts(page: Page, locale: Locale): Promise<NewFirm> {
  const person = newFirm();
  const { name, firm, email, password } = person;
  await page.request.get(`${paths.home()}?lang=${locale}`);
  await post(page, posts.signUp(), { name, firmName: firm, email, password });
  const list = await (await page.request.get(paths.outbox())).text();
  const row = list.split('<li ').find((one) => one.includes(email)) ?? '';
  const mail = /href="(\/outbox\/[^"]+)"/.exec(row)?.[1] ?? '';
  const text = await (await page.request.get(mail)).text();
  const token = /\/sign-in\/link\/([\w-]+)/.exec(text)?.[1] ?? '';
  const answer = await post(page, posts.followLink(token), {});
  expect(answer.headers().location, 'the account is opened').toBe(paths.account());
  return person;
}

/** A request of the firm that is signed in here. Out: its id. */
export async function requestByPosts(
  page: Page,
  offering: string,
  more: Readonly<Record<string, string>> = {},
): Promise<string> {
  const form = await (await page.request.get(paths.newRequest(offering))).text();
  const version = /name="answersVersion" value="(\d+)"/.exec(form)?.[1] ?? '';
  const fields = { offering, kind: 'place', message: 'Dos piezas', phone: '', answersVersion: version };
  const answer = await post(page, posts.sendRequest(), {
    ...fields,
    ...more,
    share: ['firm.country', 'firm.employees'],
  });
  const id = answer.headers().location?.split('/').at(-1) ?? '';
  expect(answer.headers().location, 'the request is sent').toBe(paths.request(id));
  return id;
}
