import type { Page } from '@playwright/test';
import type { Locale } from '@/lib/domain/vocabulary';
import { paths, posts } from '@/lib/paths';
import { signInAs } from './account';
import type { Chapter } from './chapter';
import { type Fields, post } from './draft';
import { aCopy } from './rule-desk';

/** The rule of an offering of the desk, in every condition that looks different. */
export const ruleChapters: readonly Chapter[] = [
  {
    name: 'the rule builder',
    prepare,
    states: [
      { name: 'rule-empty', open: (page) => page.goto(paths.offeringRule(of(page))) },
      { name: 'rule-add', open: (page) => page.goto(paths.ruleAdd(of(page))) },
      { name: 'rule-add-none', open: (page) => page.goto(paths.ruleAdd(of(page), { q: 'zzz' })) },
      condition('rule-number', 'firm.employees'),
      { name: 'rule-number-mistakes', open: (page) => save(page, { fact: 'firm.employees', min: 'x' }) },
      condition('rule-choice', 'size.class'),
      condition('rule-several', 'access.languages'),
      condition('rule-date', 'firm.founded'),
      { name: 'rule-date-mistakes', open: (page) => save(page, { fact: 'firm.founded' }) },
      condition('rule-amount', 'firm.turnover'),
      condition('rule-level', 'cap.QMS'),
      condition('rule-sector', 'firm.isic'),
      {
        name: 'rule-sector-opened',
        open: (page) => save(page, { fact: 'firm.isic', 'pick.A': 'in', go: 'open C' }),
      },
      {
        name: 'rule-sector-found',
        open: (page) => save(page, { fact: 'firm.isic', find: '1071', go: 'find' }),
      },
      { name: 'rule-sector-mistakes', open: (page) => save(page, { fact: 'firm.isic' }) },
      condition('rule-place', 'firm.subdivision'),
      condition('rule-prose', 'prose'),
      ...['flag', 'number', 'amount', 'date', 'code'].map((kind) =>
        condition(`rule-ask-${kind}`, `ask.${kind}`),
      ),
      { name: 'rule-ask-mistakes', open: (page) => save(page, { fact: 'ask.code' }) },
      { name: 'rule-one', open: (page) => save(page, { fact: 'firm.employees', min: '10', max: '3000' }) },
      { name: 'rule-checked', open: (page) => save(page, { fact: 'prose', ...PROSE }) },
      { name: 'rule-asked', open: (page) => save(page, { fact: 'ask.flag', ...QUESTION, way: 'yes' }) },
      { name: 'rule-lint', open: (page) => save(page, { fact: 'firm.employees', min: '4000' }) },
      { name: 'rule-test-firm', open: (page) => page.goto(paths.ruleTestFirm(of(page))) },
      { name: 'rule-test-firm-mistakes', open: (page) => saveFirm(page, { name: '' }) },
      { name: 'rule-failed', open: (page) => saveFirm(page, { name: 'One', expect: 'met' }) },
      { name: 'rule-opened', open: opened },
      { name: 'rule-publish-blocked', open: (page) => page.goto(paths.publishOffering(of(page))) },
    ],
  },
];

const PROSE = {
  'prose.en': 'It protects jobs.',
  'prose.es': 'Protege empleos.',
  'source.title': 'Call',
  'source.url': 'https://a.example',
};
const QUESTION = {
  'ask.en': 'Do you have a room for the course?',
  'ask.es': '¿Tiene una sala para el curso?',
};
/** The copy that each page works on. */
const copies = new WeakMap<Page, string>();

function of(page: Page): string {
  return copies.get(page) ?? '';
}

async function prepare(page: Page, locale: Locale): Promise<void> {
  const visit = { page, locale, script: true };
  await page.goto(`${paths.home()}?lang=${locale}`);
  await signInAs(visit, 'officer');
  copies.set(page, await aCopy(visit));
}

function condition(name: string, fact: string) {
  return {
    name,
    open: (page: Page) => page.goto(paths.ruleCondition(of(page), { group: 'eligibility', fact })),
  };
}

function save(page: Page, fields: Readonly<Record<string, string>>): Promise<unknown> {
  return sent(page, posts.saveCondition(of(page)), { group: 'eligibility', node: '', go: 'save', ...fields });
}

function saveFirm(page: Page, fields: Readonly<Record<string, string>>): Promise<unknown> {
  return sent(page, posts.saveTestFirm(of(page)), { firm: '', ...fields });
}

async function sent(page: Page, path: string, fields: Fields): Promise<void> {
  await page.goto(paths.ruleTestFirm(of(page)));
  const seen = await page.locator('[name="seen"]').inputValue();
  const answer = await post(page, path, { seen, ...fields });
  await page.goto(answer.headers().location ?? '');
}

async function opened(page: Page): Promise<void> {
  await page.goto(paths.offeringRule(of(page)));
  for (const one of await page.locator('summary').all()) await one.click();
}
