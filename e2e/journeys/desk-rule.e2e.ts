import { expect, type Page, test } from '@playwright/test';
import { paths, posts } from '@/lib/paths';
import { UK_SCHEMES } from '@/lib/schemas/uk-schemes.scenarios';
import { apart, followLink, pressButton, signInAs } from '../support/account';
import { expectNoViolations } from '../support/checks';
import { post } from '../support/draft';
import { say } from '../support/fill';
import { aCopy, addTestFirm, build } from '../support/rule-desk';

/** Names on the site carry no codes. */
const onSite = (line: string) => line.replace(/^[ -]+/, '').replace(/ \(GB-\w+\)/g, '');

for (const [scheme, script] of [
  ['118', false],
  ['102', false],
  ['136', true],
] as const)
  test(`an officer builds scheme ${scheme} and keeps its border cases ${script ? 'with' : 'without'} scripts`, async ({
    browser,
  }) => {
    test.slow();
    const found = UK_SCHEMES.find(({ id }) => id === scheme);
    if (!found) throw new Error(scheme);
    await apart(browser, { locale: 'en', script }, async (officer) => {
      const { page } = officer;
      await signInAs(officer, 'officer');
      const id = await aCopy(officer);
      await followLink(officer, 'desk.rule.link');
      await expect(page.getByRole('main')).toContainText(say('en', 'desk.rule.empty'));
      await build(officer, id, found.does);
      const reading = page.getByRole('region', { name: say('en', 'desk.rule.reading') });
      for (const line of found.reads) {
        const text = onSite(line).replace(' Somebody checks this later.', '');
        await expect(reading).toContainText(text);
      }
      for (const firm of found.firms) await addTestFirm(officer, firm, found.does);
      const firms = page.getByRole('region', { name: say('en', 'desk.rule.firms') });
      await expect(firms.getByText(/^As expected/)).toHaveCount(found.firms.length);
      await expect(firms).not.toContainText('Not as expected');
      if (script) await expectNoViolations(page);

      // A test firm that comes out otherwise keeps the whole from being published, and says so.
      await addTestFirm(officer, ['Wrong', {}, 'met']);
      await expect(firms).toContainText('Not as expected. Expected: fits. Came out: not settled.');
      await followLink(officer, 'desk.rule.preview');
      await pressButton(officer, 'desk.publish.go');
      await expect(page.getByRole('alert').first()).toContainText(say('en', 'desk.rule.blocked'));
      if (script) await expectNoViolations(page);
      await page.goto(paths.offeringRule(id));
      await page.getByRole('button', { name: 'Remove: Wrong' }).click();
      await expect(page.getByRole('status')).toHaveText(say('en', 'desk.rule.done.firmGone'));
      await followLink(officer, 'desk.rule.preview');
      await pressButton(officer, 'desk.publish.go');
      await expect(page.getByRole('status')).toHaveText(say('en', 'desk.done.published'));

      await apart(browser, { locale: 'en', script }, async (visitor) => {
        await visitor.page.goto(paths.offering(id));
        const main = visitor.page.getByRole('main');
        await expect(main).toContainText(say('en', 'catalogue.offering.asksRule'));
        const place = found.reads.find((line) => line.includes('The firm is in ')) ?? '';
        await expect(main).toContainText(onSite(place).replace('The firm', 'Your firm'));
      });
      await page.goto(paths.closeOffering(id, 'withdraw'));
      await pressButton(officer, 'desk.close.withdraw.go');
    });
  });

/** Goes on with Tab until what is meant has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let steps = 0; steps < 400; steps += 1) {
    if (await page.evaluate((to) => document.activeElement?.matches(to) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the focus never comes to ${selector}`);
}

test('a rule is built by the keyboard alone', async ({ browser }) => {
  test.slow();
  await apart(browser, { locale: 'en', script: true }, async (officer) => {
    const { page } = officer;
    await signInAs(officer, 'officer');
    const id = await aCopy(officer);
    await page.goto(paths.offeringRule(id));
    const press = async (selector: string, key = 'Enter') => {
      await tabTo(page, selector);
      await page.keyboard.press(key);
    };
    await press('a[href*="/rule/add"]');
    await page.waitForURL(/\/rule\/add/);
    await tabTo(page, '[name="q"]');
    await page.keyboard.type('how many people');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=how/);
    await press('a[href*="fact=firm.employees"]');
    await page.waitForURL(/fact=firm\.employees/);
    await tabTo(page, '[name="min"]');
    await page.keyboard.type('10');
    await press('button[value="save"]');
    await expect(page.getByRole('status')).toHaveText(say('en', 'desk.rule.done.added'));
    await press('summary');
    await tabTo(page, 'select[name="kind"]');
    await page.keyboard.type('None');
    await press('button[value="wrap"]');
    await expect(page.getByRole('main')).toContainText('fewer than 10 people');
    await press('a[href*="/rule/test-firm"]');
    await page.waitForURL(/test-firm/);
    await tabTo(page, '[name="name"]');
    await page.keyboard.type('Ten');
    await tabTo(page, '[name="fact.firm.employees"]');
    await page.keyboard.type('10');
    await tabTo(page, '[name="expect"]');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await press('form[action$="/save"] button[type="submit"]');
    await expect(page.getByText('As expected: does not fit.')).toBeVisible();
    await page.goto(paths.discardDraft(id));
    await pressButton(officer, 'desk.discard.go');
  });
});

test('two officers lose nothing: the second is shown the rule as it stands now', async ({ browser }) => {
  const means = { locale: 'en', script: false } as const;
  await apart(browser, means, async (officer) => {
    await signInAs(officer, 'officer');
    const id = await aCopy(officer);
    const { page } = officer;
    await page.goto(paths.ruleCondition(id, { group: 'eligibility', fact: 'firm.employees' }));
    await apart(browser, means, async (admin) => {
      await signInAs(admin, 'institution_admin');
      await build(admin, id, [{ about: 'learn.hours', filled: { min: '4' } }]);
    });
    await page.locator('[name="min"]').fill('25');
    await pressButton(officer, 'desk.rule.form.save');
    await expect(page.getByRole('alert').first()).toContainText(say('en', 'desk.rule.problem.conflict'));
    await expect(page.locator('[name="min"]')).toHaveValue('25');
    await pressButton(officer, 'desk.rule.form.save');
    await expect(page.locator('.rule-parts > li')).toHaveCount(2);
    await page.goto(paths.discardDraft(id));
    await pressButton(officer, 'desk.discard.go');
  });
});

test('nobody but the desk of the institution gets to the rule @once', async ({ browser }) => {
  const means = { locale: 'en', script: true } as const;
  const fields = { seen: 'none.1', step: 'remove', node: 'n1' };
  await apart(browser, means, async ({ page }) => {
    for (const path of [paths.offeringRule('O07'), paths.ruleAdd('O07'), paths.ruleTestFirm('O07')])
      expect((await page.goto(path))?.status()).toBe(403);
    for (const path of [posts.changeRule('O07'), posts.saveTestFirm('O07')])
      expect((await post(page, path, fields)).status()).toBe(403);
  });
  await apart(browser, means, async (officer) => {
    await signInAs(officer, 'officer');
    for (const id of ['O01', 'O99']) {
      expect((await officer.page.goto(paths.offeringRule(id)))?.status()).toBe(404);
      expect((await post(officer.page, posts.changeRule(id), fields)).status()).toBe(404);
      expect((await post(officer.page, posts.saveTestFirm(id), fields)).status()).toBe(404);
    }
  });
});
