import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { paths } from '@/lib/paths';
import { apart, followLink, newFirm, pressButton, signInAs, signUp } from '../support/account';
import { expectNoViolations } from '../support/checks';
import { draftWithResults } from '../support/draft';
import { say, type Visit } from '../support/fill';
import { intakeFields, WITH_GROUPS } from '../support/intake';
import { partsSupplier } from '../support/personas';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The officer fills in the form of a new group, once with a mistake. Out: its id. */
async function openGroup(visit: Visit): Promise<string> {
  const { page, locale, script } = visit;
  await page.goto(paths.deskOffering(WITH_GROUPS));
  await followLink(visit, 'intakes.desk.link');
  await followLink(visit, 'intakes.desk.new');
  const { method, ...fields } = intakeFields();
  for (const [name, text] of Object.entries({ ...fields, places: 'uno' }))
    await page.locator(`[name="${name}"]`).fill(text);
  await page.locator(`[name="method"][value="${method}"]`).check();
  await pressButton(visit, 'intakes.edit.publish');
  await expect(page.getByRole('alert').getByRole('link')).toHaveText(say(locale, 'intakes.field.whole'));
  await expect(page.locator('[name="places"]')).toHaveValue('uno');
  if (script) await expectNoViolations(page);
  await page.locator('[name="places"]').fill('1');
  await pressButton(visit, 'intakes.edit.publish');
  await expect(page.getByRole('status')).toHaveText(say(locale, 'intakes.desk.done.opened'));
  if (script) await expectNoViolations(page);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** A new firm asks for a place in the group. */
async function askForPlace(visit: Visit, group: string): Promise<void> {
  const { page, locale, script } = visit;
  await draftWithResults(page, locale, partsSupplier);
  await signUp(visit, newFirm());
  await page.goto(paths.newRequest(WITH_GROUPS));
  await page.locator(`[name="intake"][value="${group}"]`).check();
  if (script) await expectNoViolations(page);
  await pressButton(visit, 'requests.new.send');
  await expect(page.getByRole('main')).toContainText(say(locale, 'requests.state.sent'));
  await expect(page.getByRole('heading', { level: 2 }).first()).toContainText(
    say(locale, 'intakes.place.title', { starts: '' }).trim(),
  );
}

async function confirm(visit: Visit, step: 'close' | 'choose' | 'offer', done: string): Promise<void> {
  await followLink(visit, `intakes.desk.${step}`);
  if (visit.script) await expectNoViolations(visit.page);
  await pressButton(visit, `intakes.step.${step}.go`);
  await expect(visit.page.getByRole('status')).toHaveText(say(visit.locale, `intakes.desk.done.${done}`));
}

for (const { script, locale } of [
  { script: false, locale: 'es' },
  { script: true, locale: 'en' },
] as const)
  test(`one place, two firms: a draw, a waiting list, and a place that is given back ${script ? 'with' : 'without'} scripts`, async ({
    browser,
  }) => {
    test.slow();
    const means = { locale, script };
    await apart(browser, means, async (officer) => {
      await signInAs(officer, 'officer');
      const group = await openGroup(officer);
      await apart(browser, means, async (one) => {
        await askForPlace(one, group);
        await apart(browser, means, async (two) => {
          await askForPlace(two, group);
          const desk = officer.page.getByRole('main');
          await officer.page.goto(paths.deskIntake(group));
          await expect(desk.locator('.row')).toHaveCount(2);
          const seal = /[0-9a-f]{64}/.exec(await desk.innerText())?.[0];
          await confirm(officer, 'close', 'closed');
          await confirm(officer, 'choose', 'chosen');
          if (script) await expectNoViolations(officer.page);

          // The lots, made again from what is published.
          await one.page.goto(paths.offering(WITH_GROUPS));
          const text = await one.page.locator(`#group-${group}`).innerText();
          const [sealed, seed] = text.match(/[0-9a-f]{64}/g) ?? [];
          expect(sealed).toBe(seal);
          expect(sha256(seed ?? '')).toBe(seal);
          const isFirst = sha256(`${seed}:1`) < sha256(`${seed}:2`);
          const [winner, next] = isFirst ? [one, two] : [two, one];
          if (script) await expectNoViolations(one.page);

          await openOwn(winner);
          await expect(winner.page.getByRole('main')).toContainText(say(locale, 'requests.state.accepted'));
          await openOwn(next);
          const main = next.page.getByRole('main');
          await expect(main).toContainText(say(locale, 'requests.state.listed'));
          await expect(main).toContainText(say(locale, 'intakes.place.waiting', { position: 1, before: 0 }));
          if (script) await expectNoViolations(next.page);

          await winner.page.locator('#step-withdraw summary').click();
          await pressButton(winner, 'requests.step.withdraw');
          await expect(winner.page.getByRole('main')).toContainText(say(locale, 'requests.state.withdrawn'));
          await officer.page.goto(paths.deskIntake(group));
          await offerNow(officer);

          await openOwn(next);
          await expect(main).toContainText(say(locale, 'requests.state.offered'));
          if (script) await expectNoViolations(next.page);
          await next.page.locator('#step-take summary').click();
          await pressButton(next, 'requests.step.take');
          await expect(main).toContainText(say(locale, 'requests.state.accepted'));
        });
      });
    });
  });

/** The job may have been quicker: then nothing is left to offer. */
async function offerNow(officer: Visit): Promise<void> {
  const { page, locale } = officer;
  const link = page.getByRole('main').getByRole('link', { name: say(locale, 'intakes.desk.offer') });
  if ((await link.count()) > 0) await confirm(officer, 'offer', 'offered');
}

/** The only request of the firm. */
async function openOwn({ page }: Visit): Promise<void> {
  await page.goto(paths.requests());
  await page.getByRole('main').locator('.row a').first().click();
  await page.waitForURL((url) => url.pathname !== paths.requests());
}
