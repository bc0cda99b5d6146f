import { expect, type Page, test } from '@playwright/test';
import { screens } from '@/lib/domain/facts';
import type { Locale } from '@/lib/domain/vocabulary';
import { paths, posts } from '@/lib/paths';
import { answerOn, answersOn, elsewhere } from '../support/answers-page';
import { codeOf, fillDraft, post, saveScreen, startDraft, workOut } from '../support/draft';
import { say } from '../support/fill';
import { readForm } from '../support/form-page';
import { partsSupplier } from '../support/personas';
import { UNKNOWN_CODE } from '../support/refusals';

/** Different each time a page is drawn. */
const OF_THE_PAGE = { version: undefined, tab: undefined };

async function openByCode(page: Page, code: string, locale: Locale = 'en'): Promise<void> {
  await page.goto(`${paths.resume()}?lang=${locale}`);
  await page.getByLabel(say(locale, 'pages.resume.code'), { exact: true }).fill(code);
  await page.getByRole('button', { name: say(locale, 'pages.resume.go') }).click();
}

async function fieldsOfAllScreens(page: Page) {
  const all: Record<string, unknown> = {};
  for (const { id } of screens) all[id] = { ...(await readForm(page, id)).fields, ...OF_THE_PAGE };
  return all;
}

test('a second device shows every answer, by code and by link', async ({ page, browser }) => {
  await startDraft(page, 'en');
  await fillDraft(page, partsSupplier);
  const answers = await answersOn(page);
  const fields = await fieldsOfAllScreens(page);
  await page.goto(paths.saved());
  const link = await page.getByRole('main').getByRole('link', { name: paths.resume() }).getAttribute('href');
  const code = await codeOf(page);
  await expect(page.getByRole('main')).toContainText(code);
  await elsewhere(browser, async (other) => {
    await openByCode(other, code);
    await expect(other).toHaveURL(paths.check());
    expect(await answersOn(other)).toEqual(answers);
    expect(await fieldsOfAllScreens(other)).toEqual(fields);
  });
  await elsewhere(browser, async (other) => {
    await other.goto(link ?? '');
    await other.getByRole('button', { name: say('en', 'pages.resume.go') }).click();
    await expect(other).toHaveURL(paths.check());
    expect(await answersOn(other)).toEqual(answers);
  });
});

test('a code is read as people write it', async ({ page, browser }) => {
  await startDraft(page, 'en');
  await saveScreen(page, 'goal', { 'sales.goal': 'home' });
  const code = await codeOf(page);
  const sloppy = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
  await elsewhere(browser, async (other) => {
    await openByCode(other, sloppy);
    expect(await answerOn(other, 'en', 'sales.goal')).toContain(
      say('en', 'diagnostic.sales.goal.option.home'),
    );
  });
});

test('a wrong code comes back as typed, with what to check', async ({ page }) => {
  await openByCode(page, UNKNOWN_CODE, 'es');
  const summary = page.getByRole('alert').filter({ hasText: say('es', 'pages.resume.wrong') });
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(new RegExp(`^${say('es', 'common.errorPrefix')}`));
  await summary.getByRole('link').click();
  const field = page.getByLabel(say('es', 'pages.resume.code'), { exact: true });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(UNKNOWN_CODE);
  await field.fill('   ');
  await page.getByRole('button', { name: say('es', 'pages.resume.go') }).click();
  await expect(page.getByRole('alert').filter({ hasText: say('es', 'pages.resume.empty') })).toBeVisible();
});

test('a well-written code that opens nothing says that the answers may be gone', async ({ page }) => {
  await openByCode(page, UNKNOWN_CODE, 'es');
  await expect(page.getByRole('main')).toContainText(say('es', 'pages.resume.gone'));
  await openByCode(page, 'vino', 'es');
  await expect(page.getByRole('alert').filter({ hasText: say('es', 'pages.resume.wrong') })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(say('es', 'pages.resume.gone'));
});

test('the code of deleted answers says that they may be gone, and leads to a new start', async ({ page }) => {
  await startDraft(page, 'en');
  await saveScreen(page, 'goal', { 'sales.goal': 'home' });
  const code = await codeOf(page);
  await page.goto(paths.delete());
  await page.getByRole('button', { name: say('en', 'pages.delete.go') }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: say('en', 'pages.delete.doneTitle') }),
  ).toBeVisible();
  await openByCode(page, code);
  const main = page.getByRole('main');
  await expect(main).toContainText(say('en', 'pages.resume.gone'));
  await main.getByRole('link', { name: say('en', 'common.problem.start') }).click();
  await expect(page).toHaveURL(paths.diagnostic());
});

