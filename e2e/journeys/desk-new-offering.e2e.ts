import { expect, test } from '@playwright/test';
import { paths } from '@/lib/paths';
import { apart, followLink, pressButton, signInAs } from '../support/account';
import { expectNoViolations } from '../support/checks';
import { say, type Visit } from '../support/fill';

/** A field by its label; where a page holds the same label twice, the one in a group of fields. */
function field({ page, locale }: Visit, key: string) {
  return page.getByRole('main').getByLabel(say(locale, key), { exact: true });
}

/** Opens one page of the offering from its own page. */
async function open(visit: Visit, id: string, part: string): Promise<void> {
  await visit.page.goto(paths.deskOffering(id));
  await followLink(visit, `desk.part.${part}.link`);
  await expect(visit.page.getByRole('heading', { level: 1 })).toHaveText(
    say(visit.locale, `desk.part.${part}.link`),
  );
}

async function save(visit: Visit): Promise<void> {
  await pressButton(visit, 'desk.edit.save');
  await expect(visit.page.getByRole('status')).toHaveText(say(visit.locale, 'desk.done.saved'));
}

async function tick({ page, locale }: Visit, role: 'radio' | 'checkbox', legend: string, option: string) {
  const group = page.getByRole('group', { name: say(locale, legend), exact: true });
  await group.getByRole(role, { name: say(locale, option), exact: true }).check();
}

async function fillTexts(visit: Visit, name: string): Promise<void> {
  const { page } = visit;
  await expect(field(visit, 'desk.words.name.en')).toHaveValue(name);
  // Nothing stands there that nobody has said.
  await expect(field(visit, 'desk.edit.priceUsd')).toHaveValue('');
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  const texts = {
    'desk.words.summary.en': 'Two visits to your cellar.',
    'desk.words.summary.es': 'Dos visitas a su bodega.',
    'desk.words.conditions.en': 'You make wine.',
    'desk.words.conditions.es': 'Usted hace vino.',
    'desk.words.how.en': 'An adviser comes to you.',
    'desk.words.how.es': 'Un asesor va a su bodega.',
    ...{
      'desk.edit.priceUsd': '120',
      'desk.edit.seats': '15',
      'desk.edit.hours': '6',
      'desk.edit.months': '3',
    },
  };
  for (const [key, text] of Object.entries(texts)) await field(visit, key).fill(text);
  await tick(visit, 'checkbox', 'desk.edit.learning', 'vocabulary.learningForm.mentoring');
  await tick(visit, 'radio', 'desk.edit.modality', 'vocabulary.modality.onsite');
  await tick(visit, 'checkbox', 'desk.edit.languages', 'vocabulary.language.es');
  await tick(visit, 'radio', 'desk.edit.intakeState', 'vocabulary.intake.open');
  await save(visit);
}

/** Choosing in a tree: found by its words, opened, included. */
async function fillForWhom(visit: Visit): Promise<void> {
  const { page, locale } = visit;
  const main = page.getByRole('main');
  const places = main.getByRole('group', { name: say(locale, 'desk.part.placesLegend'), exact: true });
  const sectors = main.getByRole('group', { name: say(locale, 'desk.part.sectorsLegend'), exact: true });
  await places.getByLabel(say(locale, 'desk.rule.form.find')).fill('mendoza');
  await places.getByRole('button', { name: say(locale, 'desk.rule.form.findGo') }).click();
  await places.getByLabel('Mendoza', { exact: true }).selectOption('in');
  await sectors.getByLabel(say(locale, 'desk.rule.form.find')).fill('1102');
  await sectors.getByRole('button', { name: say(locale, 'desk.rule.form.findGo') }).click();
  // What was chosen in the other list is still chosen.
  await expect(places.getByLabel('Mendoza', { exact: true })).toHaveValue('in');
  await sectors.getByLabel(/^1102 /).selectOption('in');
  await tick(visit, 'radio', 'desk.part.sectorsWhich', 'desk.part.sectors.some');
  for (const size of ['micro', 'small'])
    await tick(visit, 'checkbox', 'desk.part.sizesLegend', `vocabulary.sizes.${size}`);
  await save(visit);
}

