import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { getDiagnostic } from '@/lib/data/diagnostics/get';
import { anOwner, answerFirstSection, save } from '@/lib/data/testing/visitors';
import { LOCALES, type Locale } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import type { FormFields } from '@/lib/schemas/fields';
import { drawConflict } from './conflict-note';
import { screenView } from './view';

const { db } = await withTestDatabase();

/** What stands under "saved now" and under "typed earlier", where the fields were kept of a page closed since. */
async function told(locale: Locale, screen: string, saved: FormFields, kept: FormFields) {
  const { ctx } = await anOwner(db);
  const context = { ...ctx, locale };
  await answerFirstSection(context);
  const { version = 0 } = (await getDiagnostic(context)).screens[screen] ?? {};
  await save(context, screen, saved, version);
  const diagnostic = await getDiagnostic(context);
  const pending = { fields: kept, errors: [], conflict: true, others: [kept] };
  const screens = { [screen]: { version: 1, storedVersion: 1, pending, sentBy: null } };
  const html = renderToStaticMarkup(
    await drawConflict(screenView(context, { ...diagnostic, screens }, screen)),
  );
  const [, now = '', before = ''] = html.split('<h3>');
  return { now: linesOf(now), before: linesOf(before) };
}

function linesOf(html: string): readonly string[] {
  return [...html.matchAll(/<dd>(.*?)<\/dd>/g)].map(([, line = '']) => line.replaceAll('&#x27;', "'"));
}

const pages: readonly (readonly [screen: string, fields: FormFields])[] = [
  ['country', { 'firm.country': ['MX'] }],
  ['place', { 'firm.subdivision': ['AR-J'] }],
  ['activity', { 'firm.isic': ['1101'], 'firm.isic.query': ['gin'], 'firm.isic.seen': ['gin'] }],
  ['certificates', { 'standards.held.ISO9001': ['valid'], 'standards.held.HACCP': ['working'] }],
  ['programmes', { 'learn.programmes.testing': ['finished'] }],
  ['know', { 'need.know.what': ['1'], 'need.know.how': ['0'], 'need.know.why': ['1'] }],
  ['members', { 'firm.associations': ['chamber'], 'firm.associations.member': ['I01'] }],
];

describe.each(LOCALES)('what was typed earlier in another window, in %s', (locale) => {
  it.each(pages)('is told on the page %s as if it were saved', async (screen, fields) => {
    const { now, before } = await told(locale, screen, fields, fields);
    expect(now).not.toEqual([translator(locale)('common.notAnswered')]);
    expect(before).toEqual(now);
  });

  it('names countries, regions and certificates', async () => {
    const earlier = async (screen: string, kept: FormFields) =>
      (await told(locale, screen, {}, kept)).before.join();
    expect(await earlier('country', { 'firm.country': ['MX'] })).toBe({ en: 'Mexico', es: 'México' }[locale]);
    expect(await earlier('place', { 'firm.subdivision': ['AR-J'] })).toBe('San Juan');
    expect(await earlier('certificates', { 'standards.held.ISO9001': ['valid'] })).toContain('ISO 9001');
  });

  it('stands as typed where it cannot be read', async () => {
    const kept = { 'firm.employees': ['a dozen'], 'firm.year_started': ['1998'] };
    expect((await told(locale, 'size', {}, kept)).before).toEqual(['a dozen', '1998']);
  });

  it('keeps the words of what is sound beside what is not', async () => {
    const kept = { 'need.priorities.1': ['QMS'], 'need.priorities.2': ['QMS'] };
    const { before } = await told(locale, 'priorities', {}, kept);
    const name = translator(locale)('diagnostic.need.priorities.option.QMS');
    expect(before).toEqual([`1. ${name} · ${name}`]);
  });
});
