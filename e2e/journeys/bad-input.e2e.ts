import { expect, type Page, test } from '@playwright/test';
import { instrument, screens } from '@/lib/domain/facts';
import { LOCALES } from '@/lib/domain/vocabulary';
import { formatNumber } from '@/lib/messages/format';
import { paths, posts } from '@/lib/paths';
import { FORM_BYTES } from '@/lib/schemas/limits';
import { answerOn } from '../support/answers-page';
import { badValues } from '../support/bad-values';
import { encoded, fillDraft, post, saveScreen, siteOrigin, startDraft } from '../support/draft';
import { say, type Visit } from '../support/fill';
import { type Control, type FormPage, readForm } from '../support/form-page';
import { partsSupplier } from '../support/personas';
import { press } from '../support/walk';

/** Different each time a page is drawn. */
const OF_THE_PAGE = { version: [], tab: [] };

test.describe('any field @once', () => {
  for (const { n, id } of instrument.sections)
    test(`section ${id} refuses what is no answer and keeps what was saved`, async ({ page }) => {
      test.slow();
      await startDraft(page, 'en');
      await fillDraft(page, partsSupplier);
      for (const screen of screens.filter(({ section }) => section === n))
        await test.step(screen.id, () => refusesEverything(page, screen.id));
    });
});

async function refusesEverything(page: Page, screen: string): Promise<void> {
  const drawn = await readForm(page, screen);
  let version = versionIn(drawn);
  for (const control of drawn.controls.filter(isFilledIn))
    for (const [what, value] of Object.entries(badValues(control))) {
      const where = `${control.name}, ${what}`;
      const sent = { ...drawn.fields, ...instead(control, value), version, go: 'next' };
      const answer = await post(page, posts.answers(screen), sent);
      expect.soft([answer.status(), answer.headers().location], where).toEqual([303, paths.screen(screen)]);
      const shown = await readForm(page, screen);
      version = versionIn(shown);
      expectErrorsShown(shown, where);
      if (control.kind === 'text')
        expect.soft(shown.fields[control.name]?.[0], `${where} is kept`).toBe(asKept(value));
    }
  await post(page, posts.answers(screen), { version, go: 'keepSaved' });
  const { fields } = await readForm(page, screen);
  expect
    .soft({ ...fields, ...OF_THE_PAGE }, `saved answers of ${screen}`)
    .toEqual({ ...drawn.fields, ...OF_THE_PAGE });
}

/**
 * Institutions of the catalogue: one that a newer catalogue no longer has is passed over, which is no mistake. And the
 * word a page was drawn with only says whether another one was typed.
 */
function isFilledIn({ name }: Control): boolean {
  return !/^firm\.(associations\.(member|asked)|isic\.seen)$/.test(name);
}

function versionIn({ fields }: FormPage): string {
  return fields.version?.[0] ?? '';
}

/** A word is searched for only while nothing is chosen. */
function instead({ name }: Control, value: string) {
  const fact = /(.*)\.query$/.exec(name)?.[1];
  return { [name]: value, ...(fact ? { [fact]: [], [`${fact}.second`]: [] } : {}) };
}

/** What no page can show is shown as a mark. */
function asKept(value: string): string {
  return value.replaceAll('\u0000', '\uFFFD');
}

function expectErrorsShown({ title, errors }: FormPage, where: string): void {
  expect.soft(title, where).toMatch(new RegExp(`^${say('en', 'common.errorPrefix')}`));
  expect.soft(errors.length, `${where} has a line in the summary`).toBeGreaterThan(0);
  for (const { label, leads, saidThere } of errors)
    expect
      .soft([leads, saidThere], `${where}: “${label}” leads to its field and is said there`)
      .toEqual([true, true]);
}

