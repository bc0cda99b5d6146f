import { test } from '@playwright/test';
import { LOCALES } from '@/lib/domain/vocabulary';
import { chapters } from './support/states';

/** Pictures for people to look at: no expectation here, and not part of a run without SCREENS=1. */
for (const locale of LOCALES)
  for (const { name, prepare, states } of chapters)
    test(`pictures of ${name} (${locale})`, async ({ page }, { project }) => {
      test.slow();
      await prepare(page, locale);
      for (const state of states) {
        await state.open(page, locale);
        await page.screenshot({
          path: `test-results/screens/${project.name}/${locale}/${state.name}.png`,
          fullPage: true,
          animations: 'disabled',
        });
      }
    });
