import { expect, type Page, test } from '@playwright/test';
import { paths, posts } from '@/lib/paths';
import { apart, followLink, pressButton, signInAs } from '../support/account';
import { expectNoViolations } from '../support/checks';
import { post } from '../support/draft';
import { say, type Visit } from '../support/fill';

/** Run by the institution of the demonstration's officer; the journey works on copies of it. */
const OFFERING = 'O07';

/** A copy of the offering with a name of its own, open at the desk. Out: its id. */
async function aCopy({ page, locale }: Visit): Promise<string> {
  await page.goto(paths.deskOffering(OFFERING));
  await page.getByRole('button', { name: say(locale, 'desk.view.duplicate') }).click();
  await expect(page.getByRole('status')).toHaveText(say(locale, 'desk.done.copied'));
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

async function write(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(text);
}

async function publish(visit: Visit, id: string): Promise<void> {
  const { page, locale } = visit;
  await page.goto(paths.publishOffering(id));
  await pressButton(visit, 'desk.publish.go');
  await expect(page.getByRole('status')).toHaveText(say(locale, 'desk.done.published'));
}

for (const { script, locale } of [
  { script: false, locale: 'es' },
  { script: true, locale: 'en' },
] as const)
  test(`an officer changes a price, looks at what changes and publishes it ${script ? 'with' : 'without'} scripts`, async ({
    browser,
  }) => {
    test.slow();
    const means = { locale, script };
    const name = `Curso ${Date.now()} ${locale}`;
    await apart(browser, means, async (officer) => {
      const { page } = officer;
      const main = page.getByRole('main');
      await signInAs(officer, 'officer');
      await followLink(officer, 'desk.nav.offerings');
      await main.getByLabel(say(locale, 'desk.list.state')).selectOption('published');
      await pressButton(officer, 'desk.list.show');
      await expect(page).toHaveURL(/state=published/);
      await expect(main.locator(`a[href="${paths.deskOffering(OFFERING)}"]`)).toBeVisible();
      const id = await aCopy(officer);
      if (script) await expectNoViolations(page);

      await followLink(officer, 'desk.view.editGoOn');
      if (script) await expectNoViolations(page);
      await write(page, { 'name.en': name, 'name.es': name, price: 'nada' });
      await pressButton(officer, 'desk.edit.save');
      await expect(page.getByRole('alert').getByRole('link')).toContainText(say(locale, 'desk.field.amount'));
      await expect(page.locator('[name="name.en"]')).toHaveValue(name);
      await expect(page.locator('[name="price"]')).toHaveValue('nada');
      if (script) await expectNoViolations(page);
      await write(page, { price: '120' });
      await pressButton(officer, 'desk.edit.save');
      await expect(page.getByRole('status')).toHaveText(say(locale, 'desk.done.saved'));
      await publish(officer, id);

      await apart(browser, means, async (visitor) => {
        await visitor.page.goto(paths.offerings({ q: name }));
        await visitor.page.getByRole('main').getByRole('link', { name, exact: true }).click();
        await expect(visitor.page.getByRole('main')).toContainText('USD 120');

        await page.goto(paths.editOffering(id));
        await write(page, { price: '95' });
        await pressButton(officer, 'desk.edit.save');
        await visitor.page.reload();
        await expect(visitor.page.getByRole('main')).toContainText('USD 120');
        await expect(main.getByRole('heading', { name: say(locale, 'desk.impact.title') })).toBeVisible();
        await followLink(officer, 'desk.view.preview');
        await expect(main.getByRole('heading', { name: say(locale, 'desk.impact.title') })).toBeVisible();
        await expect(main.getByRole('row')).toHaveCount(2);
        await expect(main.getByRole('table')).toContainText('USD 120');
        await expect(main.getByRole('table')).toContainText('USD 95');
        if (script) await expectNoViolations(page);
        await pressButton(officer, 'desk.publish.go');
        await visitor.page.reload();
        await expect(visitor.page.getByRole('main')).toContainText('USD 95');

        await followLink(officer, 'desk.view.compare');
        await expect(main.getByRole('table')).toContainText('USD 95');
        if (script) await expectNoViolations(page);
        await page.goto(paths.closeOffering(id, 'pause'));
        if (script) await expectNoViolations(page);
        await pressButton(officer, 'desk.close.pause.go');
        await expect(page.getByRole('status')).toHaveText(say(locale, 'desk.done.pause'));
        expect((await visitor.page.goto(paths.offering(id)))?.status()).toBe(404);
      });
    });
  });

for (const script of [true, false])
  test(`a form that somebody else has overtaken shows both versions and loses nothing ${script ? 'with' : 'without'} scripts`, async ({
    browser,
  }) => {
    test.slow();
    const means = { locale: 'en', script } as const;
    await apart(browser, means, async (officer) => {
      await signInAs(officer, 'officer');
      const id = await aCopy(officer);
      await officer.page.goto(paths.editOffering(id));
      await apart(browser, means, async (admin) => {
        await signInAs(admin, 'institution_admin');
        await admin.page.goto(paths.editOffering(id));
        await write(admin.page, { price: '77', 'how.en': 'With an adviser.' });
        await pressButton(admin, 'desk.edit.save');
        await expect(admin.page.getByRole('status')).toHaveText(say('en', 'desk.done.saved'));
      });
      const { page } = officer;
      await write(page, { price: '88' });
      await pressButton(officer, 'desk.edit.save');
      const table = page.getByRole('main').getByRole('table');
      await expect(page.getByRole('alert').first()).toContainText(say('en', 'desk.edit.conflictTitle'));
      for (const text of ['USD 77', 'USD 88', 'With an adviser.']) await expect(table).toContainText(text);
      await expect(page.getByRole('main')).toContainText('Graciela Molina');
      await expect(page.locator('[name="price"]')).toHaveValue('88');
      if (script) await expectNoViolations(page);
      await write(page, { 'how.en': 'With an adviser.' });
      await pressButton(officer, 'desk.edit.save');
      await expect(page.getByRole('status')).toHaveText(say('en', 'desk.done.saved'));
      await page.goto(paths.discardDraft(id));
      await pressButton(officer, 'desk.discard.go');
      await expect(page).toHaveURL(paths.deskOfferings());
    });
  });

test('nobody but the desk of the institution gets there @once', async ({ browser }) => {
  const means = { locale: 'en', script: true } as const;
  await apart(browser, means, async ({ page }) => {
    const pages = [paths.deskOfferings(), paths.deskOffering(OFFERING), paths.editOffering(OFFERING)];
    for (const path of pages) expect((await page.goto(path))?.status()).toBe(403);
    const answer = await post(page, posts.duplicateOffering(OFFERING), {});
    expect(answer.status()).toBe(403);
  });
  await apart(browser, means, async (officer) => {
    await signInAs(officer, 'officer');
    for (const id of ['O01', 'O99']) {
      expect((await officer.page.goto(paths.deskOffering(id)))?.status()).toBe(404);
      const answer = await post(officer.page, posts.publishOffering(id), { seen: 'none.1.published' });
      expect(answer.status()).toBe(404);
    }
  });
});
