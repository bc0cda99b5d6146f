import { expect, test } from '@playwright/test';
import { LOCALES } from '@/lib/domain/vocabulary';
import { fromMatch, paths } from '@/lib/paths';
import { draftWithResults, workOut } from '../support/draft';
import { answer, say } from '../support/fill';
import { partsSupplier } from '../support/personas';

/** Brings in firms from other provinces. */
const ROUND = 'O09';
/** A source elsewhere in the country, of which nothing more is told. */
const IN_PART = { kind: null, place: 'other', subdivision: null, country: null, division: null } as const;
/** The same, in the trade of the round and in one of its provinces. */
const IN_WHOLE = { ...IN_PART, kind: 'consultant', subdivision: 'AR-B', division: '29' } as const;

for (const script of [true, false])
  test.describe(script ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: script });

    for (const locale of LOCALES)
      test(`what was told of a source in part is asked for from an offer that draws on other places (${locale})`, async ({
        page,
      }) => {
        const answers = { ...partsSupplier.answers, 'ties.list': [IN_PART] };
        await draftWithResults(page, locale, { ...partsSupplier, answers });
        await page.goto(paths.match(ROUND));
        const link = page.getByRole('link', { name: say(locale, 'results.match.tellSources'), exact: true });
        await link.click();
        await expect(page).toHaveURL(paths.screen('sources', fromMatch(ROUND)));
        await page.getByRole('button', { name: say(locale, 'pages.question.sourceRemove') }).click();
        await answer({ page, locale, script }, 'ties.list', [IN_WHOLE]);
        await page.getByRole('button', { name: say(locale, 'common.backToMatch'), exact: true }).click();
        await workOut(page);
        await page.goto(paths.match(ROUND));
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(link).toHaveCount(0);
      });
  });