for (const script of [true, false])
  test.describe(script ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: script });

    for (const locale of LOCALES)
      test(`typed mistakes are shown at their field (${locale})`, async ({ page }) => {
        await startDraft(page, locale);
        await saveScreen(page, 'size', { 'firm.employees': '24', 'firm.year_started': '2009' });
        await page.goto(paths.screen('size'));
        const visit = { page, locale, script };
        const wrong = { 'firm.employees': '12 👩🏽‍🌾', 'firm.year_started': '1'.repeat(300) };
        for (const [fact, text] of Object.entries(wrong)) await textOf(visit, fact).fill(text);
        await goOn(visit);
        const summary = summaryOf(visit, Object.keys(wrong).length);
        await expect(summary).toBeFocused();
        const links = await summary.getByRole('link').all();
        for (const [index, fact] of Object.keys(wrong).entries()) {
          const [name, said] = (await links[index]?.innerText())?.split(': ') ?? [];
          expect(name).toBe(say(locale, `diagnostic.${fact}.name`));
          await expect(groupOf(visit, fact)).toContainText(said ?? 'a line for each mistake', {
            ignoreCase: true,
          });
          await links[index]?.click();
          await expect(textOf(visit, fact)).toBeFocused();
        }
        for (const [fact, text] of Object.entries(wrong)) await expect(textOf(visit, fact)).toHaveValue(text);
        expect(await answerOn(page, locale, 'firm.employees')).toContain('24');
        await page.goto(paths.screen('size'));
        await textOf(visit, 'firm.employees').fill(' \u202E1 200 ');
        await textOf(visit, 'firm.year_started').fill('٢٠١٠');
        await goOn(visit);
        await expect(summaryOf(visit, 1)).toBeFocused();
        await expect(groupOf(visit, 'firm.employees')).toContainText(
          say(locale, 'common.field.marks_of_direction'),
        );
        await textOf(visit, 'firm.employees').fill(' 1\u200B 200 ');
        await press(visit, 'common.continue');
        expect(await answerOn(page, locale, 'firm.employees')).toContain(formatNumber(locale, 1200));
        expect(await answerOn(page, locale, 'firm.year_started')).toContain('2010');
      });

    test('a date that cannot be read is shown at its field', async ({ page }) => {
      const visit: Visit = { page, locale: 'es', script };
      await startDraft(page, 'es');
      await saveScreen(page, 'certificates', { 'standards.held.ISO9001': 'valid' });
      await page.goto(paths.screen('certificate-details'));
      const until = page.getByLabel(say('es', 'diagnostic.standards.held.until.text'));
      await until.fill('pronto');
      await goOn(visit);
      await summaryOf(visit, 1).getByRole('link').click();
      await expect(until).toBeFocused();
      await expect(until).toHaveValue('pronto');
      await expect(until).toHaveAccessibleDescription(new RegExp(say('es', 'common.field.not_a_date')));
    });

    test('a valid certificate with a day gone by asks whether it has expired', async ({ page }) => {
      const visit: Visit = { page, locale: 'en', script };
      await startDraft(page, 'en');
      const statuses = { 'standards.held.ISO9001': 'valid', 'standards.held.ISO14001': 'working' };
      await saveScreen(page, 'certificates', statuses);
      await page.goto(paths.screen('certificate-details'));
      // One that is only worked for has no last day.
      const until = page.getByLabel(say('en', 'diagnostic.standards.held.until.text'));
      await expect(until).toHaveCount(1);
      await until.fill('31/12/2019');
      await goOn(visit);
      await summaryOf(visit, 1).getByRole('link').click();
      await expect(until).toBeFocused();
      await page.getByRole('checkbox', { name: say('en', 'diagnostic.standards.held.ended.text') }).check();
      await press(visit, 'common.continue');
      const answer = await answerOn(page, 'en', 'standards.held');
      expect(answer).toContain(say('en', 'diagnostic.standards.held.option.expired'));
      expect(answer).toContain('2019');
    });

    test('adding a source with nothing chosen says what to choose', async ({ page }) => {
      const visit: Visit = { page, locale: 'es', script };
      await startDraft(page, 'es');
      await page.goto(paths.screen('sources'));
      await page.getByRole('button', { name: say('es', 'pages.question.sourceAdd') }).click();
      await summaryOf(visit, 2).getByRole('link').first().click();
      const kind = page.getByLabel(say('es', 'diagnostic.ties.list.kind.text'));
      await expect(kind).toBeFocused();
      await expect(kind).toHaveAccessibleDescription(say('es', 'common.field.needs_kind'));
    });

    test('a word that is no activity is shown at its field, and markup stays text', async ({ page }) => {
      const visit: Visit = { page, locale: 'en', script };
      await startDraft(page, 'en');
      await page.goto(paths.screen('activity'));
      const query = page.getByLabel(say('en', 'diagnostic.firm.isic.query'));
      const markup = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
      page.on('dialog', (dialog) => expect.soft(dialog.message(), 'nothing typed is run').toBe(''));
      await query.fill(markup);
      await goOn(visit);
      await summaryOf(visit, 1).getByRole('link').click();
      await expect(query).toBeFocused();
      await expect(query).toHaveValue(markup);
      await expect(page.getByRole('main').getByRole('img')).toHaveCount(0);
    });

    test('a page that is too large to take is still there one step back', async ({ page }) => {
      await startDraft(page, 'en');
      await saveScreen(page, 'size', { 'firm.employees': '24' });
      await page.goto(paths.screen('size'));
      const visit: Visit = { page, locale: 'en', script };
      const long = '9'.repeat(70_000);
      await textOf(visit, 'firm.employees').fill(long);
      await goOn(visit);
      await expect(
        page.getByRole('heading', { level: 1, name: say('en', 'common.problem.tooLarge.title') }),
      ).toBeVisible();
      await page.goBack();
      await expect(textOf(visit, 'firm.employees')).toHaveValue(long);
      expect(await answerOn(page, 'en', 'firm.employees')).toContain('24');
    });
  });

