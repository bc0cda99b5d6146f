import { expect, test } from '@playwright/test';
import { screens } from '@/lib/domain/facts';
import { LOCALES } from '@/lib/domain/vocabulary';
import { paths } from '@/lib/paths';
import {
  expectLargeTargets,
  expectNoSidewaysScroll,
  expectNoViolations,
  expectSoundPage,
  readPage,
} from './support/checks';
import { draftWithResults, saveScreen } from './support/draft';
import { mistakesOf } from './support/mistakes';
import { partsSupplier } from './support/personas';
import { chapters } from './support/states';
import { DESK, PHONE } from './support/widths';

/** The narrowest width at which everything must fit (WCAG 1.4.10). */
const NARROW = 320;

// Each page is reached once, on the phone, and then shown as wide as a desk: to reach it is half of the work.
test.describe('at both widths @once', () => {
  test.use(PHONE);

  for (const locale of LOCALES)
    for (const { name, prepare, states } of chapters)
      test(`${name} can be used by everyone (${locale})`, async ({ page }) => {
        test.slow();
        await prepare(page, locale);
        for (const state of states)
          await test.step(state.name, async () => {
            await state.open(page, locale);
            await expectSoundPage(page, locale);
            await expectNoViolations(page);
            await expectLargeTargets(page);
            await expectNoSidewaysScroll(page, NARROW);
            await page.setViewportSize(DESK.viewport);
            await expectNoViolations(page);
            await expectNoSidewaysScroll(page);
            await page.setViewportSize(PHONE.viewport);
          });
      });
});

/** One page of each kind. */
const SAMPLE = [
  paths.home(),
  paths.offerings({ country: 'AR' }),
  paths.offering('O01'),
  paths.institution('I01'),
  paths.method(),
  paths.screen('work-process'),
  paths.screen('size'),
  paths.screen('sources'),
  paths.check(),
  paths.saved(),
  paths.results(),
  paths.match('O08'),
  paths.print(),
  paths.signIn(),
  paths.problem('unexpected', '/results', 'a1b2'),
];

const UNSET = { media: null, colorScheme: null, forcedColors: null, reducedMotion: null };
const LOOKS = [
  { name: 'dark by device', media: { colorScheme: 'dark' }, cookie: null },
  { name: 'forced colours', media: { forcedColors: 'active' }, cookie: null },
  { name: 'less movement', media: { reducedMotion: 'reduce' }, cookie: null },
  { name: 'dark by choice', media: {}, cookie: 'dark' },
  { name: 'dark by choice, on paper', media: { media: 'print' }, cookie: 'dark' },
  { name: 'high contrast by choice', media: {}, cookie: 'contrast' },
] as const;

test('every look can be read @once', async ({ page, baseURL }) => {
  test.slow();
  await draftWithResults(page, 'en', partsSupplier);
  await saveScreen(page, 'size', mistakesOf('size'));
  for (const { name, media, cookie } of LOOKS)
    await test.step(name, async () => {
      await page.emulateMedia({ ...UNSET, ...media });
      await page.context().clearCookies({ name: 'puente_look' });
      if (cookie && baseURL)
        await page.context().addCookies([{ name: 'puente_look', value: cookie, url: baseURL }]);
      for (const path of SAMPLE) {
        await page.goto(path);
        await expectNoViolations(page);
      }
    });
});

test('no two pages share a title @once', async ({ page }) => {
  await draftWithResults(page, 'en', partsSupplier);
  const questions = screens.map(({ id }) => paths.screen(id));
  const others = [
    paths.privacy(),
    paths.accessibility(),
    paths.institutions(),
    paths.diagnostic(),
    paths.delete(),
    paths.resume(),
    paths.signUp(),
    paths.newPassword(),
    paths.linkSent(),
    '/nowhere',
  ];
  const titles = new Map<string, string>();
  for (const path of [...SAMPLE, ...others, ...questions]) {
    await page.goto(path);
    const { title } = await readPage(page);
    expect.soft(titles.get(title) ?? path, `title “${title}”`).toBe(path);
    titles.set(title, path);
  }
});
