import { type APIResponse, expect, type Page, test } from '@playwright/test';
import { type AnswerValue, question, screens } from '@/lib/domain/facts';
import type { DiagnosticForm, FilledBy, Locale } from '@/lib/domain/vocabulary';
import { paths, posts } from '@/lib/paths';
import type { Persona } from './personas';

/** Fields of a form as a browser would send them; a list sends its name once for each value. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Sends a form from the browser of this page, without walking through it. Redirects are not followed. */
export function post(
  page: Page,
  path: string,
  fields: Fields,
  headers: Readonly<Record<string, string>> = {},
): Promise<APIResponse> {
  return page.request.post(path, {
    maxRedirects: 0,
    headers: { origin: siteOrigin(), 'content-type': 'application/x-www-form-urlencoded', ...headers },
    data: encoded(fields),
  });
}

/** Opens a new draft that this browser holds from now on, in a language. */
export async function startDraft(
  page: Page,
  locale: Locale,
  { form = 'full', filledBy = 'firm' }: { form?: DiagnosticForm; filledBy?: FilledBy } = {},
): Promise<void> {
  // Where answers are held already, the page that shows them says that they were seen.
  const html = await (await page.request.get(paths.diagnostic())).text();
  const draft = /name="draft" value="(\w*)"/.exec(html)?.[1] ?? '';
  const answer = await post(page, `${posts.start()}?lang=${locale}`, { form, filledBy, draft });
  expect(answer.status()).toBe(303);
}

/** Posts one screen as it is drawn now. */
export async function saveScreen(page: Page, screen: string, fields: Fields, go = 'next'): Promise<string> {
  const version = await versionOf(page, screen);
  const answer = await post(page, posts.answers(screen), { ...fields, version, go });
  expect(answer.status(), `${screen} takes its form`).toBe(303);
  return answer.headers().location ?? '';
}

/** Posts every screen that the persona has an answer for, into a draft that was just opened. */
export async function fillDraft(page: Page, persona: Persona): Promise<void> {
  for (const { id, facts } of screens) {
    const fields = screenFields(facts, persona);
    if (Object.keys(fields).length === 0) continue;
    const next = await saveScreen(page, id, fields);
    expect(next, `the answers to ${id} are accepted`).not.toBe(paths.screen(id));
  }
}

/** A draft with the persona's answers and the results worked out from them. */
export async function draftWithResults(page: Page, locale: Locale, persona: Persona): Promise<void> {
  await startDraft(page, locale);
  await fillDraft(page, persona);
  await workOut(page);
}

export async function workOut(page: Page): Promise<void> {
  const answer = await post(page, posts.runs(), {});
  expect(answer.headers().location).toBe(paths.results());
}

/** The written code of the draft this browser holds, as `XXXX-XXXX-XXXX`. */
export async function codeOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  const secret = cookies.find(({ name }) => name === 'puente_draft')?.value ?? '';
  return secret.replace(/(.{4})(?=.)/g, '$1-');
}

/** Where the tests are run, as a browser names it in `Origin`. */
export function siteOrigin(): string {
  const { baseURL } = test.info().project.use;
  if (!baseURL) throw new Error('the configuration names no address');
  return new URL(baseURL).origin;
}

/** The version a screen's form carries at this moment. */
export async function versionOf(page: Page, screen: string): Promise<string> {
  const html = await (await page.request.get(paths.screen(screen))).text();
  const version = /name="version" value="(\d+)"/.exec(html)?.[1];
  if (version === undefined) throw new Error(`${screen} shows no form`);
  return version;
}

export function encoded(fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : value.map((one) => [name, one]),
  );
  return new URLSearchParams(pairs).toString();
}

function screenFields(facts: readonly string[], { answers }: Persona): Fields {
  return Object.assign(
    {},
    ...facts.map((fact) => {
      const value = answers[fact];
      return value === undefined ? {} : fieldsOf(fact, value);
    }),
  );
}

/** In: an answer as it is stored. Out: the fields a form sends for it. */
export function fieldsOf(fact: string, value: AnswerValue): Fields {
  if (typeof value === 'string' || typeof value === 'number') return { [fact]: String(value) };
  if (isList(value)) return listFields(fact, value);
  const entries = Object.entries(value);
  switch (question(fact).type) {
    case 'code':
      return {
        [fact]: text(value.main),
        ...(value.second ? { [`${fact}.second`]: text(value.second) } : {}),
      };
    case 'multi':
      return {
        [fact]: texts(value.kinds),
        [`${fact}.member`]: texts(value.members),
        [`${fact}.asked`]: texts(value.asked),
      };
    case 'checklist':
      return { [`${fact}.list`]: texts(value.lists), [fact]: texts(value.ticked) };
    case 'multi_status':
      return Object.fromEntries(entries.map(([id, one]) => [`${fact}.${id}`, statusOf(one)]));
    default:
      return Object.fromEntries(entries.map(([part, one]) => [`${fact}.${part}`, text(one)]));
  }
}

type List = Extract<AnswerValue, readonly unknown[]>;

function isList(value: AnswerValue): value is List {
  return Array.isArray(value);
}

function listFields(fact: string, list: List): Fields {
  if (question(fact).type === 'ties5') return { [`${fact}.saved`]: JSON.stringify(list) };
  if (question(fact).type === 'rank3')
    return Object.fromEntries(list.map((one, index) => [`${fact}.${index + 1}`, text(one)]));
  return { [fact]: list.map(text) };
}

/** A certificate or a programme: how far it is. */
function statusOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'status' in value ? text(value.status) : text(value);
}

function text(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(text) : [];
}