function groupOf({ page, locale }: Visit, fact: string) {
  return page.getByRole('group', { name: say(locale, `diagnostic.${fact}.text`), exact: true });
}

function textOf(visit: Visit, fact: string) {
  return groupOf(visit, fact).getByRole('textbox');
}

function summaryOf({ page, locale }: Visit, count: number) {
  return page.getByRole('alert').filter({ hasText: say(locale, 'common.errors.title', { count }) });
}

function goOn({ page, locale }: Visit) {
  return page
    .getByRole('main')
    .getByRole('button', { name: say(locale, 'common.continue'), exact: true })
    .click();
}

test('a form of just 64 KB is taken and kept whole, and one of a byte more is not @once', async ({
  page,
}) => {
  await startDraft(page, 'en');
  const formOf = (text: string) => ({ 'firm.employees': text, version: '0', go: 'next' });
  const room = FORM_BYTES - encoded(formOf('')).length;
  const more = await post(page, posts.answers('size'), formOf('9'.repeat(room + 1)));
  expect(more.status()).toBe(413);
  const longest = `${'9'.repeat(room - 3)}end`;
  const answer = await post(page, posts.answers('size'), formOf(longest));
  expect([answer.status(), answer.headers().location]).toEqual([303, paths.screen('size')]);
  const { fields } = await readForm(page, 'size');
  expect(fields['firm.employees']).toEqual([longest]);
});

test('a form of more than 64 KB is refused in words, and nothing changes @once', async ({ page }) => {
  await startDraft(page, 'es');
  await saveScreen(page, 'size', { 'firm.employees': '24' });
  for (const path of [posts.answers('size'), posts.resume(), posts.language(), posts.consent()]) {
    const answer = await post(page, path, { 'firm.employees': '9'.repeat(66_000), version: '1', go: 'next' });
    expect(answer.status(), path).toBe(413);
    expect(await answer.text(), path).toContain(say('es', 'common.problem.tooLarge.title'));
  }
  expect(await answerOn(page, 'es', 'firm.employees')).toContain('24');
});

/** Bytes that are no text, repeated and inherited names, and buttons that do not exist. */
const ODD_BODIES = [
  'firm.employees=%00&version=0&go=next',
  'firm.employees=%ED%A0%80&version=0&go=next',
  'firm.employees=%FF%FE&version=0&go=next',
  'firm.employees=%&version=0&go=next',
  'firm.employees=1&firm.employees=2&version=0&version=1&go=next&go=back',
  '__proto__=1&constructor=2&firm.employees.__proto__=3&version=0&go=next',
  'version=99999999999999999999&go=next',
  'version=-1&go=remove:99',
  'version=0&go=lang:xx',
  'version=0&go=look:__proto__',
  'version=0&go=%00&from=//evil.example',
  'role=admin&id=1&status=done&score=100&createdBy=x&version=0&go=next',
  '&&&===',
  '',
];

test('odd bodies never break a page @once', async ({ page }) => {
  await startDraft(page, 'en');
  for (const screen of screens.map(({ id }) => id))
    for (const body of ODD_BODIES) {
      const answer = await page.request.post(posts.answers(screen), {
        maxRedirects: 0,
        headers: { origin: siteOrigin(), 'content-type': 'application/x-www-form-urlencoded' },
        data: body,
      });
      expect.soft(answer.status(), `${screen} ${body}`).toBe(303);
    }
  const code = { code: `1\u0000\u202E👩🏽‍🌾${'x'.repeat(5000)}` };
  expect((await post(page, posts.resume(), code)).status()).toBe(303);
  for (const path of [
    posts.start(),
    posts.consent(),
    posts.language(),
    posts.appearance(),
    posts.allQuestions(),
  ])
    expect
      .soft(
        (await post(page, path, { lang: '\u0000', look: '👩', path: '\u0000', form: 'x' })).status(),
        path,
      )
      .toBe(303);
});

test('the page that tells of a problem takes any address @once', async ({ request }) => {
  for (const value of ODD_VALUES) {
    const answer = await request.get(`/problem?kind=unexpected&from=${value}&reference=${value}`);
    expect.soft(answer.status(), value).toBe(500);
    expect
      .soft((await answer.text()).includes(say('en', 'common.problem.unexpected.title')), value)
      .toBe(true);
    const unknown = await request.get(`/problem?kind=${value}`, { maxRedirects: 0 });
    expect.soft([unknown.status(), unknown.headers().location], value).toEqual([303, paths.home()]);
  }
});

const ODD_VALUES = [
  '%00',
  '%E2%80%AE',
  '%F0%9F%98%80',
  '%FF',
  '%',
  '..%2F..%2Fetc',
  "'%20or%201=1--",
  'x'.repeat(3000),
];
