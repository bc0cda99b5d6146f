import { expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { getDiagnostic } from '@/lib/data/diagnostics/get';
import { anOwner } from '@/lib/data/testing/visitors';
import { screens } from '@/lib/domain/facts';
import { screenView } from './view';

const { db } = await withTestDatabase();

it.each([
  ['full', 'en', 'Daily work, quality and problems'],
  ['full', 'es', 'Trabajo diario, calidad y problemas'],
  ['short', 'en', 'Daily work and quality'],
  ['short', 'es', 'Trabajo diario y calidad'],
] as const)('the %s form has a title for what it asks, in %s', async (form, locale, title) => {
  const { ctx } = await anOwner(db, form);
  const context = { ...ctx, locale };
  expect(screenView(context, await getDiagnostic(context), 'work-process').heading).toBe(title);
});

it('leaves it to the buttons to send what is kept apart', async () => {
  const { ctx } = await anOwner(db);
  const diagnostic = await getDiagnostic(ctx);
  const left = screens.filter(({ id }) => !screenView(ctx, diagnostic, id).keepsItself);
  expect(left.map(({ id }) => id)).toEqual(['people', 'refused']);
});
