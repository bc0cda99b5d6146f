import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { question, screens } from '@/lib/domain/facts';
import type { DiagnosticForm, Locale } from '@/lib/domain/vocabulary';
import { paths } from '@/lib/paths';
import { answer, say, type Visit } from './fill';
import type { Persona } from './personas';

type Named = { name: Record<Locale, string> };
type Example = { firm: { id: string }; expected: { offering: string; status: string; total: number }[] };

/** From the home page to the first question, in the language of the visit. */
export async function start({ page, locale }: Visit, form: DiagnosticForm = 'full'): Promise<void> {
  await page.goto(`${paths.home()}?lang=${locale}`);
  await page.getByRole('link', { name: say(locale, 'pages.home.start') }).click();
  if (form === 'short') await page.locator('input[name=form][value=short]').check();
  await page.getByRole('button', { name: say(locale, 'pages.start.go') }).click();
  await expect(page).toHaveURL(paths.screen('country'));
}

/** Answers every screen as the persona would, up to the page where answers are checked. */
export async function walk(
  visit: Visit,
  persona: Persona,
  form: DiagnosticForm = 'full',
): Promise<readonly string[]> {
  const seen: string[] = [];
  while (!visit.page.url().endsWith(paths.check())) {
    const screen = screenOf(visit.page);
    if (seen.includes(screen)) throw new Error(`${screen} came twice`);
    seen.push(screen);
    await fillScreen(visit, persona, screen, form);
    await press(visit, 'common.continue');
  }
  return seen;
}

/** Answers the questions of the open screen. */
export async function fillScreen(
  visit: Visit,
  persona: Persona,
  screen: string,
  form: DiagnosticForm = 'full',
): Promise<void> {
  const facts = screens.find(({ id }) => id === screen)?.facts ?? [];
  for (const fact of facts) {
    const value = persona.answers[fact];
    if (value !== undefined && (form === 'full' || question(fact).short)) await answer(visit, fact, value);
  }
}

/** Presses the visible button with these words and waits for the page that follows. */
export async function press({ page, locale }: Visit, key: string): Promise<void> {
  const before = page.url();
  await page
    .getByRole('main')
    .getByRole('button', { name: say(locale, key), exact: true })
    .click();
  await expect(page).not.toHaveURL(before);
}

/** Id of the open question screen. */
export function screenOf(page: Page): string {
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** Names of the offerings on the match page, in order. */
export async function matchNames(page: Page): Promise<readonly string[]> {
  return page.getByRole('main').locator('.row > h3').allInnerTexts();
}

const text: { offerings: Record<string, Named> } = read('db/seed/data/catalogue-text.json');
const examples: { examples: Example[] } = read('lib/domain/matching/scenarios/worked-examples.json');

/** What the worked example expects, by name: the statuses a list shows, in its order. */
export function expectedNames(persona: Persona, locale: Locale): readonly string[] {
  const example = examples.examples.find(({ firm }) => firm.id === persona.example);
  const order = ['eligible', 'later', 'closed'];
  const rank = ({ status }: { status: string }) => order.indexOf(status.split(' ')[0] ?? '');
  return [...(example?.expected ?? [])]
    .sort((a, b) => rank(a) - rank(b) || b.total - a.total)
    .map(({ offering }) => offeringName(offering, locale));
}

export function offeringName(offering: string, locale: Locale): string {
  return text.offerings[offering]?.name[locale] ?? offering;
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../..', file), 'utf8'));
}
