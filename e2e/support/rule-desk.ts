import { expect, type Locator } from '@playwright/test';
import type { Profile, Verdict } from '@/lib/domain/rules';
import { paths } from '@/lib/paths';
import type { Done } from '@/lib/schemas/uk-schemes.scenarios';
import { followLink, pressButton } from './account';
import { say, type Visit } from './fill';

/** Run by the institution of the demonstration's officer. */
const OFFERING = 'O07';

/** A copy of an offering of the desk, which nobody else sees. Out: its id. */
export async function aCopy({ page, locale }: Visit): Promise<string> {
  await page.goto(paths.deskOffering(OFFERING));
  await page.getByRole('button', { name: say(locale, 'desk.view.duplicate') }).click();
  await expect(page.getByRole('status')).toHaveText(say(locale, 'desk.done.copied'));
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** Nodes of the rule as the page shows them, that of the whole rule left out. */
function nodesOn({ page }: Visit): Locator {
  return page.locator('.rule-parts .rule-node');
}

/** Does in the pages what an officer does, one thing after the other. */
export async function build(visit: Visit, id: string, does: readonly Done[]): Promise<void> {
  const { page } = visit;
  const ids: Record<string, string> = {};
  let written = 0;
  for (const one of does) {
    await page.goto(paths.offeringRule(id));
    const before = await idsOn(visit);
    if ('about' in one) {
      await followLink(visit, 'desk.rule.add');
      await page.locator(`a[href*="fact=${one.about}"]`).click();
      await fillCondition(visit, one.filled);
      written += 1;
      ids[`c${written}`] = await newOn(visit, before);
      continue;
    }
    const node = ids['around' in one ? one.around : one.move] ?? '';
    const own = page.locator(`#node-${node} > details`);
    await own.locator('summary').click();
    if ('around' in one) {
      await own.locator(`#kind-${node}`).selectOption(one.kind);
      await own.locator('button[value="wrap"]').click();
      await expectMoved(visit);
      ids[one.group] = await newOn(visit, before);
    } else {
      await own.locator(`#group-${node}`).selectOption(ids[one.group] ?? '');
      await own.locator('button[value="into"]').click();
      await expectMoved(visit);
    }
  }
}

async function expectMoved({ page, locale }: Visit): Promise<void> {
  await expect(page.getByRole('status')).toHaveText(say(locale, 'desk.rule.done.moved'));
}

async function idsOn(visit: Visit): Promise<readonly string[]> {
  const found = await nodesOn(visit).all();
  return Promise.all(found.map(async (one) => ((await one.getAttribute('id')) ?? '').replace('node-', '')));
}

/** The node that was not there before. */
async function newOn(visit: Visit, before: readonly string[]): Promise<string> {
  const [fresh = ''] = (await idsOn(visit)).filter((one) => !before.includes(one));
  return fresh;
}

async function fillCondition(visit: Visit, filled: Readonly<Record<string, string>>): Promise<void> {
  const { page } = visit;
  for (const [name, text] of Object.entries(filled)) {
    if (name.startsWith('pick.')) await pick(visit, name, text);
    else if (name === 'values')
      for (const value of text.split(' ')) await page.locator(`[name="values"][value="${value}"]`).check();
    else if (name === 'way' || name === 'kind')
      await page.locator(`[name="${name}"][value="${text}"]`).check();
    else if (name === 'timeUnit') await page.locator(`[name="${name}"]`).selectOption(text);
    else await page.locator(`[name="${name}"]`).fill(text);
  }
  await pressButton(visit, 'desk.rule.form.save');
  await expect(page.getByRole('status')).toHaveText(say(visit.locale, 'desk.rule.done.added'));
}

/** What is not on the list yet is found by its code. */
async function pick({ page, locale }: Visit, name: string, how: string): Promise<void> {
  const field = page.locator(`[name="${name}"]`);
  if ((await field.count()) === 0) {
    await page.locator('[name="find"]').fill(name.replace('pick.', ''));
    await page.getByRole('button', { name: say(locale, 'desk.rule.form.findGo') }).click();
  }
  await field.selectOption(how);
}

/** Adds a test firm. In: its facts by their keys, and what the officer did, by which conditions are numbered. */
export async function addTestFirm(
  visit: Visit,
  [name, facts, verdict]: readonly [string, Profile, Verdict],
  does: readonly Done[] = [],
): Promise<void> {
  const { page } = visit;
  await followLink(visit, 'desk.rule.firmAdd');
  await page.locator('[name="name"]').fill(name);
  // Nodes have ids of their own here, so what is checked is found by its place among what is checked.
  const checks = page.locator('[name^="fact.checked."]');
  const written = does.flatMap((one) => ('about' in one ? [one.about] : []));
  const checked = written.flatMap((about, index) => (about === 'prose' ? [`c${index + 1}.is`] : []));
  for (const [key, fact] of Object.entries(facts)) {
    if (typeof fact === 'boolean') {
      await checks.nth(checked.indexOf(key.split(':')[1] ?? '')).selectOption(fact ? 'yes' : 'no');
      continue;
    }
    const field = page.locator(`[name="fact.${key}"]`);
    if (typeof fact === 'string') await field.selectOption(fact);
    else if (fact && typeof fact === 'object' && 'day' in fact) await field.fill(fact.day);
    else await field.fill(String(fact));
  }
  await page.locator(`[name="expect"][value="${verdict}"]`).check();
  await pressButton(visit, 'desk.rule.firm.save');
  await expect(page.getByRole('status')).toHaveText(say(visit.locale, 'desk.rule.done.firm'));
}
