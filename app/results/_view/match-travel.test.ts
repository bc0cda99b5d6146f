import { expect, it, vi } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { createRun } from '@/lib/data/runs/create';
import { anOwner, answerFirstSection, save } from '@/lib/data/testing/visitors';
import { question } from '@/lib/domain/facts';
import { LOCALES } from '@/lib/domain/vocabulary';
import { matchPage } from './match-view';

vi.mock('next/headers', () => ({ headers: async () => new Headers({ host: 'puente.example' }) }));

const { db } = await withTestDatabase();

/** What is told of the distance to an offering, in English and Spanish, after this answer of a winery. */
async function toldOf(offering: string, travel: string | null, place = 'AR-J') {
  const { ctx } = await anOwner(db);
  await answerFirstSection(ctx);
  await save(ctx, 'place', { 'firm.subdivision': [place] }, 1);
  if (travel !== null) await save(ctx, 'fees', { 'access.travel': [travel] });
  await createRun(ctx, {});
  const pages = await Promise.all(LOCALES.map((locale) => matchPage({ ...ctx, locale }, offering)));
  return pages.map((page) => {
    if (page.kind !== 'match') throw new Error('There is a result.');
    return page.view.parts?.rows.find(({ key }) => key === 'dist')?.sentence;
  });
}

const AT_HOME = [
  'You said your people can take part only online or at your own place.',
  'Usted dijo que su gente solo puede participar por internet o en su propio lugar.',
] as const;
const ANYWHERE = [
  'You said your people can travel anywhere.',
  'Usted dijo que su gente puede viajar a cualquier parte.',
] as const;
const A_NIGHT = [
  'You said your people can travel up to 600 km, or be away for a night.',
  'Usted dijo que su gente puede viajar hasta 600 km, o pasar una noche fuera.',
] as const;
const upTo = (km: number) =>
  [
    `You said your people can travel up to ${km} km.`,
    `Usted dijo que su gente puede viajar hasta ${km} km.`,
  ] as const;
const SAID = { '0': AT_HOME, '30': upTo(30), '150': upTo(150), '600': A_NIGHT, any: ANYWHERE };

const FAR = [/^Mendoza, about 420 km from you/, /^Mendoza, a unos 420 km/] as const;
const TOO_FAR = [/^Mendoza, farther than you said/, /^Mendoza, más lejos de lo que usted dijo/] as const;

it.each([
  ['0', TOO_FAR],
  ['30', TOO_FAR],
  ['150', TOO_FAR],
  ['600', FAR],
  ['any', FAR],
] as const)('sets the distance against the answer %s to how far people can go', async (answer, distance) => {
  const told = await toldOf('O01', answer);
  for (const [at, sentence] of told.entries()) {
    expect(sentence).toMatch(distance[at] ?? '');
    expect(sentence).toContain(`. ${SAID[answer][at]}`);
  }
});

it('says of a hybrid offering too what was answered, and nothing where it lies at the firm', async () => {
  expect((await toldOf('O03', '0'))[0]).toMatch(
    new RegExp(`^${FAR[0].source}.+ partly online\\. ${AT_HOME[0]}$`),
  );
  expect(await toldOf('O03', '0', 'AR-M')).toEqual(['In your region.', 'En su región.']);
});

it('says nothing of an answer that was not given', async () => {
  for (const sentence of await toldOf('O01', null)) expect(sentence).toMatch(/^Mendoza, [^.]+\.$/);
});

it('is checked with every option of the question', () => {
  expect(Object.keys(SAID)).toEqual(question('access.travel').options);
});
