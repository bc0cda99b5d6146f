import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Locale } from '@/lib/domain/vocabulary';
import { paths } from '@/lib/paths';
import { say } from './fill';

/** In: the page with all answers, opened here. Out: each question with its answer, as they stand there. */
export async function answersOn(page: Page): Promise<readonly string[]> {
  await page.goto(paths.check());
  const rows = page.getByRole('main').locator('dl > div');
  const texts = await rows.evaluateAll((all) =>
    all.map((row) =>
      [...row.querySelectorAll('dt, dd:not(.change)')].map((one) => one.textContent).join(': '),
    ),
  );
  return texts;
}

/** The answer to one question on the page with all answers. */
export async function answerOn(page: Page, locale: Locale, fact: string): Promise<string> {
  const question = say(locale, `diagnostic.${fact}.text`);
  return (
    (await answersOn(page)).find((row) => row.startsWith(`${question}:`))?.slice(question.length + 2) ?? ''
  );
}

/** A browser that knows nothing of the first one. */
export async function elsewhere<T>(browser: Browser, visit: (page: Page) => Promise<T>): Promise<T> {
  const context: BrowserContext = await browser.newContext();
  try {
    return await visit(await context.newPage());
  } finally {
    await context.close();
  }
}