test('after many wrong codes a network waits, and the right one still opens @once', async ({ page }) => {
  await startDraft(page, 'en');
  const code = await codeOf(page);
  const from = { 'x-forwarded-for': `2001:db8:1::${Date.now().toString(16).slice(-4)}` };
  const send = (typed: string, headers: Record<string, string>) =>
    post(page, posts.resume(), { code: typed }, headers);
  for (let tries = 0; tries < 30; tries += 1) expect((await send(UNKNOWN_CODE, from)).status()).toBe(303);
  const refused = await send(UNKNOWN_CODE, from);
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()['retry-after'])).toBeGreaterThan(0);
  expect(await refused.text()).toContain(say('en', 'common.problem.tooMany.next', { minutes: 15 }));
  // A neighbour behind the same address, and others elsewhere, go on.
  expect((await send(code, from)).headers().location).toBe(paths.check());
  const elsewhere = { 'x-forwarded-for': '2001:db8:2::1' };
  expect((await send(UNKNOWN_CODE, elsewhere)).headers().location).toContain('problem=wrong');
});

for (const keep of ['typed', 'saved'] as const)
  test(`two windows save the same page: nothing is lost, and what is ${keep} can be kept`, async ({
    page,
    context,
  }) => {
    await startDraft(page, 'en');
    const exports = (share: string) => say('en', `diagnostic.sales.direct_export_pct.option.${share}`);
    const choice = (one: Page, share: string) =>
      one
        .getByRole('group', { name: say('en', 'diagnostic.sales.direct_export_pct.text'), exact: true })
        .getByRole('radio', { name: exports(share), exact: true });
    const goOn = (one: Page) =>
      one
        .getByRole('main')
        .getByRole('button', { name: say('en', 'common.continue'), exact: true })
        .click();
    const second = await context.newPage();
    for (const one of [page, second]) await one.goto(paths.screen('exports'));
    await choice(page, '50').check();
    await goOn(page);
    await expect(page).not.toHaveURL(paths.screen('exports'));
    await choice(second, '0').check();
    await goOn(second);
    const note = second.getByRole('region', { name: say('en', 'common.conflict.title') });
    await expect(note).toContainText(exports('50'));
    await expect(choice(second, '0')).toBeChecked();
    expect(await answerOn(page, 'en', 'sales.direct_export_pct')).toContain(exports('50'));
    if (keep === 'typed') await goOn(second);
    else await note.getByRole('button', { name: say('en', 'common.conflict.keepSaved') }).click();
    await expect(note).toBeHidden();
    const kept = await answerOn(page, 'en', 'sales.direct_export_pct');
    expect(kept).toBe(exports(keep === 'typed' ? '0' : '50'));
  });

test('two windows that change different answers of one page both count', async ({ page, context }) => {
  await startDraft(page, 'en');
  await saveScreen(page, 'exports', { 'sales.indirect_export_pct': '0' });
  const choose = (one: Page, fact: string, share: string) =>
    one
      .getByRole('group', { name: say('en', `diagnostic.${fact}.text`), exact: true })
      .getByRole('radio', { name: say('en', `diagnostic.${fact}.option.${share}`), exact: true })
      .check();
  const second = await context.newPage();
  for (const one of [page, second]) await one.goto(paths.screen('exports'));
  await choose(page, 'sales.direct_export_pct', '50');
  await choose(second, 'sales.indirect_export_pct', '10_49');
  for (const one of [page, second]) {
    await one
      .getByRole('main')
      .getByRole('button', { name: say('en', 'common.continue'), exact: true })
      .click();
    await expect(one).not.toHaveURL(paths.screen('exports'));
  }
  expect(await answerOn(page, 'en', 'sales.direct_export_pct')).toBe(
    say('en', 'diagnostic.sales.direct_export_pct.option.50'),
  );
  expect(await answerOn(page, 'en', 'sales.indirect_export_pct')).toBe(
    say('en', 'diagnostic.sales.indirect_export_pct.option.10_49'),
  );
});

