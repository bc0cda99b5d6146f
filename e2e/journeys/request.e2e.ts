import { expect, test } from '@playwright/test';
import { day, dayFromNumber, dayNumber } from '@/lib/domain/dates';
import { formatDate } from '@/lib/messages/format';
import { paths } from '@/lib/paths';
import {
  apart,
  expectActing,
  expectHeading,
  fillField,
  followLink,
  type NewFirm,
  newFirm,
  pressButton,
  signIn,
  signInAs,
  signOut,
  signUp,
} from '../support/account';
import { draftWithResults } from '../support/draft';
import { say, type Visit } from '../support/fill';
import { partsSupplier } from '../support/personas';
import { offeringName } from '../support/walk';

/** Run by the institution of the demonstration's officer. */
const OFFERING = 'O08';

/** A day to come, as people write it. */
function inDays(days: number): { typed: string; iso: string } {
  const iso = dayFromNumber(dayNumber(day(new Date().toISOString().slice(0, 10))) + days);
  const [year, month, date] = iso.split('-').map(Number);
  return { typed: `${date}/${month}/${year}`, iso };
}

/** Opens a step of the request by its name, fills it in and takes it. */
async function take(
  visit: Visit,
  step: string,
  { text, day: date, refusal }: { text?: string; day?: string; refusal?: string } = {},
): Promise<void> {
  const { page, locale } = visit;
  const group = page.locator(`#step-${step}`);
  await group.locator('summary').click();
  if (refusal)
    await group
      .getByLabel(say(locale, 'requests.field.refusal'), { exact: true })
      .selectOption({ label: say(locale, `requests.code.${refusal}`) });
  if (date) await group.getByLabel(say(locale, 'requests.field.day'), { exact: true }).fill(date);
  if (text) await group.getByRole('textbox').last().fill(text);
  await group.getByRole('button', { name: say(locale, `requests.step.${step}`), exact: true }).click();
}

async function expectState({ page, locale }: Visit, state: string): Promise<void> {
  await expect(page.getByRole('main').locator('h1 + p')).toHaveText(say(locale, `requests.state.${state}`));
}

/** The officer or the admin opens the request of this firm. */
async function openAtDesk({ page }: Visit, { firm }: NewFirm): Promise<void> {
  await page.goto(paths.deskRequests());
  await page.getByRole('main').getByRole('link', { name: firm, exact: true }).click();
  await expect(page.getByRole('main')).toContainText(firm);
}

async function openOwn({ page, locale }: Visit): Promise<void> {
  await page.goto(paths.requests());
  await page
    .getByRole('main')
    .getByRole('link', { name: offeringName(OFFERING, locale), exact: true })
    .click();
}

/** From a match to a request: what is shown before sending is what the institution reads. */
async function ask(visit: Visit, person: NewFirm): Promise<void> {
  const { page, locale } = visit;
  await page.goto(paths.match(OFFERING));
  await followLink(visit, 'requests.new.fromMatch');
  await expectHeading(visit, 'requests.new.title', { offer: offeringName(OFFERING, locale) });
  const main = page.getByRole('main');
  await expect(main).toContainText(person.firm);
  await expect(main).toContainText(person.email);
  await page.getByRole('checkbox', { name: say(locale, 'diagnostic.firm.employees.name') }).uncheck();
  await page.getByText(/\(\d+\)$/).click();
  // What is kept apart is shown only by those who tick it themselves.
  for (const fact of ['people.lead_group', 'access.refused'])
    await expect(
      page.getByRole('checkbox', { name: say(locale, `diagnostic.${fact}.name`) }),
    ).not.toBeChecked();
  await fillField(visit, 'requests.new.message', 'Dos piezas nuevas');
  await pressButton(visit, 'requests.new.send');
  await expectState(visit, 'sent');
}

