import { expect, type Locator, type Page } from '@playwright/test';
import { type AnswerValue, question, type Tie, tiesSchema } from '@/lib/domain/facts';
import type { Locale } from '@/lib/domain/vocabulary';
import { isMessageKey, translator } from '@/lib/messages';

/** What a person sees: the page, the language, and whether scripts run. */
export type Visit = { page: Page; locale: Locale; script: boolean };

/** In: a message key built from codes. Out: its words; a missing key fails the test. */
export function say(locale: Locale, key: string, values?: Record<string, string | number>): string {
  if (!isMessageKey(key)) throw new Error(`no message ${key}`);
  return translator(locale)(key, values);
}

/** Amounts depend on the rate of the day, so these options are found by their place in the list. */
const AMOUNTS = ['firm.sales_band', 'access.fee_max'];

/** Answers one question of the page that is open, by the words a person reads. */
export async function answer(visit: Visit, fact: string, value: AnswerValue): Promise<void> {
  const group = groupOf(visit, fact);
  if (fact === 'firm.country' || fact === 'firm.subdivision')
    return void (await group.getByRole('combobox').selectOption(String(value)));
  if (fact === 'firm.associations') return tick(visit, group, fact, kindsOf(value));
  switch (question(fact).type) {
    case 'single':
    case 'scale04':
      return choose(visit, group, fact, String(value));
    case 'multi':
      return tick(visit, group, fact, listOf(value));
    case 'integer':
      return void (await group.getByRole('textbox').fill(String(value)));
    case 'two_integers':
      return fillParts(visit, fact, recordOf(value));
    case 'code':
      return chooseActivity(visit, fact, String(recordOf(value).main));
    case 'rank3':
      return rank(visit, group, fact, listOf(value));
    case 'matrix':
      return know(visit, fact, recordOf(value));
    case 'ties5':
      return sources(visit, fact, tiesSchema.parse(value));
    case 'multi_status':
    case 'checklist':
      throw new Error(`no persona answers ${fact}`);
  }
}

function groupOf({ page, locale }: Visit, fact: string): Locator {
  return page.getByRole('group', { name: say(locale, `diagnostic.${fact}.text`), exact: true });
}

async function choose({ locale }: Visit, group: Locator, fact: string, option: string) {
  const radio = AMOUNTS.includes(fact)
    ? group.getByRole('radio').nth(question(fact).options.indexOf(option))
    : group.getByRole('radio', { name: say(locale, `diagnostic.${fact}.option.${option}`), exact: true });
  await radio.check();
}

async function tick({ locale }: Visit, group: Locator, fact: string, options: readonly string[]) {
  for (const option of options)
    await group
      .getByRole('checkbox', { name: say(locale, `diagnostic.${fact}.option.${option}`), exact: true })
      .check();
}

async function fillParts({ page, locale }: Visit, fact: string, parts: Readonly<Record<string, unknown>>) {
  for (const [part, value] of Object.entries(parts))
    await page.getByLabel(say(locale, `diagnostic.${fact}.${part}`)).fill(String(value));
}

async function chooseActivity(visit: Visit, fact: string, code: string) {
  const { page, locale, script } = visit;
  await page.getByLabel(say(locale, `diagnostic.${fact}.query`)).fill(code);
  if (script) {
    await page.getByRole('option').first().click();
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(1);
    return;
  }
  await page.getByRole('button', { name: say(locale, 'pages.question.search') }).click();
  await page.getByRole('radio').first().check();
}

async function rank({ locale }: Visit, group: Locator, fact: string, choices: readonly string[]) {
  for (const [index, choice] of choices.entries())
    await group
      .getByRole('combobox', { name: say(locale, `diagnostic.${fact}.${index + 1}`) })
      .selectOption({ label: say(locale, `diagnostic.${fact}.option.${choice}`) });
}

async function know(visit: Visit, fact: string, degrees: Readonly<Record<string, unknown>>) {
  for (const [kind, degree] of Object.entries(degrees))
    await groupOf(visit, `${fact}.${kind}`)
      .getByRole('radio', {
        name: say(visit.locale, `diagnostic.${fact}.${kind}.option.${degree}`),
        exact: true,
      })
      .check();
}

async function sources(visit: Visit, fact: string, ties: readonly Tie[]) {
  const { page, locale } = visit;
  for (const [index, tie] of ties.entries()) {
    await source(visit, fact, tie);
    await page.getByRole('button', { name: say(locale, 'pages.question.sourceAdd') }).click();
    await expect(page.locator('ol.rows > li')).toHaveCount(index + 1);
  }
}

async function source({ page, locale }: Visit, fact: string, tie: Tie) {
  await page
    .getByLabel(say(locale, `diagnostic.${fact}.kind.text`))
    .selectOption({ label: say(locale, `vocabulary.tieKind.${tie.kind}`) });
  await page
    .getByRole('radio', { name: say(locale, `vocabulary.tiePlace.${tie.place}`), exact: true })
    .check();
  if (tie.subdivision)
    await page.getByLabel(say(locale, 'pages.question.sourceOther')).selectOption(tie.subdivision);
  if (tie.country)
    await page.getByLabel(say(locale, 'pages.question.sourceAbroad')).selectOption(tie.country);
  if (!tie.division) return;
  await page
    .getByRole('radio', { name: say(locale, `diagnostic.${fact}.activity.option.other`), exact: true })
    .check();
  await page.getByLabel(say(locale, 'pages.question.sourceWork')).selectOption(tie.division);
}

function recordOf(value: AnswerValue): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || Array.isArray(value)) throw new Error('not a record');
  return Object.fromEntries(Object.entries(value));
}

function listOf(value: AnswerValue): readonly string[] {
  if (!Array.isArray(value)) throw new Error('not a list');
  return value.map(String);
}

function kindsOf(value: AnswerValue): readonly string[] {
  const { kinds } = recordOf(value);
  return Array.isArray(kinds) ? kinds.map(String) : [];
}