async function fillWorksOn(visit: Visit): Promise<void> {
  const { page, locale } = visit;
  const main = page.getByRole('main');
  // Nothing stands there that nobody has said.
  await expect(field(visit, 'desk.fact.minAc')).toHaveValue('');
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await pressButton(visit, 'desk.edit.save');
  await expect(main.getByRole('alert')).toContainText(say(locale, 'desk.field.targets'));
  const add = async (capability: string, from: string, to: string) => {
    await field(visit, 'desk.part.targetsWhat').selectOption(capability);
    await field(visit, 'desk.part.targetsFrom').selectOption(from);
    await field(visit, 'desk.part.targetsTo').selectOption(to);
    await pressButton(visit, 'desk.part.targetsAdd');
  };
  const items = main
    .getByRole('group', { name: say(locale, 'desk.part.targetsLegend'), exact: true })
    .getByRole('listitem');
  await add('QMS', '0', '2');
  await expect(items).toHaveCount(1);
  await add('OPS', '3', '1');
  await expect(main.getByRole('alert')).toContainText(say(locale, 'desk.field.levels'));
  await add('OPS', '0', '1');
  await expect(items).toHaveCount(2);
  await items.nth(1).getByRole('button').click();
  await expect(items).toHaveCount(1);
  await field(visit, 'desk.fact.minAc').selectOption('0');
  await tick(visit, 'radio', 'desk.part.generic', 'desk.no');
  await save(visit);
}

async function fillCosts(visit: Visit): Promise<void> {
  const { locale } = visit;
  await tick(visit, 'radio', 'desk.part.membership', 'vocabulary.membership.optional');
  await field(visit, 'desk.part.fee').fill('cuarenta');
  await pressButton(visit, 'desk.edit.save');
  await expect(visit.page.getByRole('main').getByRole('alert')).toContainText(
    say(locale, 'desk.field.amount'),
  );
  await expect(field(visit, 'desk.part.fee')).toHaveValue('cuarenta');
  await field(visit, 'desk.part.fee').fill('40');
  await field(visit, 'desk.part.waiverWho').selectOption('micro');
  await field(visit, 'desk.part.waiverPercent').fill('50');
  // What stands beside “add” counts without it.
  await save(visit);
}

async function fillKnowledge(visit: Visit): Promise<void> {
  for (const [kind, strength] of Object.entries({ what: '0', how: '1', why: '0.5' }))
    await field(visit, `vocabulary.knowledge.${kind}`).selectOption(strength);
  await tick(visit, 'radio', 'desk.fact.nature', 'vocabulary.nature.applied');
  await field(visit, 'desk.part.practice').fill('60');
  await tick(visit, 'radio', 'desk.part.followUp', 'vocabulary.followUp.none');
  await tick(visit, 'radio', 'desk.part.international', 'desk.no');
  await tick(visit, 'checkbox', 'desk.part.channel', 'vocabulary.channel.indirect');
  await field(visit, 'desk.part.communitiesPlace').selectOption('AR-J');
  await field(visit, 'desk.part.communitiesTrade').selectOption('11');
  await pressButton(visit, 'desk.part.communitiesAdd');
  await save(visit);
}

async function fillSteps(visit: Visit): Promise<void> {
  await field(visit, 'desk.part.gives.what').selectOption('public_programme');
  await pressButton(visit, 'desk.part.gives.add');
  await save(visit);
}

