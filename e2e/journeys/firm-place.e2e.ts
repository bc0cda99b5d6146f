import { expect, test } from '@playwright/test';
import { paths } from '@/lib/paths';
import { accountByPosts, apart, expectHeading, followLink, pressButton } from '../support/account';
import { expectNoViolations } from '../support/checks';
import { draftWithResults } from '../support/draft';
import { say, type Visit } from '../support/fill';
import { partsSupplier } from '../support/personas';
import { offeringName } from '../support/walk';

/** Fits the parts supplier. */
const OFFERING = 'O08';

async function aFirm({ page, locale }: Visit): Promise<void> {
  await draftWithResults(page, locale, partsSupplier);
  await accountByPosts(page, locale);
}

for (const { script, locale } of [
  { script: false, locale: 'es' },
  { script: true, locale: 'en' },
] as const)
  test(`a firm keeps an offer from the list, writes a note, and lets it go ${script ? 'with' : 'without'} scripts`, async ({
    browser,
  }) => {
    test.slow();
    await apart(browser, { locale, script }, async (firm) => {
      const { page } = firm;
      const main = page.getByRole('main');
      await aFirm(firm);
      const name = offeringName(OFFERING, locale);
      await page.goto(paths.allResults());
      const row = main.locator('.row').filter({ hasText: name }).first();
      await row.getByRole('button', { name: say(locale, 'own.saved.keep') }).click();
      await expect(page).toHaveURL(paths.allResults());
      await row.getByRole('link', { name: say(locale, 'own.saved.kept') }).click();
      await expectHeading(firm, 'own.saved.title');
      await expect(main.getByRole('heading', { level: 2, name })).toBeVisible();
      await expect(main).toContainText(say(locale, 'own.saved.same'));

      // A note that is too long comes back as it was typed, with what to mend.
      const long = 'x'.repeat(501);
      await main.getByLabel(say(locale, 'own.saved.note'), { exact: true }).fill(long);
      await main.getByRole('button', { name: say(locale, 'own.saved.noteSave') }).click();
      await expect(page.getByRole('alert').getByRole('link')).toHaveText(
        say(locale, 'own.saved.noteLong', { max: 500 }),
      );
      const note = main.getByLabel(say(locale, 'own.saved.note'), { exact: true });
      await expect(note).toHaveValue(long);
      if (script) await expectNoViolations(page);
      await note.fill('Llamar a Ana el lunes');
      await main.getByRole('button', { name: say(locale, 'own.saved.noteSave') }).click();
      await expect(page.getByRole('status')).toHaveText(say(locale, 'own.saved.done.note'));
      await expect(note).toHaveValue('Llamar a Ana el lunes');

      await main.getByRole('link', { name, exact: true }).click();
      await expect(page).toHaveURL(paths.match(OFFERING));
      await pressButton(firm, 'own.saved.letGo');
      await expect(page).toHaveURL(paths.match(OFFERING));
      await pressButton(firm, 'own.saved.keep');
      await followLink(firm, 'own.saved.toList');
      // What was let go took its note along.
      await expect(note).toHaveValue('');
      await main.getByRole('button', { name: say(locale, 'own.saved.letGo') }).click();
      await expect(page.getByRole('status')).toHaveText(say(locale, 'own.saved.done.gone'));
      await expect(main).toContainText(say(locale, 'own.saved.none'));
    });
  });

test('a firm sees what its results said over time, without scripts', async ({ browser }) => {
  await apart(browser, { locale: 'es', script: false }, async (firm) => {
    const { page, locale } = firm;
    await aFirm(firm);
    await page.goto(paths.account());
    await followLink(firm, 'own.history.title');
    await expectHeading(firm, 'own.history.title');
    const table = page.getByRole('table', { name: say(locale, 'own.history.caption') });
    await expect(table.getByRole('row')).toHaveCount(2);
    await expect(page.getByRole('main')).toContainText(say(locale, 'own.history.one'));
  });
});
