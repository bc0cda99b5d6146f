import { expect, test } from '@playwright/test';
import { paths } from '@/lib/paths';
import { apart, expectActing, followLink, newFirm, pressButton, signInAs, signUp } from '../support/account';
import { expectNoViolations } from '../support/checks';
import { draftWithResults } from '../support/draft';
import { say, type Visit } from '../support/fill';
import { partsSupplier } from '../support/personas';
import { aCopy, addTestFirm } from '../support/rule-desk';

const MACHINES = 'How many machines would you bring?';
const FLOOR = 'What is the floor made of?';

/** Adds a condition on a question of the institution's own: what is typed, ticked and chosen by the names of the fields. */
async function addQuestion(
  { page, locale }: Visit,
  id: string,
  kind: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  await page.goto(paths.offeringRule(id));
  await followLink({ page, locale, script: true }, 'desk.rule.add');
  await page.locator(`a[href*="fact=ask.${kind}"]`).click();
  for (const [name, text] of Object.entries(fields)) {
    if (name === 'values') await page.locator(`[name="values"][value="${text}"]`).check();
    else await page.locator(`[name="${name}"]`).fill(text);
  }
  await page.getByRole('button', { name: say(locale, 'desk.rule.form.save') }).click();
}

for (const script of [false, true])
  test(`an officer asks something of its own, a firm answers and the officer sees it ${script ? 'with' : 'without'} scripts`, async ({
    browser,
  }) => {
    test.slow();
    const person = newFirm();
    const means = { locale: 'en', script } as const;
    await apart(browser, means, async (officer) => {
      const { page } = officer;
      await signInAs(officer, 'officer');
      const id = await aCopy(officer);
      // What is missing comes back beside its field, with all that was typed.
      await addQuestion(officer, id, 'number', { 'ask.en': MACHINES, min: '2' });
      await expect(page.getByRole('alert').first()).toContainText(say('en', 'desk.rule.field.both'));
      await expect(page.locator('[name="ask.en"]')).toHaveValue(MACHINES);
      await expect(page.locator('[name="min"]')).toHaveValue('2');
      if (script) await expectNoViolations(page);
      await page.locator('[name="ask.es"]').fill('¿Cuántas máquinas traería?');
      await pressButton(officer, 'desk.rule.form.save');
      await expect(page.getByRole('status')).toHaveText(say('en', 'desk.rule.done.added'));
      await addQuestion(officer, id, 'code', {
        ...{ 'ask.en': FLOOR, 'ask.es': '¿De qué es el piso?' },
        ...{ 'choice.c1.en': 'Wood', 'choice.c1.es': 'Madera' },
        ...{ 'choice.c2.en': 'Stone', 'choice.c2.es': 'Piedra', values: 'c2' },
      });
      await expect(page.getByRole('status')).toHaveText(say('en', 'desk.rule.done.added'));
      const reading = page.getByRole('region', { name: say('en', 'desk.rule.reading') });
      await expect(reading).toContainText(`answer to “${MACHINES}”: at least 2`);
      await expect(reading).toContainText(`answer to “${FLOOR}”: “Stone”`);
      await addTestFirm(officer, ['Says nothing', {}, 'unknown']);
      await followLink(officer, 'desk.rule.preview');
      await pressButton(officer, 'desk.publish.go');
      await expect(page.getByRole('status')).toHaveText(say('en', 'desk.done.published'));

      await apart(browser, means, async (firm) => {
        await draftWithResults(firm.page, 'en', partsSupplier);
        await signUp(firm, person);
        await expectActing(firm.page, 'en', person.firm);
        await firm.page.goto(paths.newRequest(id));
        const asked = firm.page.locator('#q-asked');
        await expect(asked).toContainText(MACHINES);
        await firm.page.getByLabel(MACHINES).fill('many');
        await firm.page.getByLabel('Wood', { exact: true }).check();
        await pressButton(firm, 'requests.asked.check');
        await expect(firm.page.getByRole('alert').first()).toContainText(
          say('en', 'requests.field.ownNumber'),
        );
        await expect(firm.page.getByLabel(MACHINES)).toHaveValue('many');
        await firm.page.getByLabel(MACHINES).fill('3');
        await pressButton(firm, 'requests.asked.check');
        await expect(asked).toContainText(
          `answer to “${MACHINES}”: at least 2. ${say('en', 'results.match.met')}`,
        );
        await expect(asked).toContainText(
          `answer to “${FLOOR}”: “Stone”. ${say('en', 'results.match.unmet')}`,
        );
        await expect(firm.page.locator('#q-share')).toContainText(`${FLOOR} Wood`);
        if (script) await expectNoViolations(firm.page);
        await pressButton(firm, 'requests.new.send');
        const own = firm.page.locator('section[aria-labelledby=shared] dl');
        await expect(own).toContainText(MACHINES);
        const shown = await own.innerText();

        await page.goto(paths.deskRequests());
        await page.getByRole('main').getByRole('link', { name: person.firm, exact: true }).click();
        const desk = page.locator('section[aria-labelledby=shared] dl');
        await expect(desk).toContainText(`at least 2. ${say('en', 'results.match.met')}`);
        await expect(desk).toContainText('Asked by version 1 of the offer.');
        expect(await desk.innerText()).toBe(shown);
        if (script) await expectNoViolations(page);
      });
      await page.goto(paths.closeOffering(id, 'withdraw'));
      await pressButton(officer, 'desk.close.withdraw.go');
    });
  });