test('who has results finds them again from the start page', async ({ page }) => {
  await startDraft(page, 'en');
  await page.goto(paths.diagnostic());
  const main = page.getByRole('main');
  const results = main.getByRole('link', { name: say('en', 'pages.start.existing.results') });
  await expect(main.getByRole('link', { name: say('en', 'pages.start.existing.continue') })).toBeVisible();
  await expect(results).toHaveCount(0);
  await workOut(page);
  await page.goto(paths.diagnostic());
  await expect(main.getByRole('link', { name: say('en', 'pages.start.existing.change') })).toBeVisible();
  await results.click();
  await expect(page).toHaveURL(paths.results());
});

test('the page to finish later names the code, the link and the day', async ({ page }) => {
  await startDraft(page, 'en');
  await page.goto(paths.screen('size'));
  const employees = page.getByRole('group', {
    name: say('en', 'diagnostic.firm.employees.text'),
    exact: true,
  });
  await employees.getByRole('textbox').fill('24');
  await page.getByRole('button', { name: say('en', 'common.saveLater') }).click();
  await expect(page).toHaveURL(paths.saved());
  const main = page.getByRole('main');
  await expect(main).toContainText(await codeOf(page));
  await expect(main).toContainText(String(new Date(Date.now() + 90 * 86_400_000).getFullYear()));
  expect(await answerOn(page, 'en', 'firm.employees')).toContain('24');
});

test('a shared device forgets the answers, and the code still opens them', async ({ page }) => {
  await startDraft(page, 'en');
  await saveScreen(page, 'goal', { 'sales.goal': 'home' });
  const code = await codeOf(page);
  await page.goto(paths.saved());
  await page.getByRole('button', { name: say('en', 'pages.saved.forget') }).click();
  await expect(page.getByRole('main')).toContainText(say('en', 'pages.saved.forgotten'));
  await page.goto(paths.check());
  await expect(page.getByRole('heading', { level: 1, name: say('en', 'pages.start.title') })).toBeVisible();
  await openByCode(page, code);
  expect(await answerOn(page, 'en', 'sales.goal')).toContain(say('en', 'diagnostic.sales.goal.option.home'));
});

test('deleted answers are gone everywhere', async ({ page, browser }) => {
  await startDraft(page, 'es');
  await saveScreen(page, 'goal', { 'sales.goal': 'home' });
  const code = await codeOf(page);
  await page.goto(paths.check());
  await page.getByRole('link', { name: say('es', 'pages.check.delete') }).click();
  await page.getByRole('button', { name: say('es', 'pages.delete.go') }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: say('es', 'pages.delete.doneTitle') }),
  ).toBeVisible();
  await page.goto(paths.results());
  await expect(
    page.getByRole('heading', { level: 1, name: say('es', 'results.nodraft.title') }),
  ).toBeVisible();
  await elsewhere(browser, async (other) => {
    await openByCode(other, code);
    await expect(other.getByRole('alert').filter({ hasText: say('en', 'pages.resume.wrong') })).toBeVisible();
  });
});

test('the short form goes on to the long one with its answers', async ({ page }) => {
  await startDraft(page, 'en', { form: 'short' });
  await saveScreen(page, 'size', { 'firm.employees': '24' });
  const short = await answersOn(page);
  await page.getByRole('button', { name: say('en', 'pages.check.long') }).click();
  await expect(page).toHaveURL(paths.screen('country'));
  const long = await answersOn(page);
  expect(long.length).toBeGreaterThan(short.length);
  expect(long).toContain(short.find((row) => row.includes('24')));
});

test('an adviser fills it in for a firm, and the answers say so', async ({ page }) => {
  await page.goto(`${paths.diagnostic()}?lang=en`);
  await page.getByRole('radio', { name: say('en', 'pages.start.who.adviser') }).check();
  await page.getByRole('button', { name: say('en', 'pages.start.go') }).click();
  await expect(page).toHaveURL(paths.screen('country'));
  await expect(page.getByRole('main')).toContainText(say('en', 'common.adviser'));
  await page.goto(paths.check());
  await expect(page.getByRole('main')).toContainText(say('en', 'common.adviser'));
});
