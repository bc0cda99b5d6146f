import { expect, type Page } from '@playwright/test';
import type { Locale } from '@/lib/domain/vocabulary';
import { paths, posts } from '@/lib/paths';
import { accountByPosts } from './account';
import { post } from './draft';
import { say, type Visit } from './fill';
import { PROVIDER } from './provider-name';

/** From the page for signing in to the one of the provider. */
export async function openProvider({ page, locale }: Visit): Promise<void> {
  await page.goto(paths.signIn());
  await page.getByRole('link', { name: say(locale, 'account.provider.go', { name: PROVIDER }) }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Provider' })).toBeVisible();
}

/** The same, and back as somebody with this address. */
export async function signInByProvider(visit: Visit, email: string): Promise<void> {
  await openProvider(visit);
  const { page } = visit;
  await page.getByLabel('Address').fill(email);
  await page.getByRole('button', { name: 'Go on' }).click();
}

/** A new account, linked, on its page about that. */
export async function linkedWithProvider(page: Page, locale: Locale): Promise<void> {
  const { email } = await accountByPosts(page, locale);
  await post(page, posts.signOut(), {});
  await signInByProvider({ page, locale, script: true }, email);
  await page.goto(paths.accountDetails());
  await page.locator('#provider-title').waitFor();
}

/** The same after a wrong password. */
export async function wrongForProvider(page: Page): Promise<void> {
  await page.goto(paths.accountDetails());
  await page.locator('#provider-current').fill('x');
  await page.locator('button[name=go]').click();
  await page.locator('#provider-current-error').waitFor();
}
