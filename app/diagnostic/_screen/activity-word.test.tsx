import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { getDiagnostic } from '@/lib/data/diagnostics/get';
import { saveScreen } from '@/lib/data/diagnostics/save-screen';
import { anOwner } from '@/lib/data/testing/visitors';
import { LOCALES } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import { readScreen } from './screen-form';
import { screenView } from './view';

const { db } = await withTestDatabase();

describe.each(LOCALES)('the search for an activity in %s', (locale) => {
  const t = translator(locale);

  async function drawnWith(word: string, intent: 'save' | 'keep') {
    const { ctx } = await anOwner(db);
    const context = { ...ctx, locale };
    const fields = { 'firm.isic.query': [word] };
    await saveScreen(context, { screen: 'activity', version: 0, fields, intent });
    const { questions } = await readScreen(screenView(context, await getDiagnostic(context), 'activity'));
    return renderToStaticMarkup(questions);
  }

  it.each([
    ['hidden marks', '\u202Evino', t('common.field.marks_of_direction')],
    ['a very long text', 'vino '.repeat(800), t('common.field.too_long', { max: 200 })],
  ])('refuses %s at the field, and keeps it', async (_, word, message) => {
    const html = await drawnWith(word, 'save');
    expect(html).toContain(message);
    expect(html).toContain(`value="${word}"`);
    expect(html).not.toContain('<bdi>');
  });

  it('sets what was typed apart from the sentence around it', async () => {
    const html = await drawnWith('vino', 'keep');
    const [before, after] = t('pages.question.found', { count: 3, query: '|' }).split('|');
    expect(html).toContain(`${before?.split(' ').at(-1)}<bdi>vino</bdi>${after}`);
  });
});
