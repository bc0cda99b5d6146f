import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';
import type { Locale } from '@/lib/domain/vocabulary';
import { say } from './fill';

type WithAxe = typeof window & { axe: typeof axe };

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** No rule is switched off and no element left out. */
export async function expectNoViolations(page: Page): Promise<void> {
  // To bring axe into a page takes longer than to run it, so each document gets it once.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(async (tags) => {
    const { run } = (window as WithAxe).axe;
    const { violations } = await run(document, { runOnly: tags, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) =>
          `${id}: ${target.join(' ')} ${failureSummary?.replace(/\s+/g, ' ') ?? ''}`,
      ),
    );
  }, TAGS);
  expect.soft(found, `axe on ${page.url()}, ${page.viewportSize()?.width} px wide`).toEqual([]);
}

/** What the page says about itself. */
export type PageReading = {
  lang: string;
  title: string;
  headings: readonly string[];
  repeatedIds: readonly string[];
  brokenReferences: readonly string[];
  text: string;
  hasErrors: boolean;
};

export function readPage(page: Page): Promise<PageReading> {
  return page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    const references = [
      'aria-describedby',
      'aria-labelledby',
      'aria-controls',
      'for',
      'form',
      'headers',
    ].flatMap((name) =>
      [...document.querySelectorAll(`[${name}]`)].flatMap(
        (one) => one.getAttribute(name)?.split(/\s+/) ?? [],
      ),
    );
    const anchors = [...document.querySelectorAll('a[href^="#"]')].map(
      (one) => one.getAttribute('href')?.slice(1) ?? '',
    );
    return {
      lang: document.documentElement.lang,
      title: document.title,
      headings: [...document.querySelectorAll('h1')].map((one) => one.textContent ?? ''),
      repeatedIds: ids.filter((id, index) => ids.indexOf(id) !== index),
      brokenReferences: [...references, ...anchors].filter((id) => !document.getElementById(id)),
      text: document.body.innerText,
      hasErrors: document.querySelector('[role=alert].error-summary') !== null,
    };
  });
}

/** What no firm should have to read: keys and ids of ours, words of the trade, and values that went astray. */
const NOT_FOR_FIRMS: Readonly<Record<string, RegExp>> = {
  'a message key': /(?<![\w./:@-])[a-z]{2,}\.[a-z_]{2,}(?:\.\w+)*(?![\w/])/g,
  'an id of an offering or institution': /\b[OI]\d\d\b/g,
  'an id of a rule': /\b(?:IA|PG)-\d+\b/g,
  'a word of the trade':
    /absorptive|tacit|bridging|governance|eligibility criteria|absorción|absortiv|tácit|gobernanza|capital puente/gi,
  'a value that went astray': /\bundefined\b|\bNaN\b|\[object|\{[a-z]+\}|\bnull\b/g,
};

/** Structure and words of one page. */
export async function expectSoundPage(page: Page, locale: Locale): Promise<PageReading> {
  const read = await readPage(page);
  const where = page.url();
  expect.soft(read.lang, `language of ${where}`).toBe(locale);
  expect.soft(read.headings, `h1 of ${where}`).toHaveLength(1);
  expect.soft(read.title, `title of ${where}`).toMatch(/\S – Puente$/);
  expect.soft(read.repeatedIds, `repeated ids on ${where}`).toEqual([]);
  expect.soft(read.brokenReferences, `references that lead nowhere on ${where}`).toEqual([]);
  expect
    .soft(read.title.startsWith(say(locale, 'common.errorPrefix')), `title of ${where}`)
    .toBe(read.hasErrors);
  for (const [what, pattern] of Object.entries(NOT_FOR_FIRMS))
    expect.soft(`${read.title}\n${read.text}`.match(pattern) ?? [], `${what} on ${where}`).toEqual([]);
  return read;
}

/** Nothing is wider than the window. */
export async function expectNoSidewaysScroll(page: Page, width?: number): Promise<void> {
  const before = page.viewportSize();
  if (width && before) await page.setViewportSize({ ...before, width });
  const [wide, room] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect.soft(wide, `width of ${page.url()}`).toBeLessThanOrEqual(room ?? 0);
  if (width && before) await page.setViewportSize(before);
}

const TARGET = 44;

/** Whatever is pressed or chosen is large enough for a thumb; links inside a sentence have their line. */
export async function expectLargeTargets(page: Page): Promise<void> {
  const small = await page.evaluate((least) => {
    const controls = document.querySelectorAll(
      'button, summary, select, textarea, input, a.btn, .taps a, [role=option]',
    );
    return [...controls].flatMap((control) => {
      if (control.matches('input[type=hidden], [aria-hidden=true]')) return [];
      const target = control.matches('input[type=radio], input[type=checkbox]')
        ? (control.closest('label') ?? control)
        : control;
      const { width, height } = target.getBoundingClientRect();
      const drawn = width > 0 && height > 0;
      return drawn && (height < least || width < least)
        ? [`${control.outerHTML.slice(0, 100)} ${Math.round(width)} × ${Math.round(height)}`]
        : [];
    });
  }, TARGET - 0.5);
  expect.soft(small, `targets on ${page.url()}`).toEqual([]);
}
