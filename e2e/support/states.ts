import { expect, type Page } from '@playwright/test';
import { screens } from '@/lib/domain/facts';
import type { Locale } from '@/lib/domain/vocabulary';
import { paths, posts } from '@/lib/paths';
import { accountChapters } from './account-states';
import type { Chapter, State } from './chapter';
import { draftWithResults, fillDraft, post, saveScreen, startDraft, versionOf, workOut } from './draft';
import { mistakesOf } from './mistakes';
import { furnitureExporter, largeFirm, partsSupplier, tomatoGrower } from './personas';
import { refusals, UNKNOWN_CODE } from './refusals';
import { ruleChapters } from './rule-states';

/** Every page of the site, in every condition that looks different. */
export const chapters: readonly Chapter[] = [
  {
    name: 'public pages',
    prepare: speak,
    states: [
      at('home', paths.home()),
      at('method', paths.method()),
      at('privacy', paths.privacy()),
      at('accessibility', paths.accessibility()),
      at('look', paths.look(paths.home())),
      at('offerings', paths.offerings()),
      at('offerings-second-page', paths.offerings({ page: 2 })),
      at('offerings-filtered', paths.offerings({ country: 'AR', size: 'small', open: '1', q: 'a' })),
      at('offerings-none', paths.offerings({ q: 'zzzz' })),
      at('offerings-unknown-filter', paths.offerings({ type: 'magic' })),
      at('offering-course', paths.offering('O01')),
      at('offering-money', paths.offering('O04')),
      at('offering-members', paths.offering('O26')),
      at('institutions', paths.institutions()),
      at('institution', paths.institution('I01')),
      at('not-found', '/nowhere'),
      at('offering-not-found', paths.offering('O99')),
    ],
  },
  {
    name: 'without answers',
    prepare: speak,
    states: [
      at('start', paths.diagnostic()),
      at('start-no-answers', paths.diagnostic('noDraft')),
      at('start-forgotten', paths.diagnostic('forgotten')),
      at('resume', paths.resume()),
      at('resume-link', paths.resume(UNKNOWN_CODE)),
      at('resume-empty', paths.resume(undefined, 'empty')),
      at('resume-wrong', paths.resume(UNKNOWN_CODE, 'wrong')),
      at('resume-expired', paths.resume(undefined, 'expired')),
      at('delete-nothing', paths.delete()),
      at('deleted', paths.delete('yes')),
      at('results-no-answers', paths.results()),
      at('match-no-answers', paths.match('O01')),
      at('print-no-answers', paths.print()),
      at('outbox', paths.outbox()),
      at('outbox-nothing', paths.outboxMail('nothing')),
      ...refusals,
    ],
  },
  ...inHalves('empty questions', (page, locale) => startDraft(page, locale), drawnEmpty),
  ...inHalves('questions with mistakes', full, withMistakes),
  {
    name: 'filled questions',
    prepare: full,
    states: [
      ...['size', 'members', 'work-process', 'certificates', 'certificate-details', 'checklist'].map(filled),
      ...['priorities', 'know', 'programmes', 'sources'].map(filled),
      {
        name: 'question-activity-found',
        open: async (page) => {
          await saveScreen(page, 'activity', { 'firm.isic.query': 'metal' }, 'search');
          await page.goto(paths.screen('activity'));
        },
      },
      at('question-from-check', paths.screen('goal', 'check')),
      { name: 'question-conflict', open: conflict },
    ],
  },
  {
    name: 'own answers',
    prepare: full,
    states: [
      at('home-with-answers', paths.home()),
      at('start-with-answers', paths.diagnostic()),
      at('check', paths.check()),
      at('saved', paths.saved()),
      at('delete', paths.delete()),
      at('resume-other', paths.resume(UNKNOWN_CODE)),
      at('results-no-run', paths.results()),
      at('match-no-run', paths.match('O01')),
      at('print-no-run', paths.print()),
      { name: 'check-short', open: shortForm },
    ],
  },
  {
    name: 'results of a parts maker',
    prepare: (page, locale) => draftWithResults(page, locale, partsSupplier),
    states: [
      at('results-parts', paths.results()),
      at('results-all', paths.allResults()),
      at('match-later', paths.match('O08')),
      at('match-invitation', paths.match('O11')),
      at('match-no', paths.match('O01')),
      at('print-parts', paths.print()),
      { name: 'results-stale', open: stale },
      at('match-stale', paths.match('O08')),
    ],
  },
  {
    name: 'results of others',
    prepare: speak,
    states: [
      { name: 'results-furniture', open: resultsOf(furnitureExporter) },
      at('match-eligible', paths.match('O39')),
      at('print-furniture', paths.print()),
      { name: 'results-tomato', open: resultsOf(tomatoGrower) },
      at('match-closed', paths.match('O26')),
      at('match-waiting', paths.match('O29')),
      { name: 'results-large', open: resultsOf(largeFirm) },
      { name: 'results-empty', open: resultsOf({ example: '', answers: {} }) },
      at('match-unknown', paths.match('O01')),
      at('match-generic', paths.match('O04')),
      at('print-empty', paths.print()),
    ],
  },
  ...accountChapters,
  ...ruleChapters,
];

function at(name: string, path: string): State {
  return { name, open: (page) => page.goto(path) };
}

/** No draft, but a language. */
function speak(page: Page, locale: Locale) {
  return page.request.get(`${paths.home()}?lang=${locale}`);
}

async function full(page: Page, locale: Locale) {
  await startDraft(page, locale);
  await fillDraft(page, partsSupplier);
}

/** All question pages, in two chapters that can run side by side. */
function inHalves(
  name: string,
  prepare: Chapter['prepare'],
  state: (screen: string) => State,
): readonly Chapter[] {
  const middle = screens.findIndex(({ section }) => section === 4);
  return [
    { name: `${name}, sections 1–3`, prepare, states: screens.slice(0, middle).map(({ id }) => state(id)) },
    { name: `${name}, sections 4–8`, prepare, states: screens.slice(middle).map(({ id }) => state(id)) },
  ];
}

function drawnEmpty(screen: string): State {
  return at(`question-${screen}`, paths.screen(screen));
}

function filled(screen: string): State {
  return at(`question-${screen}-filled`, paths.screen(screen));
}

function withMistakes(screen: string): State {
  return {
    name: `question-${screen}-mistakes`,
    open: async (page) => {
      expect(await saveScreen(page, screen, mistakesOf(screen))).toBe(paths.screen(screen));
      await page.goto(paths.screen(screen));
    },
  };
}

/** Two windows draw the same form, and both save it. */
async function conflict(page: Page) {
  const version = await versionOf(page, 'exports');
  const send = (pct: string) =>
    post(page, posts.answers('exports'), { version, go: 'next', 'sales.direct_export_pct': pct });
  await send('50');
  await send('0');
  await page.goto(paths.screen('exports'));
}

async function shortForm(page: Page, locale: Locale) {
  await startDraft(page, locale, { form: 'short' });
  await page.goto(paths.check());
}

async function stale(page: Page) {
  await saveScreen(page, 'size', { 'firm.employees': '12' });
  await page.goto(paths.results());
}

function resultsOf(persona: Parameters<typeof fillDraft>[1]) {
  return async (page: Page, locale: Locale) => {
    await startDraft(page, locale);
    await fillDraft(page, persona);
    await workOut(page);
    await page.goto(paths.results());
  };
}
