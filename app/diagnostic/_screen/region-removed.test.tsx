import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { getDiagnostic } from '@/lib/data/diagnostics/get';
import { anOwner, type Owner, save } from '@/lib/data/testing/visitors';
import { LOCALES, type Locale } from '@/lib/domain/vocabulary';
import { drawQuestions } from './draw-question';
import { screenView } from './view';

const { db } = await withTestDatabase();

const TOLD = {
  en: 'You named a region of another country before. We removed it, since it is not in Chile.',
  es: 'Antes usted nombró una región de otro país. La quitamos porque no está en Chile.',
};

/** The place page as the firm sees it. */
async function placePage({ ctx }: Owner, locale: Locale): Promise<string> {
  const context = { ...ctx, locale };
  const drawn = await drawQuestions(screenView(context, await getDiagnostic(context), 'place'));
  return renderToStaticMarkup(drawn);
}

it.each(LOCALES)(
  'says that the region was removed with the country, until one is named, in %s',
  async (locale) => {
    const owner = await anOwner(db);
    await save(owner.ctx, 'country', { 'firm.country': ['AR'] });
    expect(await placePage(owner, locale)).not.toContain(TOLD[locale]);
    await save(owner.ctx, 'place', { 'firm.subdivision': ['AR-M'] });
    await save(owner.ctx, 'country', { 'firm.country': ['CL'] }, 1);
    expect(await placePage(owner, locale)).toContain(TOLD[locale]);
    await save(owner.ctx, 'place', { 'firm.subdivision': ['CL-BI'] }, 2);
    expect(await placePage(owner, locale)).not.toContain(TOLD[locale]);
  },
);

it('says nothing of the kind to a firm that left the region out itself, or named none', async () => {
  const owner = await anOwner(db);
  await save(owner.ctx, 'country', { 'firm.country': ['AR'] });
  await save(owner.ctx, 'place', {});
  await save(owner.ctx, 'country', { 'firm.country': ['CL'] }, 1);
  expect(await placePage(owner, 'en')).not.toContain('removed');
});

const CHOSEN = {
  en: 'You chose Córdoba (Argentina). It is not in Mexico.',
  es: 'Usted eligió Córdoba (Argentina). No está en México.',
};

it.each(LOCALES)(
  'keeps in words a region that the list of another country cannot show, in %s',
  async (locale) => {
    const owner = await anOwner(db);
    await save(owner.ctx, 'country', { 'firm.country': ['AR'] });
    await save(owner.ctx, 'country', { 'firm.country': ['MX'] }, 1);
    expect(await placePage(owner, locale)).not.toContain(CHOSEN[locale]);
    await save(owner.ctx, 'place', { 'firm.subdivision': ['AR-X'] });
    expect(await placePage(owner, locale)).toContain(CHOSEN[locale]);
    await save(owner.ctx, 'place', { 'firm.subdivision': ['MX-SIN'] });
    expect(await placePage(owner, locale)).not.toContain('Córdoba');
  },
);
