import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { paths, posts } from '@/lib/paths';
import { apart, followLink, pressButton, signInAs } from '../support/account';
import { expectNoViolations } from '../support/checks';
import { post } from '../support/draft';
import { say, type Visit } from '../support/fill';
import { csvFile, newOffering, type SentFile } from '../support/import-files';

async function send(visit: Visit, file: SentFile): Promise<void> {
  await visit.page.getByLabel(say(visit.locale, 'import.file'), { exact: true }).setInputFiles(file);
  await pressButton(visit, 'import.check');
}

for (const { script, locale } of [
  { script: false, locale: 'es' },
  { script: true, locale: 'en' },
] as const)
  test(`an officer imports a file after seeing what it would do ${script ? 'with' : 'without'} scripts`, async ({
    browser,
  }) => {
    test.slow();
    await apart(browser, { locale, script }, async (officer) => {
      const { page } = officer;
      const main = page.getByRole('main');
      const mark = `${Date.now()}-${locale}`;
      const name = locale === 'es' ? `Curso ${mark}` : `Course ${mark}`;
      await signInAs(officer, 'officer');
      await page.goto(paths.deskOfferings());
      await followLink(officer, 'import.link');
      if (script) await expectNoViolations(page);

      await pressButton(officer, 'import.check');
      await expect(page.getByRole('alert').getByRole('link')).toHaveText(say(locale, 'import.file.missing'));
      await send(officer, { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('id,prise\na,1\n') });
      const unknown = say(locale, 'import.file.columnUnknown', { column: 'prise' });
      await expect(page.getByRole('alert').getByRole('link')).toHaveText(unknown);
      if (script) await expectNoViolations(page);

      const offering = newOffering(mark);
      const wrong = { ...offering, id: `wrong-${mark}`, price_usd: '=1+1' };
      await send(officer, csvFile([offering, wrong]));
      await expect(main).toContainText(say(locale, 'import.review.create', { count: 1 }));
      await expect(main).toContainText(say(locale, 'import.review.refused', { count: 1 }));
      await expect(main).toContainText(say(locale, 'import.review.line', { line: 3 }));
      await expect(main).toContainText(say(locale, 'import.problem.amount'));
      if (script) await expectNoViolations(page);
      const review = new URL(page.url()).pathname;
      const refused = await page.request.get(`${review}/refused.csv`);
      expect(await refused.text()).toContain("'=1+1");
      await main.getByRole('link', { name: say(locale, 'import.review.create', { count: 1 }) }).click();
      await expect(main.getByRole('heading', { name })).toBeVisible();
      if (script) await expectNoViolations(page);
      await page.goto(paths.deskOfferings({ q: mark }));
      await expect(main.getByRole('heading', { name })).toHaveCount(0);
      await page.goto(review);

      await main.getByRole('button', { name: say(locale, 'import.review.go', { count: 1 }) }).click();
      await expect(page.getByRole('status')).toContainText(
        say(locale, 'import.review.written', { count: 1 }),
      );
      if (script) await expectNoViolations(page);
      const again = await post(page, posts.runImport(review.split('/').at(-1) ?? ''), {});
      expect(again.status()).toBe(303);
      await page.goto(paths.deskOfferings({ q: mark }));
      await main.getByRole('link', { name, exact: true }).click();
      await expect(main).toContainText(say(locale, 'desk.stateText.draft'));
      expect((await page.goto(paths.offerings({ q: mark })))?.status()).toBe(200);
      await expect(main.getByRole('link', { name })).toHaveCount(0);

      await page.goto(paths.importOfferings());
      const started = page.waitForEvent('download');
      await followLink(officer, 'import.exportCsv');
      const exported = readFileSync(await (await started).path());
      expect(exported.toString()).toContain(name);
      await send(officer, { name: 'offerings.csv', mimeType: 'text/csv', buffer: exported });
      await expect(main).toContainText(say(locale, 'import.review.nothing'));
      await expect(main.getByRole('button', { name: /import/i })).toHaveCount(0);

      const [{ id }] = [offering];
      await page.goto(paths.importOfferings());
      await send(officer, csvFile([{ id: id ?? '', price_usd: '75' }]));
      await expect(main.getByRole('table')).toContainText('USD 50');
      await expect(main.getByRole('table')).toContainText('USD 75');
      if (script) await expectNoViolations(page);
    });
  });

test('a file that is too large is told on its page, and nobody else sends one @once', async ({ browser }) => {
  await apart(browser, { locale: 'en', script: true }, async (officer) => {
    await signInAs(officer, 'officer');
    await officer.page.goto(paths.importOfferings());
    const buffer = Buffer.alloc(8 * 1024 * 1024 + 1, 'a');
    await send(officer, { name: 'a.csv', mimeType: 'text/csv', buffer });
    const large = say('en', 'import.file.large', { megabytes: 8 });
    await expect(officer.page.getByRole('alert').getByRole('link')).toHaveText(large);
  });
  await apart(browser, { locale: 'en', script: true }, async ({ page }) => {
    for (const path of [paths.importOfferings(), paths.importReview('4c1f9a7e-0000-4000-8000-000000000000')])
      expect((await page.goto(path))?.status()).toBe(403);
    for (const path of [paths.exportOfferingsCsv(), paths.exportOfferingsJson()]) {
      const answer = await page.request.get(path, { maxRedirects: 0 });
      expect([answer.status(), answer.headers().location]).toEqual([303, paths.importOfferings()]);
    }
  });
});