for (const { script, locale } of [
  { script: false, locale: 'es' },
  { script: true, locale: 'en' },
] as const)
  test(`an officer makes an offering from nothing, fills its pages and publishes it ${script ? 'with' : 'without'} scripts`, async ({
    browser,
  }) => {
    test.slow();
    const means = { locale, script };
    const name = `Clinic ${Date.now()} ${locale}`;
    await apart(browser, means, async (officer) => {
      const { page } = officer;
      const main = page.getByRole('main');
      const look = async () => (script ? expectNoViolations(page) : undefined);
      await signInAs(officer, 'officer');
      await followLink(officer, 'desk.nav.offerings');
      await followLink(officer, 'desk.new.link');
      await field(officer, 'desk.words.name.en').fill(name);
      await pressButton(officer, 'desk.new.go');
      await expect(main.getByRole('alert').getByRole('link')).toContainText([
        say(locale, 'desk.field.needed'),
        say(locale, 'desk.field.option'),
      ]);
      await expect(field(officer, 'desk.words.name.en')).toHaveValue(name);
      await look();
      await field(officer, 'desk.words.name.es').fill(name);
      await field(officer, 'desk.fact.type').selectOption('testing');
      await pressButton(officer, 'desk.new.go');
      await expect(page.getByRole('status')).toHaveText(say(locale, 'desk.done.created'));
      await look();
      const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';

      await followLink(officer, 'desk.view.missing');
      await expect(main).toContainText(say(locale, 'desk.publish.unfinished'));
      await expect(main).toContainText(say(locale, 'desk.fact.countries'));
      await expect(main.getByRole('button', { name: say(locale, 'desk.publish.go') })).toHaveCount(0);
      await look();

      await page.goto(paths.editOffering(id));
      await fillTexts(officer, name);
      const pages = {
        ...{ 'for-whom': fillForWhom, 'works-on': fillWorksOn, costs: fillCosts },
        ...{ knowledge: fillKnowledge, steps: fillSteps },
      };
      for (const [part, fill] of Object.entries(pages)) {
        await open(officer, id, part);
        await look();
        await fill(officer);
      }
      await followLink(officer, 'desk.view.preview');
      await pressButton(officer, 'desk.publish.go');
      await expect(page.getByRole('status')).toHaveText(say(locale, 'desk.done.published'));

      await apart(browser, means, async (visitor) => {
        const shown = visitor.page.getByRole('main');
        await visitor.page.goto(paths.offerings({ q: name, subdivision: 'AR-M', country: 'AR' }));
        await shown.getByRole('link', { name, exact: true }).click();
        await expect(shown).toContainText('USD 120');
        for (const key of ['vocabulary.offeringType.testing', 'vocabulary.capability.QMS'])
          await expect(shown).toContainText(say(locale, key));
        await expect(shown).not.toContainText(say(locale, 'vocabulary.capability.OPS'));
      });
    });
  });

test('a page that somebody else has overtaken shows both versions and loses nothing', async ({ browser }) => {
  test.slow();
  const means = { locale: 'en', script: false } as const;
  await apart(browser, means, async (officer) => {
    const { page } = officer;
    await signInAs(officer, 'officer');
    await page.goto(paths.deskOffering('O07'));
    await pressButton(officer, 'desk.view.duplicate');
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.goto(paths.editPart(id, 'costs'));
    await apart(browser, means, async (admin) => {
      await signInAs(admin, 'institution_admin');
      await admin.page.goto(paths.editPart(id, 'costs'));
      await field(admin, 'desk.part.fee').fill('31');
      await save(admin);
    });
    await field(officer, 'desk.part.fee').fill('47');
    await pressButton(officer, 'desk.edit.save');
    await expect(page.getByRole('main').getByRole('alert')).toContainText(
      say('en', 'desk.edit.conflictTitle'),
    );
    for (const text of ['USD 31', 'USD 47'])
      await expect(page.getByRole('main').getByRole('table')).toContainText(text);
    await expect(field(officer, 'desk.part.fee')).toHaveValue('47');
    await save(officer);
    await page.goto(paths.discardDraft(id));
    await pressButton(officer, 'desk.discard.go');
    await expect(page).toHaveURL(paths.deskOfferings());
  });
});