for (const { script, locale } of [
  { script: false, locale: 'es' },
  { script: true, locale: 'en' },
] as const)
  test(`a firm asks, is refused, appeals, and another person decides ${script ? 'with' : 'without'} scripts`, async ({
    browser,
  }) => {
    test.slow();
    const person = newFirm();
    const means = { locale, script };
    await apart(browser, means, async (firm) => {
      await draftWithResults(firm.page, locale, partsSupplier);
      await firm.page.goto(paths.match(OFFERING));
      await expect(firm.page.getByRole('main')).toContainText(say(locale, 'requests.new.fromMatchDemo'));
      await signUp(firm, person);
      await expectActing(firm.page, locale, person.firm);
      await ask(firm, person);
      const own = firm.page.getByRole('main');
      const shownToFirm = await own.locator('section[aria-labelledby=shared] dl').innerText();
      expect(shownToFirm).not.toContain(say(locale, 'diagnostic.firm.employees.name'));

      await apart(browser, means, async (officer) => {
        await signInAs(officer, 'officer');
        await openAtDesk(officer, person);
        const desk = officer.page.getByRole('main');
        await expect(desk).toContainText('Dos piezas nuevas');
        expect(await desk.locator('section[aria-labelledby=shared] dl').innerText()).toBe(shownToFirm);
        await take(officer, 'ask', { text: '¿Cuántas piezas por mes?' });
        await expectState(officer, 'asked');

        await openOwn(firm);
        await expectState(firm, 'asked');
        await expect(own).toContainText('¿Cuántas piezas por mes?');
        await take(firm, 'reply', { text: 'Unas doscientas' });
        await expectState(firm, 'sent');

        await openAtDesk(officer, person);
        const offered = inDays(30);
        await take(officer, 'offer', { text: 'Venga por la mañana', day: offered.typed });
        await expectState(officer, 'offered');
        await openOwn(firm);
        await expect(own).toContainText(formatDate(locale, offered.iso));
        await take(firm, 'other_date', { text: 'Ese día no podemos' });
        await expectState(firm, 'sent');

        // A refusal without its reason comes back as it was typed.
        await openAtDesk(officer, person);
        await take(officer, 'decline', { text: 'No queda lugar este año' });
        await expect(officer.page.getByRole('alert').getByRole('link')).toHaveText(
          say(locale, 'requests.field.refusalNeeded'),
        );
        await expect(officer.page.locator('#decline-text')).toHaveValue('No queda lugar este año');
        await officer.page
          .getByLabel(say(locale, 'requests.field.refusal'), { exact: true })
          .selectOption({ label: say(locale, 'requests.code.full') });
        await pressButton(officer, 'requests.step.decline');
        await expectState(officer, 'declined');
      });

      await openOwn(firm);
      await expectState(firm, 'declined');
      await expect(own).toContainText(say(locale, 'requests.reason.full'));
      await take(firm, 'appeal', { text: 'Hay dos lugares libres en su página' });
      await expectState(firm, 'appealed');
      await signOut(firm);

      await apart(browser, means, async (admin) => {
        await signInAs(admin, 'institution_admin');
        await openAtDesk(admin, person);
        await expect(admin.page.getByRole('main')).toContainText('Hay dos lugares libres');
        await take(admin, 'grant', { text: 'Tiene razón' });
        await expectState(admin, 'accepted');
      });

      await signIn(firm, person);
      await openOwn(firm);
      await expectState(firm, 'accepted');
      await expect(own).toContainText('Tiene razón');
      await take(firm, 'withdraw');
      await expectState(firm, 'withdrawn');
    });
  });

test('a step that somebody else has overtaken is not taken, and what was typed stays @once', async ({
  browser,
}) => {
  test.slow();
  const person = newFirm();
  const means = { locale: 'en', script: true } as const;
  await apart(browser, means, async (firm) => {
    await draftWithResults(firm.page, 'en', partsSupplier);
    await signUp(firm, person);
    await ask(firm, person);
    await apart(browser, means, async (officer) => {
      await signInAs(officer, 'officer');
      await openAtDesk(officer, person);
      await take(firm, 'withdraw', { text: 'We found another way' });
      await expectState(firm, 'withdrawn');
      await take(officer, 'accept', { text: 'Welcome' });
      const alert = officer.page.getByRole('alert').filter({ has: officer.page.getByRole('link') });
      await expect(alert).toContainText(say('en', 'requests.problem.conflict'));
      await expect(alert).toContainText('Welcome');
      await expectState(officer, 'withdrawn');
      await expect(officer.page.getByRole('main')).toContainText('We found another way');
    });
  });
});
